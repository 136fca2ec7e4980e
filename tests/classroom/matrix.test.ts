/** Who may ask what: every endpoint of the list, asked by everybody there is, in a class that runs and in one that has ended. A new endpoint is in it from the moment it is listed. */
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Endpoint } from '#src/classroom/endpoint.ts';
import type { StaffRole, Who } from '#src/classroom/roles.ts';
import { endpoints } from '#src/classroom/routes/list.ts';
import type { Tables } from '#src/classroom/store/tables.ts';
import { openBrowsers, type Browser } from './support/browser.ts';
import { sampleOf } from './support/sample.ts';
import { openTestServer, type TestServer } from './support/server.ts';

const staffOf = ['observer', 'co-instructor', 'instructor'] as const satisfies readonly StaffRole[];
const people = [
  'nobody',
  'learner',
  'learner of another class',
  ...staffOf,
  'instructor of another class',
  'account without a class',
] as const;
type Person = (typeof people)[number];

const everybody = new Set<Person>(people);
const accounts = new Set<Person>([...staffOf, 'instructor of another class', 'account without a class']);

/** The matrix itself, written out and not worked out: who of them may ask an endpoint that asks for this. */
const may: Readonly<Record<Who, ReadonlySet<Person>>> = {
  anyone: everybody,
  account: accounts,
  learner: new Set<Person>(['learner']),
  member: new Set<Person>(['learner', ...staffOf]),
  observer: new Set<Person>(staffOf),
  'co-instructor': new Set<Person>(['co-instructor', 'instructor']),
  instructor: new Set<Person>(['instructor']),
};

/** What is said to those who may not ask. An endpoint's own refusals have other words. */
const shutOut = ['NotJoined', 'NotSignedIn', 'NotAllowed'];
const refusal = z.object({ error: z.object({ code: z.string() }) });

let server: TestServer;
let seat: string;
let atFirst: Awaited<ReturnType<typeof kept>>;
const browsers = new Map<Person, Browser>();
const own = { running: 'class-running', ended: 'class-ended' } as const;
type State = keyof typeof own;

/** An account that is signed in, for tests that do not sign in. */
const accountHeader = 'x-test-account';

async function takeSeat(browser: Browser, code: string, name: string): Promise<string> {
  const { body } = await browser.ask('POST', '/api/join', { code, name });
  return z.object({ seat: z.object({ id: z.string() }) }).parse(body).seat.id;
}

beforeAll(async () => {
  server = await openTestServer();
  await server.addClass({ id: own.running, code: 'BCDFGH' });
  await server.addClass({ id: own.ended, code: 'BCDFGJ' });
  await server.addClass({ id: 'class-other', code: 'BCDFGK' });
  const open = openBrowsers(server.services, {
    accountOf: (request) => {
      const id = request.headers.get(accountHeader);
      return Promise.resolve(id === null ? undefined : { id, name: id, email: `${id}@example.test` });
    },
  });
  for (const person of people) browsers.set(person, open(`192.0.2.${browsers.size + 20}`));
  const learner = browsers.get('learner');
  const stranger = browsers.get('learner of another class');
  if (!learner || !stranger) throw new Error('Everybody has a browser.');
  seat = await takeSeat(learner, 'BCDFGH', 'Zoë');
  await takeSeat(learner, 'BCDFGJ', 'Zoë');
  await takeSeat(stranger, 'BCDFGK', 'Yan');
  await server.store.write(async (tx) => {
    for (const inClass of [own.running, own.ended])
      for (const role of staffOf)
        await tx.insertInto('staff').values({ class: inClass, account: role, role, name: role, added_at: 1 }).execute();
    await tx
      .insertInto('staff')
      .values({
        class: 'class-other',
        account: 'instructor of another class',
        role: 'instructor',
        name: 'Other',
        added_at: 1,
      })
      .execute();
    await tx
      .updateTable('classes')
      .set({ state: 'ended', code: null, ended_at: 1 })
      .where('id', '=', own.ended)
      .execute();
  });
  atFirst = await kept();
});
afterEach(() => putBack(atFirst));
afterAll(() => server.close());

/** What is meant by the names that stand in addresses and bodies. */
const hints = () => ({
  class: own.running,
  seat,
  into: seat,
  account: 'observer',
  attempt: `${seat}.lab`,
  entry: 'lab',
  code: 'BCDFGH',
  person: 'owner',
  provider: 'provider',
  email: 'nobody@example.test',
  csv: 'name\nAnna\n',
  base64: Buffer.from('{}').toString('base64'),
});

/** Bodies that a schema alone does not tell. */
const bodies: Readonly<Record<string, unknown>> = {
  'POST /api/classes/:class/forms/:form/lines': {
    device: 'a-device-of-the-test',
    from: 1,
    events: [{ type: 'ticked', at: 1 }],
  },
  'POST /api/invitations/accept': {
    token: 'x',
    account: { name: 'Zoë', email: 'z@example.test', password: 'correct horse' },
  },
  'PATCH /api/classes/:class': { title: 'Another' },
  'POST /api/classes/:class/rehearsal': { learners: 5 },
};

