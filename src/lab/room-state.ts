/** What the room shows of an attempt: worked out from the log and the Cloud, never kept. */
import type { Arm } from '#src/azure/arm.ts';
import type { Verdict } from '#src/base/verdict.ts';
import { lastUndoable, tells } from '#src/lab/attempt.ts';
import type { Attempt } from '#src/lab/attempt.ts';
import type { Scenario, Task } from '#src/lab/definition.ts';
import type { Grade, Graded } from '#src/lab/grade.ts';
import { stand } from '#src/lab/machine.ts';
import type { LabMachine, Standing } from '#src/lab/machine.ts';

/** What the room shows. A new object after every change, the same one until then. */
export interface SessionState {
  attempt: Attempt;
  standing: Standing;
  /** What the checks of the open tasks say now; nothing while the attempt is assessed. */
  verdicts: Record<string, Verdict>;
  /** Whether verdicts, done tasks, hints and right answers may be told: not while the attempt is assessed. */
  tells: boolean;
  /** Tasks that count: done, and told to be. */
  counts: readonly string[];
  /** Every task is done, and none is left that *show me* did. */
  complete: boolean;
  /** What an assessed attempt came to, task by task, once it was handed in. */
  report: readonly Graded[] | undefined;
  /** The whole grade, also where replay refuses it. */
  grade: Grade | undefined;
  cloud: Arm['cloud'];
  now: number;
  /** When the operation under way ends, if there is one. */
  due: number | undefined;
  isSaving: boolean;
  /** Why the last change could not be kept. */
  trouble: string | undefined;
  canUndo: boolean;
}

/** The task and the option of it that were picked, as the Cloud words them. */
export function chosen(scenario: Scenario, arm: Arm, id: string, optionId: string) {
  const task = scenario.tasks.find((one) => one.id === id);
  const option = task?.question?.options(arm.cloud).find((one) => one.id === optionId);
  if (!task || !option) throw new Error(`Lab ${scenario.lab} has no answer "${optionId}" to a task "${id}".`);
  return { task, option };
}

/** Which tasks are done, open and waiting. Done ones stay done, whatever the Cloud says now. */
export function whereItStands(machine: LabMachine, scenario: Scenario, arm: Arm, attempt: Attempt): Standing {
  const holding = scenario.tasks.flatMap(({ id, check }) =>
    check && !(id in attempt.done) && check(arm.cloud).holds ? [id] : [],
  );
  return stand(machine, { holding, done: Object.keys(attempt.done) }, answeredIn(attempt));
}

/** The questions that no longer hold anything up: answered rightly, or at all where one answer is final. */
export const answeredIn = (attempt: Pick<Attempt, 'answers' | 'assessed'>): string[] =>
  Object.entries(attempt.answers).flatMap(([task, { right }]) => (right || attempt.assessed ? [task] : []));

/** The tasks that count, and whether that is all. A wrong final answer lets an assessed attempt go on, and counts for nothing. */
export function counting({ tasks }: Scenario, attempt: Attempt): { done: string[]; isComplete: boolean } {
  const isWrong = (id: string) => attempt.answers[id]?.right === false;
  const done = tells(attempt) ? Object.keys(attempt.done).filter((id) => !isWrong(id)) : [];
  return { done, isComplete: attempt.toRedo.length === 0 && tasks.every(({ id }) => done.includes(id)) };
}

/** Why a task counts as done, in the words of its check or of the answer to it. */
export function whyDone(scenario: Scenario, id: string, arm: Arm, attempt: Attempt): string {
  const task = scenario.tasks.find((one) => one.id === id);
  return task?.check?.(arm.cloud).because ?? attempt.answers[id]?.why ?? '';
}

/** Everything the room shows, worked out from the attempt and its Cloud. */
export function stateOf(
  scenario: Scenario,
  arm: Arm,
  attempt: Attempt,
  standing: Standing,
  rest: Pick<SessionState, 'now' | 'isSaving' | 'trouble' | 'grade'>,
): SessionState {
  const isTold = tells(attempt);
  const isOpen = ({ id }: Task) => isTold && standing.states[id] === 'open';
  const counted = counting(scenario, attempt);
  const { grade } = rest;
  return {
    attempt,
    standing,
    verdicts: Object.fromEntries(
      scenario.tasks.filter(isOpen).flatMap((task) => {
        const verdict = task.check?.(arm.cloud) ?? task.when?.(arm.cloud);
        return verdict ? [[task.id, verdict]] : [];
      }),
    ),
    tells: isTold,
    counts: counted.done,
    complete: counted.isComplete,
    report: grade === undefined || grade.kind === 'refused' ? undefined : grade.tasks,
    cloud: arm.cloud,
    due: arm.nextDue(),
    canUndo: lastUndoable(attempt) !== undefined,
    ...rest,
  };
}
