/** Tells of a hand that went up or down: those who lead, and the learner on every device of theirs. */
import type { Transaction } from 'kysely';
import type { Store } from '../store/contract.ts';
import type { Tables } from '../store/tables.ts';

export interface HandChange {
  inClass: string;
  seat: string;
  now: number;
  /** When it went up; null when it is down. */
  at: number | null;
  text: string | null;
}

export async function tellHand(
  tx: Transaction<Tables>,
  store: Store,
  { inClass, seat, now, at, text }: HandChange,
): Promise<void> {
  const body = { seat, up: at !== null, ...(at === null ? {} : { at }), ...(text === null ? {} : { text }) };
  for (const to of ['staff', `seat:${seat}`] as const)
    await store.tell(tx, inClass, { at: now, kind: 'hand', to, body });
}
