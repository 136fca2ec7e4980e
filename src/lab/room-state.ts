/** What the room shows of an attempt: worked out from the log and the Cloud, never kept. */
import type { Arm } from '#src/azure/arm.ts';
import type { Verdict } from '#src/base/verdict.ts';
import { lastUndoable } from '#src/lab/attempt.ts';
import type { Attempt } from '#src/lab/attempt.ts';
import type { Scenario, Task } from '#src/lab/definition.ts';
import { stand } from '#src/lab/machine.ts';
import type { LabMachine, Standing } from '#src/lab/machine.ts';

/** What the room shows. A new object after every change, the same one until then. */
export interface SessionState {
  attempt: Attempt;
  standing: Standing;
  /** What the checks of the open tasks say now. */
  verdicts: Record<string, Verdict>;
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
export function whereItStands(
  machine: LabMachine,
  scenario: Scenario,
  arm: Arm,
  attempt: Attempt,
  answered: readonly string[],
): Standing {
  const holding = scenario.tasks.flatMap(({ id, check }) =>
    check && !(id in attempt.done) && check(arm.cloud).holds ? [id] : [],
  );
  return stand(machine, { holding, done: Object.keys(attempt.done) }, answered);
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
  rest: Pick<SessionState, 'now' | 'isSaving' | 'trouble'>,
): SessionState {
  const isOpen = ({ id }: Task) => standing.states[id] === 'open';
  return {
    attempt,
    standing,
    verdicts: Object.fromEntries(
      scenario.tasks.filter(isOpen).flatMap((task) => {
        const verdict = task.check?.(arm.cloud) ?? task.when?.(arm.cloud);
        return verdict ? [[task.id, verdict]] : [];
      }),
    ),
    cloud: arm.cloud,
    due: arm.nextDue(),
    canUndo: lastUndoable(attempt) !== undefined,
    ...rest,
  };
}
