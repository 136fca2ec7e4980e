/** Tells everybody who has to do with a Cloud on the server that it moved: those who lead, and each seat that plays in it. */
import type { Transaction } from 'kysely';
import type { Services } from '../services.ts';
import type { Tables } from '../store/tables.ts';
import { seatsIn, type Cast } from './cast.ts';

export interface Moved {
  inClass: string;
  attempt: string;
  cast: Cast;
  /** How many lines its log has now. */
  length: number;
}

/** Within a unit of work. What moved, each reads for themselves: nobody is told what only another may see. */
export async function tellMoved(
  { store, now }: Pick<Services, 'store' | 'now'>,
  tx: Transaction<Tables>,
  { inClass, attempt, cast, length }: Moved,
): Promise<void> {
  const said = { at: now(), kind: 'cloud', body: { attempt, length } };
  await store.tell(tx, inClass, { ...said, to: 'staff' });
  for (const seat of seatsIn(cast)) await store.tell(tx, inClass, { ...said, to: `seat:${seat}` });
}
