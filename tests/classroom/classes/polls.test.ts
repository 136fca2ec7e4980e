/** Polls: anybody may vote and change the vote while it is open, and nobody learns the answer before it is revealed. */
import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { itemsOf } from '#src/classroom/content/course-content.ts';
import { countVotes } from '#src/classroom/polls/count.ts';
import { kinds } from '#src/quiz/registry.ts';
import { databases, type Database } from '../support/databases.ts';
import { leads, openTestServer, sits, type TestServer } from '../support/server.ts';
import { addSeats } from '../support/seats.ts';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});
const seats = ['s1', 's2', 's3'];
const made = z.object({ id: z.string() });

async function opened(database: Database) {
  server = await openTestServer({ store: await database.open() });
  const id = await server.addClass();
  await addSeats(server.store, id, seats);
  const { ask } = server;
  const at = `/api/classes/${id}/polls`;
  return {
    ...server,
    id,
    lead: (method: string, path: string, body?: unknown) => ask(leads(), method, at + path, body),
    learn: (seat: string, method: string, path: string, body?: unknown) => ask(sits(seat, id), method, at + path, body),
    begin: async (ref: string) => {
      server?.wait(1);
      return made.parse((await ask(leads(), 'POST', at, { ref })).body).id;
    },
  };
}

/** A question of the bank with one right option and a wrong one that follows from a belief. */
async function question() {
  for (const [ref, item] of await itemsOf('expressroute'))
    if (item.kind === 'single') {
      const right = item.options.find(({ correct }) => correct);
      const wrong = item.options.find(({ belief }) => belief !== undefined);
      if (right && wrong) return { ref, right: right.id, wrong: wrong.id, why: right.why, belief: wrong.belief };
    }
  throw new Error('The bank has no such question.');
}

describe.for(databases)('on $engine', (database) => {
  const open = () => opened(database);

  test('a poll runs from the question over votes to the answer', async () => {
    const { lead, learn, begin, store, id } = await open();
    const { ref, right, wrong, why, belief } = await question();
    const poll = await begin(ref);
    expect((await server?.ask(sits('s1', id), 'GET', `/api/classes/${id}`))?.body).toMatchObject({ moment: { poll } });
    await learn('s1', 'POST', `/${poll}/vote`, { words: [right] });
    await learn('s2', 'POST', `/${poll}/vote`, { words: [right] });
    await learn('s2', 'POST', `/${poll}/vote`, { words: [wrong] });
    await learn('s3', 'POST', `/${poll}/vote`, { words: [wrong] });

    const before = JSON.stringify((await learn('s1', 'GET', `/${poll}`)).body);
    expect(before).toContain('"total":3');
    expect(before).toContain(`"mine":["${right}"]`);
    for (const secret of [why, '"votes"', '"key"', '"right"', ref]) expect(before).not.toContain(secret);
    const live = JSON.stringify((await lead('GET', `/${poll}`)).body);
    expect(live).toContain(`{"word":"${wrong}","count":2}`);
    expect(live).not.toContain(why);

    await lead('POST', `/${poll}/state`, { state: 'closed' });
    expect((await learn('s1', 'POST', `/${poll}/vote`, { words: [wrong] })).body).toMatchObject({
      error: { code: 'PollClosed' },
    });
    expect(JSON.stringify((await learn('s1', 'GET', `/${poll}`)).body)).not.toContain(why);

    await lead('POST', `/${poll}/state`, { state: 'revealed' });
    const after = await learn('s1', 'GET', `/${poll}`);
    expect(after.body).toMatchObject({
      total: 3,
      right: 1,
      votes: [
        { word: wrong, count: 2, right: false },
        { word: right, count: 1, right: true },
      ],
      beliefs: [{ id: belief, count: 2 }],
    });
    expect(JSON.stringify(after.body)).toContain(JSON.stringify(why).slice(1, -1));
    expect((await lead('POST', `/${poll}/state`, { state: 'open' })).body).toMatchObject({
      error: { code: 'Revealed' },
    });
    await lead('POST', `/${poll}/state`, { state: 'away' });
    const told = (await store.feed(id, 0)).filter(({ kind }) => kind === 'poll').map(({ body }) => body);
    expect(told).toEqual(['open', 'closed', 'revealed', 'away'].map((state) => ({ poll, state })));
    expect(JSON.stringify(await store.feed(id, 0))).not.toContain(why);
  });

  test('the key of no poll is in any answer or stream before it is revealed, whatever the kind of question', async () => {
    const { learn, lead, begin, store, id } = await open();
    const perKind = new Map([...(await itemsOf('expressroute'))].map(([ref, item]) => [item.kind, { ref, item }]));
    perKind.delete('lab');
    perKind.delete('case-study');
    expect(perKind.size).toBeGreaterThanOrEqual(7);
    for (const { ref, item } of perKind.values()) {
      const poll = await begin(ref);
      const kind = kinds.find((one) => one.kind === item.kind);
      const whys = kind?.keyOf(item).options.map(({ why }) => why) ?? [];
      const seen = JSON.stringify([
        (await learn('s1', 'GET', `/${poll}`)).body,
        (await lead('GET', `/${poll}`)).body,
        await store.feed(id, 0),
      ]);
      for (const why of whys) expect(seen.includes(JSON.stringify(why).slice(1, -1)), `${ref}: ${why}`).toBe(false);
      expect(seen).not.toMatch(/"correct"|"holds":|"belief"/);
    }
  });

  test('a question made anew is another one each time, and can be asked', async () => {
    const { begin, lead } = await open();
    const polls = [await begin('generated/longest-prefix'), await begin('generated/longest-prefix')];
    const asked = await Promise.all(polls.map(async (poll) => (await lead('GET', `/${poll}`)).body));
    expect(JSON.stringify(asked[0])).not.toBe(JSON.stringify(asked[1]));
    expect((await lead('GET', '')).body).toMatchObject([{ state: 'open' }, { state: 'closed' }]);
  });

  test.for([
    { ref: 'expressroute/09-fastpath/not-there', because: 'a question that is not in the bank' },
    { ref: 'generated/no-such-generator', because: 'a generator that there is not' },
    { ref: '../../package', because: 'a path' },
  ])('refuses $because', async ({ ref }) => {
    const { lead } = await open();
    expect(await lead('POST', '', { ref })).toMatchObject({ status: 404, body: { error: { code: 'NoSuchQuestion' } } });
  });

  test('an answer that is not finished is sent back with what is missing', async () => {
    const { learn, begin } = await open();
    const poll = await begin((await question()).ref);
    expect(await learn('s1', 'POST', `/${poll}/vote`, { words: [] })).toMatchObject({ status: 422 });
  });

  test('a poll of another class cannot be read through this one', async () => {
    const { ask, addClass, begin } = await open();
    const poll = await begin((await question()).ref);
    const other = await addClass();
    expect((await ask(leads(), 'GET', `/api/classes/${other}/polls/${poll}`)).status).toBe(404);
  });
});

test.for(
  kinds.filter(({ kind }) => kind !== 'lab' && kind !== 'case-study').map((kind) => ({ kind: kind.kind, of: kind })),
)('counts what was answered and who was right: $kind', ({ of }) => {
  const { item, right, wrong } = of.example;
  const counted = countVotes(of.keyOf(item), [right, wrong, right]);
  expect(counted).toMatchObject({ total: 3, right: 2 });
  expect(counted.bars[0]?.count).toBeGreaterThanOrEqual(2);
  expect(counted.bars.reduce((sum, { count }) => sum + count, 0)).toBe(2 * right.length + wrong.length);
});
