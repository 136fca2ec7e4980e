/** A learner at work in a lab, whose lines reach a server that somebody else reads and writes: as the class server keeps them, without one. */
import type { LookDoor } from '#src/components/classroom/teach/look/Look.tsx';
import { createFeed } from '#src/components/classroom/teach/feed.tsx';
import { attemptEntry } from '#src/lab/attempt.ts';
import type { AttemptEntry } from '#src/lab/attempt.ts';
import { findLab } from '#src/lab/registry.ts';
import { openSession } from '#src/lab/session.ts';
import type { AttemptLog } from '#src/lab/session.ts';

export const attempt = 's1.first';

interface Kept {
  by: 'learner' | 'staff';
  entry: AttemptEntry;
}

/** Opens a lab for a learner called Ana; Ada leads the class, and the learner answers her with `consents`. */
export async function atWork({ id = 'expressroute/connect-a-network', consents = true } = {}) {
  const { default: lab } = await findLab(id).load();
  const lines: Kept[] = [];
  const feed = createFeed();
  let holder: { account: string; name: string } | undefined;
  const toldPlaces: Readonly<Record<string, string>>[] = [];
  let isReachable = true;
  const told = (by: string, from: number) => {
    feed.tell({
      seq: lines.length,
      at: 0,
      kind: 'lines',
      body: { attempt, seat: 's1', from, length: lines.length, by, lab: id },
    });
  };
  const log: AttemptLog = {
    append: (_, n, entry) => {
      if (lines.length !== n) return Promise.resolve('taken');
      lines.push({ by: 'learner', entry: attemptEntry.parse(entry) });
      told('seat:s1', n);
      return Promise.resolve('kept');
    },
    read: (_, from) => Promise.resolve(lines.slice(from).map(({ entry }) => entry)),
  };
  const session = await openSession({
    lab,
    log,
    attempt,
    real: () => Date.now(),
    begin: { seed: 'seed-1', profile: 'taught', way: 'practice' },
  });
  const no = (status: number, code: string, message: string) =>
    Promise.resolve({ ok: false as const, status, code, message });
  const held = (next: typeof holder) => {
    holder = next;
    feed.tell({
      seq: 0,
      at: 0,
      kind: 'held',
      body: { attempt, ...(next === undefined ? {} : { by: next.account, name: next.name }) },
    });
  };
  const door: LookDoor = {
    read: (from) =>
      isReachable
        ? Promise.resolve({
            ok: true as const,
            value: {
              length: lines.length,
              now: Date.now(),
              skew: 0,
              ...(holder === undefined ? {} : { heldBy: holder }),
              // A few at once, so that whoever reads has to ask again.
              lines: lines.slice(from, from + 3).map((line, at) => ({ n: from + at, at: 0, ...line })),
            },
          })
        : no(0, 'NoNetwork', 'The class server does not answer.'),
    append(from, entries) {
      if (holder?.account !== 'ada') return no(403, 'NotHeld', 'You are not at the controls.');
      if (from !== lines.length) return no(409, 'Taken', 'Another line stands there.');
      for (const entry of entries) lines.push({ by: 'staff', entry: { ...attemptEntry.parse(entry), by: 'Ada' } });
      told('staff:ada', from);
      return Promise.resolve({ ok: true as const, value: { length: lines.length } });
    },
    askForControls() {
      setTimeout(() => {
        feed.tell({ seq: 0, at: 0, kind: 'consent', body: { attempt, given: consents } });
        if (consents) held({ account: 'ada', name: 'Ada' });
      }, 0);
      return Promise.resolve({ ok: true as const, value: { state: 'asked' as const } });
    },
    tellPlaces(places) {
      toldPlaces.push(places);
      return Promise.resolve({ ok: true as const, value: undefined });
    },
    handBack() {
      held(undefined);
      return Promise.resolve({ ok: true as const, value: undefined });
    },
  };
  return {
    lab,
    session,
    feed,
    door,
    lines,
    toldPlaces,
    takeBack: () => held(undefined),
    cut: (isCut: boolean) => {
      isReachable = !isCut;
    },
    head: {
      id: attempt,
      seat: 's1',
      entry: 'first',
      lab: id,
      way: 'practice' as const,
      cloud: false,
      length: lines.length,
      madeAt: 0,
      changedAt: 0,
    },
  };
}

export type AtWork = Awaited<ReturnType<typeof atWork>>;
