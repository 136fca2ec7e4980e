/** Keeps what was worked out for one learner and one entry of the plan. What a person set before stays beside it. */
import type { Transaction } from 'kysely';
import { settingsFrom } from '#src/classroom/classes/settings.ts';
import type { Services } from '#src/classroom/services.ts';
import type { Tables } from '#src/classroom/store/tables.ts';

export interface Worked {
  inClass: string;
  seat: string;
  entry: string;
  points: number;
  outOf: number;
  /** `attempt:<id>`, `form:<id>` or `check:<n>`. */
  evidence: string;
  detail: unknown;
}

/** Writes the grade, and tells those who lead the class; the learner too where results may be read. */
export async function keepGrade(
  tx: Transaction<Tables>,
  { store, now }: Pick<Services, 'store' | 'now'>,
  { inClass, seat, entry, points, outOf, evidence, detail }: Worked,
): Promise<void> {
  const values = { points, out_of: outOf, evidence, detail: JSON.stringify(detail), graded_at: now() };
  await tx
    .insertInto('grades')
    .values({
      ...{ class: inClass, seat, entry, ...values },
      ...{ override_points: null, override_by: null, override_why: null },
    })
    .onConflict((one) => one.columns(['class', 'seat', 'entry']).doUpdateSet(values))
    .execute();
  const word = { at: now(), kind: 'graded', body: { seat, entry } };
  await store.tell(tx, inClass, { ...word, to: 'staff' });
  if (await isReleased(tx, inClass, entry)) await store.tell(tx, inClass, { ...word, to: `seat:${seat}` });
}

/** Whether learners may read their results of an entry: it was released, or the class tells results at once. */
export async function isReleased(
  tx: Pick<Transaction<Tables>, 'selectFrom'>,
  inClass: string,
  entry: string,
): Promise<boolean> {
  const released = await tx
    .selectFrom('releases')
    .select('entry')
    .where('class', '=', inClass)
    .where('entry', '=', entry)
    .executeTakeFirst();
  if (released) return true;
  const found = await tx.selectFrom('classes').select('settings').where('id', '=', inClass).executeTakeFirst();
  return found !== undefined && settingsFrom(JSON.parse(found.settings)).results === 'at-once';
}
