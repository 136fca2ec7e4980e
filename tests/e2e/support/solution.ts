/** What a learner would work out: the way through each task, computed in Node from a Cloud that keeps step with the page's. */
import { createArm } from '#src/azure/arm.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import type { Profile } from '#src/base/facts.ts';
import type { Scenario, ScreenPattern, Step, Task } from '#src/lab/definition.ts';
import { paneOf } from '#src/lab/hints.ts';
import { playAll, waitUntilIdle } from '#src/lab/play.ts';
import { findLab } from '#src/lab/registry.ts';

export interface Solution {
  scenario: Scenario;
  /** The label of the right answer of a task that asks. */
  answer(task: Task): string;
  /** The way through the screen of a task that acts. */
  way(task: Task): Step[];
  /** The screen the way ends on, where there is something to read. */
  there(task: Task): ScreenPattern | undefined;
  /** Whose portal it is done in. */
  pane(task: Task): string;
  /** Does in Node what was just done on the page. */
  follow(task: Task): Promise<void>;
}

/** Opens the lab with the page's seed, so that names and answers are known without reading the page. */
export async function solve(lab: string, seed: string, profile: Profile = 'taught'): Promise<Solution> {
  const { default: definition } = await findLab(lab).load();
  const scenario = definition.open(seed, profile);
  const clock = createVirtualClock();
  const arm = createArm({ seed, clock, profile });
  await playAll(arm, clock, scenario.setUp);
  return {
    scenario,
    answer({ id, question }) {
      const right = question?.options(arm.cloud).find((option) => option.right);
      if (!right) throw new Error(`Task "${id}" has no right answer to give.`);
      return right.text.replaceAll('**', '').replaceAll('`', '');
    },
    way: ({ deed }) => deed.way(arm.cloud),
    there: ({ deed }) => deed.there?.(arm.cloud),
    pane: ({ deed }) => paneOf(scenario, deed, arm.cloud),
    async follow({ deed, question }) {
      await playAll(arm, clock, question ? (question.afterwards?.(arm.cloud) ?? []) : deed.requests(arm.cloud));
      waitUntilIdle(arm, clock);
    },
  };
}
