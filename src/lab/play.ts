/** Plays acts through the door of an Arm, as a learner's requests would come in. */
import type { Arm } from '#src/azure/arm.ts';
import { armRequest } from '#src/azure/requests.ts';
import type { VirtualClock } from '#src/base/clock.ts';
import type { Cloud } from '#src/azure/cloud.ts';
import type { Act, Deed, Move, Scenario } from '#src/lab/definition.ts';
import { paneOf } from '#src/lab/hints.ts';

/** The request that an act stands for. */
export const requestOf = ({ method, path, body, actor }: Act): Request =>
  armRequest(method, path, body, actor === undefined ? {} : { actor });

/** The act that a move comes to in the Cloud as it is. */
export const actOf = ({ cloud }: Arm, move: Move): Act => (typeof move === 'function' ? move(cloud) : move);

/** The acts of a deed from this Cloud; where a deed does not say who asks, it is whoever works in its pane. */
export const actsOf = (scenario: Pick<Scenario, 'people'>, deed: Deed, cloud: Cloud): Act[] =>
  deed.requests(cloud).map((act) => ({ actor: paneOf(scenario, deed, cloud), ...act }));

/** Plays one act and moves the clock as it says. */
export async function play(arm: Arm, clock: VirtualClock, act: Act): Promise<Response> {
  const answer = await arm.fetch(requestOf(act));
  if (act.advance === 'until-idle') waitUntilIdle(arm, clock);
  else if (act.advance !== undefined) clock.advance(act.advance);
  return answer;
}

/** The status of an answer while another operation runs on the same resource. */
const whileBusy = 429;

/**
 * Plays acts that must all be accepted, unless they say otherwise: a scenario that cannot be set up is our mistake, not the learner's.
 * Where something is under way on what an act is about, it waits for that, as anybody would.
 */
export async function playAll(arm: Arm, clock: VirtualClock, moves: readonly Move[]): Promise<void> {
  for (const move of moves) {
    const act = actOf(arm, move);
    let answer = await play(arm, clock, act);
    if (answer.status === whileBusy) {
      waitUntilIdle(arm, clock);
      answer = await play(arm, clock, act);
    }
    if (!answer.ok && act.mayBeRefused !== true)
      throw new Error(`${act.method} ${act.path} was refused (${answer.status}): ${await answer.text()}`);
  }
}

/** Skips the wait: moves the clock until nothing is under way. */
export function waitUntilIdle(arm: Arm, clock: VirtualClock): void {
  for (let last = -Infinity; ;) {
    const due = arm.nextDue();
    if (due === undefined) return;
    if (due <= last) throw new Error('An operation is still due at a moment that has passed. Settling did not end it.');
    clock.advanceTo(due);
    last = due;
  }
}
