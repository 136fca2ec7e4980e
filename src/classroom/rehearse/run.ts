/** Rehearsals: a class filled with simulated learners, who join, work, get stuck, ask and let themselves be helped until they are sent away. */
import { readLines } from '../attempts/read.ts';
import { attemptIdOf } from '../attempts/names.ts';
import { knownClass } from '../classes/read.ts';
import type { ClassPlan, PlanEntry } from '../classes/plan.ts';
import type { Endpoint } from '../endpoint.ts';
import { whyOf } from '../log.ts';
import type { Services } from '../services.ts';
import { integer } from '#src/base/random.ts';
import type { AttemptEntry } from '#src/lab/attempt.ts';
import { findLab, labs } from '#src/lab/registry.ts';
import { linesFound } from '../attempts/words.ts';
import { act } from './act.ts';
import { classOf } from './actor.ts';
import type { Actor } from './actor.ts';
import { actorSeats, clearActors, seatActor } from './seats.ts';
import { askerFor, Interrupted, serverDesk } from './server-desk.ts';
import type { Ask, Seat } from './server-desk.ts';

export interface Rehearsals {
  /** Begins one. The learners come in one after the other, and work on the labs of the plan that are done alone. */
  start: (services: Services, inClass: string, size: { learners: number; pace: number }) => void;
  /** Whether one is running here, how many simulated learners the class has, and since when. */
  of: (services: Services, inClass: string) => Promise<{ running: boolean; learners: number; since?: number }>;
  /** Ends one and takes its learners out of the class. Answers how many there were. */
  end: (services: Services, inClass: string) => Promise<number>;
  /** Sends all of them home at once, before the server ends. What they did stays. */
  close: () => Promise<void>;
}

interface Run {
  since: number;
  /** Ends it, and wakes whoever waits. */
  end: AbortController;
  /** Faster than life by this factor. */
  pace: number;
  work: Promise<unknown>;
}

/** Milliseconds of a rehearsal at the pace of life. */
const times = {
  /** Between one learner who joins and the next, and the longest that all of them take. */
  joins: 400,
  joinsAtMost: 90_000,
  /** How long somebody stays stuck before they find on by themselves. */
  stuck: 8 * 60_000,
  /** Between two looks at whether the controls were given back, or a gate was opened. */
  again: 4000,
};

/** The labs of a plan that a learner does alone on a Cloud of their own. */
export const labsAlone = ({ entries }: ClassPlan): PlanEntry[] =>
  entries.filter(
    ({ kind, ref, way, people }) =>
      kind === 'lab' && way !== 'assessed' && people === undefined && labs.some(({ id }) => id === ref),
  );

/** What a learner waits out: somebody at the controls, a gate that is shut, a class that is paused. */
const passing = new Set(['Held', 'Taken', 'Shut', 'Paused']);

const isOver = ({ end }: Run): boolean => end.signal.aborted;

export interface RehearsalParts {
  /** Passes time. Rejects when the signal says that it is over. */
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** The endpoints; asked for late, since they list the rehearsal's own. */
  endpoints: () => Promise<readonly Endpoint[]>;
}

