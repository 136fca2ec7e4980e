/** The lab on a phone, by taps alone, with half the height gone to the on-screen keyboard while something is typed. */
import { expect, test, type Locator } from '@playwright/test';
import { labPage, roomOf, type Room } from './support/room.ts';
import { aboveKeyboard, phone, tap, touchStep, type } from './support/touch.ts';
import { walk } from './support/walk.ts';

test.use({ viewport: phone, hasTouch: true, isMobile: true });

/** The line that stands for the tasks, above the portal. */
const lineOf = (room: Locator): Locator => room.getByRole('button', { name: /^(Task \d of \d|Lab done)/ });

async function showTasks({ room }: Room, isShown: boolean): Promise<void> {
  const line = lineOf(room);
  if (!(await line.isVisible())) return;
  if ((await line.getAttribute('aria-expanded')) !== String(isShown)) await tap(line);
  await expect(line).toHaveAttribute('aria-expanded', String(isShown));
}

async function skipWaits({ room }: Room): Promise<void> {
  // Folded away with the tasks when there is nothing to wait for, so it has no role then.
  const skip = room.locator('button', { hasText: 'Skip the wait' });
  await expect(async () => {
    if (await skip.isEnabled()) await skip.tap({ timeout: 1000 });
    await expect(skip).toBeDisabled({ timeout: 500 });
  }).toPass();
}

/** One line, in sight, above the portal; once that is scrolled, above the field that is being typed in. */
async function expectLine({ room, portal }: Room, below: Locator = portal): Promise<void> {
  const line = lineOf(room);
  await expect(line).toBeInViewport({ ratio: 1 });
  const [above, lower] = [await line.boundingBox(), await below.boundingBox()];
  expect(above?.height, 'the task takes one line').toBeLessThan(64);
  expect((above?.y ?? 0) + (above?.height ?? 0), 'the line covers nothing').toBeLessThanOrEqual((lower?.y ?? 0) + 1);
}

test('a learner finishes the lab by taps, half the height gone to the keyboard', async ({ page }) => {
  await page.goto(labPage);
  await tap(page.getByRole('button', { name: 'Start lab' }));
  const at = await roomOf(page);
  const { room, portal, solution, item } = at;

  for (const task of solution.scenario.tasks) {
    await test.step(task.title, async () => {
      await showTasks(at, true);
      await expect(item(task.id)).toHaveAttribute('data-state', 'current');
      if (task.question) {
        await tap(item(task.id).getByRole('radio', { name: solution.answer(task), exact: true }));
        await tap(item(task.id).getByRole('button', { name: 'Submit' }));
      } else {
        await showTasks(at, false);
        await expect(lineOf(room)).toContainText(task.title);
        let isTyped = false;
        await walk(room, solution, task, {
          act: touchStep,
          seen: async (step) => {
            if (step.name !== 'Name' || isTyped) return;
            isTyped = true;
            expect(page.viewportSize(), 'the keyboard is up').toEqual(aboveKeyboard);
            await expectLine(at, portal.getByRole('textbox', { name: 'Name' }));
            await showTasks(at, true);
            await expect(item(task.id).getByText(task.title)).toBeVisible();
            await showTasks(at, false);
            await expect(portal.getByRole('textbox', { name: 'Name' })).toHaveValue(step.value ?? '');
          },
        });
      }
      await skipWaits(at);
      await showTasks(at, true);
      await expect(item(task.id)).toHaveAttribute('data-state', 'done');
      await solution.follow(task);
    });
  }
  await expect(room.getByRole('heading', { name: 'Lab done' })).toBeVisible();
  await expect(room.getByText('Saved', { exact: true })).toBeVisible();
});

test('a text half typed on a phone is there after the tasks were looked at', async ({ page }) => {
  await page.goto(labPage);
  await tap(page.getByRole('button', { name: 'Start lab' }));
  const at = await roomOf(page);
  await showTasks(at, false);
  const search = at.portal.getByRole('searchbox', { name: 'Search resources' });
  await type(search, 'vnet');
  await showTasks(at, true);
  await showTasks(at, false);
  await expect(search).toHaveValue('vnet');
});
