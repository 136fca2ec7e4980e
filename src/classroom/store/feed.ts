/** The feed of a class: what happened, numbered by one counter per class, so that nobody who asks for what came after a number misses any. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Engine, FeedEntry, Told } from './contract.ts';
import type { Tables } from './tables.ts';

/** Adds entries. The counter's row is locked until the commit, so numbers become visible in their order. */
export async function tellIn(
  tx: Transaction<Tables>,
  engine: Engine,
  inClass: string,
  entries: readonly Told[],
): Promise<void> {
  const values = entries.map(({ at, kind, to, body }) => ({ at, kind, to, body: JSON.stringify(body ?? null) }));
  if (engine === 'postgres') {
    // In one trip, since whoever waits for the counter waits for the trips too.
    const rows = values.map(
      ({ at, kind, to, body }, index) =>
        sql`(${sql.lit(index + 1)}, ${at}::bigint, ${kind}::text, ${to}::text, ${body}::text)`,
    );
    const { numAffectedRows } = await sql`
      with counter as (update classes set seq = seq + ${sql.lit(entries.length)} where id = ${inClass} returning seq)
      insert into feed (class, seq, at, kind, "to", body)
      select ${inClass}, counter.seq - ${sql.lit(entries.length)} + told.nth, told.at, told.kind, told.audience, told.body
      from counter, (values ${sql.join(rows)}) as told (nth, at, kind, audience, body)`.execute(tx);
    if (Number(numAffectedRows) !== entries.length) throw noClass(inClass);
    return;
  }
  const counter = await tx
    .updateTable('classes')
    .set((row) => ({ seq: row('seq', '+', entries.length) }))
    .where('id', '=', inClass)
    .returning('seq')
    .executeTakeFirst();
  if (!counter) throw noClass(inClass);
  const before = counter.seq - entries.length;
  await tx
    .insertInto('feed')
    .values(values.map((value, index) => ({ class: inClass, seq: before + index + 1, ...value })))
    .execute();
}

const noClass = (inClass: string) => new Error(`There is no class "${inClass}" to tell anything.`);

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
