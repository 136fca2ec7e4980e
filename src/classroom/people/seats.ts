/** What those who lead do with seats: rename, put into a group, remove, let back in. */
import type { Transaction } from 'kysely';
import { audit } from '../classes/audit.ts';
import { newId } from '../classes/id.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Caller } from '../roles.ts';
import type { Services } from '../services.ts';
import type { SeatRow, Tables } from '../store/tables.ts';
import { noSuchSeat } from './join.ts';
import { readName, sameName } from './names.ts';

export interface SeatDeed {
  inClass: string;
  seat: string;
  caller: Caller;
}

/** The seat of a class, or that there is none; one that was merged is none any more. */
export async function seatOf(tx: Transaction<Tables>, inClass: string, seat: string): Promise<SeatRow | Refusal> {
  const found = await tx
    .selectFrom('seats')
    .selectAll()
    .where('id', '=', seat)
    .where('class', '=', inClass)
    .where('state', '<>', 'merged')
    .executeTakeFirst();
  return found ?? noSuchSeat(seat);
}

/** Gives a seat another name, or another group (null for none). */
export function changeSeat(
  services: Services,
  { inClass, seat, caller }: SeatDeed,
  change: { name?: string; group?: string | null },
): Promise<Refusal | { id: string; name: string; group: string | null }> {
  const name = change.name === undefined ? undefined : readName(change.name);
  if (typeof name === 'object') return Promise.resolve(name);
  return services.store.write(async (tx) => {
    const found = await seatOf(tx, inClass, seat);
    if ('refused' in found) return found;
    const { group = found.group } = change;
    if (group !== null && !(await groupExists(tx, inClass, group)))
      return refuse(404, 'NoSuchGroup', `There is no group with the id "${group}" in this class. Make it first.`);
    const after = { name: name ?? found.name, group };
    await tx.updateTable('seats').set(after).where('id', '=', seat).execute();
    await services.store.tell(tx, inClass, { at: services.now(), kind: 'renamed', to: 'staff', body: { seat } });
    await audit(tx, services, { inClass, caller, what: 'seat.changed', about: { seat } });
    return { id: seat, ...after };
  });
}

const groupExists = async (tx: Transaction<Tables>, inClass: string, id: string): Promise<boolean> =>
  (await tx.selectFrom('groups').select('id').where('class', '=', inClass).where('id', '=', id).executeTakeFirst()) !==
  undefined;

/** Removes a learner: no cookie and no phrase opens the seat any more. What was done stays. */
export const kick = (services: Services, { inClass, seat, caller }: SeatDeed): Promise<Refusal | undefined> =>
  services.store.write(async (tx) => {
    const found = await seatOf(tx, inClass, seat);
    if ('refused' in found) return found;
    if (found.state === 'kicked') return undefined;
    const at = services.now();
    await tx.updateTable('seats').set({ state: 'kicked', hand_at: null }).where('id', '=', seat).execute();
    await tx.deleteFrom('seat_sessions').where('seat', '=', seat).execute();
    await services.store.tell(tx, inClass, { at, kind: 'kicked', to: `seat:${seat}`, body: { seat } });
    await services.store.tell(tx, inClass, { at, kind: 'left', to: 'staff', body: { seat } });
    await audit(tx, services, { inClass, caller, what: 'seat.kicked', about: { seat } });
    return undefined;
  });

/** Lets somebody back in who was removed: the phrase opens the seat again. */
export const readmit = (services: Services, { inClass, seat, caller }: SeatDeed): Promise<Refusal | undefined> =>
  services.store.write(async (tx) => {
    const found = await seatOf(tx, inClass, seat);
    if ('refused' in found) return found;
    if (found.state !== 'kicked') return undefined;
    const state = found.joined_at === null ? 'invited' : 'left';
    await tx.updateTable('seats').set({ state }).where('id', '=', seat).execute();
    await services.store.tell(tx, inClass, { at: services.now(), kind: 'renamed', to: 'staff', body: { seat } });
    await audit(tx, services, { inClass, caller, what: 'seat.readmitted', about: { seat } });
    return undefined;
  });

/** The group of this name, made if there is none. Returns its id. */
export async function groupNamed(
  tx: Transaction<Tables>,
  { random }: Pick<Services, 'random'>,
  inClass: string,
  name: string,
): Promise<string> {
  const groups = await tx.selectFrom('groups').select(['id', 'name']).where('class', '=', inClass).execute();
  const known = groups.find((one) => sameName(one.name) === sameName(name));
  if (known) return known.id;
  const id = newId(random);
  await tx.insertInto('groups').values({ id, class: inClass, name }).execute();
  return id;
}
