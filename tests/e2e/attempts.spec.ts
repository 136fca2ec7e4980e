/** Attempts as files and as forks, and what a learner may do to a lab by accident: pressed twice, gone back, reloaded, left stale. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { entriesOn } from './support/page-cloud.ts';
import { play } from './support/play.ts';
import {
  circuitName,
  doTask,
  enter,
  labId,
  labPage,
  openResource,
  openWizard,
  roomOf,
  skipWait,
  wizardSteps,
  type Room,
} from './support/room.ts';

/** Saves the attempt of the room that is open; returns the text of the file. */
async function saved({ page, room }: Room): Promise<string> {
  const ledger = room.locator('.lab-ledger');
  if ((await ledger.getAttribute('open')) === null) await ledger.locator('summary').click();
  const coming = page.waitForEvent('download');
  await room.getByRole('button', { name: 'Save as a file' }).click();
  return readFileSync(await (await coming).path(), 'utf8');
}

const onCard = async (page: Page, name: string, text: string) => {
  const file = { name, mimeType: 'application/json', buffer: Buffer.from(text) };
  await page.getByLabel('Open an attempt file').setInputFiles(file);
};

test('an attempt file opens in another browser exactly where it was saved; a wrong one is refused with the reason', async ({
  page,
  browser,
}) => {
  test.slow();
  const at = await enter(page);
  await doTask(at, 'prerequisites');
  await openWizard(at);
  await at.portal.getByRole('textbox', { name: 'Name' }).fill('con-half-typed');
  const text = await saved(at);

  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(new URL('/expressroute/labs/try-fastpath/', page.url()).href);
  const wrong = [
    { name: 'empty.json', text: '', says: /The file is empty/ },
    { name: 'list.json', text: '[1]', says: /not an attempt at a lab.*crossconnect-attempt/ },
    { name: 'record.json', text: '{"format":"crossconnect-record","version":1}', says: /says “crossconnect-record”/ },
    { name: 'cut.json', text: text.slice(0, text.length / 2), says: /not complete JSON.*Save the attempt again/ },
    { name: 'newer.json', text: text.replace(/"version": ?1/, '"version": 99'), says: /version 99.*reload this page/ },
    {
      name: 'other.json',
      text: text.replaceAll(labId, 'expressroute/no-such-lab'),
      says: /changed after it was saved|does not have/,
    },
    { name: 'forged.json', text: text.replace('"right": true', '"right": false'), says: /changed after it was saved/ },
    {
      name: 'damaged.json',
      text: text.replace(/"kind": "answered"/, '"kind": "guessed"'),
      says: /damaged: entry \d+ of \d+/,
    },
  ];
  for (const one of wrong) {
    await test.step(one.name, async () => {
      await onCard(elsewhere, one.name, one.text);
      await expect(elsewhere.locator('[data-lab-progress]')).toHaveText(one.says);
      await expect(elsewhere.locator('[data-lab-progress]')).toContainText(/Nothing was changed here\.|It has: /);
    });
  }
  await onCard(elsewhere, 'attempt.json', text);
  await expect(elsewhere).toHaveURL(/connect-a-network/);
  const there = await roomOf(elsewhere);
  await expect(there.item('prerequisites')).toHaveAttribute('data-state', 'done');
  await expect(there.portal.getByRole('textbox', { name: 'Name' })).toHaveValue('con-half-typed');
  await elsewhere.context().close();
});

test('an attempt is looked through again, forked where it was right, and gone on with', async ({ page }) => {
  const at = await enter(page);
  await doTask(at, 'prerequisites');
  await doTask(at, 'connect');
  const before = (await entriesOn(page, labId)).length;
  await at.room.locator('.lab-ledger summary').click();
  await at.room.getByRole('button', { name: 'Replay', exact: true }).click();
  const replay = at.room.getByRole('region', { name: 'Replay' });
  await expect(replay.getByText('Nothing can be changed here.')).toBeVisible();
  await replay.getByRole('slider').focus();
  await page.keyboard.press('Home');
  await expect(replay.getByText('The lab began').first()).toBeVisible();
  await expect(replay.getByRole('link', { name: /^con-/ })).toHaveCount(0);
  for (let moment = 0; moment < before; moment += 1) {
    if (
      await replay
        .getByText(/Answered .*right/)
        .first()
        .isVisible()
    )
      break;
    await replay.getByRole('button', { name: 'Later' }).click();
  }
  await replay.getByRole('button', { name: 'Go on from here' }).click();
  // What was done after that moment is not lost, and the question says so.
  await expect(page.getByRole('dialog')).toContainText('is kept as it is');
  await page.getByRole('button', { name: 'Begin the new attempt' }).click();
  // The room of the past goes before that of the fork comes.
  await expect(page.getByRole('region', { name: 'Replay' })).toHaveCount(0);
  const fork = await roomOf(page);
  await expect(fork.item('prerequisites')).toHaveAttribute('data-state', 'done');
  await expect(fork.item('connect')).toHaveAttribute('data-state', 'current');
});

