/** Every lab, with keys alone: whoever solves it as its hints say comes to the end, and every state of the portal on the way is sound. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { labs } from '#src/lab/registry.ts';
import { expectAccessible, expectLegibleInOtherTheme } from './support/axe.ts';
import { inspect } from './support/inspect.ts';
import { focused, pick, press, tabUntil } from './support/keyboard.ts';
import { isFirstLook } from './support/looks.ts';
import { playLab, scenarioOf, type Hands } from './support/play-lab.ts';
import { turnWithKeys, walkStep } from './support/walk.ts';

const seed = 'story';

/** Opens the room's list of tasks where the page is too narrow to show it beside the portal. */
async function showTasks(room: Locator): Promise<void> {
  const now = room.getByRole('button', { name: /^(Task \d+ of \d+|Lab done)/ });
  if ((await now.isVisible()) && (await now.getAttribute('aria-expanded')) === 'false') await press(now);
}

/** The button may be disabled, and the focus gone on, while the learner is on the way to it. */
async function pressUnlessOver(button: Locator): Promise<void> {
  await tabUntil(button, async () => (await focused(button)) || (await button.isDisabled()));
  if (await focused(button)) await button.page().keyboard.press('Enter');
}

const keys: Hands = {
  step: walkStep,
  turnTo: turnWithKeys,
  async answer(item, option) {
    await pick(item, option);
    await press(item.getByRole('button', { name: 'Submit' }));
  },
  press: pressUnlessOver,
  showTasks,
};

async function look(page: Page, width: string, state: string): Promise<void> {
  if (!isFirstLook(`${width} ${state}`)) return;
  await expectAccessible(page, state, '.lab-room');
  // The colors are those of the state, whatever shape its form has and however wide it stands.
  if (isFirstLook(`colors ${state.replace(/ (taught|today)$/, '')}`))
    await expectLegibleInOtherTheme(page, state, '.lab-room');
  expect.soft(await inspect(page), state).toEqual([]);
}

// The short run tells every third lab, in one project and with one shape of the forms; the long run tells all of it everywhere.
// (All labs are played through their screens in every run too: tests/lab/portal-play.test.tsx.)
const told = labs.flatMap(({ id, title }, index) =>
  (['taught', 'today'] as const).map((shape, turn) => ({
    id,
    title,
    shape,
    tag: (index + turn) % 2 === 0 ? '@wide' : '@narrow',
    isShort: index % 3 === 0 && Math.floor(index / 3) % 2 === turn,
  })),
);

for (const { id, title, shape, tag } of told.filter(({ isShort }) => isShort || process.env.LONG !== undefined)) {
  test(
    `with keys alone: ${title}, forms as ${shape}`,
    { tag: process.env.LONG === undefined ? tag : [] },
    async ({ page, viewport }) => {
      test.setTimeout(240_000);
      const width = String(viewport?.width ?? 0);
      const scenario = await scenarioOf(id, seed);
      await page.goto(`/${id.replace('/', '/labs/')}/?seed=${seed}&way=practice&forms=${shape}`);
      await press(page.getByRole('button', { name: 'Start lab' }));
      const room = page.getByRole('region', { name: scenario.title, exact: true });
      await expect(room.locator('[data-portal-usable]').first()).toBeVisible();
      await look(page, width, `${id} opened`);
      await playLab({
        page,
        room,
        scenario,
        hands: keys,
        seen: ({ blade, tab = '', state }) => look(page, width, [blade, tab, state, shape].join(' ')),
      });
      await showTasks(room);
      await expect(room.getByRole('heading', { name: 'Lab done' })).toBeVisible();
      await expect(room.getByText('Saved', { exact: true })).toBeVisible();
      await look(page, width, `${id} done`);
    },
  );
}
