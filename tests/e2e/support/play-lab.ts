/** Plays a whole lab on the page: each step worked out from the Cloud and the screen as a hint would be, done by whatever hands are given. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Profile } from '#src/base/facts.ts';
import type { Scenario, Step, Task } from '#src/lab/definition.ts';
import { foldAttempt } from '#src/lab/attempt.ts';
import { nextDeed, nextStep, paneOf, type SeenScreen } from '#src/lab/hints.ts';
import { findLab } from '#src/lab/registry.ts';
import { cloudAfter, entriesOn } from './page-cloud.ts';
import { isBusy, screenOf, turnToPane } from './walk.ts';

export interface Hands {
  /** Does one step in a pane. */
  step(room: Locator, step: Step, pane: string): Promise<void>;
  /** Brings a pane to the front whose tab is not open. */
  turnTo(tab: Locator): Promise<void>;
  /** Chooses an answer and submits it. */
  answer(item: Locator, option: Locator): Promise<void>;
  press(button: Locator): Promise<void>;
  /** Opens the list of tasks where the page is too narrow to show it beside the portal. */
  showTasks(room: Locator): Promise<void>;
}

export interface Game {
  page: Page;
  room: Locator;
  scenario: Scenario;
  hands: Hands;
  /** Told after each step, when the screen has changed. */
  seen?: (screen: SeenScreen, step: Step, pane: string) => Promise<void>;
}

const intervals = [10, 20, 50, 100, 250];
const mostSteps = 150;

/** The scenario of a lab, as the page tells it for this seed. */
export async function scenarioOf(lab: string, seed: string, profile: Profile = 'taught'): Promise<Scenario> {
  const { default: definition } = await findLab(lab).load();
  return definition.open(seed, profile);
}

/** Plain words, as they stand on the page. */
const shown = (text: string): string => text.replaceAll('**', '').replaceAll('`', '');

const itemOf = ({ room }: Game, task: Task): Locator => room.locator(`[data-task="${task.id}"]`);
/** An assessed lab does not show it, and keeps it all the same. */
const isDone = async ({ page, scenario }: Game, task: Task): Promise<boolean> =>
  task.id in (foldAttempt(await entriesOn(page, scenario.lab))?.done ?? {});
const skipOf = ({ room }: Game): Locator => room.locator('button', { hasText: 'Skip the wait' });

/** Waits out what Azure is doing with the lab's own button; it may end by itself meanwhile. */
async function skipWaits(game: Game): Promise<void> {
  const skip = skipOf(game);
  await expect(async () => {
    if (await skip.isEnabled()) await game.hands.press(skip);
    await expect(skip).toBeDisabled({ timeout: 500 });
  }).toPass({ intervals: [20, 100] });
}

/** Whether Azure has nothing more to do. */
const hasEnded = async ({ page, scenario }: Game): Promise<boolean> =>
  (await cloudAfter(await entriesOn(page, scenario.lab))).pending.length === 0;

/** Does one step and waits until something has come of it. */
async function doStep(game: Game, step: Step, pane: string, before: SeenScreen, length: number): Promise<void> {
  const { page, room, scenario, hands, seen } = game;
  await hands.step(room, step, pane);
  const hasMoved = async (): Promise<boolean> =>
    JSON.stringify(await screenOf(room, pane)) !== JSON.stringify(before) ||
    (await entriesOn(page, scenario.lab)).length !== length;
  await expect
    .poll(hasMoved, {
      message: `something happens after ${step.do} ${step.name} (${JSON.stringify(before)})`,
      intervals,
    })
    .toBe(true);
  await seen?.(await screenOf(room, pane), step, pane);
}

/** Does one task to its end: by the next act of its deed, again and again, or by the right answer. */
async function playTask(game: Game, task: Task): Promise<void> {
  const { page, room, scenario, hands } = game;
  for (let steps = 0; steps < mostSteps; steps += 1) {
    if (await skipOf(game).isEnabled()) await skipWaits(game);
    if (await isDone(game, task)) return;
    const entries = await entriesOn(page, scenario.lab);
    const cloud = await cloudAfter(entries);
    if (cloud.pending.length === 0 && task.check?.(cloud).holds === true) {
      // The last of several goals makes all of them done; any other task is kept as done within a moment.
      if (task.goal !== true) await expect.poll(() => isDone(game, task), { intervals }).toBe(true);
      return;
    }
    // The button follows the Cloud within a moment.
    if (cloud.pending.length > 0) {
      await expect
        .poll(async () => (await skipOf(game).isEnabled()) || (await hasEnded(game)), { intervals })
        .toBe(true);
      continue;
    }
    const { deed } = nextDeed({ scenario, cloud, task: task.id });
    const pane = paneOf(scenario, deed, cloud);
    await turnToPane(room, pane, (tab) => hands.turnTo(tab));
    await expect.poll(async () => isBusy(await screenOf(room, pane)), { intervals }).toBe(false);
    const screen = await screenOf(room, pane);
    const step = nextStep(deed.way(cloud), screen, deed.there?.(cloud));
    if (step !== undefined) {
      await doStep(game, step, pane, screen, entries.length);
      continue;
    }
    const right = task.question?.options(cloud).find((option) => option.right);
    if (!right)
      throw new Error(`The way of task "${task.id}" has ended at ${JSON.stringify(screen)}, and it is not done.`);
    await hands.showTasks(room);
    const item = itemOf(game, task);
    await hands.answer(item, item.getByRole('radio', { name: shown(right.text), exact: true }));
    await expect.poll(() => isDone(game, task), { intervals }).toBe(true);
  }
  throw new Error(`${mostSteps} steps did not do task "${task.id}".`);
}

/** Plays every task in its order. */
export async function playLab(game: Game): Promise<void> {
  for (const task of game.scenario.tasks) {
    await game.hands.showTasks(game.room);
    await playTask(game, task);
  }
}
