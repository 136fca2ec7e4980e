/** A running attempt: one Arm, one log, one learner at several tabs. All I/O comes in as arguments: the log, real time, who is told. */
import { parseSnapshot, replay } from '#src/azure/arm.ts';
import type { Arm } from '#src/azure/arm.ts';
import { isQuestion } from '#src/azure/question.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import type { VirtualClock } from '#src/base/clock.ts';
import { addEntry, attemptEntry, foldAttempt, lastUndoable, tells, virtualTime } from '#src/lab/attempt.ts';
import type { Attempt, AttemptEntry, Way } from '#src/lab/attempt.ts';
import { providerPane } from '#src/lab/definition.ts';
import type { Lab, Scenario } from '#src/lab/definition.ts';
import { gradeAttempt } from '#src/lab/grade.ts';
import type { Grade } from '#src/lab/grade.ts';
import { actorOf, askedBy, outOfReach, refusedAtTheDoor } from '#src/lab/lab-door.ts';
import { machineOf } from '#src/lab/machine.ts';
import { playAll } from '#src/lab/play.ts';
import { marked } from '#src/lab/edition.ts';
import type { Beginning } from '#src/lab/beginning.ts';
import { chosen, counting, stateOf, whereItStands, whyDone } from '#src/lab/room-state.ts';
import type { SessionState } from '#src/lab/room-state.ts';

export type { SessionState } from '#src/lab/room-state.ts';

/** Where the log is kept. `taken`: somebody else wrote this line first. An object says why it could not be kept. */
export interface AttemptLog {
  append(attempt: string, n: number, entry: unknown): Promise<'kept' | 'taken' | { because: string }>;
  read(attempt: string, from: number): Promise<unknown[]>;
}

export type Happening =
  | { kind: 'started' }
  /** `shown`: *show me* did a step of it, and it has to be done once more. */
  | { kind: 'task-done'; task: string; shown?: true }
  /** Every task is done, and none is left to redo. */
  | { kind: 'done' }
  | { kind: 'hint'; task: string };

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
  /** The same door for the pane of one person, or of the provider: what comes through it is asked by them. Throws for somebody whom the story does not know. */
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
  /** Ends an assessed attempt: it is graded by replay, and from then on everything is told. */
  handIn: () => Promise<void>;
  /** Goes on in practice with an attempt that was handed in. */
  goOn: () => Promise<void>;
  /** Names where the attempt stands now, to come back to. */
  checkpoint: (name: string) => Promise<void>;
  /** Everything is again as it was after the entry with this number. The log keeps what came after. */
  goBackTo: (entry: number) => Promise<void>;
  /** Goes back to before *show me* helped with a task, to do it in practice. `attempt.redoing.from` leads to where one was. */
  redo: (task: string) => Promise<void>;
  /** Notes which portal path is open in a pane; the next entry keeps it, for whoever looks through the attempt again. */
  seen: (pane: string, path: string) => void;
  /** The whole log, oldest first. */
  entries: () => readonly AttemptEntry[];
}

type Draft<Kind extends AttemptEntry['kind'] = AttemptEntry['kind']> = Kind extends unknown
  ? Omit<Extract<AttemptEntry, { kind: Kind }>, 'at' | 'real' | 'places'>
  : never;

