/** What learners did outside of labs, kept once on the server. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { events } from '#src/classroom/routes/events.ts';
import { openTestServer, sits, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await openTestServer({ endpoints: events });
});
afterEach(() => server.close());

const read = (id: string, at: number) => ({ id, at, course: 'expressroute', kind: 'unit.read', unit: '03-circuits' });

test('keeps each event once, whoever sends it again and in whatever order', async () => {
  const id = await server.addClass();
  const now = server.services.now();
  const path = `/api/classes/${id}/events`;
  const [one, two] = [read('a', now), read('b', now - 5000)];
  expect((await server.ask(sits('s1', id), 'POST', path, { events: [one] })).body).toEqual({ kept: 1 });
  expect((await server.ask(sits('s1', id), 'POST', path, { events: [two, one, one] })).body).toEqual({ kept: 3 });
  await server.ask(sits('s2', id), 'POST', path, { events: [one] });
  const rows = await server.store.read((db) =>
    db.selectFrom('events').select(['seat', 'id']).orderBy('seat').orderBy('id').execute(),
  );
  expect(rows).toEqual([
    { seat: 's1', id: 'a' },
    { seat: 's1', id: 'b' },
    { seat: 's2', id: 'a' },
  ]);
});

test.for([
  { event: { kind: 'unit.read' }, code: 'NoEvent', because: 'it says nothing of itself' },
  { event: { ...read('c', 0), note: 'x'.repeat(30_000) }, code: 'NoEvent', because: 'it carries a load' },
  { event: read('d', Date.UTC(2040, 0)), code: 'FromTheFuture', because: 'it has not happened yet' },
])('refuses all of a batch when one is wrong: $because', async ({ event, code }) => {
  const id = await server.addClass();
  const answer = await server.ask(sits('s1', id), 'POST', `/api/classes/${id}/events`, {
    events: [read('a', 0), event],
  });
  expect(answer.body).toMatchObject({ error: { code } });
  expect(await server.store.read((db) => db.selectFrom('events').selectAll().execute())).toEqual([]);
});
