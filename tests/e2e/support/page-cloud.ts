/** The Cloud of a lab that is open on a page, rebuilt in Node from what the page has kept of the attempt. Reading it presses nothing. */
import type { Page } from '@playwright/test';
import { parseSnapshot, replay } from '#src/azure/arm.ts';
import type { Cloud } from '#src/azure/cloud.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import { attemptEntry, foldAttempt, virtualTime, type AttemptEntry } from '#src/lab/attempt.ts';

/** The entries of the newest attempt at a lab, as the page keeps them. */
export async function entriesOn(page: Page, lab: string): Promise<AttemptEntry[]> {
  const rows = await page.evaluate(async (wanted) => {
    interface Row {
      attempt: string;
      n: number;
      entry: unknown;
    }
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('crossconnect');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('The record of the page did not open.'));
    });
    const all = await new Promise<Row[]>((resolve, reject) => {
      const request = database.transaction('attempts').objectStore('attempts').getAll();
      request.onsuccess = () => resolve(request.result as Row[]);
      request.onerror = () => reject(new Error('The attempts of the page could not be read.'));
    });
    database.close();
    // The attempt of an exam has a name in place of a number, and is the only one where it is played.
    const numberOf = ({ attempt }: Row) => Number(attempt.slice(wanted.length + 1)) || 0;
    const own = all.filter(({ attempt }) => attempt.startsWith(`${wanted}#`));
    const newest = Math.max(...own.map(numberOf));
    return own.filter((row) => numberOf(row) === newest).sort((a, b) => a.n - b.n);
  }, lab);
  return rows.map(({ entry }) => attemptEntry.parse(entry));
}

/** The Cloud after these entries, at this moment: the page's clock has run on since the last of them. */
export async function cloudAfter(entries: readonly AttemptEntry[]): Promise<Cloud> {
  const attempt = foldAttempt(entries);
  if (!attempt) throw new Error('The page has kept nothing of the attempt.');
  const snapshot = parseSnapshot(attempt.start);
  const clock = createVirtualClock(snapshot.at);
  const arm = await replay(
    snapshot,
    attempt.writes.flatMap(({ journal }) => journal),
    clock,
  );
  clock.advanceTo(virtualTime(attempt, Date.now()));
  arm.nextDue();
  return arm.cloud;
}
