/** The seats of simulated learners: they sit in a group of their own, and go without a trace. */
import type { Transaction } from 'kysely';
import { newId } from '../classes/id.ts';
import type { Services } from '../services.ts';
import type { Tables } from '../store/tables.ts';

/** What the group of the simulated learners is called. */
export const rehearsalGroup = 'Rehearsal';

const groupOf = (tx: Transaction<Tables>, inClass: string) =>
  tx
    .selectFrom('groups')
    .select('id')
    .where('class', '=', inClass)
    .where('name', '=', rehearsalGroup)
    .executeTakeFirst();

/** The seats of a class that simulated learners have. */
export const actorSeats = ({ store }: Pick<Services, 'store'>, inClass: string): Promise<{ id: string }[]> =>
  store.read((db) =>
    db
      .selectFrom('seats')
      .innerJoin('groups', 'groups.id', 'seats.group')
      .select('seats.id')
      .where('seats.class', '=', inClass)
      .where('groups.name', '=', rehearsalGroup)
      .execute(),
  );

/** Gives a simulated learner a seat. Nobody can come back to it: it has no phrase and no cookie. */
export const seatActor = ({ store, now, random }: Services, inClass: string, name: string): Promise<{ id: string }> =>
  store.write(async (tx) => {
    const known = await groupOf(tx, inClass);
    const group = known?.id ?? newId(random);
    if (!known) await tx.insertInto('groups').values({ id: group, class: inClass, name: rehearsalGroup }).execute();
    const id = newId(random);
    const at = now();
    await tx
      .insertInto('seats')
      .values({
        id,
        class: inClass,
        name,
        external: null,
        group,
        state: 'in',
        merged_into: null,
        phrase_hash: null,
        joined_at: at,
        seen_at: at,
        hand_at: null,
        hand_text: null,
      })
      .execute();
    await store.tell(tx, inClass, { at, kind: 'joined', to: 'staff', body: { seat: id } });
    return { id };
  });

/** Takes the simulated learners and all that they did out of a class. Answers how many there were. */
export const clearActors = (services: Services, inClass: string): Promise<number> =>
  services.store.write(async (tx) => {
    const group = await groupOf(tx, inClass);
    if (!group) return 0;
    const found = await tx.selectFrom('seats').select('id').where('group', '=', group.id).execute();
    const seats = found.map(({ id }) => id);
    for (let from = 0; from < seats.length; from += 100) await clear(tx, inClass, seats.slice(from, from + 100));
    await tx.deleteFrom('groups').where('id', '=', group.id).execute();
    const at = services.now();
    for (const seat of seats) await services.store.tell(tx, inClass, { at, kind: 'left', to: 'staff', body: { seat } });
    return seats.length;
  });

async function clear(tx: Transaction<Tables>, inClass: string, seats: readonly string[]): Promise<void> {
  const attempts = tx.selectFrom('attempts').select('id').where('class', '=', inClass).where('seat', 'in', seats);
  await tx.deleteFrom('lines').where('attempt', 'in', attempts).execute();
  await tx.deleteFrom('attempts').where('class', '=', inClass).where('seat', 'in', seats).execute();
  for (const table of ['presence', 'votes', 'events', 'seat_sessions', 'grades', 'overrides', 'notes'] as const)
    await tx.deleteFrom(table).where('seat', 'in', seats).execute();
  await tx.deleteFrom('seats').where('class', '=', inClass).where('id', 'in', seats).execute();
}
