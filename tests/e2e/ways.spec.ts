/** Three labs in all three ways, by mouse and by touch. What a hand does is the same; what the lab says differs. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import type { Way } from '#src/lab/attempt.ts';
import type { Scenario } from '#src/lab/definition.ts';
import { playLab, scenarioOf, type Hands } from './support/play-lab.ts';
import { play } from './support/play.ts';
import { phone, tap, touchStep } from './support/touch.ts';

const labs = ['expressroute/try-fastpath', 'expressroute/connect-a-network', 'expressroute/owner-and-user'];
const seed = 'ways';

async function open(page: Page, id: string, way: Way): Promise<{ room: Locator; scenario: Scenario }> {
  const scenario = await scenarioOf(id, seed);
  await page.goto(`/${id.replace('/', '/labs/')}/?seed=${seed}&way=${way}`);
  await page.getByRole('button', { name: 'Start lab' }).click();
  const room = page.getByRole('region', { name: scenario.title, exact: true });
  await expect(room.locator('[data-portal-usable]').first()).toBeVisible();
  return { room, scenario };
}

const mouse: Hands = {
  step: play,
  turnTo: (tab) => tab.click(),
  async answer(item, option) {
    await option.check();
    await item.getByRole('button', { name: 'Submit' }).click();
  },
  press: (button) => button.click({ timeout: 2000 }),
  showTasks: () => Promise.resolve(),
};

for (const id of labs) {
  test(`${id} by mouse, guided: the next control is ringed until the lab is done`, async ({ page }) => {
    const { room, scenario } = await open(page, id, 'guided');
    await expect(room.locator('.lab-ring')).toBeVisible();
    await expect(room.getByText('Next:').first()).toBeVisible();
    await playLab({ page, room, scenario, hands: mouse });
    await expect(room.getByRole('heading', { name: 'Lab done' })).toBeVisible();
    await expect(room.getByText(/The guided way told you the steps of/)).toBeVisible();
    await expect(room.locator('.lab-ring')).toHaveCount(0);
  });

  test(`${id} by mouse, assessed: nothing is told until it is handed in`, async ({ page }) => {
    const { room, scenario } = await open(page, id, 'assessed');
    await expect(room.getByRole('button', { name: /Hint|Show me/ })).toHaveCount(0);
    await playLab({ page, room, scenario, hands: mouse });
    await expect(room.locator('[data-state="done"]')).toHaveCount(0);
    await expect(room.getByText(/Check:|Right\.|Not this one\./)).toHaveCount(0);
    await room.getByRole('button', { name: 'Hand in' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hand in now' }).click();
    const count = String(scenario.tasks.length);
    const report = room.getByRole('region', { name: `Handed in: ${count} of ${count} tasks` });
    await expect(report.getByText('Done:')).toHaveCount(scenario.tasks.length);
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: phone, hasTouch: true, isMobile: true });

  const finger: Hands = {
    step: touchStep,
    turnTo: tap,
    async answer(item, option) {
      await tap(option);
      await tap(item.getByRole('button', { name: 'Submit' }));
    },
    press: (button) => button.tap({ timeout: 2000 }),
    async showTasks(room) {
      const line = room.getByRole('button', { name: /^(Task \d+ of \d+|Lab done)/ });
      if ((await line.getAttribute('aria-expanded')) === 'false') await tap(line);
    },
  };

  for (const id of labs) {
    test(`${id} by touch, in practice`, async ({ page }) => {
      const { room, scenario } = await open(page, id, 'practice');
      await playLab({ page, room, scenario, hands: finger });
      await expect(room.getByRole('heading', { name: 'Lab done' })).toBeVisible();
      await expect(room.getByText('You needed no hints.')).toBeVisible();
    });
  }
});
