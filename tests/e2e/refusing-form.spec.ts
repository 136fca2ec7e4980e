/** A learner whom a form refuses again and again: nothing is sent to Azure, and those who lead see it nevertheless, whole and in the words of the form. */
import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { browserOf, join, makeClass } from './support/class-day.ts';
import { startClassServer } from './support/class-server.ts';

const lab = 'Create a gateway for ExpressRoute';
/** What is pressed faster than this is one press. */
const reads = 2100;

test('whoever presses Create in vain is stuck, with what the form says', async ({ browser }) => {
  const server = await startClassServer('sqlite');
  try {
    const [teacher, bea] = [await browserOf(browser, server), await browserOf(browser, server)];
    const { id, code } = await makeClass(teacher, server);
    await teacher.getByRole('button', { name: `Open the gate before ${lab}` }).click();
    await join(bea, code, 'Bea Holm-Featherstonehaugh of the second row');
    await teacher.goto(`/class/teach/live/?class=${id}`);
    await bea.goto('/class/');
    await bea.getByRole('link', { name: lab }).click();
    const portal = bea.locator('[data-portal-usable]').first();
    await portal.getByRole('link', { name: 'Create a resource' }).first().click();
    await portal
      .getByRole('link', { name: /virtual network/i })
      .first()
      .click();
    await portal.getByRole('tab', { name: /Review/ }).click();
    const create = portal.getByRole('button', { name: 'Create', exact: true });
    for (let press = 0; press < 3; press += 1) await create.click({ force: true, delay: reads });
    const said = await portal.locator('.ccp-problems span').first().innerText();
    const tile = teacher.locator('.teach-tile', { hasText: 'Bea Holm' });
    await expect(tile).toHaveAttribute('data-standing', 'stuck');
    await expect(tile.locator('.teach-tile-held')).toContainText(/said no 4 times, and nothing was sent/);
    await expect(tile.locator('.teach-tile-held')).toContainText(`It says: “${said}”`);
    await teacher.reload();
    await expect(tile).toHaveAttribute('data-standing', 'stuck');
    for (const width of [1280, 390]) {
      await teacher.setViewportSize({ width, height: 900 });
      await expect
        .poll(() => tile.evaluate((one) => one.scrollHeight - one.clientHeight), 'nothing of the tile is cut off')
        .toBeLessThanOrEqual(0);
      await expectAccessible(teacher, `a stuck learner, ${String(width)} wide`);
    }
  } finally {
    await server.stop();
  }
});
