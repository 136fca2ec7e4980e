/** Learners come in with a code and a name, come back with a cookie or a phrase, and guess in vain. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { newPhrase, plainPhrase } from '#src/classroom/people/secrets.ts';
import { joining } from '#src/classroom/routes/join.ts';
import { defineEndpoint } from '#src/classroom/endpoint.ts';
import { openBrowsers, type Browser } from '../support/browser.ts';
import { openTestServer, type TestServer } from '../support/server.ts';

/** Says who asks, as the server found out. */
const me = defineEndpoint({
  method: 'GET',
  path: '/api/classes/:class/who',
  who: 'learner',
  whenEnded: true,
  does: 'Says who asks.',
  answer: ({ caller }) => Promise.resolve({ name: caller.seat?.name }),
});

const joined = z.object({
  class: z.object({ id: z.string(), title: z.string() }),
  seat: z.object({ id: z.string(), name: z.string() }),
  phrase: z.optional(z.string()),
  again: z.boolean(),
});
const refused = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

let server: TestServer;
let browser: (address?: string) => Browser;
let inClass: string;
beforeEach(async () => {
  server = await openTestServer();
  browser = openBrowsers(server.services, { endpoints: [...joining, me] });
  inClass = await server.addClass({ code: 'BCDFGH', title: 'Monday' });
});
afterEach(() => server.close());

const join = async (from: Browser, name = 'Zoë', code = 'bcd-fgh') =>
  joined.parse((await from.ask('POST', '/api/join', { code, name })).body);
const codeOf = (body: unknown) => refused.parse(body).error.code;
const setJoining = (how: string) =>
  server.store.write((tx) =>
    tx
      .updateTable('classes')
      .set({ settings: JSON.stringify({ joining: how }) })
      .execute(),
  );
const invite = (id: string, name: string, external: string | null = null) =>
  server.store.write((tx) =>
    tx
      .insertInto('seats')
      .values({
        id,
        class: inClass,
        name,
        external,
        group: null,
        state: 'invited',
        merged_into: null,
        phrase_hash: null,
        joined_at: null,
        seen_at: null,
        hand_at: null,
        hand_text: null,
      })
      .execute(),
  );

test('a code and a name are enough, and the cookie of the seat is nobody else’s business', async () => {
  const zoe = browser();
  expect((await zoe.ask('GET', '/api/join/BCDFGH')).body).toEqual({
    class: { id: inClass, title: 'Monday', state: 'running' },
    asksExternal: false,
  });
  const { response } = await zoe.ask('POST', '/api/join', { code: 'bcdfgh', name: '  Zoë\u202e ' });
  const [cookie = ''] = response.headers.getSetCookie();
  expect(cookie).toMatch(/; HttpOnly; SameSite=Lax$/);
  expect((await zoe.ask('GET', `/api/classes/${inClass}/who`)).body).toEqual({ name: 'Zoë' });
  expect((await browser().ask('GET', `/api/classes/${inClass}/who`)).status).toBe(401);
  const [session] = await server.store.read((db) => db.selectFrom('seat_sessions').selectAll().execute());
  expect(cookie).not.toContain(session?.token_hash);
  expect((await server.store.feed(inClass, 0)).map(({ kind, to }) => [kind, to])).toEqual([['joined', 'staff']]);
});

test('behind TLS the cookie is sent through TLS only', async () => {
  const secure = openBrowsers(server.services, { endpoints: joining, origin: 'https://class.test' })();
  const { response } = await secure.ask('POST', '/api/join', { code: 'BCDFGH', name: 'Zoë' });
  expect(response.headers.getSetCookie()[0]).toMatch(/; Secure$/);
});

test('who presses twice, or reloads, has one seat', async () => {
  const zoe = browser();
  const first = await join(zoe);
  const again = await join(zoe, 'Another');
  expect(again).toEqual({ class: first.class, seat: first.seat, again: true });
});

test('a phrase opens the same seat on another device, however it is typed, and both go on', async () => {
  const [laptop, phone] = [browser(), browser('198.51.100.4')];
  const { phrase = '', seat } = await join(laptop);
  expect(phrase).toMatch(/^([a-z]{5}-){4}[a-z]{5}$/);
  const typed = phrase.toUpperCase().replaceAll('-', '  ');
  expect((await phone.ask('POST', '/api/resume', { phrase: typed })).body).toMatchObject({ seat });
  for (const device of [laptop, phone])
    expect((await device.ask('GET', `/api/classes/${inClass}/who`)).body).toEqual({ name: 'Zoë' });
  const kept = await server.store.read((db) => db.selectFrom('seats').selectAll().executeTakeFirstOrThrow());
  expect(JSON.stringify(kept)).not.toContain(plainPhrase(phrase));
});

