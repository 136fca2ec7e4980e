/** Classes as their endpoints make, show and change them. */
import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { databases, type Database } from '../support/databases.ts';
import { account, leads, nobody, openTestServer, sits, type TestServer } from '../support/server.ts';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});
const opened = async (database: Database) => {
  server = await openTestServer({ store: await database.open() });
  return server;
};

const made = z.object({ id: z.string(), code: z.string() });
const plan = {
  entries: [
    { id: 'fastpath', kind: 'unit', ref: 'expressroute/09-fastpath', minutes: 20, says: ['Ask who has paid for it.'] },
    { id: 'warm-up', kind: 'poll', ref: 'expressroute/09-fastpath/first' },
    { id: 'lab', kind: 'lab', ref: 'expressroute/fastpath', way: 'practice', gate: true },
  ],
};

describe.for(databases)('on $engine', (database) => {
  const open = () => opened(database);

  test('whoever makes a class leads it, and finds it in the list', async () => {
    const { ask, store } = await open();
    const answer = await ask(account('ada'), 'POST', '/api/classes', {
      course: 'expressroute',
      title: ' Monday ',
      plan,
    });
    const { id, code } = made.parse(answer.body);
    expect(code).toMatch(/^[BCDFGHJKMNPRSTWXYZ]{6}$/);
    const list = await ask(account('ada'), 'GET', '/api/classes');
    expect(list.body).toMatchObject([
      { id, code, title: 'Monday', state: 'preparing', role: 'instructor', learners: 0 },
    ]);
    expect((await ask(account('bo'), 'GET', '/api/classes')).body).toEqual([]);
    const staff = await store.read((db) => db.selectFrom('staff').selectAll().execute());
    expect(staff).toMatchObject([{ class: id, account: 'ada', role: 'instructor' }]);
  });

  test('a learner reads the plan without what the instructor says, which question a poll asks, or the code', async () => {
    const { ask, addClass } = await open();
    const id = await addClass({ plan: JSON.stringify(plan) });
    const shown = JSON.stringify((await ask(sits('s1', id), 'GET', `/api/classes/${id}`)).body);
    expect(shown).toContain('fastpath');
    expect(shown).not.toContain('Ask who');
    expect(shown).not.toContain('/first');
    expect(shown).not.toMatch(/"code"/);
    expect((await ask(leads('observer'), 'GET', `/api/classes/${id}`)).body).toMatchObject({ plan, role: 'observer' });
  });

  test('a class made without settings has the usual ones, and one setting is changed at a time', async () => {
    const { ask, store } = await open();
    const { id } = made.parse(
      (await ask(account(), 'POST', '/api/classes', { course: 'expressroute', title: 'A', settings: { starts: 5 } }))
        .body,
    );
    await ask(leads(), 'PATCH', `/api/classes/${id}`, { settings: { pace: 'together', starts: null } });
    const shown = await ask(leads(), 'GET', `/api/classes/${id}`);
    expect(shown.body).toMatchObject({ settings: { pace: 'together', profile: 'today', joining: 'anybody' } });
    expect(JSON.stringify(shown.body)).not.toContain('"starts"');
    expect(await store.feed(id, 0)).toMatchObject([{ kind: 'class.changed', to: 'all', body: { what: 'settings' } }]);
  });

  test('another code takes the place of one that got about', async () => {
    const { ask, addClass } = await open();
    const id = await addClass({ code: 'BCDFGH' });
    const { code } = z
      .object({ code: z.string() })
      .parse((await ask(leads('co-instructor'), 'PATCH', `/api/classes/${id}`, { code: 'new' })).body);
    expect(code).not.toBe('BCDFGH');
    expect((await ask(leads(), 'GET', `/api/classes/${id}`)).body).toMatchObject({ code });
  });

  test('a class begins, pauses, goes on and ends; then its code is free and nothing changes any more', async () => {
    const { ask, addClass, store, wait } = await open();
    const id = await addClass({ state: 'preparing', started_at: null });
    const move = async (state: string) => (await ask(leads(), 'POST', `/api/classes/${id}/state`, { state })).status;
    expect(await move('paused')).toBe(409);
    expect(await move('running')).toBe(200);
    wait(60_000);
    expect([await move('paused'), await move('running'), await move('ended')]).toEqual([200, 200, 200]);
    expect(await move('running')).toBe(410);
    const row = await store.read((db) => db.selectFrom('classes').selectAll().where('id', '=', id).executeTakeFirst());
    expect(row).toMatchObject({ state: 'ended', code: null });
    expect(Number(row?.ended_at) - Number(row?.started_at)).toBe(60_000);
    const told = await store.read((db) => db.selectFrom('audit').select(['what', 'by']).orderBy('at').execute());
    expect(told.map(({ what }) => what).toSorted()).toEqual([
      'class.ended',
      'class.paused',
      'class.running',
      'class.running',
    ]);
    expect((await ask(sits('s1', id), 'GET', `/api/classes/${id}`)).status).toBe(200);
  });

  test.for([
    { who: leads('co-instructor'), state: 'ended', because: 'ending is the instructor’s alone' },
    { who: leads('observer'), state: 'paused', because: 'an observer only looks' },
    { who: sits('s1', 'class-1'), state: 'paused', because: 'a learner leads nothing' },
  ])('refuses to move a class: $because', async ({ who, state }) => {
    const { ask, addClass } = await open();
    const id = await addClass();
    expect((await ask(who, 'POST', `/api/classes/${id}/state`, { state })).status).toBe(403);
  });

  test('what learners were graded for stays in the plan', async () => {
    const { ask, addClass, store } = await open();
    const id = await addClass({ plan: JSON.stringify(plan) });
    await store.write((tx) =>
      tx
        .insertInto('grades')
        .values({
          ...{ class: id, seat: 's1', entry: 'lab', points: 1, out_of: 2, evidence: null, detail: null, graded_at: 1 },
          ...{ override_points: null, override_by: null, override_why: null },
        })
        .execute(),
    );
    const without = (gone: string) => ({ plan: { entries: plan.entries.filter((entry) => entry.id !== gone) } });
    const refused = await ask(leads(), 'PATCH', `/api/classes/${id}`, without('lab'));
    expect(refused).toMatchObject({ status: 409, body: { error: { code: 'HasGrades' } } });
    expect((await ask(leads(), 'PATCH', `/api/classes/${id}`, without('warm-up'))).status).toBe(200);
  });

  test.for([
    { body: { course: 'expressroute', title: '  ' }, because: 'a class without a name' },
    { body: { course: '../x', title: 'A' }, because: 'a course that is a path' },
    {
      body: { course: 'expressroute', title: 'A', plan: { entries: [plan.entries[0], plan.entries[0]] } },
      because: 'two entries of one id',
    },
    {
      body: { course: 'expressroute', title: 'A', plan: { entries: [{ id: 'a', kind: 'dance', ref: '' }] } },
      because: 'a kind of entry that there is not',
    },
    { body: { course: 'expressroute', title: 'A', settings: { keepDays: 0 } }, because: 'a class kept for no day' },
  ])('refuses $because', async ({ body }) => {
    const { ask } = await open();
    expect(await ask(account(), 'POST', '/api/classes', body)).toMatchObject({
      status: 400,
      body: { error: { code: 'Unreadable' } },
    });
  });

  test('nobody makes a class without signing in', async () => {
    const { ask } = await open();
    expect((await ask(nobody, 'POST', '/api/classes', { course: 'expressroute', title: 'A' })).status).toBe(401);
  });
});
