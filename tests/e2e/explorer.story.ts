/** The packet explorer with keys alone: from a link, why a spoke's packet takes the gateway and what changes that; then a network of one's own, shared. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { writeFragment } from '#src/explorer/link.ts';
import { presetOf } from '#src/explorer/presets.ts';
import { expectAccessible, expectLegibleInOtherTheme } from './support/axe.ts';
import { inspect } from './support/inspect.ts';
import { choose, pick, press } from './support/keyboard.ts';

const address = '/expressroute/explorer/';

const isIntact = async (page: Page, state: string): Promise<void> => {
  await expectAccessible(page, state);
  await expectLegibleInOtherTheme(page, state);
  expect.soft(await inspect(page), state).toEqual([]);
};

const usable = (page: Page): Locator => page.locator('[data-explorer-usable]');

/** Makes one of the single changes: values side by side where there is room, a menu where there is not. */
async function setOne(page: Page, label: string, value: string): Promise<void> {
  const things = page.getByRole('group', { name: 'Change one thing' });
  const menu = things.getByRole('combobox', { name: label, exact: true });
  if (await menu.isVisible()) await choose(menu, value);
  else {
    const group = things.getByRole('group', { name: label, exact: true });
    await pick(group, group.getByRole('radio', { name: value, exact: true }));
  }
}

test('a learner finds out why a packet takes the gateway, changes that, and shares a network of their own', async ({
  page,
}) => {
  const map = page.getByRole('region', { name: 'The way of the packet' });
  const there = page.getByRole('region', { name: 'The way there' });
  const changed = page.getByRole('status').filter({ hasText: 'Now the packet' });
  const things = page.getByRole('region', { name: 'What is here' });

  await test.step('opens a link, and reads why', async () => {
    await page.goto(address + (await writeFragment(presetOf('spoke').scenario)));
    await expect(usable(page)).toBeVisible();
    await expect(page.getByText('Opened “A machine in a spoke” from the link.')).toBeVisible();
    await expect(map).toContainText('goes through ergw-hub');
    await expect(there).toContainText('FastPath does not go on to peered networks');
    expect(new URL(page.url()).hash, 'the link is not opened again by a reload').toBe('');
    await isIntact(page, 'a scenario from a link');
  });

  await test.step('moves the circuit to Direct and the rules to today, and sees the way change', async () => {
    await press(page.getByRole('button', { name: 'Hold this as “before”' }));
    await setOne(page, 'Circuit', 'Direct');
    await expect(map).toContainText('goes through ergw-hub');
    const rules = page.getByRole('group', { name: 'Rules', exact: true });
    await pick(rules, rules.getByRole('radio', { name: 'Today' }));
    await expect(changed).toContainText('Now the packet goes around ergw-hub.');
    await press(page.getByRole('button', { name: 'Before and after' }));
    await expect(page.getByRole('region', { name: 'Before', exact: true })).toContainText('goes through ergw-hub');
    await expect(page.getByRole('region', { name: 'After', exact: true })).toContainText('goes around ergw-hub');
    await isIntact(page, 'before and after');
    await press(page.getByRole('button', { name: 'Before and after' }));
  });

  await test.step('takes a step back and does it again', async () => {
    await page.keyboard.press('ControlOrMeta+z');
    await expect(map).toContainText('goes through ergw-hub');
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(map).toContainText('goes around ergw-hub');
    await press(page.getByRole('button', { name: 'Undo' }));
    await expect(map).toContainText('goes through ergw-hub');
    await press(page.getByRole('button', { name: 'Redo' }));
    await expect(map).toContainText('goes around ergw-hub');
  });

  await test.step('adds a network and connects it', async () => {
    await press(things.getByRole('button', { name: 'Add a network' }));
    const added = things.getByRole('button', { name: /virtual network vnet-new/ });
    await expect(added).toBeFocused();
    await expect(added).toHaveAttribute('aria-expanded', 'true');
    await isIntact(page, 'a thing is open');
    await press(things.getByRole('button', { name: 'Peer with another network' }));
    await expect(page.getByRole('status').filter({ hasText: 'Peered' })).toContainText('vnet-hub lends its gateway');
    await choose(page.getByRole('combobox', { name: 'To', exact: true }), 'vm-new in vnet-new');
    await expect(map).toContainText('The packet reaches vm-new');
    await expect(there).toContainText('vnet-new');
  });

  const link = await test.step('shares it', async () => {
    await press(page.getByRole('button', { name: 'Share' }));
    const field = page.getByRole('textbox', { name: 'Link to this scenario' });
    await expect(field).toHaveValue(/#s=1\.[\w-]{200,}$/);
    await press(page.getByRole('button', { name: 'Copy link' }));
    await expect(page.getByRole('status').filter({ hasText: /Copied|is selected/ })).toBeVisible();
    await isIntact(page, 'the link is shown');
    return field.inputValue();
  });

  await test.step('reloads, and goes on where they were', async () => {
    await expect(page.getByText('Kept in this browser.')).toBeVisible();
    await page.reload();
    await expect(page.getByText('You go on where you left off.')).toBeVisible();
    await expect(things.getByRole('button', { name: /virtual network vnet-new/ })).toBeVisible();
  });

  await test.step('starts over, and opens the link again', async () => {
    await press(page.getByRole('button', { name: 'Start over' }));
    await expect(things.getByRole('button', { name: /virtual network vnet-new/ })).toHaveCount(0);
    await page.goto(link);
    await expect(things.getByRole('button', { name: /virtual network vnet-new/ })).toBeVisible();
    await expect(map).toContainText('goes around ergw-hub');
    await press(page.getByRole('button', { name: 'Undo' }));
    await expect(things.getByRole('button', { name: /virtual network vnet-new/ })).toHaveCount(0);
  });
});

test('every tab is reached by arrow keys, and is whole', async ({ page }) => {
  await page.goto(`${address}?preset=spoke`);
  await expect(usable(page)).toBeVisible();
  await press(page.getByRole('tab', { name: 'Path' }));
  for (const name of ['Predict', 'What if', 'Console', 'Router setup', 'Capacity']) {
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name })).toBeFocused();
    await expect(page.getByRole('tabpanel', { name })).not.toContainText('Loading…');
    await isIntact(page, `the tab ${name}`);
  }
});

test('a link that was cut says so, and the bench opens all the same', async ({ page }) => {
  const whole = await writeFragment(presetOf('spoke').scenario);
  await page.goto(address + whole.slice(0, 400));
  await expect(page.getByRole('alert')).toContainText('The link is not complete');
  await expect(page.getByRole('region', { name: 'The way of the packet' })).toContainText('goes around ergw-hub');
});
