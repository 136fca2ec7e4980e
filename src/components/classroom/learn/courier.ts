/** Carries what a learner does to the class: lines of labs and events of the record, each until the server has it. It works on without a network and goes on when it is back. */
import { keptAs, keptFor } from '#src/classroom/attempts/names.ts';
import { listedAttempts } from '#src/classroom/attempts/words.ts';
import type { ProgressEvent } from '#src/progress/events.ts';
import type { RecordStore } from '#src/progress/store.ts';
import type { Problem } from '../api.ts';
import { agreedOn, fetchMore, isAway, send, type Carried, type CarryParts, type Log } from './carry.ts';

/** How it stands with what was done here. `waiting`: so many steps are in this browser only. */
export interface CourierState {
  waiting: number;
  /** Why they wait, where it is more than a moment. */
  problem: Problem | undefined;
  /** Another device went on with this lab; what was done here is kept under this name. */
  aside: { lab: string; name: string } | undefined;
}

export interface CourierParts extends Omit<CarryParts, 'record'> {
  record: RecordStore;
  seat: string;
  course: string;
  /** Since when the learner sits in the class: what was done before is nobody's business there. */
  since: number;
  /** Does some work later; returns the way to forget it. */
  later: (work: () => void, milliseconds: number) => () => void;
  /** Told when earlier lines of a log have changed: whoever has it open opens it anew. */
  changed: (log: Log) => void;
}

export interface Courier {
  state: () => CourierState;
  subscribe: (listener: () => void) => () => void;
  /** Goes to work now: the network may be back. */
  hurry: () => void;
  /** Somebody else wrote into this attempt at a lab: fetches it. */
  fetch: (attempt: string, lab: string) => void;
  /** Resolves when nothing is left that can be done now. */
  settled: () => Promise<void>;
  close: () => void;
}

/** After a change, so long others are waited for; after a failure, longer each time. */
const gather = 250;
const pauses = [1000, 2000, 5000, 10_000, 20_000, 30_000];
/** Events of another device may be merged in with an earlier time. */
const lookBack = 10 * 60_000;
const mostEvents = 200;

