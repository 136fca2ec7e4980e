/** A person sets points in place of what was worked out, with a reason, or takes them back. What was worked out stays, and so does every change. */
import type { Transaction } from 'kysely';
import { newId } from '#src/classroom/classes/id.ts';
import type { Services } from '#src/classroom/services.ts';
import type { Tables } from '#src/classroom/store/tables.ts';

export interface Override {
  inClass: string;
  seat: string;
  entry: string;
  /** Null takes back what was set. */
  points: number | null;
  why: string;
  /** The account. */
  by: string;
}

/** Sets or takes back. `outOf` is what the entry is worth where nothing was worked out yet. */
export async function setOverride(
  tx: Transaction<Tables>,
  { store, now, random }: Pick<Services, 'store' | 'now' | 'random'>,
  { inClass, seat, entry, points, why, by }: Override,
  outOf: number,
): Promise<void> {
  const set = {
    override_points: points,
    override_by: points === null ? null : by,
    override_why: points === null ? null : why,
  };
  await tx
    .insertInto('grades')
    .values({
      ...{ class: inClass, seat, entry, points: 0, out_of: outOf },
      ...{ evidence: null, detail: null, graded_at: now(), ...set },
    })
    .onConflict((one) => one.columns(['class', 'seat', 'entry']).doUpdateSet(set))
    .execute();
  await tx
    .insertInto('overrides')
    .values({ id: newId(random), class: inClass, seat, entry, at: now(), by, points, why })
    .execute();
  await store.tell(tx, inClass, { at: now(), kind: 'graded', to: 'staff', body: { seat, entry } });
}
