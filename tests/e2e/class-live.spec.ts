/** What comes to learners' screens while a class runs: what those who lead do in the portal, and news over whatever network there is. */
import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { browserOf, button, join, makeClass } from './support/class-day.ts';
import { startClassServer } from './support/class-server.ts';

const lab = 'Create a gateway for ExpressRoute';

/** Goes somewhere in the portal and does something there, and sees a learner's page follow both. */
async function leads(teacher: Page, learner: Page): Promise<void> {
  const hands = teacher.locator('[data-lab-portal]').first();
  const seen = learner.locator('.class-follow');
  await hands.getByRole('link', { name: /^rt-/ }).first().click();
  await expect(seen.getByRole('heading', { level: 2, name: /^rt-/ })).toBeVisible();
  await hands.getByRole('link', { name: 'Tags', exact: true }).click();
  await expect(seen.getByRole('heading', { level: 2, name: /Tags/ })).toBeVisible();
  await hands.getByLabel('Name 1', { exact: true }).fill('owner');
  await hands.getByLabel('Value 1', { exact: true }).fill('ada');
  await hands.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(seen.getByRole('status').first()).toContainText('Ada Larsen: Save');
}

test('what an instructor does in the portal is followed as it happens, to show and to help', async ({ browser }) => {
  const server = await startClassServer('sqlite');
  try {
    const [teacher, bea] = [await browserOf(browser, server), await browserOf(browser, server)];
    const { id, code } = await makeClass(teacher, server);
    await teacher.getByRole('button', { name: `Open the gate before ${lab}` }).click();
    await join(bea, code, 'Bea Holm');

    await test.step('a lab is shown to everybody, and no more', async () => {
      await teacher.goto(`/class/teach/show/?class=${id}`);
      await button(teacher, 'Open it').click();
      await button(teacher, 'Show it to everybody').click();
      await bea.getByRole('link', { name: 'Ada Larsen shows something' }).click();
      await leads(teacher, bea);
      await button(teacher, 'Stop showing').click();
      await expect(bea.getByRole('heading', { name: 'Nothing is shown now' })).toBeVisible();
      await expect(bea.locator('.class-follow')).toBeHidden();
    });

    await test.step('whoever is helped follows the helper, and takes the controls back', async () => {
      await bea.goto('/class/');
      await bea.getByRole('link', { name: lab }).click();
      const room = bea.getByRole('region', { name: lab, exact: true });
      await expect(room.locator('[data-portal-usable]').first()).toBeVisible();
      await teacher.goto(`/class/teach/live/?class=${id}`);
      await teacher.locator('.teach-tile', { hasText: 'Bea Holm' }).click();
      await button(teacher, 'Ask to take over').click();
      await button(bea, 'Let Ada Larsen help').click();
      await leads(teacher, bea);
      await expectAccessible(bea, 'a helper is followed');
      await button(bea, 'Take the controls back').click();
      await expect(room.locator('[data-portal-usable]').first()).toBeVisible();
      await expect(bea.locator('.class-follow')).toBeHidden();
      await expect(button(teacher, 'Ask to take over')).toBeVisible();
    });
  } finally {
    await server.stop();
  }
});
