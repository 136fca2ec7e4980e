/** Asks about accounts: ways to sign in, who one is, links that invite. */
import * as z from 'zod/mini';
import { staffRoles } from '#src/classroom/roles.ts';
import { ask, askAs } from '../api.ts';

const waysShape = z.object({ provider: z.exactOptional(z.string()), isSecure: z.boolean() });
export type Ways = z.infer<typeof waysShape>;

const meShape = z.object({
  account: z.exactOptional(z.object({ id: z.string(), name: z.string(), email: z.string() })),
});
export type Me = z.infer<typeof meShape>;

const invitationShape = z.object({
  role: z.enum(staffRoles),
  isFirst: z.boolean(),
  class: z.exactOptional(z.string()),
});
export type Invitation = z.infer<typeof invitationShape>;

const acceptedShape = z.object({ class: z.exactOptional(z.string()) });

export interface NewAccount {
  name: string;
  email: string;
  password: string;
}

export const ways = () => askAs(waysShape, 'GET', '/api/sign-in');
export const me = () => askAs(meShape, 'GET', '/api/me');
export const invitation = (token: string) =>
  askAs(invitationShape, 'GET', `/api/invitations/${encodeURIComponent(token)}`);
export const accept = (token: string, account?: NewAccount) =>
  askAs(acceptedShape, 'POST', '/api/invitations/accept', { token, ...(account ? { account } : {}) });
export const signIn = (email: string, password: string) => ask('POST', '/api/sign-in', { email, password });
export const signOut = () => ask('POST', '/api/sign-out');
export const toProvider = (token?: string) =>
  askAs(
    z.object({ address: z.string() }),
    'POST',
    '/api/sign-in/provider',
    token === undefined ? {} : { invitation: token },
  );
export const changePassword = (password: string, next: string) =>
  ask('POST', '/api/account/password', { password, next });
