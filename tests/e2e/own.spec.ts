/** An author brings questions in, is told what is wrong, asks them, and takes forms out that come back the same. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { csvExample } from '#src/components/own/examples.ts';
import { expectAccessible } from './support/axe.ts';

const csv = (text: string) => ({ name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

test('a wrong file is refused with its lines, the mended one is kept, asked, and exported to come back', async ({
  page,
}) => {
  await page.goto('/expressroute/own/');
  const file = page.getByLabel('Choose a file');
  await file.setInputFiles(csv(`${csvExample}links,essay,E1,Write!,,,,,\n`));
  const faults = page.getByRole('alert');
  await expect(faults).toContainText('2 things are wrong in mine.csv');
  await expect(faults).toContainText('Line 4');
  await expectAccessible(page, 'faults of a file');

  await file.setInputFiles(csv(csvExample));
  const kept = page.getByRole('listitem', { name: 'mine' });
  await expect(kept).toContainText('2 questions');
  await expect(faults).toHaveCount(0);
  const saved = page.waitForEvent('download');
  await kept.getByRole('button', { name: 'QTI 3' }).click();
  const bytes = readFileSync(await (await saved).path());
  await page.reload();
  await kept.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('None yet.')).toBeVisible();
  await file.setInputFiles({ name: 'again.zip', mimeType: 'application/zip', buffer: bytes });
  await expect(kept).toContainText('2 questions');

  await kept.getByRole('button', { name: 'Practice' }).click();
  await expect(page.getByRole('heading', { name: 'mine: question 1 of 2' })).toBeFocused();
  await page.getByRole('radio', { name: 'Two' }).check();
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByText('Right: 1 of 1 point.')).toBeVisible();
});

test('a form of the course is drawn with its key, for a table and for paper', async ({ page }) => {
  await page.goto('/expressroute/own/');
  await page.getByRole('button', { name: 'Draw it' }).click();
  await expect(page.getByText(/^Drawn: \d+ questions\./)).toBeVisible();
  const card = page.getByRole('region', { name: 'Export a form of the course' });
  const saved = page.waitForEvent('download');
  await card.getByRole('button', { name: 'CSV' }).click();
  const text = readFileSync(await (await saved).path(), 'utf8');
  expect(text.split('\r\n').length).toBeGreaterThan(30);
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await card.getByRole('button', { name: 'Print the key' }).click();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: /the key$/, includeHidden: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Your own questions', includeHidden: true })).toBeHidden();
});