test('a new phrase ends the old one', async () => {
  const laptop = browser();
  const { phrase: old = '' } = await join(laptop);
  const { phrase } = z
    .object({ phrase: z.string() })
    .parse((await laptop.ask('POST', `/api/classes/${inClass}/phrase`)).body);
  expect((await browser().ask('POST', '/api/resume', { phrase: old })).status).toBe(404);
  expect((await browser().ask('POST', '/api/resume', { phrase })).status).toBe(200);
});

test('leaving makes one browser forget; the last one out has left, and the phrase brings back', async () => {
  const laptop = browser();
  const { phrase } = await join(laptop);
  await laptop.ask('POST', `/api/classes/${inClass}/leave`);
  expect(laptop.cookies.size).toBe(0);
  expect((await browser().ask('POST', '/api/resume', { phrase })).status).toBe(200);
  expect((await server.store.feed(inClass, 0)).map(({ kind }) => kind)).toEqual(['joined', 'left', 'joined']);
});

test('one browser may be in two classes', async () => {
  const other = await server.addClass({ code: 'ZYXWTS' });
  const zoe = browser();
  await join(zoe, 'Zoë');
  await join(zoe, 'Zoe T.', 'ZYXWTS');
  expect((await zoe.ask('GET', `/api/classes/${inClass}/who`)).body).toEqual({ name: 'Zoë' });
  expect((await zoe.ask('GET', `/api/classes/${other}/who`)).body).toEqual({ name: 'Zoe T.' });
});

test('the second of a name is told apart', async () => {
  await join(browser(), 'Anna');
  expect((await join(browser(), 'Anna')).seat.name).toBe('Anna (2)');
});

test.for([
  { name: '\u202eevil\u2066', is: 'evil', because: 'marks that turn the direction are left out' },
  { name: 'אבגד', is: 'אבגד', because: 'a name may run from right to left' },
  { name: '👩‍👩‍👧 Team 🚀', is: '👩‍👩‍👧 Team 🚀', because: 'emoji are letters of our time' },
  { name: '<img src=x onerror=alert(1)>', is: '<img src=x onerror=alert(1)>', because: 'HTML is text like any other' },
  { name: 'e\u0301mile\n\u0000\u0007', is: 'émile', because: 'composed, and without control characters' },
])('a name is kept as text: $because', async ({ name, is }) => {
  expect((await join(browser(), name)).seat.name).toBe(is);
});

test.for([
  { name: '\u200b \u202e', status: 422, code: 'NoName', because: 'there is nothing to see' },
  { name: 'x'.repeat(61), status: 422, code: 'LongName', because: 'it fits on no tile' },
  { name: `Z${'\u0336'.repeat(40)}`, status: 422, code: 'PiledName', because: 'it would cover its neighbors' },
  { name: 'x'.repeat(1_000_000), status: 413, code: 'TooLong', because: 'a megabyte is no name' },
])('refuses a name with words: $because', async ({ name, status, code }) => {
  const answer = await browser().ask('POST', '/api/join', { code: 'BCDFGH', name });
  expect([answer.status, codeOf(answer.body)]).toEqual([status, code]);
});

test.for([
  { code: 'ZZZZZZ', because: 'no class has it' },
  { code: '12', because: 'it is none' },
  { code: 'B'.repeat(5000), because: 'it is far too long' },
  { code: '%00%ff', because: 'it is noise' },
])('says that a code is wrong: $because', async ({ code }) => {
  const answer = await browser().ask('POST', '/api/join', { code, name: 'Zoë' });
  expect([answer.status, codeOf(answer.body)]).toEqual([404, 'NoSuchCode']);
});

test('the code of a class that ended opens nothing, and neither does its seat change', async () => {
  const zoe = browser();
  const { phrase } = await join(zoe);
  await server.store.write((tx) => tx.updateTable('classes').set({ state: 'ended', code: null }).execute());
  expect(codeOf((await browser().ask('POST', '/api/join', { code: 'BCDFGH', name: 'Late' })).body)).toBe('NoSuchCode');
  expect(codeOf((await zoe.ask('POST', `/api/classes/${inClass}/phrase`)).body)).toBe('ClassEnded');
  // Looking back is allowed, from another device too.
  const phone = browser();
  await phone.ask('POST', '/api/resume', { phrase });
  expect((await phone.ask('GET', `/api/classes/${inClass}/who`)).body).toEqual({ name: 'Zoë' });
});

