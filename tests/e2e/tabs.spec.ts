/** Two tabs at one attempt, a reload in the middle of it, and the two ways back: undo and reset. */
import { expect, test } from '@playwright/test';
import { play } from './support/play.ts';
import { circuitName, doTask, enter, openResource, openWizard, roomOf, skipWait, wizardSteps } from './support/room.ts';

const second = { timeout: 1000 };

test('two tabs show the same Cloud within a second', async ({ page, context }) => {
  const one = await enter(page);
  await doTask(one, 'prerequisites');
  const tab = await context.newPage();
  const other = await enter(tab, 'Continue lab');
  await expect(other.item('prerequisites')).toHaveAttribute('data-state', 'done');
  const circuit = circuitName(one);
  await openResource(other, circuit);
  await other.portal.getByRole('link', { name: 'Connections', exact: true }).click();
  await expect(other.portal.getByText('No virtual network is connected to this circuit.')).toBeVisible();

  // A quick clock could end the deployment before anybody has looked.
  await one.room.getByRole('combobox', { name: 'Clock' }).selectOption({ label: 'As slow as Azure' });
  await openWizard(one);
  for (const field of wizardSteps(one)) await play(one.room, field);
  await expect(one.portal.getByRole('heading', { name: 'Your deployment is under way' })).toBeVisible();
  await expect(other.room.getByText(/Azure is working/)).toBeVisible(second);
  // Pressed in the tab that is in front: a browser lets the others draw now and then only.
  await skipWait(other.room);
  await expect(one.item('connect')).toHaveAttribute('data-state', 'done');
  await expect(other.item('connect')).toHaveAttribute('data-state', 'done', second);
  const name = wizardSteps(one).find((field) => field.name === 'Name')?.value ?? '';
  const row = other.portal.getByRole('row', { name: new RegExp(name) });
  await expect(row).toContainText('Succeeded', second);

  await other.room.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toHaveCount(0, second);
  await openResource(one, circuit);
  await one.portal.getByRole('link', { name: 'Connections', exact: true }).click();
  await expect(one.portal.getByText('No virtual network is connected to this circuit.')).toBeVisible(second);
});

test('a reload in the middle of the wizard keeps what was typed and chosen', async ({ page }) => {
  const before = await enter(page);
  await doTask(before, 'prerequisites');
  await openWizard(before);
  const name = before.portal.getByRole('textbox', { name: 'Name' });
  await name.fill('con-half-typed');
  await before.portal.getByRole('button', { name: 'Next: Settings' }).click();
  await before.portal.getByRole('checkbox', { name: 'FastPath' }).check();
  await before.portal.getByRole('textbox', { name: 'Routing weight' }).fill('17');

  await page.reload();
  await page.getByRole('button', { name: 'Continue lab' }).click();
  const after = await roomOf(page);
  await expect(after.item('prerequisites')).toHaveAttribute('data-state', 'done');
  await expect(after.portal.getByRole('tab', { name: 'Settings' })).toHaveAttribute('aria-selected', 'true');
  await expect(after.portal.getByRole('checkbox', { name: 'FastPath' })).toBeChecked();
  await expect(after.portal.getByRole('textbox', { name: 'Routing weight' })).toHaveValue('17');
  await after.portal.getByRole('button', { name: 'Previous' }).click();
  await expect(after.portal.getByRole('textbox', { name: 'Name' })).toHaveValue('con-half-typed');
});

test('undo takes the last change back and leaves the task done; reset leaves nothing', async ({ page }) => {
  const at = await enter(page);
  const undo = at.room.getByRole('button', { name: 'Undo' });
  await expect(undo, 'there is nothing to take back yet').toBeDisabled();
  await doTask(at, 'prerequisites');
  await doTask(at, 'connect');
  const name = wizardSteps(at).find((field) => field.name === 'Name')?.value ?? '';
  await openResource(at, name);
  await undo.click();
  await expect(at.portal.getByText(new RegExp(`${name}.*(not|no longer)`, 'i')).first()).toBeVisible();
  await expect(at.item('connect'), 'a task done stays done').toHaveAttribute('data-state', 'done');
  await expect(undo).toBeDisabled();

  await at.room.getByRole('button', { name: 'Reset lab' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(at.item('prerequisites')).toHaveAttribute('data-state', 'current');
  await expect(at.item('connect')).toHaveAttribute('data-state', 'open');
  await expect(at.portal.getByRole('heading', { level: 2, name: 'Home' })).toBeVisible();
  await expect(at.portal.getByRole('link', { name, exact: true })).toHaveCount(0);
});
