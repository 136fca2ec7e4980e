/** Changes the moment of a class: what all of it is shown now. */
import type { Kysely, Transaction } from 'kysely';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import type { Tables } from '../store/tables.ts';
import type { Moment } from './moment.ts';
import { classFrom, type ClassRecord } from './read.ts';

/** Reads a class and keeps others from changing it until the unit of work ends: two who change its moment at once both get their way. */
export async function lockedClass(tx: Transaction<Tables>, id: string): Promise<ClassRecord> {
  const row = await tx
    .updateTable('classes')
    .set((one) => ({ seq: one.ref('seq') }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return classFrom(row);
}

/** Works out the next moment from the present one, keeps it and tells everybody. Returns it, or why not. */
export const changeMoment = (
  id: string,
  change: (before: ClassRecord, now: number, db: Kysely<Tables>) => Moment | Refusal | Promise<Moment | Refusal>,
  { store, now }: Services,
): Promise<Moment | Refusal> =>
  store.write(async (tx) => {
    const before = await lockedClass(tx, id);
    const next = await change(before, now(), tx);
    if ('refused' in next) return next;
    await tellMoment(tx, id, next, { store, now });
    return next;
  });

/** Keeps a moment and tells everybody, within a unit of work. */
export async function tellMoment(
  tx: Transaction<Tables>,
  id: string,
  moment: Moment,
  { store, now }: Pick<Services, 'store' | 'now'>,
): Promise<void> {
  await tx
    .updateTable('classes')
    .set({ moment: JSON.stringify(moment) })
    .where('id', '=', id)
    .execute();
  await store.tell(tx, id, { at: now(), kind: 'moment', to: 'all', body: { moment } });
}

/** The moment without one of its parts. */
export function without(moment: Moment, part: keyof Moment): Moment {
  const { [part]: _gone, ...rest } = moment;
  return rest;
}

export const noSuchEntry = (entry: string): Refusal =>
  refuse(
    404,
    'NoSuchEntry',
    `The plan of this class has no entry "${entry}". Reload the page: it may have been changed.`,
  );