/** Begins to carry. What waits from earlier pages is seen to first. */
export function createCourier(parts: CourierParts): Courier {
  const { record, seat, ask, kept, later, inClass } = parts;
  const listeners = new Set<() => void>();
  const toSend = new Map<string, Log>();
  const toFetch = new Map<string, Log>();
  /** What the server does not take as it is. */
  const refused = new Map<string, { log: Log; problem: Problem }>();
  const sentEvents = new Set<string>();
  let hasEvents = true;
  let isListed = false;
  let failures = 0;
  let isClosed = false;
  let shown: CourierState = { waiting: 0, problem: undefined, aside: undefined };
  let cancel: (() => void) | undefined;
  let working: Promise<void> | undefined;

  const show = (change: Partial<CourierState>) => {
    shown = { ...shown, ...change };
    for (const listener of listeners) listener();
  };
  const count = async () => {
    const logs = new Map([...refused].map(([attempt, { log }]) => [attempt, log]));
    for (const [attempt, log] of toSend) logs.set(attempt, log);
    const lines = await Promise.all(
      [...logs.values()].map(async (log) => (await record.attempts.read(log.kept, agreedOn(kept, log))).length),
    );
    const events = hasEvents ? (await eventsToSend()).length : 0;
    return lines.reduce((sum, length) => sum + length, events);
  };
  const isMine = (event: ProgressEvent) =>
    event.course === parts.course &&
    event.at >= parts.since &&
    !sentEvents.has(event.id) &&
    (!('attempt' in event) || keptFor(seat, event.attempt) !== undefined);
  const eventsToSend = async () => {
    const from = Number(kept.get(`events/${seat}`) ?? 0) - lookBack;
    return (await record.all()).filter((event) => event.at >= from && isMine(event));
  };
  const sendEvents = async (): Promise<Carried> => {
    for (;;) {
      const events = (await eventsToSend()).slice(0, mostEvents);
      const last = events.at(-1);
      if (!last) return { kind: 'same' };
      const answer = await ask('POST', `/api/classes/${encodeURIComponent(inClass)}/events`, {
        events,
        sent: parts.real(),
      });
      if (!answer.ok) return { kind: isAway(answer) ? 'away' : 'refused', problem: answer };
      for (const { id } of events) sentEvents.add(id);
      kept.set(`events/${seat}`, String(last.at));
    }
  };
  /** Finds out what stands on which side: after hours without a network, and on a device that is new to the class. */
  const list = async (): Promise<Carried> => {
    for (const name of await record.attempts.list()) {
      const found = keptFor(seat, name);
      if (found) toSend.set(found.attempt, { attempt: found.attempt, kept: name });
    }
    const answer = await ask(
      'GET',
      `/api/classes/${encodeURIComponent(inClass)}/attempts?seat=${encodeURIComponent(seat)}`,
    );
    if (!answer.ok) return { kind: isAway(answer) ? 'away' : 'refused', problem: answer };
    for (const { id, lab, length, cloud } of listedAttempts.parse(answer.value)) {
      const log = { attempt: id, kept: keptAs(lab, id) };
      if (!cloud && keptFor(seat, log.kept) && length !== agreedOn(kept, log)) toFetch.set(id, log);
    }
    return { kind: 'same' };
  };
  /** One thing that is to be done, and done with. */
  const next = (): (() => Promise<Carried>) | undefined => {
    if (!isListed)
      return async () => {
        const done = await list();
        isListed = done.kind === 'same';
        return done;
      };
    for (const [jobs, work] of [
      [toFetch, fetchMore],
      [toSend, send],
    ] as const) {
      const [log] = jobs.values();
      if (log)
        return async () => {
          jobs.delete(log.attempt);
          const done = await work(parts, log);
          if (done.kind === 'away' || done.kind === 'held') jobs.set(log.attempt, log);
          if (done.kind === 'held') toFetch.set(log.attempt, log);
          if (done.kind === 'refused') refused.set(log.attempt, { log, problem: done.problem });
          else refused.delete(log.attempt);
          if (done.kind === 'aside') {
            parts.changed(log);
            show({ aside: { lab: keptFor(seat, log.kept)?.lab ?? '', name: done.name } });
          }
          return done;
        };
    }
    if (!hasEvents) return undefined;
    return async () => {
      hasEvents = false;
      const done = await sendEvents();
      hasEvents ||= done.kind === 'away';
      return done;
    };
  };
  const work = async () => {
    cancel?.();
    cancel = undefined;
    show({ waiting: await count() });
    let problem: Problem | undefined;
    for (let job = next(); job && !isClosed; job = next()) {
      const done = await job();
      if (done.kind === 'away' || done.kind === 'refused') problem = done.problem;
      if (done.kind === 'away' || (done.kind === 'refused' && !isListed)) {
        wait(pauses[Math.min(failures, pauses.length - 1)] ?? 0, done.problem.retryAfter);
        failures += 1;
        break;
      }
      if (done.kind === 'held') {
        wait(pauses[2] ?? 0);
        break;
      }
      if (done.kind !== 'refused') failures = 0;
    }
    const [no] = refused.values();
    show({ waiting: await count(), problem: problem ?? no?.problem });
  };
  const wait = (milliseconds: number, seconds = 0) => {
    cancel?.();
    if (!isClosed) cancel = later(hurry, Math.max(milliseconds, seconds * 1000));
  };
  const hurry = () => {
    if (isClosed) return;
    working = (working ?? Promise.resolve()).then(work).catch((cause: unknown) => {
      // What the record or the server said was none of ours: the next change tries again.
      const message = cause instanceof Error ? cause.message : 'The courier stopped.';
      show({ problem: { ok: false, status: 200, code: 'Unreadable', message } });
    });
  };
  const soon = () => {
    if (failures === 0 && cancel === undefined) wait(gather);
  };
  const stop = record.subscribe((change) => {
    if (change.kind === 'events') hasEvents = true;
    if (change.kind === 'merged') isListed = false;
    if (change.kind === 'attempt') {
      const found = keptFor(seat, change.attempt);
      if (!found) return;
      toSend.set(found.attempt, { attempt: found.attempt, kept: change.attempt });
    }
    if (change.kind !== 'erased') soon();
  });
  hurry();

  return {
    state: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hurry,
    fetch(attempt, lab) {
      toFetch.set(attempt, { attempt, kept: keptAs(lab, attempt) });
      hurry();
    },
    async settled() {
      for (let before: Promise<void> | undefined; before !== working;) {
        before = working;
        await before;
      }
    },
    close() {
      isClosed = true;
      cancel?.();
      stop();
    },
  };
}

/** The state in words: one sentence. */
export function courierWords({ waiting, problem, aside }: CourierState): string {
  if (aside)
    return 'Another device went on with this lab. What it did counts; what you did here is kept among your attempts.';
  if (waiting === 0)
    return problem && !isAway(problem)
      ? problem.message
      : 'Nothing waits to be sent: what you do goes to the class as you work.';
  const steps = waiting === 1 ? '1 step is' : `${String(waiting)} steps are`;
  if (problem && !isAway(problem)) return `${steps} kept in this browser only. ${problem.message}`;
  return problem
    ? `${steps} kept in this browser, and will be sent when the class server answers. Work on.`
    : `${steps} on the way to the class.`;
}
