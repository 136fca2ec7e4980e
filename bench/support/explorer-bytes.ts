/** What the explorer's page fetches: at once, and with each of its tabs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { freshPage } from './chromium.ts';
import type { Site } from './server.ts';

/** Bytes in brotli by the path of the file. */
export type Files = ReadonlyMap<string, number>;

export const bytesOf = (files: Files): number => [...files.values()].reduce((sum, bytes) => sum + bytes, 0);

/** Those files of one that the other has not. */
export const without = (files: Files, others: Files): Files =>
  new Map([...files].filter(([path]) => !others.has(path)));

/** Everything that a page fetches before anybody does anything. */
export async function fetchedBy(browser: Browser, site: Site, path: string): Promise<Files> {
  const { page, done } = await freshPage(browser);
  site.sent.clear();
  await page.goto(site.address + path, { waitUntil: 'networkidle' });
  await done();
  return new Map(site.sent);
}

export interface Fetched {
  opening: Files;
  /** What each tab brings that was not there before, in the order in which they stand. */
  tabs: ReadonlyMap<string, Files>;
}

const isDrawn = (page: Page): Promise<void> => page.locator('.xm-node').first().waitFor();

/** What the explorer at `path` fetches until its map is drawn, and then with one tab after the other. */
export async function fetchedByExplorer(browser: Browser, site: Site, path: string): Promise<Fetched> {
  const { page, done } = await freshPage(browser);
  site.sent.clear();
  await page.goto(site.address + path, { waitUntil: 'networkidle' });
  await isDrawn(page);
  await page.waitForLoadState('networkidle');
  const opening = new Map(site.sent);
  const tabs = new Map<string, Files>();
  for (const tab of await page.getByRole('tab').all()) {
    const before = new Map(site.sent);
    await tab.click();
    await page.getByRole('tabpanel').getByText('Loading…', { exact: true }).waitFor({ state: 'detached' });
    await page.waitForTimeout(500);
    tabs.set(await tab.innerText(), without(site.sent, before));
  }
  await done();
  return { opening, tabs };
}

/** Whether a file of the built site is React itself, which the labs load too. */
export const isReact = (folder: string, path: string): boolean =>
  path.endsWith('.js') && readFileSync(join(folder, path), 'utf8').includes('https://react.dev/errors/');
