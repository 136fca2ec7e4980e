/** The audit log: who did what in a class. It holds ids, and no texts of people. */
import type { Transaction } from 'kysely';
import type { Caller } from '../roles.ts';
import type { Services } from '../services.ts';
import type { Tables } from '../store/tables.ts';
import { newId } from './id.ts';

export interface Deed {
  inClass: string;
  caller: Caller;
  /** For example `class.ended`. */
  what: string;
  about?: Readonly<Record<string, string | number | boolean>>;
}

/** Adds a deed to the log, within a unit of work. */
export async function audit(
  tx: Transaction<Tables>,
  { now, random }: Pick<Services, 'now' | 'random'>,
  { inClass, caller, what, about = {} }: Deed,
): Promise<void> {
  const by = caller.account ? `account:${caller.account.id}` : caller.seat ? `seat:${caller.seat.id}` : 'server';
  await tx
    .insertInto('audit')
    .values({ id: newId(random), class: inClass, at: now(), by, what, about: JSON.stringify(about) })
    .execute();
}
