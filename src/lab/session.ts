/** A running attempt: one Arm, one log, one learner at several tabs. All I/O comes in as arguments: the log, real time, who is told. */
import { parseSnapshot, replay } from '#src/azure/arm.ts';
import type { Arm } from '#src/azure/arm.ts';
import { actorHeader } from '#src/azure/journal.ts';
import { isQuestion } from '#src/azure/question.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import type { VirtualClock } from '#src/base/clock.ts';
import { addEntry, attemptEntry, foldAttempt, lastUndoable, virtualTime } from '#src/lab/attempt.ts';
import type { Attempt, AttemptEntry, Way } from '#src/lab/attempt.ts';
import type { Lab, Scenario } from '#src/lab/definition.ts';
import { createLabMachine } from '#src/lab/machine.ts';
import { playAll } from '#src/lab/play.ts';
import { beginning } from '#src/lab/beginning.ts';
import type { Beginning } from '#src/lab/beginning.ts';
import { chosen, stateOf, whereItStands, whyDone } from '#src/lab/room-state.ts';
import type { SessionState } from '#src/lab/room-state.ts';

export type { SessionState } from '#src/lab/room-state.ts';

/** Where the log is kept. `taken`: somebody else wrote this line first. An object says why it could not be kept. */
export interface AttemptLog {
  append(attempt: string, n: number, entry: unknown): Promise<'kept' | 'taken' | { because: string }>;
  read(attempt: string, from: number): Promise<unknown[]>;
}

export type Happening =
  { kind: 'started' } | { kind: 'task-done'; task: string } | { kind: 'done' } | { kind: 'hint'; task: string };

export interface SessionOptions {
  lab: Lab;
  log: AttemptLog;
  attempt: string;
  /** Real time in epoch milliseconds. */
  real: () => number;
  /** How a new attempt begins, if there is none under this id. */
  begin: Beginning;
  /** Told once, by the tab that did it, after it was kept. */
  happened?: (happening: Happening) => void;
}

export interface Session {
  readonly scenario: Scenario;
  state: () => SessionState;
  subscribe: (listener: () => void) => () => void;
  /** The door for the portal: reads pass, writes are kept before they are answered. */
  fetch: (request: Request) => Promise<Response>;
  /** The same door for the portal of one person: what comes through it is asked by them. Throws for somebody whom the story does not know. */
  door: (person: string) => (request: Request) => Promise<Response>;
  now: () => number;
  /** Lets virtual time catch up with real time; called again and again while the room is open. */
  tick: () => Promise<void>;
  /** Reads what other tabs have added. */
  catchUp: () => Promise<void>;
  undo: () => Promise<void>;
  reset: () => Promise<void>;
  skip: () => Promise<void>;
  setSpeed: (speed: number) => Promise<void>;
  setWay: (way: Way) => Promise<void>;
  answer: (task: string, option: string) => Promise<void>;
  hint: (task: string, level: number) => Promise<void>;
  show: (task: string) => Promise<void>;
}

type Draft<Kind extends AttemptEntry['kind'] = AttemptEntry['kind']> = Kind extends unknown
  ? Omit<Extract<AttemptEntry, { kind: Kind }>, 'at' | 'real'>
  : never;

