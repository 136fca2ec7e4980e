/** Bad input, as a learner meets it on the page: each message names the value, the rule and the way out, and nothing is lost. */
import { readFileSync } from 'node:fs';
import { expect, test, type Locator } from '@playwright/test';
import { circuitName, doTask, enter, openResource, openWizard, roomOf, skipWait, wizardSteps } from './support/room.ts';
import { play } from './support/play.ts';

const tooLong = 'c'.repeat(81);

interface BadValue {
  field: string;
  tab: 'Basics' | 'Settings';
  value: string;
  /** Ticked first, so that the field is there. */
  under?: string;
  /** What the message must hold: the value or its fault, the rule, the way out. */
  says: RegExp[];
}

const badValues: BadValue[] = [
  { field: 'Name', tab: 'Basics', value: '', says: [/empty/, /1 to 80 characters/, /Type one/] },
  { field: 'Name', tab: 'Basics', value: tooLong, says: [/81 characters/, /at most 80/, /Remove 1/] },
  {
    field: 'Name',
    tab: 'Basics',
    value: 'my connection',
    says: [/“my connection”/, /space/, /letters, digits, hyphens/],
  },
  { field: 'Name', tab: 'Basics', value: 'con/1', says: [/“con\/1”/, /“\/”/, /Use letters/] },
  { field: 'Name', tab: 'Basics', value: '-con', says: [/“-con”/, /begins with “-”/, /Begin with a letter/] },
  { field: 'Routing weight', tab: 'Settings', value: '', says: [/empty/, /0 to 32,000/, /Type 0/] },
  { field: 'Routing weight', tab: 'Settings', value: '40000', says: [/40000/, /0 to 32,000/, /Type 32000 or less/] },
  { field: 'Routing weight', tab: 'Settings', value: '-1', says: [/-1/, /0 to 32,000/, /Type 0 or more/] },
  { field: 'Routing weight', tab: 'Settings', value: 'heavy', says: [/“heavy”/, /whole number from 0 to 32,000/] },
  {
    field: 'Authorization key',
    tab: 'Settings',
    under: 'Redeem authorization',
    value: '',
    says: [/empty/, /Paste the key/, /untick/],
  },
  {
    field: 'Authorization key',
    tab: 'Settings',
    under: 'Redeem authorization',
    value: 'abc-123',
    says: [/“abc-123”/, /GUID/, /Copy it again/],
  },
  {
    field: 'Peer circuit URI',
    tab: 'Settings',
    under: 'Redeem authorization',
    value: '',
    says: [/empty/, /Resource ID/, /Authorizations page/],
  },
  {
    field: 'Peer circuit URI',
    tab: 'Settings',
    under: 'Redeem authorization',
    value: 'er-circuit-1',
    says: [/“er-circuit-1”/, /begin with a slash/, /Copy the whole Resource ID/],
  },
  {
    field: 'Peer circuit URI',
    tab: 'Settings',
    under: 'Redeem authorization',
    value:
      '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v',
    says: [/“virtualNetworks”/, /must be expressRouteCircuits/, /Copy the whole Resource ID/],
  },
];

/** The frame of a field: its control, its hint and its message. */
const frameOf = (control: Locator): Locator => control.locator('xpath=ancestor::*[@data-field]');

test('each field of the wizard says what is wrong with a bad value, and keeps it', async ({ page }) => {
  const at = await enter(page);
  const { portal } = at;
  await openWizard(at);
  for (const { field, tab, value, under, says } of badValues) {
    await test.step(`${field}: “${value.slice(0, 20)}”`, async () => {
      await portal.getByRole('tab', { name: tab }).click();
      if (under !== undefined) await portal.getByRole('checkbox', { name: under }).check();
      const control = portal.getByRole('textbox', { name: field, exact: true });
      await control.fill('x');
      await control.fill(value);
      await control.blur();
      for (const words of says) await expect.soft(frameOf(control), `${field} “${value}”`).toContainText(words);
      await expect.soft(control).toHaveAttribute('aria-invalid', 'true');
      await expect.soft(control).toHaveAccessibleDescription(says[0] ?? /./);
      await expect.soft(control).toHaveValue(value);
    });
  }
});

