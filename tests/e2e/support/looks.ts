/** Looks at each state of the portal once in a run, whichever story meets it first: two workers share what was looked at. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A port of this run's own names it. */
const folder = fileURLToPath(
  new URL(`../../../test-results/.looked-at/${process.env.E2E_OWN_PORT ?? '0'}`, import.meta.url),
);

/** True for the first who asks with these words in this run. */
export function isFirstLook(words: string): boolean {
  mkdirSync(folder, { recursive: true });
  try {
    mkdirSync(path.join(folder, words.replaceAll(/[^a-zA-Z0-9]+/g, '-')));
    return true;
  } catch {
    return false;
  }
}
