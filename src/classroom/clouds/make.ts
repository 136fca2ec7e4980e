/** Makes a Cloud on the server for the people who will work in it. */
import type { Transaction } from 'kysely';
import type { Beginning } from '#src/lab/beginning.ts';
import type { Services } from '../services.ts';
import type { Tables } from '../store/tables.ts';
import { newId } from '../classes/id.ts';
import { seatsIn, staff, type Cast } from './cast.ts';
import { tellMoved } from './tell.ts';

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
  services: Pick<Services, 'store' | 'now' | 'random'>,
  tx: Transaction<Tables>,
  { inClass, lab, entry, cast, begin }: NewCloud,
): Promise<string> {
  const { now, random } = services;
  const id = `cloud-${newId(random)}`;
  const seats = seatsIn(cast);
  const at = now();
  await tx
    .insertInto('attempts')
    .values({
      id,
      class: inClass,
      // A lab alone is its learner's own; one of several is nobody's.
      seat: seats.length === 1 && !Object.values(cast).flat().includes(staff) ? (seats[0] ?? null) : null,
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
  await tellMoved(services, tx, { inClass, attempt: id, cast, length: 0 });
  return id;
}
