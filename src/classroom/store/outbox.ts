/** The outbox of a feed, on PostgreSQL: a unit leaves there what it tells, and many units' entries get their numbers at once after their commits, so that no write waits for another one's disk. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Told } from './contract.ts';
import type { Tables } from './tables.ts';

/** Leaves entries of a unit, in its order. Returns how many it left: none if there is no such class. */
export async function leaveIn(tx: Transaction<Tables>, inClass: string, entries: readonly Told[]): Promise<number> {
  const rows = entries.map(
    ({ at, kind, to, body }, index) =>
      sql`(${sql.lit(index)}, ${at}::bigint, ${kind}::text, ${to}::text, ${JSON.stringify(body ?? null)}::text)`,
  );
  const { numAffectedRows } = await sql`
    insert into outbox (class, at, kind, "to", body)
    select classes.id, told.at, told.kind, told.audience, told.body
    from classes, (values ${sql.join(rows)}) as told (nth, at, kind, audience, body)
    where classes.id = ${inClass} order by told.nth`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/**
 * Numbers what was left for a class, in the order in which it was left, all of it or nothing.
 * Two who do so at once share it between them: whoever is later waits, finds gone what the other took, and counts on from there.
 */
export async function numberOutbox(db: Kysely<Tables>, inClass: string): Promise<void> {
  await sql`
    with left_over as (delete from outbox where class = ${inClass} returning id, at, kind, "to", body),
    counter as (
      update classes set seq = seq + (select count(*) from left_over)
      where id = ${inClass} and exists (select from left_over) returning seq)
    insert into feed (class, seq, at, kind, "to", body)
    select ${inClass}, counter.seq - (select count(*) from left_over) + row_number() over (order by id), at, kind, "to", body
    from left_over, counter`.execute(db);
}

/** The classes for which something was left: by whoever is about to number it, or was lost before. */
export async function classesLeft(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db.selectFrom('outbox').select('class').distinct().execute();
  return rows.map((row) => row.class);
}
