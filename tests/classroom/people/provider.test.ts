/** Those who lead may sign in with a provider: one that works, one that is away, one that lies, and one that says too little. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { invite } from '#src/classroom/people/invitations.ts';
import { asked } from '#src/components/classroom/sign-in/asked.ts';
import { openBrowsers, type Browser } from '../support/browser.ts';
import { newKey, startProvider, type TestProvider } from '../support/provider.ts';
import { openTestServer, type TestServer } from '../support/server.ts';

const address = new URL('http://class.test');
let provider: TestProvider;
let server: TestServer;
let browser: () => Browser;
beforeEach(async () => {
  // The provider warns that it keeps nothing, which is all that a test needs.
  vi.mocked(console.warn).mockImplementationOnce(() => undefined);
  provider = await startProvider(`${address.origin}/api/auth/callback/provider`);
  vi.mocked(console.warn).mockClear();
  const { issuer, clientId, clientSecret } = provider;
  server = await openTestServer({
    at: Date.now(),
    configuration: { address, oidc: { issuer, clientId, clientSecret, name: 'School' } },
  });
  browser = openBrowsers(server.services, { accountOf: server.services.accounts.accountOf });
});
afterEach(async () => {
  await server.close();
  await provider.close();
});

const link = () =>
  server.store.write((tx) => invite(tx, server.services, { inClass: null, role: 'instructor', by: 'server' }));
const codeOf = (body: unknown) =>
  z.object({ error: z.object({ code: z.string(), message: z.string() }) }).parse(body).error;
const me = async (own: Browser) =>
  z
    .object({ account: z.optional(z.object({ name: z.string(), email: z.string() })) })
    .parse((await own.ask('GET', '/api/me')).body).account;

/** Signs in by the provider, and returns the page that the browser ends on. */
async function through(own: Browser, invitation?: string): Promise<URL> {
  const begun = await own.ask('POST', '/api/sign-in/provider', invitation === undefined ? {} : { invitation });
  const { address: there } = z.object({ address: z.string() }).parse(begun.body);
  const back = await provider.visit(there);
  expect(back.origin).toBe(address.origin);
  const { status, response } = await own.ask('GET', `${back.pathname}${back.search}`);
  expect(status).toBe(302);
  return new URL(response.headers.get('location') ?? '', address);
}

test('the button has the name of the provider', async () => {
  expect((await browser().ask('GET', '/api/sign-in')).body).toMatchObject({ provider: 'School' });
});

test('who was invited gets an account by the provider, and takes the link with it', async () => {
  const [own, invitation] = [browser(), await link()];
  const page = await through(own, invitation);
  expect([page.pathname, page.searchParams.get('invitation'), page.searchParams.get('error')]).toEqual([
    '/class/sign-in/',
    invitation,
    null,
  ]);
  expect(await me(own)).toEqual(expect.objectContaining({ name: 'Grace', email: 'grace@example.test' }));
  expect((await own.ask('POST', '/api/invitations/accept', { token: invitation })).status).toBe(200);
  // And comes back without one.
  const later = browser();
  expect((await through(later)).searchParams.get('error')).toBeNull();
  expect(await me(later)).toEqual(expect.objectContaining({ email: 'grace@example.test' }));
});

test('nobody gets an account who was not invited', async () => {
  const own = browser();
  const page = await through(own);
  expect(asked(page, '').trouble).toContain('You have no account here yet');
  expect(await me(own)).toBeUndefined();
});

test('a link that was made up invites nobody', async () => {
  const { body } = await browser().ask('POST', '/api/sign-in/provider', { invitation: 'made-up' });
  expect(codeOf(body).code).toBe('NoSuchLink');
});

test('a provider that tells no e-mail address lets nobody in, and the page says why', async () => {
  provider.person = { sub: 'person-2', claims: { name: 'Nameless' } };
  const own = browser();
  const page = await through(own, await link());
  expect(asked(page, '').trouble).toContain('told no e-mail address');
  expect(await me(own)).toBeUndefined();
});

test.for([
  {
    lie: (claims: object) => ({ claims: { ...claims, nonce: 'another' } }),
    because: 'the nonce is of another sign-in',
  },
  { lie: (claims: object) => ({ claims: { ...claims, iss: 'https://evil.test' } }), because: 'another issuer' },
  {
    lie: (claims: object) => ({ claims: { ...claims, aud: 'another-client' } }),
    because: 'it was meant for another site',
  },
  { lie: (claims: object) => ({ claims: { ...claims, exp: 1 } }), because: 'it ended long ago' },
  { lie: (claims: object) => ({ claims: { ...claims }, key: newKey() }), because: 'somebody else signed it' },
])('what a provider says is not believed: $because', async ({ lie }) => {
  provider.lie = lie;
  const own = browser();
  const page = await through(own, await link());
  expect(page.searchParams.get('error')).not.toBeNull();
  expect(asked(page, '').trouble).toMatch(/\.$/);
  expect(await me(own)).toBeUndefined();
  expect(await server.store.read((db) => db.selectFrom('auth_users').selectAll().execute())).toEqual([]);
});

test('what the tests sign with the provider’s own key, and leave as it was, is believed', async () => {
  provider.lie = (claims) => ({ claims });
  const own = browser();
  await through(own, await link());
  expect(await me(own)).toBeDefined();
});

test('an answer is not taken by another browser', async () => {
  const [own, other] = [browser(), browser()];
  const begun = await own.ask('POST', '/api/sign-in/provider', { invitation: await link() });
  const back = await provider.visit(z.object({ address: z.string() }).parse(begun.body).address);
  const stolen = await other.ask('GET', `${back.pathname}${back.search}`);
  expect(new URL(stolen.response.headers.get('location') ?? '', address).searchParams.get('error')).not.toBeNull();
  expect(await me(other)).toBeUndefined();
});

test('a password account is not taken over by somebody with its e-mail address', async () => {
  const ada = { name: 'Ada', email: 'grace@example.test', password: 'correct horse' };
  await browser().ask('POST', '/api/invitations/accept', { token: await link(), account: ada });
  const own = browser();
  const page = await through(own, await link());
  expect(asked(page, '').trouble).toContain('signs in with a password');
  expect(await me(own)).toBeUndefined();
});

test('a provider that is away is said in words, and is asked again later', async () => {
  provider.outage = 503;
  const { status, body } = await browser().ask('POST', '/api/sign-in/provider', { invitation: await link() });
  expect([status, codeOf(body)]).toEqual([
    503,
    {
      code: 'ProviderAway',
      message: 'School does not answer. Try again in a minute, or sign in with a password.',
    },
  ]);
  provider.outage = undefined;
  const own = browser();
  await through(own, await link());
  expect(await me(own)).toBeDefined();
});

test('a provider that goes away in the middle signs nobody in', async () => {
  const own = browser();
  const begun = await own.ask('POST', '/api/sign-in/provider', { invitation: await link() });
  const back = await provider.visit(z.object({ address: z.string() }).parse(begun.body).address);
  provider.outage = 500;
  const { response } = await own.ask('GET', `${back.pathname}${back.search}`);
  expect(asked(new URL(response.headers.get('location') ?? '', address), '').trouble).toMatch(/Try again/);
  expect(await me(own)).toBeUndefined();
});
