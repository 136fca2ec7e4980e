/** Reads the logs of a class: which there are, and their lines. */
import type { Kysely, Transaction } from 'kysely';
import * as z from 'zod/mini';
import { attemptEntry } from '#src/lab/attempt.ts';
import type { Refusal } from '../refusal.ts';
import type { Caller } from '../roles.ts';
import type { Services } from '../services.ts';
import type { AttemptRow, Tables } from '../store/tables.ts';
import { standing, told } from '../stuck/standing.ts';
import { attemptRow, isOwn, isShownToAll, noSuchAttempt, type Named } from './find.ts';
import { askedFor } from './hold.ts';
import { placesOf } from './places.ts';
import { mostLines, type KeptLine, type ListedAttempt, type linesFound } from './words.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** The names of those who lead a class, by their accounts. */
async function staffNames(db: Db, inClass: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('staff').select(['account', 'name']).where('class', '=', inClass).execute();
  return new Map(rows.map(({ account, name }) => [account, name]));
}

const holderOf = (account: string | null, names: ReadonlyMap<string, string>) =>
  account === null ? undefined : { account, name: names.get(account) ?? 'The instructor' };

/** The attempts of a class, the one worked on last first: a learner's own, or for staff those of everybody or of one seat. */
export async function listAttempts(
  db: Db,
  { seat, role }: Caller,
  inClass: string,
  wanted: string | undefined,
  now: number,
): Promise<ListedAttempt[]> {
  const only = role === undefined ? (seat?.id ?? '') : wanted;
  const names = await staffNames(db, inClass);
  let query = db.selectFrom('attempts').selectAll().where('class', '=', inClass);
  if (only !== undefined) query = query.where('seat', '=', only);
  const rows = await query.orderBy('changed_at', 'desc').orderBy('id').execute();
  return rows.map((row) => listed(row, names, now));
}

function listed(row: AttemptRow, names: ReadonlyMap<string, string>, now: number): ListedAttempt {
  const { id, seat, entry, lab, way, length } = row;
  const isAsked = row.asked_at !== null && now - row.asked_at <= askedFor;
  const [heldBy, asked] = [holderOf(row.held_by, names), isAsked ? holderOf(row.asked_by, names) : undefined];
  return {
    id,
    seat,
    entry,
    lab,
    way,
    cloud: row.cloud === 1,
    length,
    ...(row.standing === null ? {} : { standing: standing.parse(JSON.parse(row.standing)) }),
    ...(heldBy && { heldBy }),
    ...(asked && { asked }),
    madeAt: row.made_at,
    changedAt: row.changed_at,
  };
}

/** The lines of an attempt from one on, at most `mostLines`. An attempt that was not begun yet has none. */
export async function readLines(
  caller: Caller,
  named: Named,
  from: number,
  { store, now }: Services,
): Promise<z.infer<typeof linesFound> | Refusal> {
  return store.read(async (db) => {
    const row = await attemptRow(db, named);
    if (!isOwn(caller, named, row) && caller.role === undefined && !(row && (await isShownToAll(db, row))))
      return noSuchAttempt(named.attempt);
    // A Cloud on the server is read through its own door, by one person at a time: its log would tell them all.
    if (row?.cloud === 1 && caller.role === undefined) return noSuchAttempt(named.attempt);
    if (!row) return { length: 0, now: now(), skew: 0, lines: [] };
    const heldBy = holderOf(row.held_by, await staffNames(db, named.class));
    const rows = await db
      .selectFrom('lines')
      .selectAll()
      .where('attempt', '=', row.id)
      .where('n', '>=', from)
      .orderBy('n')
      .limit(mostLines)
      .execute();
    // Whoever reads on has heard of every place since.
    const seen = from === 0 ? await placesOf(db, row) : undefined;
    return {
      length: row.length,
      now: now(),
      skew: row.skew,
      ...(heldBy && { heldBy }),
      ...(seen && { seen: { after: seen.after, places: seen.places } }),
      lines: rows.map(keptLineOf),
    };
  });
}

const keptLineOf = (row: Tables['lines']): KeptLine => ({
  n: row.n,
  at: row.at,
  by: row.by.startsWith('seat:') ? 'learner' : row.by.startsWith('staff:') ? 'staff' : 'server',
  entry: attemptEntry.parse(JSON.parse(row.entry)),
  ...(row.told === null ? {} : { told: z.array(told).parse(JSON.parse(row.told)) }),
});
