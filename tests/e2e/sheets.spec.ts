/** Every reference sheet prints on one A4 page, and holds nothing but the sheet. */
import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';

const dist = new URL('../../dist/', import.meta.url);
const sheets = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .map((file) => `/${file.replaceAll('\\', '/')}`)
  .filter((file) => /\/sheets\/.*index\.html$/.test(file))
  .map((file) => file.replace(/index\.html$/, ''));

test('there is a sheet for each unit, and one for the course', () => {
  expect(sheets.length).toBeGreaterThanOrEqual(12);
});

test('each of them is one A4 page', async ({ page }) => {
  const pages: Record<string, number> = {};
  for (const url of sheets) {
    await page.goto(url);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const text = pdf.toString('latin1');
    pages[url] = (text.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
    // 210 by 297 mm in points.
    expect.soft(text.match(/\/MediaBox \[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]/), url).not.toBeNull();
  }
  expect(pages).toEqual(Object.fromEntries(sheets.map((url) => [url, 1])));
});

test('on paper stands the sheet, and no control of the page', async ({ page }) => {
  await page.goto(sheets.find((url) => url.endsWith('/sheets/')) ?? '');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print this page' })).toBeHidden();
  await expect(page.getByRole('navigation').first()).toBeHidden();
});
