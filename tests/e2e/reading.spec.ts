/** What there is to be read: every such page passes axe in both themes, is as wide as its window, and prints; the switch changes what a lesson says. */
import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { expectAccessible, expectLegibleInOtherTheme } from './support/axe.ts';

const dist = new URL('../../dist/', import.meta.url);
const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .map((file) => `/${file.replaceAll('\\', '/')}`)
  .filter((file) => file.endsWith('/index.html'))
  .map((file) => file.replace(/index\.html$/, ''))
  // Rooms are looked at in the stories, and so are the pages of one class, which lead a stranger elsewhere.
  .filter((url) => !/\/(labs|explorer|sandbox|azure)\//.test(url) && !/^\/class\/./.test(url))
  .toSorted();
const lessons = pages.filter((url) => /\/\d\d-[a-z0-9-]+\/$/.test(url) && !url.includes('/sheets/'));

test('there is much to read', () => {
  expect(pages.length).toBeGreaterThan(25);
});

/** How many tests share the pages, so that no worker is left with all of them. */
const shares = 4;
const widths = [1280, 390];

for (let share = 0; share < shares; share += 1) {
  test(`every page is at home in 1280 and in 390 px, part ${String(share + 1)} of ${String(shares)}`, async ({
    page,
  }) => {
    test.setTimeout(600_000);
    for (const url of pages.filter((_, index) => index % shares === share)) {
      for (const width of widths) {
        await page.setViewportSize({ width, height: 844 });
        // Narrow pages are the same documents, with the same words and colors; the long run opens and asks them all again.
        const isAsked = width === widths[0] || process.env['LONG'] !== undefined;
        if (isAsked) {
          await page.goto(url);
          await expect.soft(page.locator('h1:visible'), `${url} has come`).not.toHaveCount(0);
          await expectAccessible(page, url);
          await expectLegibleInOtherTheme(page, url);
        }
        const overflow = await page.evaluate(async () => {
          await new Promise(requestAnimationFrame);
          return document.documentElement.scrollWidth - window.innerWidth;
        });
        expect.soft(overflow, `${url} is as wide as a window of ${String(width)} px`).toBeLessThanOrEqual(0);
      }
    }
  });
}

test('every lesson prints with its text and figures, and without controls', async ({ page }) => {
  expect(lessons.length).toBeGreaterThanOrEqual(11);
  await page.emulateMedia({ media: 'print' });
  for (const url of lessons) {
    await page.goto(url);
    await expect.soft(page.getByRole('heading', { level: 1 }), url).toBeVisible();
    const headings = await page.locator('.sl-markdown-content h2').count();
    await expect.soft(page.locator('.sl-markdown-content h2:visible'), url).toHaveCount(headings);
    await expect.soft(page.locator('main button:visible, header.header:visible'), url).toHaveCount(0);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const sheets = (pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
    expect.soft(sheets, `${url} on paper`).toBeLessThan(40);
  }
});

test('the switch decides what a lesson says, on the next page too, and is kept', async ({ page }) => {
  await page.goto('/expressroute/09-fastpath/');
  const shown = page.locator('.cc-differs').first().locator('.cc-chosen:visible');
  await expect(page.locator('html')).not.toHaveAttribute('data-profile');
  const today = page.locator('.cc-differs-side[data-today]').first();
  await expect(today.locator('.cc-chosen')).toBeVisible();
  await page
    .getByRole('group', { name: 'Numbers and rules' })
    .first()
    .getByRole('button', { name: 'As taught' })
    .click();
  await expect(page.locator('html')).toHaveAttribute('data-profile', 'taught');
  await expect(today.locator('.cc-chosen')).toBeHidden();
  await expect(shown).toHaveCount(1);
  await page.goto('/expressroute/facts/');
  await expect(page.locator('html')).toHaveAttribute('data-profile', 'taught');
  await expect(page.getByRole('button', { name: 'As taught' }).first()).toHaveAttribute('aria-pressed', 'true');
});

test('the ledger is filtered by words, unit, date and difference', async ({ page }) => {
  await page.goto('/expressroute/facts/');
  const entries = page.locator('[data-entry]:visible');
  const all = await entries.count();
  expect(all).toBeGreaterThan(300);
  await page.getByLabel('Only where course and today differ').check();
  const differing = await entries.count();
  expect(differing).toBeGreaterThan(20);
  expect(differing).toBeLessThan(all / 5);
  await page.getByLabel('Unit').selectOption('9');
  expect(await entries.count()).toBeLessThan(differing);
  await expect(page).toHaveURL(/unit=9&differs=on$/);
  await page.reload();
  expect(await entries.count()).toBeLessThan(differing);
  await page.goto('/expressroute/facts/');
  await page.getByLabel('Words').fill('bgp hold');
  await expect(page.locator('#bgp-timers')).toBeVisible();
  expect(await entries.count()).toBeLessThan(30);
  await page.getByLabel('Words').fill('');
  await page.getByLabel('Page older than').fill('2024-01-01');
  const old = await entries.count();
  expect(old).toBeGreaterThan(0);
  expect(old).toBeLessThan(all);
  await page.getByLabel('Words').fill('nothing of the kind at all');
  await expect(page.getByRole('status').filter({ hasText: 'No fact fits' })).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the ledger is a plain list, and lessons say what holds today', async ({ page }) => {
    await page.goto('/expressroute/facts/');
    await expect(page.getByRole('form', { name: 'Find facts' })).toBeHidden();
    expect(await page.locator('[data-entry]:visible').count()).toBeGreaterThan(300);
    await page.goto('/expressroute/09-fastpath/');
    await expect(page.locator('[data-when="taught"]:visible')).toHaveCount(0);
    expect(await page.locator('[data-when="today"]:visible').count()).toBeGreaterThan(0);
    await expect(page.locator('crossconnect-profile').first()).toBeHidden();
  });
});
