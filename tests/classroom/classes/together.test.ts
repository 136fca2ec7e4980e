/** What those who lead do to a whole class at once, and what goes between them and single learners. */
import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { databases, type Database } from '../support/databases.ts';
import { leads, openTestServer, sits, type TestServer } from '../support/server.ts';
import { addSeats } from '../support/seats.ts';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});
const plan = JSON.stringify({
  entries: [
    { id: 'first', kind: 'unit', ref: 'expressroute/01-introduction' },
    { id: 'lab', kind: 'lab', ref: 'expressroute/fastpath', gate: true },
  ],
});
const start = Date.UTC(2026, 10, 23, 9);
async function opened(database: Database) {
  server = await openTestServer({ at: start, store: await database.open() });
  const id = await server.addClass({ plan });
  await addSeats(server.store, id, ['s1', 's2']);
  const at = `/api/classes/${id}`;
  const { ask } = server;
  return {
    ...server,
    id,
    lead: (method: string, path: string, body?: unknown) => ask(leads(), method, at + path, body),
    learn: (seat: string, method: string, path: string, body?: unknown) => ask(sits(seat, id), method, at + path, body),
  };
}

describe.for(databases)('on $engine', (database) => {
  const open = () => opened(database);

  test('eyes up, a timer and a gate stand together, are told to everybody, and are taken away one by one', async () => {
    const { lead, learn, store, id } = await open();
    await lead('PUT', '/moment', { eyesUp: { text: 'Look here' } });
    await lead('PUT', '/moment', { timer: { title: 'Lab', seconds: 600 } });
    await lead('PUT', '/gates/lab', { open: true });
    const all = {
      eyesUp: { at: start, text: 'Look here' },
      timer: { title: 'Lab', until: start + 600_000 },
      opened: ['lab'],
    };
    expect((await learn('s1', 'GET', '')).body).toMatchObject({ moment: all });
    expect((await store.feed(id, 0)).at(-1)).toMatchObject({ kind: 'moment', to: 'all', body: { moment: all } });
    await lead('PUT', '/moment', { eyesUp: null, timer: { left: 90_000 } });
    expect((await lead('PUT', '/gates/lab', { open: false })).body).toEqual({ timer: { left: 90_000 }, opened: [] });
    expect((await lead('PUT', '/moment', { timer: null })).body).toEqual({ opened: [] });
  });

  test('two who lead change the moment at once, and both get their way', async () => {
    const { lead } = await open();
    await Promise.all([
      lead('PUT', '/moment', { eyesUp: {} }),
      lead('PUT', '/gates/lab', { open: true }),
      lead('PUT', '/step', { entry: 'lab' }),
      lead('PUT', '/moment', { timer: { seconds: 60 } }),
    ]);
    const { moment } = z.object({ moment: z.record(z.string(), z.unknown()) }).parse((await lead('GET', '')).body);
    expect(Object.keys(moment).toSorted()).toEqual(['eyesUp', 'opened', 'step', 'timer']);
  });

  test.for([
    { path: '/gates/dance', body: { open: true }, because: 'a gate that is not in the plan' },
    { path: '/step', body: { entry: 'dance' }, because: 'a step that is not in the plan' },
  ])('refuses $because', async ({ path, body }) => {
    const { lead } = await open();
    expect((await lead('PUT', path, body)).body).toMatchObject({ error: { code: 'NoSuchEntry' } });
  });

  test('only an attempt of those who lead is shown to everybody, never a learner’s', async () => {
    const { lead, store, id } = await open();
    const attempt = (name: string, seat: string | null) => ({
      ...{ id: name, class: id, seat, lab: 'expressroute/fastpath', way: 'practice' as const, cloud: 0 as const },
      ...{ entry: 'lab', people: null, begin: null, agreed: null, length: 1, standing: null, skew: 0 },
      ...{ held_by: null, asked_by: null, asked_at: null, made_at: 1, changed_at: 1 },
    });
    await store.write((tx) =>
      tx
        .insertInto('attempts')
        .values([attempt('of-s1', 's1'), attempt('of-ada', null)])
        .execute(),
    );
    expect((await lead('PUT', '/moment', { broadcast: { attempt: 'of-s1' } })).status).toBe(409);
    expect((await lead('PUT', '/moment', { broadcast: { attempt: 'nobodys' } })).status).toBe(409);
    expect((await lead('PUT', '/moment', { broadcast: { attempt: 'of-ada' } })).body).toEqual({
      broadcast: { attempt: 'of-ada', name: 'ada' },
    });
    expect((await lead('PUT', '/moment', { broadcast: null })).body).toEqual({});
  });

  test('an announcement reaches everybody, with marks taken out that would turn its text about', async () => {
    const { lead, learn, wait, store, id } = await open();
    await lead('POST', '/announcements', { text: '  Coffee at\u202E ten <b>sharp</b>\u0000  ' });
    wait(1000);
    await lead('POST', '/announcements', { text: 'Now at eleven' });
    expect((await learn('s1', 'GET', '/announcements')).body).toMatchObject([
      { text: 'Now at eleven', by: 'ada', at: start + 1000 },
      { text: 'Coffee at ten <b>sharp</b>', by: 'ada', at: start },
    ]);
    expect(await store.feed(id, 0)).toMatchObject([{ to: 'all' }, { to: 'all', body: { text: 'Now at eleven' } }]);
    expect((await lead('POST', '/announcements', { text: 'x'.repeat(2001) })).status).toBe(400);
    expect((await learn('s1', 'POST', '/announcements', { text: 'me' })).status).toBe(403);
  });

  test('hands queue by who raised first, and saying more keeps one’s place', async () => {
    const { lead, learn, wait, store, id } = await open();
    await learn('s2', 'POST', '/hand', { up: true });
    wait(1000);
    await learn('s1', 'POST', '/hand', { up: true, text: 'the key?' });
    wait(1000);
    expect((await learn('s2', 'POST', '/hand', { up: true, text: 'which SKU?' })).body).toMatchObject({ at: start });
    expect((await lead('GET', '/hands')).body).toEqual([
      { seat: 's2', name: 'Learner s2', at: start, text: 'which SKU?' },
      { seat: 's1', name: 'Learner s1', at: start + 1000, text: 'the key?' },
    ]);
    await lead('DELETE', '/hands/s2');
    expect((await learn('s2', 'GET', '/hand')).body).toEqual({ up: false });
    expect((await lead('GET', '/hands')).body).toMatchObject([{ seat: 's1' }]);
    const last = (await store.feed(id, 0)).slice(-2);
    expect(last).toMatchObject([
      { to: 'staff', kind: 'hand', body: { seat: 's2', up: false } },
      { to: 'seat:s2', kind: 'hand', body: { seat: 's2', up: false } },
    ]);
  });

  test('a note is read by its learner alone, and one for those who lead by no learner', async () => {
    const { lead, learn, store, id } = await open();
    await lead('POST', '/seats/s1/notes', { text: 'Look at the SKU.' });
    await lead('POST', '/seats/s1/notes', { text: 'New to routing.', for: 'staff' });
    expect((await learn('s1', 'GET', '/notes')).body).toMatchObject([{ text: 'Look at the SKU.', by: 'ada' }]);
    expect((await learn('s2', 'GET', '/notes')).body).toEqual([]);
    expect((await lead('GET', '/seats/s1/notes')).body).toHaveLength(2);
    expect((await learn('s1', 'GET', '/seats/s1/notes')).status).toBe(403);
    expect(JSON.stringify(await store.feed(id, 0))).not.toContain('routing');
  });

  test('a seat of another class cannot be reached through this one', async () => {
    const { lead, addClass, store } = await open();
    await addSeats(store, await addClass(), ['other']);
    for (const [method, path, body] of [
      ['POST', '/seats/other/notes', { text: 'x' }],
      ['GET', '/seats/other/notes', undefined],
      ['DELETE', '/hands/other', undefined],
    ] as const)
      expect((await lead(method, path, body)).body).toMatchObject({ error: { code: 'NoSuchSeat' } });
  });
});