/** Opens an attempt, from its log if it has one. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const { lab, log, real, happened = () => undefined } = options;
  const listeners = new Set<() => void>();
  let entries = (await log.read(options.attempt, 0)).map((entry) => attemptEntry.parse(entry));
  let trouble: string | undefined;
  if (entries.length === 0) {
    const first = await beginning(lab, options.begin, real());
    const kept = await log.append(options.attempt, 0, first);
    entries =
      kept === 'taken' ? (await log.read(options.attempt, 0)).map((entry) => attemptEntry.parse(entry)) : [first];
    if (typeof kept === 'object') trouble = kept.because;
    if (kept !== 'taken') happened({ kind: 'started' });
  }
  let attempt = folded(entries);
  const scenario = lab.open(attempt.seed, attempt.profile);
  const machine = createLabMachine(
    scenario.tasks.map(({ question, ...task }) => ({ ...task, asks: question !== undefined })),
  );
  let clock: VirtualClock;
  let arm: Arm;
  let saving = 0;
  let shown: SessionState | undefined;
  let tail: Promise<unknown> = Promise.resolve();

  const changed = () => {
    shown = undefined;
    for (const listener of listeners) listener();
  };
  /** One thing at a time, in the order asked. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = tail.then(work, work);
    tail = turn.catch(() => undefined);
    return turn;
  };
  const moveClock = () => clock.advanceTo(virtualTime(attempt, real()));
  const rebuild = async () => {
    const snapshot = parseSnapshot(attempt.start);
    clock = createVirtualClock(snapshot.at);
    arm = await replay(
      snapshot,
      attempt.writes.flatMap((write) => write.journal),
      clock,
    );
    clock.advanceTo(attempt.clock.at);
    moveClock();
  };
  /** True when other tabs had added something. */
  const readOn = async (): Promise<boolean> => {
    const more = await log.read(options.attempt, attempt.length);
    for (const entry of more) attempt = addEntry(attempt, attemptEntry.parse(entry));
    if (more.length > 0) await rebuild();
    return more.length > 0;
  };
  /** Appends an entry made from where things stand; if another tab was first, reads on and makes it again. */
  const append = async (make: () => Promise<Draft | undefined>): Promise<Draft | undefined> => {
    saving += 1;
    changed();
    try {
      for (;;) {
        moveClock();
        const draft = await make();
        if (!draft) return undefined;
        const at = draft.kind === 'reset' ? parseSnapshot(attempt.start).at : clock.now();
        const entry: AttemptEntry = { ...draft, at, real: real() };
        const kept = await log.append(options.attempt, attempt.length, entry);
        if (kept !== 'taken') {
          trouble = typeof kept === 'object' ? kept.because : undefined;
          attempt = addEntry(attempt, entry);
          return draft;
        }
        await readOn();
      }
    } finally {
      saving -= 1;
      changed();
    }
  };
  const rightAnswers = () => Object.entries(attempt.answers).flatMap(([task, { right }]) => (right ? [task] : []));
  const standing = () => whereItStands(machine, scenario, arm, attempt, rightAnswers());
  /** Records the tasks that have just become done. */
  const keepDone = async () => {
    for (;;) {
      const task = standing().done.find((id) => !(id in attempt.done));
      if (task === undefined) return;
      const kept = await append(() => {
        if (task in attempt.done || !standing().done.includes(task)) return Promise.resolve(undefined);
        return Promise.resolve({ kind: 'done', task, because: whyDone(scenario, task, arm, attempt) });
      });
      if (!kept) continue;
      happened({ kind: 'task-done', task });
      if (scenario.tasks.every(({ id }) => id in attempt.done)) happened({ kind: 'done' });
    }
  };
  const keep = (make: () => Promise<Draft | undefined>, settle: () => Promise<void> = () => Promise.resolve()) =>
    inTurn(async () => {
      const draft = await append(make);
      if (draft) await settle();
      await keepDone();
      changed();
    });

  const door = (request: Request): Promise<Response> =>
    inTurn(async () => {
      moveClock();
      if (request.method === 'GET' || request.method === 'HEAD') return arm.fetch(request);
      let answer: Response | undefined;
      await append(async () => {
        const before = arm.journal.length;
        answer = await arm.fetch(request.clone());
        const journal = arm.journal.slice(before);
        if (journal.length === 0) return undefined;
        return { kind: 'write', journal: [...journal], ...(journal.every(isQuestion) && { asks: true as const }) };
      });
      await keepDone();
      changed();
      if (!answer) throw new Error(`${request.method} ${request.url} was never answered.`);
      return answer;
    });

  await rebuild();
  await inTurn(keepDone);

  return {
    scenario,
    state() {
      shown ??= stateOf(scenario, arm, attempt, standing(), { now: clock.now(), isSaving: saving > 0, trouble });
      return shown;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    fetch: door,
    door(person) {
      if (!scenario.people.some(({ id }) => id === person)) {
        const known = scenario.people.map(({ id }) => id).join(', ');
        throw new Error(`Nobody called "${person}" works in the lab ${lab.id}. The people are: ${known}.`);
      }
      return (request) => door(askedBy(request, person));
    },
    now: () => clock.now(),
    tick: () =>
      inTurn(async () => {
        const due = arm.nextDue();
        moveClock();
        if (due === undefined) return;
        if (due <= clock.now()) await keepDone();
        changed();
      }),
    catchUp: () =>
      inTurn(async () => {
        if (!(await readOn())) return;
        await keepDone();
        changed();
      }),
    undo: () =>
      keep(() => {
        const entry = lastUndoable(attempt);
        return Promise.resolve(entry === undefined ? undefined : { kind: 'undone', entry });
      }, rebuild),
    reset: () => keep(() => Promise.resolve({ kind: 'reset' }), rebuild),
    skip: () =>
      keep(() => {
        const due = arm.nextDue();
        if (due === undefined) return Promise.resolve(undefined);
        clock.advanceTo(due);
        return Promise.resolve({ kind: 'skipped' });
      }),
    setSpeed: (speed) => keep(() => Promise.resolve({ kind: 'speed', speed })),
    setWay: (way) => keep(() => Promise.resolve({ kind: 'way', way })),
    answer: (id, optionId) =>
      keep(async () => {
        const { task, option } = chosen(scenario, arm, id, optionId);
        if (standing().states[id] !== 'open' || task.when?.(arm.cloud).holds === false) return undefined;
        const { right, why } = option;
        const before = arm.journal.length;
        if (right) await playAll(arm, clock, task.question?.afterwards?.(arm.cloud) ?? []);
        const news = right ? task.question?.news?.(arm.cloud) : undefined;
        const journal = [...arm.journal.slice(before)];
        return {
          kind: 'answered',
          task: id,
          option: optionId,
          right,
          why,
          journal,
          ...(news === undefined ? {} : { news }),
        };
      }),
    hint: async (task, level) => {
      await keep(() => Promise.resolve({ kind: 'hinted', task, level }));
      happened({ kind: 'hint', task });
    },
    show: async (task) => {
      const isFirst = !attempt.shown.includes(task);
      await keep(() => Promise.resolve({ kind: 'shown', task }));
      if (isFirst) happened({ kind: 'hint', task });
    },
  };
}

function folded(entries: readonly AttemptEntry[]): Attempt {
  const attempt = foldAttempt(entries);
  if (!attempt) throw new Error('The log of an attempt was read and is empty.');
  return attempt;
}

/** The same request, asked by this person. */
function askedBy(request: Request, person: string): Request {
  const headers = new Headers(request.headers);
  headers.set(actorHeader, person);
  return new Request(request, { headers });
}
