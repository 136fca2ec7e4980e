/** A seat that an address names: of this class, and not of another. */
import type { Kysely, Selectable } from 'kysely';
import { refuse } from '../refusal.ts';
import type { SeatRow, Tables } from '../store/tables.ts';

/** The seat with this id in this class; undefined when there is none. */
export const seatIn = (
  db: Kysely<Tables>,
  { class: inClass, seat }: { class: string; seat: string },
): Promise<Selectable<SeatRow> | undefined> =>
  db.selectFrom('seats').selectAll().where('id', '=', seat).where('class', '=', inClass).executeTakeFirst();

export const noSuchSeat = refuse(
  404,
  'NoSuchSeat',
  'There is no such learner in this class. Reload the page: the seat may have been merged with another.',
);
