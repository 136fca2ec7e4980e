/** Plays a log again, entry by entry, and says which one cannot have happened. */
import { replay } from '#src/azure/arm.ts';
import type { Arm, JournalEntry, Snapshot } from '#src/azure/arm.ts';
import { requestOf } from '#src/azure/journal.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import type { VirtualClock } from '#src/base/clock.ts';
import { addEntry, tells } from '#src/lab/attempt.ts';
import type { Attempt, AttemptEntry } from '#src/lab/attempt.ts';
import type { Scenario } from '#src/lab/definition.ts';
import { outOfReach } from '#src/lab/lab-door.ts';
import { machineOf, stand } from '#src/lab/machine.ts';
import { playAll } from '#src/lab/play.ts';
import { answeredIn } from '#src/lab/room-state.ts';

export interface Referee {
  /** Plays one more entry. Answers why it cannot have happened, or undefined. */
  follow(entry: AttemptEntry, log: readonly AttemptEntry[]): Promise<string | undefined>;
  /** Where it ended: for each task that is done, what was found when it was; for the others what is found now. */
  end(): { attempt: Attempt; found: (task: string) => string | undefined };
}

/** Follows a log from its first entry and the Cloud it begins with. */
export async function createReferee(scenario: Scenario, start: Snapshot, first: AttemptEntry): Promise<Referee> {
  const machine = machineOf(scenario);
  let attempt = addEntry(undefined, first);
  /** The tasks that replay found done, in this line of the log. The log's own word for it counts for nothing. */
  let done: Record<string, string> = {};
  const doneAfter: Record<string, string>[] = [done];
  let clock: VirtualClock = createVirtualClock(start.at);
  let arm: Arm = await replay(start, [], clock);

  const rebuild = async () => {
    clock = createVirtualClock(start.at);
    const writes = attempt.writes.flatMap(({ journal }) => journal);
    arm = await replay(start, writes, clock);
    clock.advanceTo(attempt.clock.at);
  };
  const standing = () => {
    const holding = scenario.tasks.flatMap(({ id, check }) => (check?.(arm.cloud).holds ? [id] : []));
    return stand(machine, { holding, done: Object.keys(done) }, answeredIn(attempt));
  };
  /** Notes what is done now. */
  const look = () => {
    for (const id of standing().done)
      if (!(id in done)) {
        const task = scenario.tasks.find((one) => one.id === id);
        done = { ...done, [id]: task?.check?.(arm.cloud).because ?? attempt.answers[id]?.why ?? '' };
      }
  };
  /** Lets time pass up to a moment, and looks whenever something has ended. */
  const waitUntil = (at: number) => {
    for (let due = arm.nextDue(); due !== undefined && due <= at; due = arm.nextDue()) {
      if (due > clock.now()) clock.advanceTo(due);
      look();
      if (arm.nextDue() === due) break;
    }
    clock.advanceTo(at);
    look();
  };
  const playWrite = async (journal: readonly JournalEntry[], isLearner: boolean): Promise<string | undefined> => {
    for (const wanted of journal) {
      const what = `${wanted.method} ${new URL(wanted.url).pathname}`;
      const stray = isLearner ? outOfReach(scenario, wanted.actor, new URL(wanted.url).pathname) : undefined;
      if (stray !== undefined) return stray;
      if (wanted.at < clock.now()) return `${what} came before what had already happened.`;
      waitUntil(wanted.at);
      await arm.fetch(requestOf(wanted));
      const played = arm.journal.at(-1);
      if (played?.status !== wanted.status)
        return `${what} is recorded with the answer ${wanted.status}, and it is answered ${played?.status ?? 'not at all'}.`;
      if (played.n !== wanted.n) return `${what} is recorded as number ${wanted.n}, and its turn is ${played.n}.`;
    }
    return undefined;
  };
  const playAnswer = async (entry: Extract<AttemptEntry, { kind: 'answered' }>): Promise<string | undefined> => {
    const task = scenario.tasks.find(({ id }) => id === entry.task);
    const option = task?.question?.options(arm.cloud).find(({ id }) => id === entry.option);
    if (!task || !option) return `There is no answer "${entry.option}" to a task "${entry.task}" there.`;
    const isReady = standing().states[task.id] === 'open' && task.when?.(arm.cloud).holds !== false;
    if (entry.right !== (option.right && isReady))
      return `The answer "${entry.option}" to "${entry.task}" is recorded as ${entry.right ? 'right' : 'wrong'}, and it was not.`;
    const goesOn = entry.right || !tells(attempt);
    const before = arm.journal.length;
    if (goesOn) await playAll(arm, clock, task.question?.afterwards?.(arm.cloud) ?? []);
    return sameJournal(arm.journal.slice(before), entry.journal)
      ? undefined
      : `What the rest of the world did after the answer to "${entry.task}" is not what it does.`;
  };

  return {
    async follow(entry, log) {
      if (entry.kind === 'started') return 'A log has one beginning, and this is another.';
      const turnsBack = entry.kind === 'reset' || entry.kind === 'returned';
      // The requests of a write were made up to the moment of its entry, so they are played before it.
      if (entry.kind === 'write') {
        const fault = await playWrite(entry.journal, true);
        if (fault !== undefined) return fault;
      }
      if (!turnsBack && entry.at < clock.now() && entry.kind !== 'answered' && entry.kind !== 'write')
        return `It is recorded at a moment that had passed.`;
      if (entry.kind === 'answered') {
        waitUntil(entry.journal[0]?.at ?? entry.at);
        const fault = await playAnswer(entry);
        if (fault !== undefined) return fault;
      }
      const before = attempt;
      try {
        attempt = addEntry(attempt, entry, log);
      } catch (cause) {
        return cause instanceof Error ? cause.message : 'It cannot be read.';
      }
      switch (entry.kind) {
        case 'undone':
          if (!before.writes.some((write) => write.entry === entry.entry && write.undoable))
            return `It takes back entry ${entry.entry}, which cannot be taken back.`;
          await rebuild();
          break;
        case 'reset':
          done = {};
          await rebuild();
          break;
        case 'returned':
          done = doneAfter[entry.to] ?? {};
          await rebuild();
          break;
        default:
          break;
      }
      waitUntil(turnsBack ? attempt.clock.at : Math.max(entry.at, clock.now()));
      if (entry.kind === 'done' && !(entry.task in done)) {
        const because = scenario.tasks.find(({ id }) => id === entry.task)?.check?.(arm.cloud).because;
        return `"${entry.task}" is recorded as done, and it was not. ${because ?? ''}`.trimEnd();
      }
      doneAfter.push(done);
      return undefined;
    },
    end: () => ({ attempt, found: (task) => done[task] }),
  };
}

/** Whether the same was asked and answered, at the same moments. */
const sameJournal = (one: readonly JournalEntry[], other: readonly JournalEntry[]): boolean =>
  JSON.stringify(one.map(essence)) === JSON.stringify(other.map(essence));

const essence = ({ n, at, actor, method, url, body, status }: JournalEntry) => [
  n,
  at,
  actor,
  method,
  url,
  body,
  status,
];
