/** What becomes of an answer: whether it is right in the Cloud as it is, and what the rest of the world does then. */
import type { Arm } from '#src/azure/arm.ts';
import type { VirtualClock } from '#src/base/clock.ts';
import { tells } from '#src/lab/attempt.ts';
import type { Attempt } from '#src/lab/attempt.ts';
import type { Scenario } from '#src/lab/definition.ts';
import { playAll } from '#src/lab/play.ts';
import { chosen } from '#src/lab/room-state.ts';
import type { Draft } from '#src/lab/session-contract.ts';

interface Asked {
  scenario: Scenario;
  arm: Arm;
  clock: VirtualClock;
  attempt: Attempt;
  /** Whether it is the task's turn. */
  isOpen: boolean;
}

/**
 * The entry of an answer, once the rest of the world has acted on it; undefined where none is taken now. In an assessed
 * attempt any question takes one answer at any time, and the world goes on whichever it was, so that it does not tell by that.
 */
export async function answerTo(
  { scenario, arm, clock, attempt, isOpen }: Asked,
  id: string,
  optionId: string,
): Promise<Draft<'answered'> | undefined> {
  const { task, option } = chosen(scenario, arm, id, optionId);
  const isReady = isOpen && task.when?.(arm.cloud).holds !== false;
  const isTold = tells(attempt);
  if (isTold ? !isReady : id in attempt.answers) return undefined;
  const right = option.right && isReady;
  const goesOn = right || !isTold;
  const before = arm.journal.length;
  if (goesOn) await playAll(arm, clock, task.question?.afterwards?.(arm.cloud) ?? []);
  const news = goesOn ? task.question?.news?.(arm.cloud) : undefined;
  return {
    kind: 'answered',
    task: id,
    option: optionId,
    right,
    why: option.why,
    journal: [...arm.journal.slice(before)],
    ...(news === undefined ? {} : { news }),
  };
}
