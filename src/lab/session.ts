/** A running attempt: one Arm, one log, one learner at several tabs. All I/O comes in as arguments: the log, real time, who is told. */
import { parseSnapshot, replay } from '#src/azure/arm.ts';
import type { Arm } from '#src/azure/arm.ts';
import { isQuestion } from '#src/azure/question.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import type { VirtualClock } from '#src/base/clock.ts';
import { addEntry, attemptEntry, foldAttempt, lastUndoable, tells, virtualTime } from '#src/lab/attempt.ts';
import type { Attempt, AttemptEntry, Way } from '#src/lab/attempt.ts';
import { providerPane } from '#src/lab/definition.ts';
import { gradeAttempt } from '#src/lab/grade.ts';
import type { Grade } from '#src/lab/grade.ts';
import { actorOf, askedBy, outOfReach, refusedAtTheDoor } from '#src/lab/lab-door.ts';
import { machineOf } from '#src/lab/machine.ts';
import { answerTo } from '#src/lab/answering.ts';
import { marked } from '#src/lab/edition.ts';
import { counting, stateOf, whereItStands, whyDone } from '#src/lab/room-state.ts';
import type { SessionState } from '#src/lab/room-state.ts';
import type { Draft, Session, SessionOptions } from '#src/lab/session-contract.ts';

export type { AttemptLog, Happening, Session, SessionOptions } from '#src/lab/session-contract.ts';
export type { SessionState } from '#src/lab/room-state.ts';

/** Opens an attempt, from its log if it has one. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const { lab, log, real, happened = () => undefined, isHeld = () => false } = options;
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
  /** Whether the clock went past the end of an operation, and nobody was told yet. */
  let hasSettled = false;
  const moveClock = () => {
    const due = arm.nextDue();
    clock.advanceTo(virtualTime(attempt, real()));
    hasSettled ||= due !== undefined && due <= clock.now();
  };
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
          // Nobody is to see the attempt as it is beside a Cloud as it was.
          if (turnsBack(draft)) await rebuild();
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
    while (!isHeld()) {
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
  /** Whoever moves the clock past the end of an operation records what that did, and tells the room. */
  const tellSettled = async () => {
    if (!hasSettled) return;
    hasSettled = false;
    await keepDone();
    tellComplete();
    changed();
  };
  /** Works the grade out by replay, once an attempt was handed in. */
  const workOutGrade = async () => {
    if (attempt.handedIn === undefined || grade !== undefined) return;
    const last = entries.findIndex(({ kind }) => kind === 'handed-in');
    grade = await gradeAttempt(lab, entries.slice(0, last + 1));
  };
  const keep = (make: () => Promise<Draft | undefined>, settle: () => Promise<void> = () => Promise.resolve()) =>
    inTurn(async () => {
      const draft = isHeld() ? undefined : await append(make);
      if (draft) await settle();
      hasSettled = false;
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
      if (request.method === 'GET' || request.method === 'HEAD') {
        const found = await arm.fetch(request);
        await tellSettled();
        return found;
      }
      if (isHeld()) return refusedAtTheDoor('Somebody else is at the controls of this lab. Take them back first.');
      let answer: Response | undefined;
      await append(async () => {
        const before = arm.journal.length;
        answer = await arm.fetch(request.clone());
        const journal = arm.journal.slice(before);
        if (journal.length === 0) return undefined;
        return { kind: 'write', journal: [...journal], ...(journal.every(isQuestion) && { asks: true as const }) };
      });
      hasSettled = true;
      await tellSettled();
      if (!answer) throw new Error(`${request.method} ${request.url} was never answered.`);
      return answer;
    });
  const goBack = (to: number, redo?: string) =>
    keep(() => {
      const isThere = Number.isInteger(to) && to >= 0 && to < attempt.length;
      return Promise.resolve(isThere ? { kind: 'returned', to, ...(redo === undefined ? {} : { redo }) } : undefined);
    });
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
        const isWorking = arm.nextDue() !== undefined;
        moveClock();
        await tellSettled();
        // What is left to wait has changed.
        if (isWorking) changed();
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
      }),
    reset: () => keep(() => Promise.resolve({ kind: 'reset' })),
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
      keep(() => {
        const isOpen = standing().states[id] === 'open';
        return answerTo({ scenario, arm, clock, attempt, isOpen }, id, optionId);
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

/** Whether an entry leaves another Cloud than the one at hand. */
const turnsBack = ({ kind }: Draft): boolean => kind === 'undone' || kind === 'reset' || kind === 'returned';
