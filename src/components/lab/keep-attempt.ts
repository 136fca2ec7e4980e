/** Puts a log into the record as a new attempt, with what its portals remember, so that it is the one that opens next. */
import type { AttemptEntry } from '#src/lab/attempt.ts';
import { openRecord } from '#src/progress/stores/browser.ts';
import { keepBegun } from './begun.ts';
import { keepChosen } from './kept-attempts.ts';
import { openMemory } from './memory.ts';
import { newest } from './open.ts';
import { keepRules } from './rules.ts';
import { sandboxId } from './sandbox.ts';

/** The page on which a lab or the sandbox stands alone; `now` opens it there without a press. */
export function pageOf(lab: string, when?: 'now'): string {
  const base = import.meta.env.BASE_URL.replace(/\/$/, '');
  const path = lab === sandboxId ? '/sandbox/' : `/${lab.replace('/', '/labs/')}/`;
  return `${base}${path}${when === undefined ? '' : '?open=now'}`;
}

/** Keeps the log as the newest attempt at its lab; returns the attempt's id. Throws when the browser does not keep it. */
export async function keepAttempt(
  lab: string,
  entries: readonly AttemptEntry[],
  memory: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const record = await openRecord();
  const attempt = `${lab}#${String(newest(lab, await record.attempts.list()) + 1)}`;
  for (const [n, entry] of entries.entries()) {
    const kept = await record.attempts.append(attempt, n, entry);
    if (typeof kept === 'object') throw new Error(kept.because);
  }
  const remembered = openMemory(attempt);
  for (const [key, value] of Object.entries(memory)) remembered.set(key, value);
  const [first] = entries;
  keepChosen(lab, undefined);
  keepBegun(lab, 'begun');
  if (first?.kind === 'started') keepRules(lab, first.profile);
  return attempt;
}
