/** The small maps with keys alone: a prediction and a change in the lesson, and the learner's own Cloud in a lab. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { readFragment } from '#src/explorer/link.ts';
import { expectAccessible, expectLegibleInOtherTheme } from './support/axe.ts';
import { inspect } from './support/inspect.ts';
import { choose, pick, press } from './support/keyboard.ts';

const isIntact = async (page: Page, state: string, within: string): Promise<void> => {
  await expectAccessible(page, state, within);
  await expectLegibleInOtherTheme(page, state, within);
  expect.soft(await inspect(page), state).toEqual([]);
};

/** Values side by side where there is room, a menu where there is not. */
async function set(card: Locator, label: string, value: string): Promise<void> {
  const menu = card.getByRole('combobox', { name: label, exact: true });
  if (await menu.isVisible()) await choose(menu, value);
  else {
    const group = card.getByRole('group', { name: label, exact: true });
    await pick(group, group.getByRole('radio', { name: value, exact: true }));
  }
}

test('a reader predicts, is told which belief misled them, and takes another packet around the gateway', async ({
  page,
}) => {
  const code: string[] = [];
  page.on('request', (request) => {
    if (/\/(?:room|client)\.[^/]*\.js/.test(request.url())) code.push(request.url());
  });
  // From the section on, as a reader comes there: the way by Tab from the top is long.
  await page.goto('/expressroute/09-fastpath/#a-network-peered-with-yours');
  const cardOf = (story: string): string => `crossconnect-try[data-story="${story}"]`;
  const card = page.locator(cardOf('spoke'));
  const asking = page.locator(cardOf('far-spoke'));
  await expect(card.getByRole('button', { name: 'Open the map' })).toBeVisible();
  expect(code, 'no map has come with the page').toEqual([]);

  await test.step('changes two things', async () => {
    await press(card.getByRole('button', { name: 'Open the map' }));
    await expect(card.getByText('Why:')).toBeVisible();
    await set(card, 'Circuit', 'Direct');
    await set(card, 'Rules', 'Today');
    await expect(card.getByRole('status').filter({ hasText: 'The rules are' })).toContainText(
      'Now the packet goes around ergw-hub.',
    );
    await isIntact(page, 'a change in the lesson', cardOf('spoke'));
  });

  expect(code, 'it came when it was asked for').not.toEqual([]);

  await test.step('predicts', async () => {
    await press(asking.getByRole('button', { name: 'Make a prediction' }));
    const question = asking.getByRole('group', { name: 'How does the packet get past the gateway?' });
    await expect(question).toBeVisible();
    await expect(asking).not.toContainText('The packet reaches');
    await pick(question, question.getByRole('radio', { name: 'Around ergw-hub.' }));
    await press(asking.getByRole('button', { name: 'Check' }));
    await expect(asking.getByRole('group', { name: 'Result' })).toContainText('Not so. Through ergw-hub.');
    await expect(asking.getByRole('region', { name: 'A spoke in another region' })).toContainText('goes through');
    await isIntact(page, 'a prediction that was wrong', cardOf('far-spoke'));
  });

  await test.step('goes on in the explorer', async () => {
    const link = asking.getByRole('link', { name: 'Go on in the packet explorer' });
    await expect(link).toHaveAttribute('href', /#s=1\./);
    await press(link);
    await expect(page.getByText('Opened “A spoke in another region” from the link.')).toBeVisible();
    await expect(page.getByRole('region', { name: 'The way of the packet' })).toContainText('goes through ergw-hub');
  });
});

test('a learner opens the live map of a lab, asks the router, and takes a copy without keys', async ({ page }) => {
  await page.goto('/expressroute/labs/try-fastpath/?seed=story');
  await press(page.locator('[data-start-lab]'));
  const panel = page.getByRole('region', { name: 'Packet path' });
  await expect(panel).toBeVisible();
  const open = panel.getByRole('button', { name: 'Open the live map' });
  if (!(await open.isVisible())) await press(panel.locator('summary').first());
  await press(open);
  await expect(panel.getByRole('region', { name: 'The way of the packet' })).toContainText('The packet reaches vm-app');
  await press(panel.getByText('Log in to a router or a machine'));
  await press(panel.getByRole('button', { name: 'show ip route', exact: true }));
  await expect(panel.getByRole('log')).toContainText('10.');
  await isIntact(page, 'the live map of a lab', '.lab-path');
  const link = panel.getByRole('link', { name: 'Open a copy in the packet explorer' });
  await expect(link).toHaveAttribute('href', /#s=1\./);
  const reading = await readFragment(new URL((await link.getAttribute('href')) ?? '', page.url()).hash);
  expect(reading.isRead).toBe(true);
  expect(JSON.stringify(reading)).not.toMatch(/serviceKey|authorizationKey|sharedKey/i);
});
