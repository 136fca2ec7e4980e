/** Back and Forward of the browser inside a lab: from blade to blade, over a reload, and out of the page only from the first. */
import { expect, test } from '@playwright/test';
import { circuitName, doTask, enter, labPage, openResource, roomOf, type Room } from './support/room.ts';

const expectBlade = async ({ portal }: Room, name: string): Promise<void> => {
  const heading = portal.getByRole('heading', { level: 2, name, exact: true });
  await expect(heading).toBeVisible();
  await expect(heading).toBeFocused();
};

test('Back and Forward move between blades, and Back from the first leaves the page', async ({ page }) => {
  await page.goto('/expressroute/');
  const at = await enter(page);
  const circuit = circuitName(at);
  await at.portal.getByRole('link', { name: circuit, exact: true }).first().click();
  await expectBlade(at, circuit);
  await at.portal.getByRole('link', { name: 'Connections', exact: true }).click();
  await expectBlade(at, `${circuit} | Connections`);

  await page.goBack();
  await expectBlade(at, circuit);
  await page.goBack();
  await expectBlade(at, 'Home');
  await page.goForward();
  await expectBlade(at, circuit);

  await page.reload();
  await page.getByRole('button', { name: 'Continue lab' }).click();
  const after = await roomOf(page);
  await expect(after.portal.getByRole('heading', { level: 2, name: circuit, exact: true })).toBeVisible();
  await page.goForward();
  await expectBlade(after, `${circuit} | Connections`);
  await page.goBack();
  await page.goBack();
  await expectBlade(after, 'Home');
  await page.goBack();
  await expect(page).toHaveURL(/\/expressroute\/$/);
  await page.goForward();
  await expect(page).toHaveURL(new RegExp(`${labPage.replaceAll('?', '\\?')}$`));
  await expect(page.getByRole('button', { name: 'Continue lab' })).toBeVisible();
});

test('Back to a connection that is gone leads to the nearest blade that is there', async ({ page }) => {
  const at = await enter(page);
  for (const task of ['prerequisites', 'connect']) await doTask(at, task);
  await openResource(at, circuitName(at));
  await at.portal.getByRole('link', { name: 'Connections', exact: true }).click();
  await at.portal.getByRole('table').getByRole('link', { name: /^con-/ }).click();
  await expect(at.portal.getByRole('button', { name: 'Delete' })).toBeVisible();
  await at.portal.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Home' }).click();
  await at.room.getByRole('button', { name: 'Undo' }).click();
  await page.goBack();
  await expectBlade(at, `${circuitName(at)} | Connections`);
  await expect(at.portal.getByRole('alert')).toHaveCount(0);
});
