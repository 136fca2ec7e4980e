/** Where the explorer keeps the work of this browser: one scenario, packed as in a link. What could not be kept is told. */
import { readFragment, writeFragment } from '../link.ts';
import type { Reading, Scenario } from '../scenario.ts';
import { keptKey } from './kept-key.ts';

let newest: Scenario | undefined;

/**
 * Keeps a scenario. Answers whether it is there now: it is read again before anybody is told so.
 * Packing takes time. One that is overtaken by a newer one is not kept, or it would replace that.
 */
export async function keep(scenario: Scenario): Promise<boolean> {
  newest = scenario;
  const fragment = await writeFragment(scenario);
  if (newest !== scenario) return false;
  try {
    localStorage.setItem(keptKey, fragment);
    return localStorage.getItem(keptKey) === fragment;
  } catch {
    return false;
  }
}

/** What was kept, if anything was. */
export async function kept(): Promise<Reading | undefined> {
  try {
    const fragment = localStorage.getItem(keptKey);
    return fragment === null ? undefined : await readFragment(fragment);
  } catch {
    return undefined;
  }
}
