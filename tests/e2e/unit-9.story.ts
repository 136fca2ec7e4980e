/** The main job, with keys alone: read FastPath, do the lab, pass the check, close the browser, find all of it again. */
import { chromium, expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { expectAccessible, expectLegibleInOtherTheme } from './support/axe.ts';
import { answerQuestion, askedIn, byKeys } from './support/check.ts';
import { inspect } from './support/inspect.ts';
import { focused, pick, press, tabUntil } from './support/keyboard.ts';
import { solve } from './support/solution.ts';
import { walk } from './support/walk.ts';
import { rightWords } from './support/words.ts';

const lab = 'expressroute/connect-a-network';
const unit = '/expressroute/09-fastpath/';
const seed = 'story';

const isIntact = async (page: Page, state: string, within?: string): Promise<void> => {
  await expectAccessible(page, state, within);
  await expectLegibleInOtherTheme(page, state, within);
  expect.soft(await inspect(page), state).toEqual([]);
};

type Look = typeof isIntact;
/** For a way that was looked at before. */
const noLook: Look = () => Promise.resolve();

/** Waits out what Azure is doing with the lab's own button, as an impatient learner would. */
async function skipWaits(room: Locator): Promise<void> {
  const skip = room.getByRole('button', { name: 'Skip the wait' });
  // The wait may end by itself while the learner is on the way to the button.
  if (await skip.isEnabled()) await tabUntil(skip, async () => (await focused(skip)) || (await skip.isDisabled()));
  if (await focused(skip)) await room.page().keyboard.press('Enter');
  await expect(skip).toBeDisabled();
}

/** Opens the room's list of tasks where the page is too narrow to show it beside the portal. */
async function showTasks(room: Locator): Promise<void> {
  const now = room.getByRole('button', { name: /^(Task \d of \d|Lab done)/ });
  if ((await now.isVisible()) && (await now.getAttribute('aria-expanded')) === 'false') await press(now);
}

async function doTheLab(page: Page, look: Look = isIntact): Promise<void> {
  const room = page.getByRole('region', { name: 'Connect a virtual network to a circuit' });
  const solution = await solve(lab, seed);
  const looked = new Set<string>();
  await look(page, 'the lab has just opened');
  for (const task of solution.scenario.tasks) {
    const item = room.locator(`[data-task="${task.id}"]`);
    await showTasks(room);
    await expect(item).toHaveAttribute('data-state', 'current');
    if (task.question) {
      await pick(item, item.getByRole('radio', { name: solution.answer(task), exact: true }));
      await press(item.getByRole('button', { name: 'Submit' }));
    } else {
      await walk(room, solution, task, {
        seen: async ({ name }, { blade, tab = '', state }) => {
          const screen = [blade, tab, state].join(' ');
          if (looked.has(screen)) return;
          looked.add(screen);
          await look(page, `${task.id}: ${screen}, after ${name}`, '.lab-room');
        },
      });
    }
    await showTasks(room);
    await skipWaits(room);
    await expect(item).toHaveAttribute('data-state', 'done');
    await solution.follow(task);
  }
  await expect(room.getByRole('heading', { name: 'Lab done' })).toBeVisible();
  await expect(room.getByText('Saved', { exact: true })).toBeVisible();
  await look(page, 'the lab is done');
}

async function passTheCheck(page: Page, look: Look = isIntact): Promise<void> {
  const form = page.getByRole('form', { name: 'Knowledge check' });
  await press(form.getByRole('button', { name: 'Check', exact: true }));
  const missing = form.getByText(/not answered|still|missing|unanswered/i).filter({ visible: true });
  await expect(missing.first()).toBeVisible();
  await look(page, 'the check names what is missing');
  const right = rightWords();
  for (const { id, question } of await askedIn(form)) await answerQuestion(question, right.get(id) ?? [], byKeys);
  await press(form.getByRole('button', { name: 'Check', exact: true }));
  await expect(form.locator('.cc-check-summary')).toBeFocused();
  await expect(form.locator('.cc-check-summary')).toContainText(/all|100|right/i);
  await look(page, 'the check is marked');
}

test('a learner reads unit 9, does its lab, passes its check, and finds it all again', async ({
  baseURL,
  viewport,
  colorScheme,
  launchOptions,
}, testInfo) => {
  test.setTimeout(600_000);
  const profile = testInfo.outputPath('profile');
  const open = async (): Promise<BrowserContext> => {
    const context = await chromium.launchPersistentContext(profile, {
      ...launchOptions,
      ...(baseURL === undefined ? {} : { baseURL }),
      viewport,
      colorScheme: colorScheme ?? 'light',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(20_000);
    return context;
  };

  const first = await open();
  const page = first.pages()[0] ?? (await first.newPage());

  await test.step('from the first page to the unit', async () => {
    await page.goto('/');
    await isIntact(page, 'the first page');
    await press(page.getByRole('link', { name: /course/i }).first());
    await expect(page).toHaveURL(/\/expressroute\/$/);
    await isIntact(page, 'the course');
    await press(page.getByRole('link', { name: /FastPath/ }).first());
    await expect(page).toHaveURL(/09-fastpath/);
    await isIntact(page, 'the unit');
  });

  await test.step('the lab, inside the lesson', async () => {
    await page.goto(`${unit}?seed=${seed}&way=practice`);
    await press(page.getByRole('button', { name: 'Start lab' }));
    await expect(page.getByRole('heading', { name: 'Connect a virtual network to a circuit' }).last()).toBeFocused();
    await doTheLab(page);
  });

  await test.step('the knowledge check', async () => {
    await passTheCheck(page);
  });
  await first.close();

  const second = await open();
  const again = second.pages()[0] ?? (await second.newPage());
  await test.step('all of it is there after the browser was closed', async () => {
    await again.goto('/expressroute/');
    await expect(again.locator('[data-unit-progress="expressroute/09-fastpath"]').last()).toHaveAttribute(
      'data-state',
      /read|done/,
    );
    await again.goto('/record/');
    await expect(again.getByText(/XP/).first()).toBeVisible();
    await isIntact(again, 'the record');
    await again.goto(unit);
    await press(again.getByRole('button', { name: 'Look at your lab again' }));
    await expect(again.getByRole('heading', { name: 'Lab done' })).toBeVisible();
  });

  await test.step('and again without a network', async () => {
    await again.goto(unit);
    await again.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await expect(again.getByText(/ready offline/i).first()).toBeVisible({ timeout: 60_000 });
    await second.close();
    const third = await open();
    await third.setOffline(true);
    const cold = third.pages()[0] ?? (await third.newPage());
    await cold.goto('/expressroute/');
    await press(cold.getByRole('link', { name: /FastPath/ }).first());
    await expect(cold).toHaveURL(/09-fastpath/);
    await cold.goto(`${unit}?seed=${seed}&way=practice`);
    await press(cold.getByRole('button', { name: 'Look at your lab again' }));
    const room = cold.getByRole('region', { name: 'Connect a virtual network to a circuit' });
    await showTasks(room);
    await press(room.getByRole('button', { name: 'Reset lab' }));
    await press(cold.getByRole('button', { name: 'Reset', exact: true }));
    await expect(room.getByRole('heading', { name: 'Lab done' })).toBeHidden();
    await doTheLab(cold, noLook);
    await passTheCheck(cold, noLook);
    await third.close();
  });
});
