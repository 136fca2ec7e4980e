/** Those who lead sign in with a password, come by links, and keep out whoever guesses. */
import { getMigrations } from 'better-auth/db/migration';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { authOptions } from '#src/classroom/people/open-accounts.ts';
import { offerFirstLink } from '#src/classroom/people/invitations.ts';
import { openBrowsers, type Browser } from '../support/browser.ts';
import { openTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: (address?: string) => Browser;
beforeEach(async () => {
  server = await openTestServer({ at: Date.now() });
  browser = openBrowsers(server.services, { accountOf: server.services.accounts.accountOf });
});
afterEach(() => server.close());

const ada = { name: 'Ada', email: 'Ada@example.test', password: 'correct horse' };
const codeOf = (body: unknown) => z.object({ error: z.object({ code: z.string() }) }).parse(body).error.code;
const keyOf = (path: string | undefined) => path?.split('key=')[1] ?? '';
const firstKey = async () => keyOf(await offerFirstLink(server.services, false));
const accept = (from: Browser, token: string, account?: typeof ada) =>
  from.ask('POST', '/api/invitations/accept', { token, ...(account ? { account } : {}) });
const me = async (from: Browser) =>
  z
    .object({ account: z.optional(z.object({ name: z.string(), email: z.string() })), leads: z.array(z.unknown()) })
    .parse((await from.ask('GET', '/api/me')).body);

async function instructor(): Promise<Browser> {
  const own = browser();
  await accept(own, await firstKey(), ada);
  return own;
}

/** A class that Ada leads. */
async function led(own: Browser): Promise<string> {
  const { account } = z.object({ account: z.object({ id: z.string() }) }).parse((await own.ask('GET', '/api/me')).body);
  const id = await server.addClass();
  await server.store.write((tx) =>
    tx
      .insertInto('staff')
      .values({ class: id, account: account.id, role: 'instructor', name: 'Ada', added_at: 1 })
      .execute(),
  );
  return id;
}
const linkOf = (body: unknown) => z.object({ link: z.string() }).parse(body).link.split('invitation=')[1] ?? '';

test('the tables are what better-auth asks for', async () => {
  const parts = { configuration: {}, log: () => undefined, secure: false };
  const { toBeCreated, toBeAdded } = await getMigrations(authOptions(server.store, 'x'.repeat(32), parts));
  expect(toBeCreated.map(({ table }) => table)).toEqual([]);
  expect(toBeAdded.map(({ table, fields }) => [table, Object.keys(fields)])).toEqual([]);
});

test('the first link makes an account that is signed in, once, and ends every other first link', async () => {
  const [older, newer] = [await firstKey(), await firstKey()];
  const own = browser();
  expect((await own.ask('GET', `/api/invitations/${newer}`)).body).toEqual({ role: 'instructor', isFirst: true });
  const { response } = await accept(own, newer, ada);
  expect(response.headers.getSetCookie()[0]).toMatch(/^crossconnect-staff\.session_token=.+; HttpOnly; SameSite=Lax$/);
  expect((await me(own)).account).toMatchObject({ name: 'Ada', email: 'ada@example.test' });
  for (const used of [older, newer]) expect(codeOf((await accept(browser(), used, ada)).body)).toBe('NoSuchLink');
  expect(await offerFirstLink(server.services, false)).toBeUndefined();
});

test('behind TLS the session goes through TLS only', async () => {
  const secure = openBrowsers(server.services, { origin: 'https://class.test' })();
  const { response } = await accept(secure, await firstKey(), ada);
  expect(response.headers.getSetCookie()[0]).toMatch(/^__Secure-.*; Secure/);
});

test.for([
  { account: { ...ada, password: 'too short' }, code: 'ShortPassword', because: 'nine characters are guessed' },
  { account: { ...ada, password: 'x'.repeat(150) }, code: 'LongPassword', because: 'nobody types that' },
  { account: { ...ada, email: 'ada' }, code: 'NoEmail', because: 'it is no e-mail address' },
  { account: { ...ada, name: '\u202e' }, code: 'NoName', because: 'the name cannot be seen' },
])('makes no account: $because, and the link still works', async ({ account, code }) => {
  const key = await firstKey();
  expect(codeOf((await accept(browser(), key, account)).body)).toBe(code);
  expect((await accept(browser(), key, ada)).status).toBe(200);
});

test('signing in gives a new session and ends the old one; signing out ends it', async () => {
  const own = await instructor();
  const stolen = browser();
  for (const [name, value] of own.cookies) stolen.cookies.set(name, value);
  const signIn = { email: ' ADA@example.test', password: ada.password };
  expect((await own.ask('POST', '/api/sign-in', signIn)).status).toBe(200);
  expect((await me(own)).account?.name).toBe('Ada');
  expect((await me(stolen)).account).toBeUndefined();
  for (const [name, value] of own.cookies) stolen.cookies.set(name, value);
  await own.ask('POST', '/api/sign-out');
  expect((await me(stolen)).account).toBeUndefined();
  expect((await own.ask('POST', '/api/sign-out')).status).toBe(200);
});

test('a cookie that somebody wrote is nobody', async () => {
  const own = await instructor();
  const [cookie] = [...own.cookies];
  const [name, value] = cookie ?? ['', ''];
  const forged = browser();
  for (const one of [value.slice(0, -3), `${value.split('.')[0] ?? ''}.AAAA`, 'x', '%00', `${'x'.repeat(5000)}.y`]) {
    forged.cookies.set(name, one);
    expect((await me(forged)).account).toBeUndefined();
  }
});

test('a wrong password and an unknown address are told in the same words', async () => {
  await instructor();
  const tries = [
    { email: 'ada@example.test', password: 'wrong horse' },
    { email: 'nobody@example.test', password: 'wrong horse' },
    { email: "' or 1=1 --", password: '' },
  ];
  const answers = [];
  for (const one of tries) answers.push((await browser().ask('POST', '/api/sign-in', one)).body);
  expect(new Set(answers.map((body) => JSON.stringify(body))).size).toBe(1);
});

test('who guesses passwords is stopped, by address and by account, and others are not', async () => {
  await instructor();
  const statuses: number[] = [];
  for (let n = 0; n < 32; n += 1)
    statuses.push(
      (await browser('203.0.113.9').ask('POST', '/api/sign-in', { email: `a${n}@x.test`, password: 'p' })).status,
    );
  expect(statuses.filter((status) => status === 429)).toHaveLength(2);
  const right = { email: ada.email, password: ada.password };
  expect((await browser('203.0.113.9').ask('POST', '/api/sign-in', right)).status).toBe(429);
  expect((await browser('203.0.113.10').ask('POST', '/api/sign-in', right)).status).toBe(200);
});

test('another password ends the sessions on all other browsers', async () => {
  const [own, other] = [await instructor(), browser()];
  await other.ask('POST', '/api/sign-in', { email: ada.email, password: ada.password });
  const change = (password: string, next: string) => own.ask('POST', '/api/account/password', { password, next });
  expect(codeOf((await change('wrong horse!', 'battery staple')).body)).toBe('WrongPassword');
  expect((await change(ada.password, 'battery staple')).status).toBe(200);
  expect((await me(own)).account?.name).toBe('Ada');
  expect((await me(other)).account).toBeUndefined();
});

test('whoever runs the server can set a password anew', async () => {
  const own = await instructor();
  const key = keyOf(await offerFirstLink(server.services, true));
  const again = browser();
  expect((await accept(again, key, { ...ada, name: 'Somebody', password: 'another horse' })).status).toBe(200);
  expect((await me(again)).account).toMatchObject({ name: 'Ada' });
  expect((await me(own)).account).toBeUndefined();
});

test('an invitation gives a role in one class, to a new account or to one that is signed in', async () => {
  const own = await instructor();
  const id = await led(own);
  const invite = async (role: string) =>
    linkOf((await own.ask('POST', `/api/classes/${id}/staff/invitations`, { role })).body);
  const [forBob, forCy] = [await invite('observer'), await invite('co-instructor')];
  const bob = browser();
  expect((await bob.ask('GET', `/api/invitations/${forBob}`)).body).toMatchObject({ role: 'observer', isFirst: false });
  await accept(bob, forBob, { name: 'Bob', email: 'bob@example.test', password: 'correct horse' });
  expect((await bob.ask('GET', `/api/classes/${id}/people`)).status).toBe(200);
  expect((await bob.ask('POST', `/api/classes/${id}/groups`, { name: 'X' })).status).toBe(403);
  // A link that is passed on is used up; an account that is known is not taken over by it.
  expect(codeOf((await accept(browser(), forBob, { ...ada, email: 'eve@x.test' })).body)).toBe('NoSuchLink');
  expect(codeOf((await accept(browser(), forCy, ada)).body)).toBe('KnownEmail');
  const eve = browser();
  expect((await accept(eve, forCy)).status).toBe(401);
  // Bob observes already: a second link changes no role behind the instructor's back.
  await accept(bob, forCy);
  expect((await bob.ask('POST', `/api/classes/${id}/groups`, { name: 'X' })).status).toBe(403);
});

test('a link ends after seven days', async () => {
  const key = await firstKey();
  server.wait(7 * 86_400_000);
  expect(codeOf((await accept(browser(), key, ada)).body)).toBe('NoSuchLink');
});

test('who guesses links is stopped', async () => {
  const guesser = browser('203.0.113.44');
  const statuses: number[] = [];
  for (let n = 0; n < 32; n += 1) statuses.push((await guesser.ask('GET', `/api/invitations/guess${n}`)).status);
  expect([statuses.filter((one) => one === 404).length, statuses.at(-1)]).toEqual([30, 429]);
});

test('a class keeps an instructor', async () => {
  const own = await instructor();
  const id = await led(own);
  const { account } = z.object({ account: z.object({ id: z.string() }) }).parse((await own.ask('GET', '/api/me')).body);
  const path = `/api/classes/${id}/staff/${account.id}`;
  expect(codeOf((await own.ask('PATCH', path, { role: 'observer' })).body)).toBe('LastInstructor');
  expect(codeOf((await own.ask('DELETE', path)).body)).toBe('LastInstructor');
});

test('an account that leads nothing here has no role, and the session is none of a learner’s', async () => {
  const own = await instructor();
  const id = await server.addClass();
  expect((await own.ask('GET', `/api/classes/${id}/people`)).status).toBe(403);
});