/** Opens an attempt, from its log if it has one. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const { lab, log, real, happened = () => undefined } = options;
  const listeners = new Set<() => void>();
  let entries = (await log.read(options.attempt, 0)).map((entry) => attemptEntry.parse(entry));
  let trouble: string | undefined;
  if (entries.length === 0) {
    const first = await marked(lab, options.begin, real());
    const kept = await log.append(options.attempt, 0, first);
    entries =
      kept === 'taken' ? (await log.read(options.attempt, 0)).map((entry) => attemptEntry.parse(entry)) : [first];
    if (typeof kept === 'object') trouble = kept.because;
    if (kept !== 'taken') happened({ kind: 'started' });
  }
  let attempt = folded(entries);
  let grade: Grade | undefined;
  const scenario = lab.open(attempt.seed, attempt.profile);
  const machine = machineOf(scenario);
  const isLab = scenario.tasks.length > 0;
  let clock: VirtualClock;
  let arm: Arm;
  const places: Record<string, string> = {};
  let isPlaceKept = true;
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
    const more = (await log.read(options.attempt, attempt.length)).map((entry) => attemptEntry.parse(entry));
    entries = [...entries, ...more];
    for (const entry of more) attempt = addEntry(attempt, entry, entries);
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
        const at = momentOf(draft, entries, clock.now());
        const entry: AttemptEntry = { ...draft, at, real: real(), ...(!isPlaceKept && { places: { ...places } }) };
        const kept = await log.append(options.attempt, attempt.length, entry);
        if (kept !== 'taken') {
          trouble = typeof kept === 'object' ? kept.because : undefined;
          isPlaceKept = true;
          entries = [...entries, entry];
          attempt = addEntry(attempt, entry, entries);
          return draft;
        }
        await readOn();
      }
    } finally {
      saving -= 1;
      changed();
    }
  };
  const standing = () => whereItStands(machine, scenario, arm, attempt);
  /** Records the tasks that have just become done. */
  const keepDone = async () => {
    for (;;) {
      const task = standing().done.find((id) => !(id in attempt.done));
      if (task === undefined) return;
      const kept = await append(() => {
        if (task in attempt.done || !standing().done.includes(task)) return Promise.resolve(undefined);
        return Promise.resolve({ kind: 'done', task, because: whyDone(scenario, task, arm, attempt) });
      });
      if (kept && tells(attempt)) tellDone(task);
    }
  };
  const tellDone = (task: string) => {
    if (!counting(scenario, attempt).done.includes(task)) return;
    happened({ kind: 'task-done', task, ...(attempt.toRedo.includes(task) && { shown: true as const }) });
  };
  let isToldComplete = false;
  /** Whoever makes the attempt complete tells of it, once. */
  const tellComplete = () => {
    if (isToldComplete || !isLab || !counting(scenario, attempt).isComplete) return;
    isToldComplete = true;
    happened({ kind: 'done' });
  };
  /** Works the grade out by replay, once an attempt was handed in. */
  const workOutGrade = async () => {
    if (attempt.handedIn === undefined || grade !== undefined) return;
    const last = entries.findIndex(({ kind }) => kind === 'handed-in');
    grade = await gradeAttempt(lab, entries.slice(0, last + 1));
  };
  const keep = (make: () => Promise<Draft | undefined>, settle: () => Promise<void> = () => Promise.resolve()) =>
    inTurn(async () => {
      const draft = await append(make);
      if (draft) await settle();
      await keepDone();
      await workOutGrade();
      tellComplete();
      changed();
    });

  const door = (request: Request): Promise<Response> =>
    inTurn(async () => {
      moveClock();
      const refused = isLab ? outOfReach(scenario, actorOf(request), new URL(request.url).pathname) : undefined;
      if (refused !== undefined) return refusedAtTheDoor(refused);
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
      tellComplete();
      changed();
      if (!answer) throw new Error(`${request.method} ${request.url} was never answered.`);
      return answer;
    });
  const goBack = (to: number, redo?: string) =>
    keep(() => {
      const isThere = Number.isInteger(to) && to >= 0 && to < attempt.length;
      return Promise.resolve(isThere ? { kind: 'returned', to, ...(redo === undefined ? {} : { redo }) } : undefined);
    }, rebuild);
  const setWay = (way: Way) =>
    keep(() => Promise.resolve(tells(attempt) && way !== 'assessed' ? { kind: 'way', way } : undefined));

  await rebuild();
  await inTurn(async () => {
    isToldComplete = counting(scenario, attempt).isComplete;
    await keepDone();
    await workOutGrade();
    tellComplete();
  });

  return {
    scenario,
    state() {
      shown ??= stateOf(scenario, arm, attempt, standing(), { now: clock.now(), isSaving: saving > 0, trouble, grade });
      return shown;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    fetch: door,
    door(person) {
      const known = [...scenario.people.map(({ id }) => id), ...(scenario.hasProvider ? [providerPane] : [])];
      if (!known.includes(person))
        throw new Error(`Nobody called "${person}" works in the lab ${lab.id}. Known are: ${known.join(', ')}.`);
      return (request) => door(askedBy(request, person));
    },
    now: () => clock.now(),
    tick: () =>
      inTurn(async () => {
        const due = arm.nextDue();
        moveClock();
        if (due === undefined) return;
        if (due <= clock.now()) await keepDone();
        tellComplete();
        changed();
      }),
    catchUp: () =>
      inTurn(async () => {
        if (!(await readOn())) return;
        isToldComplete ||= counting(scenario, attempt).isComplete;
        await keepDone();
        await workOutGrade();
        tellComplete();
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
    setWay,
    answer: (id, optionId) =>
      keep(async () => {
        const { task, option } = chosen(scenario, arm, id, optionId);
        const isReady = standing().states[id] === 'open' && task.when?.(arm.cloud).holds !== false;
        if (tells(attempt)) {
          if (!isReady) return undefined;
        } else if (id in attempt.answers) return undefined;
        const { why } = option;
        const right = option.right && isReady;
        // While it is assessed, the rest of the world does not tell by what it does whether an answer was right.
        const goesOn = right || !tells(attempt);
        const before = arm.journal.length;
        if (goesOn) await playAll(arm, clock, task.question?.afterwards?.(arm.cloud) ?? []);
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
    handIn: async () => {
      if (tells(attempt)) return;
      await keep(
        () => Promise.resolve(tells(attempt) ? undefined : { kind: 'handed-in' }),
        () => {
          for (const task of counting(scenario, attempt).done) tellDone(task);
          return Promise.resolve();
        },
      );
    },
    goOn: () => setWay('practice'),
    checkpoint: (name) => keep(() => Promise.resolve({ kind: 'checkpoint', name })),
    goBackTo: (entry) => goBack(entry),
    redo: async (task) => {
      const since = attempt.shownSince[task];
      if (since === undefined || !attempt.toRedo.includes(task)) return;
      await goBack(since, task);
      if (attempt.way === 'guided') await setWay('practice');
    },
    seen: (pane, path) => {
      if (places[pane] === path) return;
      places[pane] = path;
      isPlaceKept = false;
    },
    entries: () => entries,
  };
}

/** The virtual moment of a new entry: now, unless it turns the clock back. */
function momentOf(draft: Draft, entries: readonly AttemptEntry[], now: number): number {
  if (draft.kind === 'returned') return folded(entries.slice(0, draft.to + 1)).clock.at;
  return draft.kind === 'reset' ? (entries[0]?.at ?? now) : now;
}

function folded(entries: readonly AttemptEntry[]): Attempt {
  const attempt = foldAttempt(entries);
  if (!attempt) throw new Error('The log of an attempt was read and is empty.');
  return attempt;
}
