/** How the queue stands, and a second chance for what gave up. */
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '#src/classroom/store/tables.ts';
import { mostTries } from './queue.ts';

/** How many jobs are due and wait, and how many failed so often that they wait for a person. */
export async function jobsNow(db: Kysely<Tables>, now: number): Promise<{ waiting: number; failed: number }> {
  const open = db.selectFrom('jobs').where('done_at', 'is', null);
  const [waiting, failed] = await Promise.all([
    open
      .select(({ fn }) => fn.countAll<number | string>().as('count'))
      .where('tries', '<', mostTries)
      .where('due_at', '<=', now)
      .executeTakeFirst(),
    open
      .select(({ fn }) => fn.countAll<number | string>().as('count'))
      .where('tries', '>=', mostTries)
      .executeTakeFirst(),
  ]);
  return { waiting: Number(waiting?.count ?? 0), failed: Number(failed?.count ?? 0) };
}

/** Lets what gave up begin anew. Returns how many jobs that is. */
export async function tryAgain(tx: Transaction<Tables>, now: number): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('jobs')
    .set({ tries: 0, taken_at: null, due_at: now, trouble: null })
    .where('done_at', 'is', null)
    .where('tries', '>=', mostTries)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
