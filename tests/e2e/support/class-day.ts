/** The beginning of a day in a class, in browsers: each person has one of their own. */
import { expect, type Browser, type Page } from '@playwright/test';
import type { ClassServer } from './class-server.ts';

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** A browser of somebody's own. */
export async function browserOf(browser: Browser, { url }: { url: string }, isPhone = false): Promise<Page> {
  const viewport = isPhone ? { width: 390, height: 844 } : { width: 1280, height: 800 };
  const context = await browser.newContext({ baseURL: url, viewport, acceptDownloads: true });
  return context.newPage();
}

interface MakeOptions {
  plan?: RegExp;
  /** Called when the form of a new class stands there. */
  look?: () => Promise<void>;
}

/** Ada makes her account and a class, and begins it. */
export async function makeClass(
  page: Page,
  { firstLink }: ClassServer,
  { plan = /^One day/, look = () => Promise.resolve() }: MakeOptions = {},
): Promise<{ id: string; code: string }> {
  await page.goto(firstLink);
  await page.getByLabel('Your name').fill('Ada Larsen');
  await page.getByLabel('E-mail address').fill('ada@example.test');
  await page.getByLabel('Password').fill('nine green bottles');
  await button(page, 'Make the account').click();
  await page.getByRole('radio', { name: plan }).check();
  await look();
  await button(page, 'Make the class').click();
  await expect(page).toHaveURL(/\/class\/teach\/class\/\?class=/);
  await button(page, 'Begin the class').click();
  await expect(button(page, 'Pause')).toBeVisible();
  const id = new URL(page.url()).searchParams.get('class') ?? '';
  const code =
    /\b[A-Z]{6}\b/.exec(await page.getByRole('region', { name: 'How learners come in' }).innerText())?.[0] ?? '';
  return { id, code };
}

/** A learner comes in with the code. */
export async function join(page: Page, code: string, name: string): Promise<void> {
  await page.goto(`/class/?code=${code}`);
  await page.getByLabel('Your name').fill(name);
  await button(page, 'Join').click();
  await expect(page.getByLabel('Resume phrase')).toHaveValue(/^[a-z]{5}(-[a-z]{5}){4}$/);
  await button(page, 'I have kept it: to the class').click();
  await expect(page.getByRole('heading', { name: 'Agenda' })).toBeVisible();
}
