/** The feed of a class: what happened, numbered by one counter per class, so that nobody who asks for what came after a number misses any. */
import type { Kysely, Transaction } from 'kysely';
import type { Engine, FeedEntry, Told } from './contract.ts';
import { leaveIn } from './outbox.ts';
import type { FeedRow, Tables } from './tables.ts';

/** Adds entries. On PostgreSQL they get their numbers after the commit; elsewhere the counter's row is locked until it, so numbers become visible in their order. */
export async function tellIn(
  tx: Transaction<Tables>,
  engine: Engine,
  inClass: string,
  entries: readonly Told[],
): Promise<void> {
  if (engine === 'postgres') {
    if ((await leaveIn(tx, inClass, entries)) !== entries.length) throw noClass(inClass);
    return;
  }
  const values = entries.map(({ at, kind, to, body }) => ({ at, kind, to, body: JSON.stringify(body ?? null) }));
  await addNumbered(tx, inClass, values);
}

/** Adds rows with the next numbers of their class. */
async function addNumbered(
  tx: Transaction<Tables>,
  inClass: string,
  rows: readonly Omit<FeedRow, 'class' | 'seq'>[],
): Promise<void> {
  const counter = await tx
    .updateTable('classes')
    .set((row) => ({ seq: row('seq', '+', rows.length) }))
    .where('id', '=', inClass)
    .returning('seq')
    .executeTakeFirst();
  if (!counter) throw noClass(inClass);
  const before = counter.seq - rows.length;
  await tx
    .insertInto('feed')
    .values(rows.map((row, index) => ({ class: inClass, seq: before + index + 1, ...row })))
    .execute();
}

/** Numbers what a backup of another database brought without a number. */
export async function numberLeftOver(tx: Transaction<Tables>): Promise<void> {
  const rows = await tx.selectFrom('outbox').selectAll().orderBy('class').orderBy('id').execute();
  for (const [inClass, own] of Map.groupBy(rows, (row) => row.class))
    await addNumbered(
      tx,
      inClass,
      own.map(({ at, kind, to, body }) => ({ at, kind, to, body })),
    );
  if (rows.length > 0) await tx.deleteFrom('outbox').execute();
}

const noClass = (inClass: string) => new Error(`There is no class "${inClass}" to tell anything.`);

/** The number of the newest entry of a class, 0 before the first. */
export async function newestOf(db: Kysely<Tables>, inClass: string): Promise<number> {
  const row = await db.selectFrom('classes').select('seq').where('id', '=', inClass).executeTakeFirst();
  return row?.seq ?? 0;
}

/** What came after a number, oldest first. */
export async function feedAfter(db: Kysely<Tables>, inClass: string, after: number, limit = 500): Promise<FeedEntry[]> {
  const rows = await db
    .selectFrom('feed')
    .selectAll()
    .where('class', '=', inClass)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(({ seq, at, kind, to, body }) => ({
    seq,
    at,
    kind,
    to: audienceOf(to),
    body: JSON.parse(body) as unknown,
  }));
}

function audienceOf(to: string): FeedEntry['to'] {
  if (to === 'all' || to === 'staff') return to;
  if (to.startsWith('seat:')) return `seat:${to.slice(5)}`;
  throw new Error(`The feed has an entry for "${to}", and knows all, staff and seat:<id>.`);
}
