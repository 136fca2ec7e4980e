/** Axe on the page as it stands, with every rule on. What it may not look at stands in one list, each with its reason. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const excluded: { selector: string; because: string }[] = [
  {
    selector: '[data-tabster-dummy]',
    because:
      'Fluent keeps empty focus catchers at the ends of a dialog; they are hidden from people and hand the focus on at once.',
  },
];

/** The rules whose answer hangs on colors. */
const byColor = ['color-contrast', 'link-in-text-block'];

/** Each rule broken, and where. Only violations are asked for, in the page itself: no page has a frame of another origin. */
async function violationsOf(page: Page, within: string | undefined, rules?: string[]): Promise<string[]> {
  const start = new AxeBuilder({ page }).setLegacyMode().options({
    resultTypes: ['violations'],
    ...(rules === undefined ? {} : { runOnly: rules }),
  });
  const builder = excluded.reduce(
    (axe, { selector }) => axe.exclude(selector),
    within === undefined ? start : start.include(within),
  );
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** Notes each rule broken and where, and lets the story go on. `state` names what is on the screen; `within`, the only part that has changed. */
export async function expectAccessible(page: Page, state: string, within?: string): Promise<void> {
  expect.soft(await violationsOf(page, within), `axe is clean: ${state}`).toEqual([]);
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
  expect.soft(await violationsOf(page, within, byColor), `legible in the ${other} theme: ${state}`).toEqual([]);
  await turn(page, own);
}
