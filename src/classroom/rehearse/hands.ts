/** The hands of a simulated learner: a running attempt, every new line of which goes to the desk. */
import { replay, parseSnapshot } from '#src/azure/arm.ts';
import type { Arm } from '#src/azure/arm.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import type { VirtualClock } from '#src/base/clock.ts';
import type { AttemptEntry, Way } from '#src/lab/attempt.ts';
import type { Act, Lab } from '#src/lab/definition.ts';
import { requestOf } from '#src/lab/play.ts';
import { openSession } from '#src/lab/session.ts';
import type { AttemptLog, Session } from '#src/lab/session.ts';
import { standingOf, toldOf } from '#src/classroom/stuck/standing.ts';
import type { Desk, SentLine } from '#src/classroom/rehearse/desk.ts';

export interface Hands {
  session: Session;
  /** Sends one request through the door of the lab. True when it was accepted. */
  ask(act: Act): Promise<boolean>;
  /** Does something with the attempt, and hands over what it added to the log. */
  work(deed: (session: Session) => Promise<unknown>): Promise<void>;
  /** Opens a page of the portal, in the first person's pane. */
  look(path: string): Promise<void>;
  /** A copy of the Cloud as it is now, to try things out on. */
  copy(): Promise<{ arm: Arm; clock: VirtualClock }>;
}

/** A log in memory: one learner, one device. It goes on from what the desk has already. */
export function logInMemory(known: readonly AttemptEntry[] = []): AttemptLog {
  const kept: unknown[] = [...known];
  return {
    append(_, n, entry) {
      if (n < kept.length) return Promise.resolve('taken');
      kept[n] = entry;
      return Promise.resolve('kept');
    },
    read: (_, from) => Promise.resolve(kept.slice(from)),
  };
}

export interface Place {
  lab: Lab;
  desk: Desk;
  seed: string;
  profile: 'taught' | 'today';
  way: Way;
  /** The time of the class in epoch milliseconds. */
  now: () => number;
  /** What the desk has of this attempt: a learner who comes back goes on from there. */
  known?: readonly AttemptEntry[];
}

/** Opens an attempt for a simulated learner, and hands over its first line. */
export async function handsAt({ lab, desk, seed, profile, way, now, known = [] }: Place): Promise<Hands> {
  const session = await openSession({
    lab,
    log: logInMemory(known),
    attempt: `${lab.id}#1`,
    real: now,
    begin: { seed, profile, way },
  });
  let sent = known.length;
  const handOver = async () => {
    const all = session.entries();
    const lines = all.slice(sent).map((entry, index): SentLine => lineOf(entry, sent + index));
    sent = all.length;
    await desk.append(lines, standingOf(session, now()));
  };
  const work: Hands['work'] = async (deed) => {
    await session.tick();
    await deed(session);
    await handOver();
  };
  await handOver();
  return {
    session,
    work,
    async ask(act) {
      let isAccepted = false;
      await work(async ({ fetch }) => {
        isAccepted = (await fetch(requestOf(act))).ok;
      });
      return isAccepted;
    },
    async look(path) {
      await session.tick();
      session.seen(session.scenario.people[0]?.id ?? 'learner', path);
      await desk.open(path, true);
    },
    async copy() {
      await session.tick();
      const { attempt } = session.state();
      const start = parseSnapshot(attempt.start);
      const clock = createVirtualClock(start.at);
      const writes = attempt.writes.flatMap(({ journal }) => journal);
      const arm = await replay(start, writes, clock);
      clock.advanceTo(session.now());
      return { arm, clock };
    },
  };
}

function lineOf(entry: AttemptEntry, n: number): SentLine {
  const told = toldOf(entry);
  return { n, entry, ...(told.length > 0 && { told }) };
}
