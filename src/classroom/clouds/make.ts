/** Makes a Cloud on the server for the people who will work in it. */
import type { Transaction } from 'kysely';
import type { Beginning } from '#src/lab/beginning.ts';
import type { Services } from '../services.ts';
import type { Tables } from '../store/tables.ts';
import { newId } from '../classes/id.ts';
import { seatsIn, type Cast } from './cast.ts';

export interface NewCloud {
  inClass: string;
  lab: string;
  /** The entry of the class's plan it is for. */
  entry: string;
  cast: Cast;
  begin: Omit<Beginning, 'seed'>;
}

/** Adds it, with a story of its own, and tells those who are in it. Returns its id. The scenario is set up when somebody first opens it. */
export async function makeCloud(
  { store, now, random }: Services,
  tx: Transaction<Tables>,
  { inClass, lab, entry, cast, begin }: NewCloud,
): Promise<string> {
  const id = `cloud-${newId(random)}`;
  const seats = seatsIn(cast);
  const at = now();
  await tx
    .insertInto('attempts')
    .values({
      id,
      class: inClass,
      // A lab alone is its learner's own; one of several is nobody's.
      seat: seats.length === 1 && !Object.values(cast).flat().includes('staff') ? (seats[0] ?? null) : null,
      lab,
      way: begin.way,
      cloud: 1,
      people: JSON.stringify(cast),
      entry,
      begin: JSON.stringify({ ...begin, seed: newId(random) }),
      agreed: null,
      asked_by: null,
      asked_at: null,
      skew: 0,
      length: 0,
      standing: null,
      held_by: null,
      made_at: at,
      changed_at: at,
    })
    .execute();
  const body = { attempt: id, length: 0 };
  await store.tell(tx, inClass, { at, kind: 'cloud', to: 'staff', body });
  for (const seat of seats) await store.tell(tx, inClass, { at, kind: 'cloud', to: `seat:${seat}`, body });
  return id;
}
