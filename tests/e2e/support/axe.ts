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

/** Notes each rule broken and where, and lets the story go on. `state` names what is on the screen; `within`, the only part that has changed. */
export async function expectAccessible(page: Page, state: string, within?: string): Promise<void> {
  const start = within === undefined ? new AxeBuilder({ page }) : new AxeBuilder({ page }).include(within);
  const builder = excluded.reduce((axe, { selector }) => axe.exclude(selector), start);
  const { violations } = await builder.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  expect.soft(found, `axe is clean: ${state}`).toEqual([]);
}
