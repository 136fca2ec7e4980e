/** Goes the way of a deed on the page with keys alone. Each step is worked out from the screen, as a hint would be, so a renamed control breaks the walk. */
import { expect, type Locator } from '@playwright/test';
import type { Step, Task } from '#src/lab/definition.ts';
import { nextStep, type SeenScreen } from '#src/lab/hints.ts';
import { stepWith } from './hands.ts';
import { choose, press, tick, type } from './keyboard.ts';
import type { Solution } from './solution.ts';

/** Where the portal says the learner is. */
async function screenOf(room: Locator): Promise<SeenScreen> {
  const said = await room.locator('[data-screen]').getAttribute('data-screen');
  return JSON.parse(said ?? '{"blade":"","state":""}') as SeenScreen;
}

/** A screen follows a press within some milliseconds; asking every quarter of a second would be most of a walk. */
const intervals = [10, 20, 50, 100, 250];

const isBusy = ({ state }: SeenScreen): boolean =>
  ['creating', 'deploying', 'saving', 'applying', 'settling', 'deleting', 'removing'].includes(state);

/** Does one step with the keyboard. */
export const walkStep = stepWith({ press, type, choose, tick });

export interface Walk {
  /** Does one step; by key or by touch. */
  act?: (room: Locator, step: Step) => Promise<void>;
  /** Told after each step, when the screen has changed. */
  seen?: (step: Step, screen: SeenScreen) => Promise<void>;
}

/** Follows the way of a task until it is done, or until Azure has been asked for it and there is only waiting left. */
export async function walk(
  room: Locator,
  solution: Solution,
  task: Task,
  { act = walkStep, seen }: Walk = {},
): Promise<void> {
  const way = solution.way(task);
  const isDone = async (): Promise<boolean> =>
    (await room.locator(`[data-task="${task.id}"]`).getAttribute('data-state')) === 'done';
  const isUnderWay = (): Promise<boolean> => room.locator('button', { hasText: 'Skip the wait' }).isEnabled();
  const isOver = async (): Promise<boolean> => (await isDone()) || (await isUnderWay());
  for (let steps = 0; steps < 40; steps += 1) {
    // While the portal hands a request over, its buttons are not to be pressed again.
    await expect.poll(async () => isBusy(await screenOf(room)) && !(await isOver()), { intervals }).toBe(false);
    const before = await screenOf(room);
    const step = nextStep(way, before, solution.there(task));
    if (step === undefined || (await isOver())) return;
    await act(room, step);
    const hasMoved = async (): Promise<boolean> =>
      JSON.stringify(await screenOf(room)) !== JSON.stringify(before) || (await isOver());
    await expect.poll(hasMoved, { message: `something happens after ${step.do} ${step.name}`, intervals }).toBe(true);
    await seen?.(step, await screenOf(room));
  }
  throw new Error(`Forty steps did not do task "${task.id}".`);
}
