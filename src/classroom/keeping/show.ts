/** All that is kept of one person, for themselves to read: every table's rows of theirs, without secrets. */
import { type Kysely, sql } from 'kysely';
import type { Services } from '../services.ts';
import type { Tables } from '../store/tables.ts';
import { belongs } from './belongs.ts';

export interface Kept {
  /** When it was read, epoch milliseconds. */
  at: number;
  /** Rows by table; structures as they are, times as ISO text beside their number. */
  kept: Record<string, unknown[]>;
}

type Row = Record<string, unknown>;

function readable(row: Row, secret: readonly string[]): Row {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => !secret.includes(column))
      .map(([column, value]) => [column, structureOf(value)]),
  );
}

function structureOf(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    // What a person wrote may begin with a bracket.
    return value;
  }
}

async function rowsOf(db: Kysely<Tables>, whose: 'seat' | 'account', ids: readonly string[]): Promise<Kept['kept']> {
  const kept: Kept['kept'] = {};
  for (const [table, { [whose]: where, secret = [] }] of Object.entries(belongs)) {
    if (!where) continue;
    const rows: Row[] = [];
    for (const id of ids) {
      const found = await sql<Row>`select * from ${sql.table(table)} where ${where(id)}`.execute(db);
      rows.push(...found.rows.map((row) => readable(row, secret)));
    }
    if (rows.length > 0) kept[table] = rows;
  }
  return kept;
}

/** Of a learner, and of the seats that were merged into theirs; undefined where nobody has this seat. */
export const showLearner = (
  { store, now }: Pick<Services, 'store' | 'now'>,
  inClass: string,
  seat: string,
): Promise<Kept | undefined> =>
  store.read(async (db) => {
    const all = await db.selectFrom('seats').select(['id', 'merged_into']).where('class', '=', inClass).execute();
    const seats = all.some(({ id }) => id === seat) ? [seat] : [];
    if (seats.length === 0) return undefined;
    for (const one of seats) seats.push(...all.filter(({ merged_into }) => merged_into === one).map(({ id }) => id));
    return { at: now(), kept: await rowsOf(db, 'seat', seats) };
  });

/** Of somebody with an account. */
export const showAccount = ({ store, now }: Pick<Services, 'store' | 'now'>, account: string): Promise<Kept> =>
  store.read(async (db) => ({ at: now(), kept: await rowsOf(db, 'account', [account]) }));
