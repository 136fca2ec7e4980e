/** Makes an account with a password, or gives an account another password; the hash is better-auth's scrypt. */
import type { Transaction } from 'kysely';
import { newId } from '../classes/id.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import type { Tables } from '../store/tables.ts';
import { readName } from './names.ts';

export interface NewAccount {
  name: string;
  email: string;
  password: string;
}

/** An account's words as they are kept, or what is wrong with them. */
export function readAccount({ name: given, email, password }: NewAccount): NewAccount | Refusal {
  const name = readName(given);
  if (typeof name !== 'string') return name;
  const address = email.trim().toLowerCase();
  if (!/^[^\s@<>"]{1,64}@[^\s@<>"]{1,190}$/.test(address))
    return refuse(422, 'NoEmail', `"${email.trim().slice(0, 80)}" is no e-mail address. Write it as name@example.com.`);
  if (password.length < 10)
    return refuse(422, 'ShortPassword', 'A password needs at least ten characters. A few words make a good one.');
  if (password.length > 128)
    return refuse(422, 'LongPassword', 'A password may have at most 128 characters. Write a shorter one.');
  return { name, email: address, password };
}

/** The account of an e-mail address. */
export const accountOfEmail = (tx: Transaction<Tables>, email: string) =>
  tx.selectFrom('auth_users').select(['id', 'name', 'email']).where('email', '=', email).executeTakeFirst();

type Parts = Pick<Services, 'random' | 'now'>;

/** Adds the account, and returns its id. `hash` is that of the password. */
export async function addAccount(
  tx: Transaction<Tables>,
  { random, now }: Parts,
  { name, email, hash }: { name: string; email: string; hash: string },
): Promise<string> {
  const id = newId(random);
  const at = new Date(now()).toISOString();
  const when = { createdAt: at, updatedAt: at };
  await tx
    .insertInto('auth_users')
    .values({ id, name, email, emailVerified: 0, image: null, ...when })
    .execute();
  await setPassword(tx, { random, now }, id, hash);
  return id;
}

/** Sets the password of an account, and ends all its sessions. */
export async function setPassword(
  tx: Transaction<Tables>,
  { random, now }: Parts,
  account: string,
  hash: string,
): Promise<void> {
  const at = new Date(now()).toISOString();
  await tx.deleteFrom('auth_accounts').where('userId', '=', account).where('providerId', '=', 'credential').execute();
  await tx
    .insertInto('auth_accounts')
    .values({
      id: newId(random),
      accountId: account,
      providerId: 'credential',
      userId: account,
      accessToken: null,
      refreshToken: null,
      idToken: null,
      accessTokenExpiresAt: null,
      refreshTokenExpiresAt: null,
      scope: null,
      password: hash,
      createdAt: at,
      updatedAt: at,
    })
    .execute();
  await tx.deleteFrom('auth_sessions').where('userId', '=', account).execute();
}
