/** Finds the attempt that somebody asks about, as far as it is theirs to ask about. */
import type { Kysely, Transaction } from 'kysely';
import { momentFrom } from '../classes/moment.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Caller } from '../roles.ts';
import type { AttemptRow, Tables } from '../store/tables.ts';
import { entryIn } from './names.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

export interface Named {
  class: string;
  attempt: string;
}

/** The staff's own attempts, which they show to the class, begin with this. */
export const staffSeat = (account: string): string => `staff-${account}`;

export const noSuchAttempt = (attempt: string): Refusal =>
  refuse(
    404,
    'NoSuchAttempt',
    `There is no attempt "${attempt.slice(0, 80)}" of yours in this class. Open the lab again from the page of the class.`,
  );

/** The attempt by its id, whoever it belongs to. */
export const attemptRow = (db: Db, named: Named): Promise<AttemptRow | undefined> =>
  db
    .selectFrom('attempts')
    .selectAll()
    .where('id', '=', named.attempt)
    .where('class', '=', named.class)
    .executeTakeFirst();

/** Whether an attempt is the caller's own as a learner: there already, or about to begin under its name. */
export const isOwn = ({ seat }: Caller, named: Named, row: AttemptRow | undefined): boolean =>
  seat !== undefined &&
  seat.class === named.class &&
  (row === undefined ? entryIn(seat.id, named.attempt) !== undefined : row.seat === seat.id);

/** The name of somebody who leads the class, as the class knows it. */
export async function staffName(db: Db, inClass: string, account: string): Promise<string> {
  const row = await db
    .selectFrom('staff')
    .select('name')
    .where('class', '=', inClass)
    .where('account', '=', account)
    .executeTakeFirst();
  return row?.name ?? 'The instructor';
}

/** Whether the whole class follows this attempt now. */
export async function isShownToAll(db: Db, row: AttemptRow): Promise<boolean> {
  const found = await db.selectFrom('classes').select('moment').where('id', '=', row.class).executeTakeFirst();
  return found !== undefined && momentFrom(JSON.parse(found.moment)).broadcast?.attempt === row.id;
}