function requestOf({ method, path, schemas }: Endpoint, state: State): { path: string; body: unknown } {
  const known: Readonly<Record<string, string>> = { ...hints(), class: own[state] };
  const filled = path
    .replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(known[name] ?? 'x'))
    .replace(/\*$/, 'subscriptions');
  const query = schemas.query ? sampleOf(schemas.query, {}) : {};
  const words = new URLSearchParams(
    Object.entries(z.record(z.string(), z.unknown()).parse(query)).map(([name, value]) => [name, String(value)]),
  ).toString();
  return {
    path: words === '' ? filled : `${filled}?${words}`,
    body: bodies[`${method} ${path}`] ?? (schemas.body ? sampleOf(schemas.body, known) : undefined),
  };
}

async function ask(person: Person, endpoint: Endpoint, state: State = 'running') {
  const browser = browsers.get(person);
  if (!browser) throw new Error('Everybody has a browser.');
  const { path, body } = requestOf(endpoint, state);
  const cookies = new Map(browser.cookies);
  const answer = await browser.ask(
    endpoint.method,
    path,
    endpoint.method === 'GET' ? undefined : body,
    accounts.has(person) ? { [accountHeader]: person } : {},
  );
  // Streams would go on; and whoever left or signed out asks the next as before.
  if (answer.body === undefined) await answer.response.body?.cancel();
  browser.cookies.clear();
  for (const [name, value] of cookies) browser.cookies.set(name, value);
  const said = refusal.safeParse(answer.body);
  return { ...answer, code: said.success ? said.data.error.code : undefined };
}

const tables = [
  'classes',
  'staff',
  'seats',
  'seat_sessions',
  'groups',
  'feed',
  'attempts',
  'lines',
  'events',
  'forms',
  'grades',
  'polls',
  'votes',
  'notes',
  'announcements',
  'presence',
  'audit',
  'own_items',
  'corrections',
  'releases',
  'jobs',
  'auth_users',
  'auth_accounts',
  'invitations',
] as const satisfies readonly (keyof Tables)[];

/** Everything that is kept. */
const kept = () =>
  server.store.read(async (db) => {
    const rows: Record<string, unknown[]> = {};
    for (const table of tables) rows[table] = await db.selectFrom(table).selectAll().execute();
    return rows;
  });

/** Puts everything back as it was: what one was allowed to do must not shut out the next. */
const putBack = (rows: Awaited<ReturnType<typeof kept>>) =>
  server.store.write(async (tx) => {
    for (const table of tables) {
      await tx.deleteFrom(table).execute();
      for (const row of rows[table] ?? []) {
        const values = Object.entries(z.record(z.string(), z.unknown()).parse(row));
        await sql`insert into ${sql.table(table)} (${sql.join(values.map(([name]) => sql.ref(name)))})
          values (${sql.join(values.map(([, value]) => value))})`.execute(tx);
      }
    }
  });

const named = endpoints.map((endpoint) => ({ name: `${endpoint.method} ${endpoint.path}`, endpoint }));

test('no two endpoints have one address', () => {
  const names = named.map(({ name }) => name.replace(/:\w+/g, ':'));
  expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([]);
});

test('whoever is asked for a role in a class is asked in the class that the address names', () => {
  const inNoClass = endpoints.filter(
    ({ path, who }) => who !== 'anyone' && who !== 'account' && !path.includes('/:class'),
  );
  expect(inNoClass.map(({ path }) => path)).toEqual([]);
});

test('anyone may ask only what these addresses say', () => {
  const open = named.filter(({ endpoint }) => endpoint.who === 'anyone').map(({ name }) => name);
  expect(open.sort()).toEqual([
    'GET /api/auth/callback/:provider',
    'GET /api/health',
    'GET /api/invitations/:token',
    'GET /api/join/:code',
    'GET /api/me',
    'GET /api/ready',
    'GET /api/sign-in',
    'POST /api/invitations/accept',
    'POST /api/join',
    'POST /api/resume',
    'POST /api/sign-in',
    'POST /api/sign-in/provider',
    'POST /api/sign-out',
  ]);
});

describe('those who may not ask are told so, and nothing happens', () => {
  test.for(named)('$name', async ({ endpoint }) => {
    const before = await kept();
    for (const person of people.filter((one) => !may[endpoint.who].has(one)))
      for (const state of ['running', 'ended'] as const) {
        const { status, code, body } = await ask(person, endpoint, state);
        expect([person, state, status, code]).toEqual([
          person,
          state,
          person === 'nobody' ? 401 : expect.toBeOneOf([401, 403]),
          expect.toBeOneOf(shutOut),
        ]);
        expect(Object.keys(z.record(z.string(), z.unknown()).parse(body))).toEqual(['error']);
      }
    expect(await kept()).toEqual(before);
  });
});

describe('a class that has ended is read and not changed', () => {
  test.for(named.filter(({ endpoint }) => endpoint.path.includes('/:class')))('$name', async ({ endpoint }) => {
    const isReading = endpoint.method === 'GET' || endpoint.whenEnded;
    for (const person of people.filter((one) => may[endpoint.who].has(one))) {
      const { code, status } = await ask(person, endpoint, 'ended');
      expect([person, status >= 500, code === 'ClassEnded']).toEqual([person, false, !isReading]);
    }
  });
});

describe('those who may ask are let in and understood', () => {
  test.for(named)('$name', async ({ endpoint }) => {
    for (const person of people.filter((one) => may[endpoint.who].has(one))) {
      const { code, status } = await ask(person, endpoint);
      await putBack(atFirst);
      expect([person, status, code].join(' ')).not.toMatch(/ 401 (?!WrongPassword)| NotAllowed$| Unreadable$| 500 /);
    }
  });
});
