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

/** Fails with each rule broken and where. `state` names what is on the screen. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  const builder = excluded.reduce((axe, { selector }) => axe.exclude(selector), new AxeBuilder({ page }));
  const { violations } = await builder.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  expect(found, `axe is clean: ${state}`).toEqual([]);
}
