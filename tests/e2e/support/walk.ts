/** Goes the way of a deed on the page with keys alone. Each step is worked out from the screen, as a hint would be, so a renamed control breaks the walk. */
import { expect, type Locator } from '@playwright/test';
import type { Step, Task } from '#src/lab/definition.ts';
import { nextStep, type SeenScreen } from '#src/lab/hints.ts';
import { stepWith } from './hands.ts';
import { paneIn } from './play.ts';
import { choose, press, tabTo, tick, type } from './keyboard.ts';
import type { Solution } from './solution.ts';

/** Where the portal of a pane says the learner is. */
export async function screenOf(room: Locator, pane: string): Promise<SeenScreen> {
  const said = await paneIn(room, pane).getAttribute('data-screen');
  return JSON.parse(said ?? '{"blade":"","state":""}') as SeenScreen;
}

/** A screen follows a press within some milliseconds; asking every quarter of a second would be most of a walk. */
const intervals = [10, 20, 50, 100, 250];

export const isBusy = ({ state }: SeenScreen): boolean =>
  ['creating', 'deploying', 'saving', 'applying', 'settling', 'deleting', 'removing'].includes(state);

/** Does one step with the keyboard. */
export const walkStep = stepWith({ press, type, choose, tick });

/** Goes to the open tab and from there by arrow to the one wanted. */
export async function turnWithKeys(tab: Locator): Promise<void> {
  const list = tab.locator('xpath=..');
  await tabTo(list.locator('[aria-selected="true"]'));
  for (let steps = 0; steps < 5; steps += 1) {
    if ((await tab.getAttribute('aria-selected')) === 'true') return;
    await tab.page().keyboard.press('ArrowRight');
  }
  throw new Error(`The arrows never reached ${tab.toString()}.`);
}

/** Brings a pane to the front, unless it is there. */
export async function turnToPane(room: Locator, pane: string, turnTo: (tab: Locator) => Promise<void>): Promise<void> {
  const tab = room.locator(`[data-tab="${pane}"]`);
  if ((await tab.count()) > 0 && (await tab.getAttribute('aria-selected')) === 'false') await turnTo(tab);
}

export interface Walk {
  /** Does one step; by key or by touch. */
  act?: (room: Locator, step: Step, pane: string) => Promise<void>;
  /** Brings a pane to the front whose tab is not open; by key or by touch. */
  turnTo?: (tab: Locator) => Promise<void>;
  /** Told after each step, when the screen has changed. */
  seen?: (step: Step, screen: SeenScreen) => Promise<void>;
}

/** Follows the way of a task until it is done, or until Azure has been asked for it and there is only waiting left. */
export async function walk(
  room: Locator,
  solution: Solution,
  task: Task,
  { act = walkStep, turnTo = turnWithKeys, seen }: Walk = {},
): Promise<void> {
  const way = solution.way(task);
  const pane = solution.pane(task);
  await turnToPane(room, pane, turnTo);
  await expect(paneIn(room, pane)).toBeVisible();
  const isDone = async (): Promise<boolean> =>
    (await room.locator(`[data-task="${task.id}"]`).getAttribute('data-state')) === 'done';
  const isUnderWay = (): Promise<boolean> => room.locator('button', { hasText: 'Skip the wait' }).isEnabled();
  const isOver = async (): Promise<boolean> => (await isDone()) || (await isUnderWay());
  for (let steps = 0; steps < 40; steps += 1) {
    // While the portal hands a request over, its buttons are not to be pressed again.
    await expect.poll(async () => isBusy(await screenOf(room, pane)) && !(await isOver()), { intervals }).toBe(false);
    const before = await screenOf(room, pane);
    const step = nextStep(way, before, solution.there(task));
    if (step === undefined || (await isOver())) return;
    await act(room, step, pane);
    const hasMoved = async (): Promise<boolean> =>
      JSON.stringify(await screenOf(room, pane)) !== JSON.stringify(before) || (await isOver());
    await expect.poll(hasMoved, { message: `something happens after ${step.do} ${step.name}`, intervals }).toBe(true);
    await seen?.(step, await screenOf(room, pane));
  }
  throw new Error(`Forty steps did not do task "${task.id}".`);
}