/** Makes the place where rehearsals run. */
export function createRehearsals({ wait, endpoints }: RehearsalParts): Rehearsals {
  const runs = new Map<string, Run>();

  async function play(services: Services, run: Run, actor: Actor, seat: Seat, entry: PlanEntry, ask: Ask) {
    const attempt = attemptIdOf(seat.id, entry.id);
    const { default: lab } = await findLab(entry.ref).load();
    const { settings } = await services.store.read((db) => knownClass(db, seat.class));
    let kind = actor.kind;
    while (!isOver(run)) {
      const known = await logOf(services, seat, attempt);
      if (known.some(({ kind: what }) => what === 'handed-in')) return;
      const script = act(
        { ...actor, kind },
        {
          lab,
          desk: serverDesk(ask, attempt, services.now),
          seed: actor.seed,
          profile: settings.profile,
          way: entry.way ?? 'guided',
          now: services.now,
          known,
          lesson: `/${lab.id.split('/')[0] ?? ''}/`,
          stuckFor: times.stuck / run.pace,
          isStuck: (reason) => {
            if (reason !== 'idle' && integer(3, actor.seed, 'hand') === 0) void raise(ask);
          },
        },
      );
      try {
        for await (const pause of script) {
          await wait(pause / run.pace, run.end.signal);
          if (isOver(run)) return;
          await answerTheInstructor(ask, services, attempt);
        }
        return;
      } catch (cause) {
        if (!(cause instanceof Interrupted) || !passing.has(cause.code)) throw cause;
        // Whoever was helped goes on without the mistake.
        if (kind !== 'steady') kind = 'slow';
        await wait(times.again / run.pace, run.end.signal);
      }
    }
  }

  async function attend(services: Services, run: Run, actor: Actor, inClass: string, entries: readonly PlanEntry[]) {
    const { id } = await seatActor(services, inClass, actor.name);
    const seat: Seat = { id, class: inClass, name: actor.name };
    const ask = askerFor(await endpoints(), services, seat);
    for (const entry of entries) if (!isOver(run)) await play(services, run, actor, seat, entry, ask);
  }

  async function all(services: Services, run: Run, inClass: string, learners: number) {
    const { plan } = await services.store.read((db) => knownClass(db, inClass));
    const entries = labsAlone(plan);
    const step = Math.min(times.joins, times.joinsAtMost / learners) / run.pace;
    const attending = classOf(inClass, learners).map(async (actor, index) => {
      try {
        await wait(index * step, run.end.signal);
        if (!isOver(run)) await attend(services, run, actor, inClass, entries);
      } catch (cause) {
        if (!isOver(run)) services.log('rehearsal', whyOf(cause));
      }
    });
    await Promise.all(attending);
  }

  const stop = async (inClass: string) => {
    const run = runs.get(inClass);
    runs.delete(inClass);
    if (!run) return;
    run.end.abort();
    await run.work;
  };
  return {
    start(services, inClass, { learners, pace }) {
      const run: Run = { since: services.now(), end: new AbortController(), pace, work: Promise.resolve() };
      runs.set(inClass, run);
      run.work = all(services, run, inClass, learners).catch((cause: unknown) => {
        services.log('rehearsal', whyOf(cause));
      });
    },
    async of(services, inClass) {
      const run = runs.get(inClass);
      const { length } = await actorSeats(services, inClass);
      return { running: run !== undefined, learners: length, ...(run && { since: run.since }) };
    },
    async end(services, inClass) {
      await stop(inClass);
      return clearActors(services, inClass);
    },
    close: async () => {
      await Promise.all([...runs.keys()].map(stop));
    },
  };
}

/** A hand goes up, unless the class cannot hear of it now. */
const raise = (ask: Ask) => ask('POST', 'hand', {}, { up: true, text: 'I do not get on here.' }).catch(() => undefined);

/** Says yes to whoever asks for the controls. Throws `Interrupted` while somebody has them. */
async function answerTheInstructor(ask: Ask, { store }: Services, attempt: string) {
  const row = await store.read((db) =>
    db.selectFrom('attempts').select(['asked_by', 'held_by']).where('id', '=', attempt).executeTakeFirst(),
  );
  if (!row) return;
  if (row.asked_by !== null) await ask('POST', 'attempts/:attempt/consent', { attempt }, { given: true });
  if (row.asked_by !== null || row.held_by !== null) throw new Interrupted('Held');
}

/** The whole log of an attempt as the server has it; empty where there is none. */
async function logOf(services: Services, seat: Seat, attempt: string): Promise<AttemptEntry[]> {
  const entries: AttemptEntry[] = [];
  for (;;) {
    const found = linesFound.safeParse(
      await readLines({ seat }, { class: seat.class, attempt }, entries.length, services),
    );
    if (!found.success) return entries;
    entries.push(...found.data.lines.map(({ entry }) => entry));
    if (found.data.lines.length === 0 || entries.length >= found.data.length) return entries;
  }
}
