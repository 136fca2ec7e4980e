/** With JavaScript off the lesson still reads, and each thing that needs JavaScript says so. */
import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';

test.use({ javaScriptEnabled: false });

const source = readFileSync(new URL('../../content/lessons/expressroute/09-fastpath.mdx', import.meta.url), 'utf8');
const headings = [...source.matchAll(/^#{2,3} (.+)$/gm)].map(([, text = '']) =>
  text.replaceAll(/[*_`]/g, '').trim().replaceAll("'", '’'),
);
const points = Array.from({ length: 29 }, (_, index) => `s${String(index + 1)}`);

/** Text matching by Playwright passes over what stands in a noscript element; its paragraph is found by its place. */
const notice = (page: Page, text: string): Locator => page.locator('noscript p', { hasText: text });

test('the lesson reads: every heading, every marked sentence, every figure', async ({ page }) => {
  await page.goto('/expressroute/09-fastpath/');
  const lesson = page.getByRole('main');
  expect(headings.length).toBeGreaterThan(8);
  for (const name of headings) {
    await expect.soft(lesson.getByRole('heading', { name, exact: true }).first(), `heading ${name}`).toBeVisible();
  }
  for (const point of points) {
    const sentence = lesson.locator(`#${point}`);
    await expect.soft(sentence, `marked sentence ${point}`).toBeVisible();
    await expect.soft(sentence).toHaveText(/\w.*[.!?]/s);
  }
  const figures = await lesson.getByRole('figure').all();
  expect(figures.length).toBeGreaterThanOrEqual(6);
  for (const figure of figures) await expect.soft(figure).toBeVisible();
});

test('the lesson says what needs JavaScript, and shows no button that would do nothing', async ({ page }) => {
  await page.goto('/expressroute/09-fastpath/');
  await expect(notice(page, 'The lab, the knowledge check and your record need JavaScript')).toBeVisible();
  await expect(notice(page, 'The lab needs JavaScript')).toBeVisible();
  await expect(notice(page, 'Marking the answers needs JavaScript')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start lab' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeHidden();
});

test('a source opens without JavaScript, since it is a native popover', async ({ page }) => {
  await page.goto('/expressroute/09-fastpath/');
  const mark = page.locator('#s1').getByRole('button', { name: /^Source:/ });
  await mark.click();
  await expect(page.getByRole('dialog', { name: 'Where this comes from' }).first()).toBeVisible();
});

test('the lab page and the record page say what needs JavaScript', async ({ page }) => {
  await page.goto('/expressroute/labs/connect-a-network/');
  await expect(notice(page, 'The lab needs JavaScript')).toBeVisible();
  await page.goto('/record/');
  await expect(notice(page, 'needs JavaScript, which is off')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save as a file' })).toBeHidden();
});
