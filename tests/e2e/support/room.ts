/** A lab opened on its own page, and a learner with a pointer in it: what the specs share. Stories have hands of their own. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Task } from '#src/lab/definition.ts';
import { play } from './play.ts';
import { solve, type Solution } from './solution.ts';
import { walk } from './walk.ts';

export const labId = 'expressroute/connect-a-network';
export const seed = 'story';
export const labPage = `/expressroute/labs/connect-a-network/?seed=${seed}&way=practice`;

export interface Room {
  page: Page;
  /** The whole room: tasks and portal. */
  room: Locator;
  portal: Locator;
  solution: Solution;
  /** The entry of a task in the list. */
  item: (task: string) => Locator;
  task: (id: string) => Task;
}

/** Opens the lab's page and presses the button of its card. */
export async function enter(page: Page, button = 'Start lab'): Promise<Room> {
  await page.goto(labPage);
  await page.getByRole('button', { name: button, exact: true }).click();
  return roomOf(page);
}

/** The room that stands on the page already. */
export async function roomOf(page: Page): Promise<Room> {
  const solution = await solve(labId, seed);
  const room = page.getByRole('region', { name: solution.scenario.title });
  await expect(room.locator('[data-portal-usable]')).toBeVisible();
  return {
    page,
    room,
    portal: room.locator('[data-lab-portal]'),
    solution,
    item: (task) => room.locator(`[data-task="${task}"]`),
    task: (id) => {
      const task = solution.scenario.tasks.find((one) => one.id === id);
      if (!task) throw new Error(`The lab has no task "${id}".`);
      return task;
    },
  };
}

/** Does one task to its end, waits skipped. */
export async function doTask(at: Room, id: string): Promise<void> {
  const { room, solution, item } = at;
  const task = at.task(id);
  if (task.question) {
    await item(id)
      .getByRole('radio', { name: solution.answer(task), exact: true })
      .check();
    await item(id).getByRole('button', { name: 'Submit' }).click();
  } else {
    await walk(room, solution, task, { act: play });
    await skipWait(room);
  }
  await expect(item(id)).toHaveAttribute('data-state', 'done');
  await solution.follow(task);
}

/** Presses *Skip the wait* until Azure has nothing more to do. */
export async function skipWait(room: Locator): Promise<void> {
  const skip = room.getByRole('button', { name: 'Skip the wait' });
  await expect(async () => {
    if (await skip.isEnabled()) await skip.click({ timeout: 1000 });
    await expect(skip).toBeDisabled({ timeout: 500 });
  }).toPass({ intervals: [50, 250] });
}

/** Finds a resource by the search box and opens it. */
export async function openResource({ portal }: Room, name: string): Promise<void> {
  await portal.getByRole('searchbox', { name: 'Search resources' }).fill(name);
  await portal.locator('[data-blade="search"]').getByRole('link', { name, exact: true }).first().click();
  await expect(portal.getByRole('heading', { level: 2, name, exact: true })).toBeVisible();
}

/** The way of the *connect* task through the wizard's own screens, in the form as the course shows it. */
export const wizardSteps = ({ solution, task }: Room) =>
  solution.way(task('connect')).filter(({ on }) => on.blade === 'connection-create' && on.shape !== 'today');

/** The name of the circuit that the lab is about. */
export const circuitName = (at: Room): string => wizardSteps(at)[0]?.on.resource?.split('/').at(-1) ?? '';

/** Goes to the wizard that connects the lab's circuit. */
export async function openWizard(at: Room): Promise<void> {
  await openResource(at, circuitName(at));
  await at.portal.getByRole('link', { name: 'Connections', exact: true }).click();
  await at.portal.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(at.portal.locator('[data-blade="connection-create"] [role="tabpanel"]')).toBeVisible();
}
