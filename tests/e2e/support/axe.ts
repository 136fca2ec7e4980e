/** Axe on the page as it stands, with every rule on. What it may not look at stands in one list, each with its reason. */
import { expect, type Frame, type Page } from '@playwright/test';
import axe from 'axe-core';

const excluded: { selector: string; because: string }[] = [
  {
    selector: '[data-tabster-dummy]',
    because:
      'Fluent keeps empty focus catchers at the ends of a dialog; they are hidden from people and hand the focus on at once.',
  },
];

/** The rules whose answer hangs on colors. */
const byColor = ['color-contrast', 'link-in-text-block'];

/** Puts axe into a frame, unless it is there: reading it anew for each look took as long as the look. */
async function provideAxe(frame: Frame): Promise<void> {
  if (await frame.evaluate(() => 'axe' in window)) return;
  // No message quotes the HTML of what it names.
  await frame.evaluate(`${axe.source}; axe.configure({ noHtml: true });`);
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** Each rule broken, and where. Only violations are asked for, in the page itself: no page has a frame of another origin. */
async function violationsOf(page: Page, within: string | undefined, rules?: string[]): Promise<string[]> {
  for (const frame of page.frames()) await provideAxe(frame);
  const broken = await page.evaluate(
    async ({ exclude, include, runOnly }) => {
      const { violations } = await window.axe.run(
        { exclude, ...(include === undefined ? {} : { include: [include] }) },
        { resultTypes: ['violations'], ...(runOnly === undefined ? {} : { runOnly }) },
      );
      return violations.map(({ id, nodes }) => ({ id, targets: nodes.map(({ target }) => target.join(' ')) }));
    },
    { exclude: excluded.map(({ selector }) => selector), include: within, runOnly: rules },
  );
  return broken.map(({ id, targets }) => `${id}: ${targets.join(', ')}`);
}

/** How long a page may take to come to rest that is looked at while it still draws, in milliseconds. */
const unrest = [250, 500, 1000, 2000];

/** What is broken on a page at rest: what is gone a moment later was a screen that nobody reads. */
async function brokenAtRest(page: Page, within: string | undefined, rules?: string[]): Promise<string[]> {
  for (const wait of unrest) {
    const broken = await violationsOf(page, within, rules);
    if (broken.length === 0) return broken;
    await page.waitForTimeout(wait);
  }
  return violationsOf(page, within, rules);
}

/** Notes each rule broken and where, and lets the story go on. `state` names what is on the screen; `within`, the only part that has changed. */
export async function expectAccessible(page: Page, state: string, within?: string): Promise<void> {
  expect.soft(await brokenAtRest(page, within), `axe is clean: ${state}`).toEqual([]);
}

/** Turns the page to a theme by way of the system's setting, and waits until the last color has faded over. */
async function turn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await expect(page.locator(`html[data-theme="${colorScheme}"]`)).toBeAttached();
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    const fading = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(fading.map(({ finished }) => finished));
  });
}

/** The same screen in the colors of the other theme: whatever can be told apart in one must be in both. */
export async function expectLegibleInOtherTheme(page: Page, state: string, within?: string): Promise<void> {
  const isDark = (await page.locator('html[data-theme="dark"]').count()) > 0;
  const [own, other] = isDark ? (['dark', 'light'] as const) : (['light', 'dark'] as const);
  await turn(page, other);
  expect.soft(await brokenAtRest(page, within, byColor), `legible in the ${other} theme: ${state}`).toEqual([]);
  await turn(page, own);
}
