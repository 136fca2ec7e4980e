/** The audit log of a class as it is read: who did what to whom, by name and without secrets, a page at a time and as a file. */
import { globSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { auditPage } from '#src/classroom/classes/audit-read.ts';
import { deedWords, hasWords } from '#src/classroom/classes/audit-words.ts';
import { databases } from '../support/databases.ts';
import { leads, openTestServer, sits, type TestServer } from '../support/server.ts';

const page = z.object({
  entries: z.array(
    z.object({ id: z.string(), at: z.number(), by: z.string(), kind: z.string(), did: z.string(), whom: z.string() }),
  ),
  hasMore: z.boolean(),
});

test('every deed that the server notes has words', () => {
  const noted = globSync('src/classroom/**/*.ts').flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return text.includes('/audit.ts')
      ? [...text.matchAll(/what: '([a-z]+\.[a-z]+)'/g)].map(([, what = '']) => what)
      : [];
  });
  const parts = ['title', 'plan', 'settings', 'code', 'running', 'paused', 'ended'].map((part) => `class.${part}`);
  expect(noted.length).toBeGreaterThan(15);
  // It is noted of no class, since that one is gone.
  expect([...noted, ...parts].filter((what) => !hasWords(what))).toEqual(['class.forgotten']);
});

test('a deed of another version is named as it was noted', () => {
  expect(deedWords('class.painted', {}, '')).toEqual({ kind: 'class', did: 'class.painted' });
});

describe.for(databases)('the audit log on $engine', ({ open: openStore }) => {
  let server: TestServer | undefined;
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  /** A class with a plan, a learner of this name, and Ada and Grace, who lead it. */
  async function opened(name = 'Bea Holm') {
    server = await openTestServer({ store: await openStore() });
    const { ask, store, wait } = server;
    const plan = { entries: [{ id: 'lab', kind: 'lab', ref: 'expressroute/fastpath', way: 'assessed' }] };
    const id = await server.addClass({ plan: JSON.stringify(plan) });
    await store.write(async (tx) => {
      for (const [account, called, role] of [
        ['ada', 'Ada Larsen', 'instructor'],
        ['grace', 'Grace Ito', 'co-instructor'],
      ] as const)
        await tx.insertInto('staff').values({ class: id, account, role, name: called, added_at: 1 }).execute();
    });
    const code = (await store.read((db) => db.selectFrom('classes').select('code').executeTakeFirst()))?.code ?? '';
    const joined = await ask({}, 'POST', '/api/join', { code, name });
    const seat = z.object({ seat: z.object({ id: z.string() }) }).parse(joined.body).seat.id;
    const does = async (...[method, path, body, who = leads('instructor', 'ada')]: Deed) => {
      wait(1000);
      expect((await ask(who, method, `/api/classes/${id}${path}`, body)).status).toBeLessThan(300);
    };
    const read = async (query = '') =>
      page.parse((await ask(leads('observer'), 'GET', `/api/classes/${id}/audit${query}`)).body);
    return { ...server, id, seat, does, read };
  }
  type Deed = [method: string, path: string, body?: unknown, who?: ReturnType<typeof leads>];

  test('says by name who did what to whom, newest first', async () => {
    const { seat, does, read } = await opened();
    await does('PATCH', '', { title: 'Tuesday' });
    await does('POST', `/seats/${seat}/kick`);
    await does('POST', '/exams/lab/release', { released: true }, leads('co-instructor', 'grace'));
    await does('PATCH', '/staff/grace', { role: 'observer' });
    const { entries, hasMore } = await read();
    expect(hasMore).toBe(false);
    expect(entries.map(({ by, did, whom }) => [by, did, whom])).toEqual([
      ['Ada Larsen', 'Gave another role: observer', 'Grace Ito'],
      ['Grace Ito', expect.stringMatching(/^Released the results of “.+”$/), ''],
      ['Ada Larsen', 'Removed a learner from the class', 'Bea Holm'],
      ['Ada Larsen', 'Changed the title of the class', ''],
    ]);
    expect(entries.map(({ kind }) => kind)).toEqual(['staff', 'grades', 'learners', 'class']);
  });

  test('names nobody who was deleted', async () => {
    const { seat, does, read } = await opened();
    await does('POST', `/seats/${seat}/kick`);
    await does('DELETE', `/seats/${seat}/data`);
    const { entries } = await read();
    expect(entries.map(({ did }) => did)).toEqual(['Deleted all that was kept of a learner']);
    expect(JSON.stringify(entries)).not.toContain('Bea');
  });

  test('goes back page by page, each deed once', async () => {
    const { does, read, store, id } = await opened();
    await store.write(async (tx) => {
      // Several in one moment, as a roster or a merge makes them.
      for (let n = 0; n < auditPage + 5; n += 1)
        await tx
          .insertInto('audit')
          .values({
            id: `deed-${String(n)}`,
            class: id,
            at: 5 + Math.floor(n / 50),
            by: 'server',
            what: 'class.plan',
            about: '{}',
          })
          .execute();
    });
    await does('PATCH', '', { title: 'Tuesday' });
    const first = await read();
    expect([first.entries.length, first.hasMore]).toEqual([auditPage, true]);
    const last = first.entries.at(-1);
    const rest = await read(`?at=${String(last?.at)}&id=${last?.id ?? ''}`);
    expect([rest.entries.length, rest.hasMore]).toEqual([6, false]);
    expect(new Set([...first.entries, ...rest.entries].map((entry) => entry.id)).size).toBe(auditPage + 6);
  });

  test('half a place in it is none', async () => {
    const { ask, id } = await opened();
    const answer = await ask(leads('observer'), 'GET', `/api/classes/${id}/audit?at=5`);
    expect(answer.body).toMatchObject({ error: { code: 'HalfPlace' } });
  });

  test.for([
    { name: '=1+1', cell: '"\'=1+1"', because: 'it is a formula' },
    { name: '-Bo', cell: '"\'-Bo"', because: 'a minus begins a formula' },
    { name: 'Zoë', cell: 'Zoë', because: 'a name is a name' },
  ])('in its file a learner called $name stands as $cell: $because', async ({ name, cell }) => {
    const { ask, seat, does, id } = await opened(name);
    await does('POST', `/seats/${seat}/kick`);
    const { response } = await ask(leads('co-instructor'), 'GET', `/api/classes/${id}/audit.csv`);
    expect(response.headers.get('content-disposition')).toContain('audit.csv');
    const [head, line] = (await response.text()).split('\r\n');
    expect(head).toBe('When (UTC),Who,What,Whom');
    expect(line).toMatch(/^\d{4}-.*Z,Ada Larsen,Removed a learner from the class,/);
    expect(line?.endsWith(`,${cell}`)).toBe(true);
  });

  test('no learner reads it, and it holds no code, phrase or address', async () => {
    const { ask, id, does, read, seat } = await opened();
    for (const path of ['audit', 'audit.csv'])
      expect((await ask(sits(seat, id), 'GET', `/api/classes/${id}/${path}`)).status).toBe(403);
    await does('PATCH', '', { code: 'new' });
    await does('POST', '/staff/invitations', { role: 'observer' });
    const told = JSON.stringify(await read());
    expect(told).toContain('Made a new code');
    expect(told).not.toMatch(/invitation=|@|[BCDFGHJKMNPRSTWXYZ]{6}/);
  });
});
