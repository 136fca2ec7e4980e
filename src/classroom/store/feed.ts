/** The feed of a class: what happened, numbered by one counter per class, so that nobody who asks for what came after a number misses any. */
import type { Kysely, Transaction } from 'kysely';
import type { FeedEntry } from './contract.ts';
import type { Tables } from './tables.ts';

/** Adds an entry. The counter's row is locked until the commit, so numbers become visible in their order. */
export async function tellIn(tx: Transaction<Tables>, inClass: string, entry: Omit<FeedEntry, 'seq'>): Promise<number> {
  const { seq } = await tx
    .updateTable('classes')
    .set((row) => ({ seq: row('seq', '+', 1) }))
    .where('id', '=', inClass)
    .returning('seq')
    .executeTakeFirstOrThrow();
  const { at, kind, to, body } = entry;
  await tx
    .insertInto('feed')
    .values({ class: inClass, seq, at, kind, to, body: JSON.stringify(body ?? null) })
    .execute();
  return seq;
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