test('a lab goes on in the sandbox, and the portal and requests by hand meet there', async ({ page }) => {
  const at = await enter(page);
  await doTask(at, 'prerequisites');
  await at.room.locator('.lab-ledger summary').click();
  await at.room.getByRole('button', { name: 'Continue in the sandbox' }).click();
  await expect(page).toHaveURL(/\/sandbox\/$/);
  const room = page.getByRole('region', { name: 'Sandbox', exact: true });
  await expect(room.locator('[data-portal-usable]')).toBeVisible();
  await expect(room.getByRole('link', { name: circuitName(at), exact: true }).first()).toBeVisible();
  await room.getByRole('combobox', { name: 'Example' }).selectOption({ label: 'Create a resource group' });
  await room.getByRole('button', { name: 'Send' }).click();
  await expect(room.getByText('201 Created', { exact: true })).toBeVisible();
  await room.getByRole('searchbox', { name: 'Search resources' }).fill('rg-sandbox');
  await expect(room.locator('[data-blade="search"]').getByText('rg-sandbox').first()).toBeVisible();
});

test('This looks wrong on a blade says what is in the file, and sends nothing', async ({ page }) => {
  const sent: string[] = [];
  page.on('request', (request) => sent.push(new URL(request.url()).origin));
  const at = await enter(page);
  await at.portal.getByRole('button', { name: 'This looks wrong: Home' }).click();
  const dialog = page.getByRole('dialog', { name: 'Something looks wrong?' });
  await expect(dialog).toContainText('Keys and names in it are simulated.');
  const coming = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save the file' }).click();
  expect(readFileSync(await (await coming).path(), 'utf8')).toContain('"wrong": "Home"');
  expect(new Set(sent)).toEqual(new Set([new URL(page.url()).origin]));
});

test('Create pressed twice makes one connection, and a reload in mid-deployment finds it under way', async ({
  page,
}) => {
  const at = await enter(page);
  await doTask(at, 'prerequisites');
  await openWizard(at);
  for (const step of wizardSteps(at).filter(({ name }) => name !== 'Create')) await play(at.room, step);
  const writes = async () => (await entriesOn(page, labId)).filter(({ kind }) => kind === 'write').length;
  const before = await writes();
  await at.portal.getByRole('button', { name: 'Create', exact: true }).dblclick();
  await expect(at.portal.getByRole('heading', { name: /^Your deployment/ })).toBeVisible();
  expect(await writes()).toBe(before + 1);
  await page.reload();
  await page.getByRole('button', { name: 'Continue lab' }).click();
  const after = await roomOf(page);
  await expect(after.portal.getByRole('heading', { name: /^Your deployment/ })).toBeVisible();
  await skipWait(after.room);
  await expect(after.portal.getByRole('heading', { name: 'Your deployment is complete' })).toBeVisible();
  expect(await writes()).toBe(before + 1);
});

test('Back inside a wizard and Forward again lose nothing that was typed', async ({ page }) => {
  const at = await enter(page);
  await openWizard(at);
  await at.portal.getByRole('textbox', { name: 'Name' }).fill('con-half-typed');
  await page.goBack();
  await expect(at.portal.getByRole('heading', { level: 2, name: `${circuitName(at)} | Connections` })).toBeVisible();
  await page.goForward();
  await expect(at.portal.getByRole('textbox', { name: 'Name' })).toHaveValue('con-half-typed');
});

test('a page that was left stale is told that its connection was deleted elsewhere', async ({ page, context }) => {
  const at = await enter(page);
  await doTask(at, 'prerequisites');
  await doTask(at, 'connect');
  const name = wizardSteps(at).find((step) => step.name === 'Name')?.value ?? '';
  await openResource(at, name);
  await at.portal.getByRole('link', { name: 'Configuration', exact: true }).click();
  await at.portal.getByRole('checkbox', { name: 'FastPath' }).check();
  const tab = await context.newPage();
  await tab.goto(labPage);
  await tab.getByRole('button', { name: 'Continue lab' }).click();
  const other = await roomOf(tab);
  await other.room.getByRole('button', { name: 'Undo' }).click();
  await page.bringToFront();
  await expect(at.portal.getByText(new RegExp(`${name}.*(not|no longer)`, 'i')).first()).toBeVisible();
});
