/** Links that let somebody lead: the first one that the server prints, and those that instructors hand out. Each works once, and ends. */
import type { Transaction } from 'kysely';
import { refuse, type Refusal } from '../refusal.ts';
import type { StaffRole } from '../roles.ts';
import type { Services } from '../services.ts';
import type { InvitationRow, Tables } from '../store/tables.ts';
import { hashOf, newToken } from './secrets.ts';

const days = 7;
/** Who made the links that the server printed. */
export const byServer = 'server';

type Parts = Pick<Services, 'random' | 'now'>;

export interface Wish {
  /** The class to lead; null for an account without one. */
  inClass: string | null;
  role: StaffRole;
  /** The account that invites, or `byServer`. */
  by: string;
}

/** Keeps the hash of a new link, and returns its secret. */
export async function invite(
  tx: Transaction<Tables>,
  { random, now }: Parts,
  { inClass, role, by }: Wish,
): Promise<string> {
  const secret = newToken(random);
  const made = now();
  await tx
    .insertInto('invitations')
    .values({
      token_hash: hashOf(secret),
      class: inClass,
      role,
      made_by: by,
      made_at: made,
      ends_at: made + days * 86_400_000,
    })
    .execute();
  return secret;
}

/** The invitation of a link that still holds. */
export async function invitationOf(
  { store, now }: Pick<Services, 'store' | 'now'>,
  secret: string,
): Promise<InvitationRow | undefined> {
  const found = await store.read((db) =>
    db.selectFrom('invitations').selectAll().where('token_hash', '=', hashOf(secret)).executeTakeFirst(),
  );
  return found && found.ends_at > now() ? found : undefined;
}

export const noInvitation: Refusal = refuse(
  404,
  'NoSuchLink',
  'This link does not work: it was used, it is older than seven days, or a letter of it is missing. Ask for a new one.',
);

/** Uses a link up. Refuses one that somebody used meanwhile; call it before anything else is written. */
export async function useUp(
  tx: Transaction<Tables>,
  { token_hash, made_by }: InvitationRow,
): Promise<Refusal | undefined> {
  const { numDeletedRows } = await tx.deleteFrom('invitations').where('token_hash', '=', token_hash).executeTakeFirst();
  if (Number(numDeletedRows) !== 1) return noInvitation;
  // The first account ends every link the server printed, also those of earlier starts.
  if (made_by === byServer) await tx.deleteFrom('invitations').where('made_by', '=', byServer).execute();
  return undefined;
}

/** Gives an account the role of an invitation in its class, unless it leads it already. */
export async function giveRole(
  tx: Transaction<Tables>,
  { now }: Pick<Services, 'now'>,
  { class: inClass, role }: InvitationRow,
  account: { id: string; name: string },
): Promise<void> {
  if (inClass === null) return;
  await tx
    .insertInto('staff')
    .values({ class: inClass, account: account.id, role, name: account.name, added_at: now() })
    .onConflict((conflict) => conflict.columns(['class', 'account']).doNothing())
    .execute();
}

/** Makes a link for the first instructor while nobody has an account, or because whoever runs the server `wants` one. Returns its path; undefined where there are accounts. */
export async function offerFirstLink({ store, random, now }: Services, wants: boolean): Promise<string | undefined> {
  const known = await store.read((db) => db.selectFrom('auth_users').select('id').executeTakeFirst());
  if (known && !wants) return undefined;
  const secret = await store.write((tx) =>
    invite(tx, { random, now }, { inClass: null, role: 'instructor', by: byServer }),
  );
  return `/class/first/?key=${secret}`;
}
