/** The feed of a class as its people hear it: each what is meant for them, in order, nothing twice and nothing missed. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { beatEvery, openHub } from '#src/classroom/live/hub.ts';
import type { FeedEntry, Store } from '#src/classroom/store/contract.ts';
import { openSqlite } from '#src/classroom/store/sqlite.ts';
import { databases, type Database } from '../support/databases.ts';
import { readEvents } from '../support/events.ts';
import { leads, openTestServer, sits, type TestServer } from '../support/server.ts';

let server: TestServer | undefined;
afterEach(async () => {
  vi.useRealTimers();
  await server?.close();
  server = undefined;
});
const opened = async (database: Database) => {
  server = await openTestServer({ store: await database.open() });
  return { ...server, id: await server.addClass() };
};

const tell = (store: Store, id: string, to: FeedEntry['to'], text: string) =>
  store.write((tx) => store.tell(tx, id, { at: 1, kind: 'announced', to, body: { text } }));
const page = z.object({ entries: z.array(z.object({ seq: z.int() })), seq: z.int(), more: z.boolean() });
const textsOf = (answer: unknown): string[] =>
  [...JSON.stringify(answer).matchAll(/"text":"(\w+)"/g)].map(([, one = '']) => one);

describe.for(databases)('on $engine', (database) => {
  const open = () => opened(database);
  async function three() {
    const world = await open();
    await tell(world.store, world.id, 'all', 'everybody');
    await tell(world.store, world.id, 'staff', 'leaders');
    await tell(world.store, world.id, 'seat:s1', 'one');
    await tell(world.store, world.id, 'seat:s2', 'other');
    return world;
  }

  test.for([
    { who: 's1', hears: ['everybody', 'one'], because: 'a learner hears what is for all and for the own seat' },
    { who: 's3', hears: ['everybody'], because: 'nobody hears what is for another seat' },
    { who: 'staff', hears: ['everybody', 'leaders'], because: 'who leads hears what is for those who lead' },
  ])('$because', async ({ who, hears }) => {
    const { ask, id } = await three();
    const caller = who === 'staff' ? leads('observer') : sits(who, id);
    const answer = await ask(caller, 'GET', `/api/classes/${id}/feed?after=0`);
    expect(textsOf(answer.body)).toEqual(hears);
    expect(answer.body).toMatchObject({ seq: 4, more: false });
    const stream = readEvents((await ask(caller, 'GET', `/api/classes/${id}/stream?after=0`)).response);
    expect((await stream.next())?.name).toBe('hello');
    const heard = [];
    for (const _ of hears) heard.push(...textsOf((await stream.next())?.data));
    expect(heard).toEqual(hears);
    await stream.stop();
  });

  test('the feed without a number says where it ends, and what is asked for after that is what came since', async () => {
    const { ask, id, store } = await three();
    const caller = sits('s1', id);
    expect((await ask(caller, 'GET', `/api/classes/${id}/feed`)).body).toMatchObject({ entries: [], seq: 4 });
    await tell(store, id, 'all', 'later');
    const since = await ask(caller, 'GET', `/api/classes/${id}/feed?after=4`);
    expect(since.body).toMatchObject({ entries: [{ seq: 5, kind: 'announced' }], seq: 5 });
  });

  test('a long feed is read piece by piece, whether it is in hand or in the database', async () => {
    const { ask, id, store } = await open();
    await ask(leads(), 'GET', `/api/classes/${id}/feed`);
    await store.write(async (tx) => {
      for (let n = 0; n < 2600; n++)
        await store.tell(tx, id, { at: n, kind: 'lines', to: n % 2 === 0 ? 'staff' : 'all', body: {} });
    });
    const numbers: number[] = [];
    for (let after = 0; ;) {
      const { body } = await ask(sits('s1', id), 'GET', `/api/classes/${id}/feed?after=${String(after)}`);
      const { entries, seq, more } = page.parse(body);
      numbers.push(...entries.map((entry) => entry.seq));
      if (!more) break;
      after = seq;
    }
    expect(numbers).toEqual(Array.from({ length: 1300 }, (_, index) => 2 * index + 2));
  });

  test('whoever follows hears everything once and in order, while others write and it catches up', async () => {
    const { ask, id, store } = await open();
    const writing = (async () => {
      for (let n = 0; n < 300; n++) await tell(store, id, n % 3 === 0 ? 'staff' : 'all', `t${String(n)}`);
    })();
    const streams = await Promise.all(
      Array.from({ length: 20 }, async () =>
        readEvents((await ask(leads(), 'GET', `/api/classes/${id}/stream?after=0`)).response),
      ),
    );
    await writing;
    for (const stream of streams) {
      const seen: (string | undefined)[] = [];
      while (seen.length < 300) seen.push((await stream.nextOf('feed'))?.id);
      expect(seen).toEqual(Array.from({ length: 300 }, (_, n) => `${id}:${String(n + 1)}`));
      await stream.stop();
    }
  });

  test('silence is broken every five seconds, with the number up to which nothing is missing', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { ask, id } = await three();
    const stream = readEvents((await ask(sits('s3', id), 'GET', `/api/classes/${id}/stream?after=1`)).response);
    await stream.next();
    // The reader has to have joined before the clock strikes.
    await vi.waitFor(() => {
      expect(server?.services.hub.size).toBe(1);
    });
    vi.advanceTimersByTime(beatEvery);
    expect(await stream.next()).toMatchObject({ name: 'beat', data: { seq: 4 } });
    await stream.stop();
  });

  test('a word of the database that got lost costs no more than one beat', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const store = await openSqlite(':memory:');
    const deaf: Store = { ...store, listen: () => () => undefined };
    server = await openTestServer({ store });
    const id = await server.addClass();
    const hub = openHub({ store: deaf, now: () => 0, log: () => undefined });
    const heard: number[] = [];
    await hub.follow(id, {
      audience: 'staff',
      after: 0,
      hear: (entries) => heard.push(...entries.map(({ seq }) => seq)),
      beat: () => undefined,
      end: () => undefined,
    });
    await tell(store, id, 'all', 'unheard');
    expect(heard).toEqual([]);
    vi.advanceTimersByTime(beatEvery);
    await vi.waitFor(() => {
      expect(heard).toEqual([1]);
    });
    hub.close();
  });

  test('a learner who is sent out hears that, and nothing more', async () => {
    const { ask, id, store } = await open();
    const stream = readEvents((await ask(sits('s1', id), 'GET', `/api/classes/${id}/stream?after=0`)).response);
    await store.write((tx) => store.tell(tx, id, { at: 1, kind: 'kicked', to: 'seat:s1', body: { seat: 's1' } }));
    expect((await stream.nextOf('feed'))?.data).toMatchObject({ kind: 'kicked' });
    await tell(store, id, 'all', 'secret');
    expect(await stream.next()).toBeUndefined();
  });

  test('whoever reads too slowly is let go, and what was written for them with it', async () => {
    const { ask, id, store, services } = await open();
    const { response } = await ask(leads(), 'GET', `/api/classes/${id}/stream?after=0`);
    await vi.waitFor(() => {
      expect(services.hub.size).toBe(1);
    });
    for (let n = 0; n < 30; n++) await tell(store, id, 'all', 'x'.repeat(50_000));
    await vi.waitFor(() => {
      expect(services.hub.size).toBe(0);
    });
    expect(response.body).not.toBeNull();
  });

  test('the streams end when the server stops', async () => {
    const { ask, id, services } = await open();
    const stream = readEvents((await ask(leads(), 'GET', `/api/classes/${id}/stream`)).response);
    await stream.next();
    await vi.waitFor(() => {
      expect(services.hub.size).toBe(1);
    });
    services.hub.close();
    expect(await stream.next()).toBeUndefined();
  });

  test('a thousand streams of one class cost one reading of each entry', async () => {
    const store = await openSqlite(':memory:');
    let pages = 0;
    server = await openTestServer({
      store: {
        ...store,
        feed: (...asked) => {
          pages += 1;
          return store.feed(...asked);
        },
      },
    });
    const id = await server.addClass();
    const hears = Array.from({ length: 1000 }, () => 0);
    for (const [index] of hears.entries())
      await server.services.hub.follow(id, {
        audience: `seat:s${String(index)}`,
        after: 0,
        hear: (entries) => {
          hears[index] = (hears[index] ?? 0) + entries.length;
        },
        beat: () => undefined,
        end: () => undefined,
      });
    pages = 0;
    await tell(store, id, 'all', 'hello');
    await vi.waitFor(() => {
      expect(hears.every((count) => count === 1)).toBe(true);
    });
    expect(pages).toBeLessThanOrEqual(2);
  });
});
