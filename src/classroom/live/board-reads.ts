/** What the live view reads from the database: learners, their signs of life, and the work on their attempts. */
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { attemptEntry } from '#src/lab/attempt.ts';
import { formRefusal } from '#src/classroom/stuck/form-refusal.ts';
import type { Sign } from '#src/classroom/stuck/known.ts';
import { standing, told, type Standing } from '#src/classroom/stuck/standing.ts';
import { castSchema, seatsIn } from '../clouds/cast.ts';
import type { Tables } from '../store/tables.ts';
import { lightened, type WrittenLine } from './work.ts';

export interface SeatFound {
  seat: string;
  name: string;
  group?: string;
  hand?: { at: number; text?: string };
}

/** The learners who are in a class, with the names of their groups. */
export async function seatsOf(db: Kysely<Tables>, inClass: string): Promise<SeatFound[]> {
  const rows = await db
    .selectFrom('seats')
    .leftJoin('groups', (join) => join.onRef('groups.id', '=', 'seats.group'))
    .select(['seats.id', 'seats.name', 'groups.name as group', 'hand_at', 'hand_text'])
    .where('seats.class', '=', inClass)
    .where('seats.state', '=', 'in')
    .execute();
  return rows.map(({ id, name, group, hand_at, hand_text }) => ({
    seat: id,
    name,
    ...(group === null ? {} : { group }),
    ...(hand_at === null ? {} : { hand: { at: hand_at, ...(hand_text === null ? {} : { text: hand_text }) } }),
  }));
}

export const sign = z.object({
  at: z.number(),
  opened: z.exactOptional(z.string()),
  inPortal: z.exactOptional(z.boolean()),
  pane: z.exactOptional(z.string()),
  refused: z.exactOptional(formRefusal),
});
export const signs = z.array(sign);

/** The signs of life of those who gave one since a moment. */
export async function signsSince(
  db: Kysely<Tables>,
  inClass: string,
  since: number,
): Promise<{ seat: string; at: number; signs: Sign[] }[]> {
  const rows = await db
    .selectFrom('presence')
    .select(['seat', 'at', 'signs'])
    .where('class', '=', inClass)
    .where('at', '>=', since)
    .execute();
  return rows.map((row) => ({ ...row, signs: signs.parse(JSON.parse(row.signs)) }));
}

export interface AttemptFound {
  attempt: string;
  entry: string;
  lab: string;
  seats: readonly string[];
  length: number;
  standing?: Standing;
  heldBy?: string;
  changedAt: number;
  skew: number;
}

interface Wanted {
  inClass: string;
  /** Only these. */
  ids?: readonly string[];
  /** Only what changed since a moment. */
  since?: number;
}

/** Attempts of a class with where they stand. What those who lead show to all is nobody's work. */
export async function attemptsOf(db: Kysely<Tables>, { inClass, ids, since }: Wanted): Promise<AttemptFound[]> {
  let query = db
    .selectFrom('attempts')
    .leftJoin('staff', (join) =>
      join.onRef('staff.account', '=', 'held_by').onRef('staff.class', '=', 'attempts.class'),
    )
    .select([
      'id',
      'seat',
      'entry',
      'lab',
      'people',
      'length',
      'standing',
      'staff.name as holder',
      'changed_at',
      'skew',
    ])
    .where('attempts.class', '=', inClass);
  if (ids) query = query.where('id', 'in', [...ids]);
  if (since !== undefined) query = query.where('changed_at', '>=', since);
  const rows = await query.execute();
  return rows.map((row) => ({
    attempt: row.id,
    entry: row.entry,
    lab: row.lab,
    seats:
      row.people === null ? (row.seat === null ? [] : [row.seat]) : seatsIn(castSchema.parse(JSON.parse(row.people))),
    length: row.length,
    ...(row.standing === null ? {} : { standing: standing.parse(JSON.parse(row.standing)) }),
    ...(row.holder === null ? {} : { heldBy: row.holder }),
    changedAt: row.changed_at,
    skew: row.skew,
  }));
}

/** The lines of some attempts from a number of each on, oldest first, with the time of making as the server's clock had it. */
export async function linesFrom(
  db: Kysely<Tables>,
  from: readonly { attempt: string; n: number; skew: number }[],
): Promise<Map<string, WrittenLine[]>> {
  const skews = new Map(from.map(({ attempt, skew }) => [attempt, skew]));
  const rows = await db
    .selectFrom('lines')
    .select(['attempt', 'n', 'at', 'by', 'entry', 'told'])
    .where((is) => is.or(from.map(({ attempt, n }) => is.and([is('attempt', '=', attempt), is('n', '>=', n)]))))
    .orderBy('attempt')
    .orderBy('n')
    .execute();
  const found = new Map<string, WrittenLine[]>();
  for (const row of rows) {
    const entry = lightened(attemptEntry.parse(JSON.parse(row.entry)));
    const words = row.told === null ? {} : { told: z.array(told).parse(JSON.parse(row.told)) };
    const made = Math.min(row.at, entry.real - (skews.get(row.attempt) ?? 0));
    const line = { n: row.n, at: made, by: row.by, entry, ...words };
    found.set(row.attempt, [...(found.get(row.attempt) ?? []), line]);
  }
  return found;
}