test('the choices of the wizard are held to the gateway and to what is linked already', async ({ page }) => {
  const at = await enter(page);
  const { portal, room } = at;
  await doTask(at, 'prerequisites');
  await openWizard(at);
  const steps = wizardSteps(at);
  const gateway = steps.find(({ name }) => name === 'Virtual network gateway')?.value ?? '';
  const name = portal.getByRole('textbox', { name: 'Name' });

  await test.step('nothing chosen', async () => {
    await name.fill('con-1');
    await portal.getByRole('button', { name: 'Next: Settings' }).click();
    await portal.getByRole('button', { name: 'Next: Review + create' }).click();
    const choice = portal.getByRole('combobox', { name: 'Virtual network gateway' });
    await expect(choice, 'the press leads to the field').toBeFocused();
    await expect(frameOf(choice)).toContainText('No gateway is chosen. Choose the ExpressRoute gateway');
  });
  await test.step('a gateway too small for FastPath', async () => {
    const small = await portal
      .getByRole('combobox', { name: 'Virtual network gateway' })
      .locator('option')
      .allTextContents();
    const other = small.find((option) => option !== gateway && option !== 'Choose one') ?? '';
    await portal.getByRole('combobox', { name: 'Virtual network gateway' }).selectOption({ label: other });
    const tick = portal.getByRole('checkbox', { name: 'FastPath' });
    await tick.check();
    await expect(frameOf(tick)).toContainText(/is a gateway of SKU \w+\. FastPath needs .*Leave FastPath off/);
    await tick.uncheck();
  });
  await test.step('a foreign region', async () => {
    await portal.getByRole('combobox', { name: 'Virtual network gateway' }).selectOption({ label: gateway });
    await portal.getByRole('button', { name: 'Previous' }).click();
    const region = portal.getByRole('combobox', { name: 'Region' });
    const own = await region.inputValue();
    const foreign = own === 'westeurope' ? 'eastus' : 'westeurope';
    await region.selectOption(foreign);
    await expect(frameOf(region)).toContainText(/The connection is set to .*stands in the region of its gateway/);
    await expect(frameOf(region)).toContainText(/choose .*, or another gateway/);
    await region.selectOption(own);
    await expect(region).not.toHaveAttribute('aria-invalid');
  });
  await test.step('a network that is linked already, and a name that is taken', async () => {
    const taken = steps.find((step) => step.name === 'Name')?.value ?? '';
    for (const step of steps) await play(room, step);
    await skipWait(room);
    await openResource(at, circuitName(at));
    await portal.getByRole('link', { name: 'Connections', exact: true }).click();
    await portal.getByRole('button', { name: 'Add', exact: true }).click();
    await name.fill(taken);
    await name.blur();
    await expect(frameOf(name)).toContainText(new RegExp(`“${taken}” already stands in .*another name`));
    await portal.getByRole('tab', { name: 'Settings' }).click();
    const choice = portal.getByRole('combobox', { name: 'Virtual network gateway' });
    await choice.selectOption({ label: gateway });
    await expect(frameOf(choice)).toContainText(
      new RegExp(`${gateway} is already linked to this circuit by the connection “${taken}”.*Choose another gateway`),
    );
    await portal.getByRole('tab', { name: 'Review + create' }).click();
    const create = portal.getByRole('button', { name: 'Create', exact: true });
    await expect(create).toHaveAttribute('aria-disabled', 'true');
  });
});

const record = readFileSync(new URL('../support/old/record-v1.json', import.meta.url), 'utf8');
const badFiles = [
  { name: 'holiday.json', text: '{"format":"holiday-plans","days":[1,2]}', says: /holiday-plans.*crossconnect-record/ },
  { name: 'list.json', text: '[1, 2, 3]', says: /not a record of this site/ },
  { name: 'newer.json', text: record.replace(/"version": ?1/, '"version": 99'), says: /version 99.*reload this page/ },
  { name: 'cut.json', text: record.slice(0, record.length / 2), says: /not complete JSON.*Save your record again/ },
  { name: 'empty.json', text: '', says: /file is empty/ },
  { name: 'damaged.json', text: record.replace(/"at": ?\d+/, '"at": "yesterday"'), says: /damaged: event 1 of .*"at"/ },
];

test('a progress file that is not ours, newer or damaged is refused with the reason, and nothing is lost', async ({
  page,
}) => {
  await page.goto('/record/');
  const file = page.getByLabel('Add a saved file');
  const take = (name: string, text: string) =>
    file.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  await take('record.json', record);
  await expect(page.getByRole('status').filter({ hasText: /^Added/ })).toBeVisible();
  await expect(page.locator('[data-total-xp]').first()).toHaveText(/^[1-9]\d* XP$/);
  const total = await page.locator('[data-total-xp]').first().innerText();
  for (const { name, text, says } of badFiles) {
    await test.step(name, async () => {
      await take(name, text);
      const said = page.getByRole('alert').filter({ hasText: says });
      await expect(said).toBeVisible();
      await expect(said).toContainText('Nothing was changed here.');
      await expect(said).toBeFocused();
      await expect(page.locator('[data-total-xp]').first()).toHaveText(total);
    });
  }
  await page.reload();
  await expect(page.locator('[data-total-xp]').first()).toHaveText(total);
});

test('with storage blocked the page says so, and the lab still works in this tab', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The user denied permission.', 'SecurityError');
    };
    Storage.prototype.setItem = () => {
      throw new DOMException('The user denied permission.', 'SecurityError');
    };
  });
  const at = await enter(page);
  await expect(at.room.getByText(/^Not saved: This browser does not let the site store anything/)).toBeVisible();
  await doTask(at, 'prerequisites');
  await doTask(at, 'connect');
  await expect(at.room.getByText(/Save it as a file on the page "My record"/)).toBeVisible();
  await page.goto('/record/');
  await expect(page.getByRole('status').filter({ hasText: /does not let the site store anything/ })).toBeVisible();
});

test('with storage full what was typed is not lost, and it is said', async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    };
  });
  const at = await enter(page);
  await doTask(at, 'prerequisites');
  await expect(at.room.getByText(/^Not saved: The storage of this browser is full/)).toBeVisible();
  await openWizard(at);
  await at.portal.getByRole('textbox', { name: 'Name' }).fill('con-kept');
  await at.portal.getByRole('button', { name: 'Next: Settings' }).click();
  await at.portal.getByRole('button', { name: 'Previous' }).click();
  await expect((await roomOf(page)).portal.getByRole('textbox', { name: 'Name' })).toHaveValue('con-kept');
});
