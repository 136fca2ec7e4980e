/** Endpoints for accounts: signing in and out, who one is, links that invite. */
import * as z from 'zod/mini';
import { defineEndpoint } from '../endpoint.ts';
import { isSecure } from '../people/cookies.ts';
import { seatsOf } from '../people/identify.ts';
import { byServer, giveRole, invitationOf, noInvitation, useUp } from '../people/invitations.ts';
import { accountOfEmail, addAccount, readAccount, setPassword } from '../people/make-account.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';

const tooOften = (code: string, seconds: number, what: string): Refusal => ({
  ...refuse(429, code, `${what} just now. Wait ${String(seconds)} seconds and try again.`),
  retryAfter: seconds,
});

function withCookies(value: unknown, cookies: readonly string[]): Response {
  const headers = new Headers({ 'cache-control': 'no-store' });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return Response.json(value, { headers });
}

/** Counts a try with a password. A try costs the server a twentieth of a second, so right ones are counted too. */
function triedTooOften({ limits }: Services, address: string, email: string): Refusal | undefined {
  const seconds = limits.wrongPasswords.take(address) || limits.wrongPasswordsOf.take(email);
  return seconds > 0 ? tooOften('TooManyPasswords', seconds, 'Too many passwords were tried') : undefined;
}

const wrongPassword = refuse(
  401,
  'WrongPassword',
  'No account has this e-mail address with this password. Look at both again; whoever runs the server can make a link that sets a new password.',
);

/** What a link invites to, wrong ones counted. */
async function invited(token: string, address: string, services: Services) {
  const seconds = services.limits.wrongLinks.wait(address);
  if (seconds > 0) return tooOften('TooManyLinks', seconds, 'Too many links that do not work were opened');
  const found = await invitationOf(services, token);
  if (!found) services.limits.wrongLinks.take(address);
  return found ?? noInvitation;
}

const token = z.string().check(z.maxLength(100));