test('who was removed comes back neither with the cookie nor with the phrase', async () => {
  const zoe = browser();
  const { phrase } = await join(zoe);
  await server.store.write((tx) => tx.updateTable('seats').set({ state: 'kicked' }).execute());
  expect((await zoe.ask('GET', `/api/classes/${inClass}/who`)).status).toBe(401);
  expect(codeOf((await zoe.ask('POST', '/api/resume', { phrase })).body)).toBe('Removed');
});

test('the roster keeps a seat for a name, or for an address where names are not enough', async () => {
  await invite('s-anna', 'Anna Schmidt');
  await invite('s-bob', 'Bob', 'Bob@Example.test');
  expect((await browser().ask('GET', '/api/join/BCDFGH')).body).toMatchObject({ asksExternal: true });
  expect((await join(browser(), 'anna  schmidt')).seat).toEqual({ id: 's-anna', name: 'Anna Schmidt' });
  const bob = await browser().ask('POST', '/api/join', {
    code: 'BCDFGH',
    name: 'Robert',
    external: 'bob@example.test ',
  });
  expect(bob.body).toMatchObject({ seat: { id: 's-bob', name: 'Bob' } });
});

test.for([
  { how: 'roster', code: 'NotOnRoster', because: 'only the roster may come' },
  { how: 'nobody', code: 'DoorClosed', because: 'the door is closed' },
])('lets nobody in who should not: $because', async ({ how, code }) => {
  await setJoining(how);
  const answer = await browser().ask('POST', '/api/join', { code: 'BCDFGH', name: 'Stranger' });
  expect([answer.status, codeOf(answer.body)]).toEqual([403, code]);
});

test('five hundred honest people behind one address come in within ten seconds, typing errors included', async () => {
  const statuses = await Promise.all(
    Array.from({ length: 550 }, async (_, n) => {
      if (n % 22 === 0) server.wait(400);
      const isWrong = n % 11 === 0;
      const answer = await browser('203.0.113.1').ask('POST', '/api/join', {
        code: isWrong ? 'BCDFGK' : 'BCDFGH',
        name: `P${n}`,
      });
      return { isWrong, status: answer.status };
    }),
  );
  expect(statuses.filter(({ isWrong }) => !isWrong).map(({ status }) => status)).toEqual(Array(500).fill(200));
  expect(statuses.filter(({ isWrong }) => isWrong).every(({ status }) => status === 404)).toBe(true);
});

test('who guesses codes is stopped, even with the right one, and others are not', async () => {
  const guesser = browser('203.0.113.66');
  const guesses = await Promise.all(Array.from({ length: 300 }, () => guesser.ask('GET', '/api/join/ZZZZZZ')));
  expect(guesses.filter(({ status }) => status === 404)).toHaveLength(120);
  const right = await guesser.ask('POST', '/api/join', { code: 'BCDFGH', name: 'Lucky' });
  expect([right.status, right.response.headers.get('retry-after')]).toEqual([429, '1']);
  expect((await join(browser('203.0.113.67'))).again).toBe(false);
  server.wait(1000);
  expect((await guesser.ask('GET', '/api/join/BCDFGH')).status).toBe(200);
});

test('ten thousand joins from one address do not fill the class', async () => {
  let [entered, limited] = [0, 0];
  for (let hundred = 0; hundred < 100; hundred += 1) {
    server.wait(100);
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        browser('203.0.113.5').ask('POST', '/api/join', { code: 'BCDFGH', name: `N${hundred}.${n}` }),
      ),
    );
    entered += answers.filter(({ status }) => status === 200).length;
    limited += answers.filter(({ status }) => status === 429).length;
  }
  expect(entered + limited).toBe(10_000);
  expect(entered).toBeLessThan(1700);
});

test('phrases have eighty bits, and guessing them is stopped', async () => {
  const drawn = new Set(Array.from({ length: 500 }, () => newPhrase(server.services.random)));
  expect(drawn.size).toBe(500);
  expect(newPhrase(() => new Uint8Array(10).fill(0xff))).toBe(Array(5).fill('zuzuz').join('-'));
  const guesser = browser('203.0.113.70');
  const statuses: number[] = [];
  for (let n = 0; n < 70; n += 1)
    statuses.push((await guesser.ask('POST', '/api/resume', { phrase: `babab ${n}` })).status);
  expect(statuses.map((status, n) => status === (n < 60 ? 404 : 429))).not.toContain(false);
});

test('a page of another site cannot join somebody in', async () => {
  const answer = await browser().ask(
    'POST',
    '/api/join',
    { code: 'BCDFGH', name: 'Zoë' },
    { origin: 'https://evil.test' },
  );
  expect([answer.status, codeOf(answer.body)]).toEqual([403, 'ForeignOrigin']);
});