export const signIn = [
  defineEndpoint({
    method: 'GET',
    path: '/api/me',
    who: 'anyone',
    does: 'Says who is signed in on this browser, which seats it holds, and which classes are led.',
    async answer({ caller: { account }, request }, { store }) {
      const seats = await seatsOf(store, request);
      const ids = seats.map((seat) => seat.class);
      const [found, leads] = await store.read(async (db) => [
        ids.length === 0
          ? []
          : await db.selectFrom('classes').select(['id', 'title', 'state']).where('id', 'in', ids).execute(),
        account
          ? await db
              .selectFrom('staff')
              .innerJoin('classes', 'classes.id', 'staff.class')
              .select(['staff.class', 'classes.title', 'classes.state', 'staff.role'])
              .where('staff.account', '=', account.id)
              .orderBy('classes.made_at', 'desc')
              .execute()
          : [],
      ]);
      const classes = new Map(found.map((one) => [one.id, one]));
      return {
        ...(account ? { account } : {}),
        seats: seats.flatMap((seat) => {
          const its = classes.get(seat.class);
          return its ? [{ ...seat, title: its.title, state: its.state }] : [];
        }),
        leads,
      };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/sign-in',
    who: 'anyone',
    does: 'Says how one can sign in here, and what this connection lacks.',
    answer: ({ request }, { accounts }) =>
      Promise.resolve({
        password: true,
        ...(accounts.providerName === undefined ? {} : { provider: accounts.providerName }),
        isSecure: isSecure(request),
      }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/addresses',
    who: 'account',
    does: 'Says under which addresses learners reach this server, best first.',
    answer: (_, { origins }) => Promise.resolve({ addresses: origins() }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/sign-in',
    who: 'anyone',
    does: 'Signs in with an e-mail address and a password.',
    body: z.object({ email: z.string().check(z.maxLength(300)), password: z.string().check(z.maxLength(200)) }),
    limit: 4000,
    async answer({ body, request, address }, services) {
      const email = body.email.trim().toLowerCase();
      const refused = triedTooOften(services, address, email);
      if (refused) return refused;
      const cookies = await services.accounts.signIn(request, email, body.password);
      return cookies ? withCookies({ signedIn: true }, cookies) : wrongPassword;
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/sign-out',
    who: 'anyone',
    does: 'Ends the session of this browser; seats of learners stay.',
    answer: async ({ request }, { accounts }) => withCookies({ signedOut: true }, await accounts.signOut(request)),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/account/password',
    who: 'account',
    does: 'Sets another password for the own account, and ends its sessions on all other browsers.',
    body: z.object({ password: z.string().check(z.maxLength(200)), next: z.string().check(z.maxLength(200)) }),
    limit: 4000,
    async answer({ caller: { account }, body, request, address }, services) {
      if (!account) return undefined;
      const read = readAccount({ ...account, password: body.next });
      if (isRefusal(read)) return read;
      const refused = triedTooOften(services, address, account.email);
      if (refused) return refused;
      if (!(await services.accounts.signIn(request, account.email, body.password))) return wrongPassword;
      const hash = await services.accounts.hash(read.password);
      await services.store.write((tx) => setPassword(tx, services, account.id, hash));
      return withCookies(
        { changed: true },
        (await services.accounts.signIn(request, account.email, read.password)) ?? [],
      );
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/invitations/:token',
    who: 'anyone',
    does: 'Says what a link invites to.',
    params: z.object({ token }),
    async answer({ params, address }, services) {
      const found = await invited(params.token, address, services);
      if (isRefusal(found)) return found;
      const { class: inClass, role, made_by } = found;
      const known = await services.store.read((db) =>
        db
          .selectFrom('classes')
          .select('title')
          .where('id', '=', inClass ?? '')
          .executeTakeFirst(),
      );
      return { role, isFirst: made_by === byServer, ...(known ? { class: known.title } : {}) };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/invitations/accept',
    who: 'anyone',
    does: 'Uses a link up: for the account that is signed in, or for a new one.',
    body: z.object({
      token,
      account: z.exactOptional(
        z.object({
          name: z.string().check(z.maxLength(2000)),
          email: z.string().check(z.maxLength(300)),
          password: z.string().check(z.maxLength(200)),
        }),
      ),
    }),
    limit: 16_000,
    async answer({ caller, body, request, address }, services) {
      const invitation = await invited(body.token, address, services);
      if (isRefusal(invitation)) return invitation;
      const where = invitation.class === null ? {} : { class: invitation.class };
      const own = caller.account;
      if (own && !body.account) {
        const refused = await services.store.write(async (tx) => {
          const used = await useUp(tx, invitation);
          if (!used) await giveRole(tx, services, invitation, own);
          return used;
        });
        return refused ?? { accepted: true, ...where };
      }
      if (!body.account)
        return refuse(401, 'NotSignedIn', 'Sign in first, or say your name, an e-mail address and a password.');
      const read = readAccount(body.account);
      if (isRefusal(read)) return read;
      const refused = triedTooOften(services, address, read.email);
      if (refused) return refused;
      const { name, email, password } = read;
      const hash = await services.accounts.hash(password);
      const trouble = await services.store.write(async (tx) => {
        const known = await accountOfEmail(tx, email);
        if (known && invitation.made_by !== byServer)
          return refuse(
            409,
            'KnownEmail',
            `There is an account for ${email} already. Sign in, and open the link again.`,
          );
        const used = await useUp(tx, invitation);
        if (used) return used;
        // Whoever runs the server may set a password anew.
        if (known) await setPassword(tx, services, known.id, hash);
        const id = known?.id ?? (await addAccount(tx, services, { name, email, hash }));
        await giveRole(tx, services, invitation, { id, name: known?.name ?? name });
        return undefined;
      });
      if (trouble) return trouble;
      return withCookies(
        { accepted: true, ...where },
        (await services.accounts.signIn(request, email, password)) ?? [],
      );
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/sign-in/provider',
    who: 'anyone',
    does: 'Says where to go so that the provider of sign-in tells who one is.',
    body: z.object({ invitation: z.exactOptional(token) }),
    async answer({ body, request, address }, services) {
      const { accounts } = services;
      if (accounts.providerName === undefined)
        return refuse(404, 'NoProvider', 'This server has no provider of sign-in. Sign in with your password.');
      const invitation = body.invitation;
      const found = invitation === undefined ? undefined : await invited(invitation, address, services);
      if (isRefusal(found)) return found;
      const back = `/class/sign-in/${invitation === undefined ? '' : `?invitation=${encodeURIComponent(invitation)}`}`;
      const way = await accounts.toProvider(request, { mayBeNew: found !== undefined, back });
      if (!way)
        return refuse(
          503,
          'ProviderAway',
          `${accounts.providerName} does not answer. Try again in a minute, or sign in with a password.`,
        );
      return withCookies({ address: way.address }, way.cookies);
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/auth/callback/:provider',
    who: 'anyone',
    does: 'Takes the answer of the provider of sign-in, and leads on to a page.',
    params: z.object({ provider: z.literal('provider') }),
    answer: ({ request }, { accounts }) => accounts.fromProvider(request),
  }),
];
