/** The live view: what is known of each learner as a tile, soon after it happened, and the same after a start. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import type { AttemptEntry } from '#src/lab/attempt.ts';
import { tile, type Tile } from '#src/classroom/live/tile.ts';
import type { Standing } from '#src/classroom/stuck/standing.ts';
import { checkpoint, classWithLab, firstLine } from '../support/attempts.ts';
import { databases, type Database } from '../support/databases.ts';
import { readEvents } from '../support/events.ts';
import { addSeats } from '../support/seats.ts';
import { leads, openTestServer, sits, type TestServer } from '../support/server.ts';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});
const shape = z.object({ mark: z.string(), isAll: z.boolean(), tiles: z.array(tile), gone: z.array(z.string()) });
const minute = 60_000;

async function opened(database: Database) {
  server = await openTestServer({ store: await database.open() });
  const { ask, wait, store, services } = server;
  const { id } = await classWithLab(server);
  await addSeats(store, id, ['s1', 's2']);
  const at = `/api/classes/${id}`;
  const live = async (after = '') =>
    shape.parse((await ask(leads('observer'), 'GET', `${at}/live${after === '' ? '' : `?after=${after}`}`)).body);
  const numbers = new Map<string, number>();
  return {
    ...server,
    id,
    at,
    live,
    tileOf: async (seat: string): Promise<Tile | undefined> =>
      (await live()).tiles.find((one: { seat: string }) => one.seat === seat),
    here: (seat: string, page: string, inPortal?: string) =>
      ask(sits(seat, id), 'POST', `${at}/here`, {
        page,
        touched: true,
        ...(inPortal === undefined ? {} : { inPortal }),
      }),
    /** The page of the class is open, and nobody moves on it. */
    beat: (seat: string) => ask(sits(seat, id), 'POST', `${at}/here`, { page: '/class/room/', touched: false }),
    /** A form refused something, each time so many milliseconds ago. */
    refuse: (seat: string, attempt: string, ago: readonly number[], says = '<b>Unlimited</b> is meant.') =>
      ask(sits(seat, id), 'POST', `${at}/here`, {
        ...{ page: '/expressroute/labs/x/', touched: true },
        refused: ago.map((one) => ({ attempt, form: 'Create a circuit', field: 'family', says, ago: one })),
      }),
    /** Sends a learner's next lines, the first one before them. */
    work: async (seat: string, standing: Standing, ...lines: AttemptEntry[]) => {
      const from = numbers.get(seat) ?? 0;
      const all = from === 0 ? [await firstLine(services.now()), ...lines] : lines;
      numbers.set(seat, from + all.length);
      const answer = await ask(sits(seat, id), 'POST', `${at}/attempts/${seat}.connect/lines`, {
        ...{ from, lines: all, standing, sent: services.now() },
      });
      expect(answer.status).toBe(200);
      wait(1000);
    },
    line: () => checkpoint('here', services.now()),
  };
}

const first: Standing = { task: 'connect', title: 'Connect the circuit', on: [], done: 0, of: 3 };
const second: Standing = { ...first, task: 'check', title: 'See the routes', done: 1 };

describe.for(databases)('on $engine', (database) => {
  const open = () => opened(database);

  test('a tile says where somebody is, at which task since when, and how far', async () => {
    const { work, line, tileOf, here, services, wait } = await open();
    const began = services.now();
    await work('s1', first);
    expect(await tileOf('s1')).toMatchObject({
      ...{ name: 'Learner s1', lab: 'expressroute/connect-a-network', attempt: 's1.connect', entry: 'connect' },
      ...{ where: 'Connect a virtual network to a circuit', task: 'Connect the circuit', since: began, done: 0, of: 3 },
    });
    await work('s1', second, line());
    expect(await tileOf('s1')).toMatchObject({ task: 'See the routes', since: began + 1000, done: 1 });
    wait(5000);
    await here('s1', '/expressroute/09-fastpath/');
    expect((await tileOf('s1'))?.where).toMatch(/^Unit 9: /);
    expect(await tileOf('s2')).toEqual({ seat: 's2', name: 'Learner s2', need: 1 });
  });

  test('whoever has a hand up comes first, then who has stopped, then who has done least', async () => {
    const { work, live, ask, id, at, wait, here } = await open();
    await work('s1', second);
    await work('s2', first);
    expect((await live()).tiles.map(({ seat }) => seat)).toEqual(['s2', 's1']);
    wait(4 * minute);
    await here('s2', '/class/room/');
    wait(10_000);
    const idle = (await live()).tiles;
    expect(idle[0]).toMatchObject({ seat: 's1', stuck: { reason: 'idle' } });
    expect(idle[1]?.stuck).toBeUndefined();
    await ask(sits('s2', id), 'POST', `${at}/hand`, { up: true, text: 'the key?' });
    expect((await live()).tiles[0]).toMatchObject({ seat: 's2', hand: { text: 'the key?' } });
  });

  test('a portal page that stays open was opened once, whose it is is told, and whoever left it becomes quiet', async () => {
    const { work, tileOf, ask, id, at, wait, services } = await open();
    const sign = (touched: boolean) =>
      ask(sits('s1', id), 'POST', `${at}/here`, {
        ...{ page: '/expressroute/labs/x/', touched, inPortal: '/circuit', pane: 'owner' },
      });
    await work('s1', first);
    await sign(true);
    const opened = services.now();
    for (let count = 0; count < 16; count += 1) {
      wait(15_000);
      await sign(false);
    }
    const tile = await tileOf('s1');
    expect(tile?.place).toEqual({ path: '/circuit', pane: 'owner', at: opened });
    expect(tile?.stuck?.reason).toBe('idle');
  });

  test('what forms refuse before anything is sent is told, and makes somebody stuck', async () => {
    const { work, tileOf, refuse, wait, services, store, line } = await open();
    await work('s1', first);
    wait(10_000);
    expect((await refuse('s1', 's2.connect', [1000])).status).toBe(204);
    wait(1000);
    expect((await tileOf('s1'))?.refusal, 'it was in another lab').toBeUndefined();
    await refuse('s1', 's1.connect', [4000, 0]);
    wait(6000);
    expect(await tileOf('s1')).toMatchObject({
      refusal: { code: 'Create a circuit', message: '<b>Unlimited</b> is meant.', at: services.now() - 6000 },
    });
    expect((await tileOf('s1'))?.stuck).toBeUndefined();
    await refuse('s1', 's1.connect', [0]);
    wait(1000);
    const stuck = (await tileOf('s1'))?.stuck;
    expect(stuck?.reason).toBe('refusals');
    expect(stuck?.says).toMatch(/said no 3 times.*<b>Unlimited<\/b> is meant/);
    const again = await openTestServer({ store: { ...store, close: () => Promise.resolve() }, at: services.now() });
    const after = shape.parse((await again.ask(leads(), 'GET', '/api/classes/class-1/live')).body);
    expect(after.tiles.find(({ seat }) => seat === 's1')?.stuck).toEqual(stuck);
    await again.close();
    await work('s1', second, { ...line(), kind: 'done', task: 'connect', because: 'It is connected.' });
    expect((await tileOf('s1'))?.refusal).toBeUndefined();
  });

  test('words of forms that no page sends are not taken', async () => {
    const { refuse, work } = await open();
    await work('s1', first);
    expect((await refuse('s1', 's1.connect', [0], 'x'.repeat(601))).status).toBe(400);
    expect((await refuse('s1', 's1.connect', [-1])).status).toBe(400);
    expect(
      (
        await refuse(
          's1',
          's1.connect',
          Array.from({ length: 21 }, () => 0),
        )
      ).status,
    ).toBe(400);
  });

  test('the time on a task goes on while it is worked at, and after a start of the server', async () => {
    const { work, line, tileOf, services, store, wait } = await open();
    const began = services.now();
    await work('s1', { ...first, wants: 'Found none.' });
    await tileOf('s1');
    for (const wants of ['Found another.', 'Found a third.']) {
      wait(2 * minute);
      await work('s1', { ...first, wants }, line());
      expect((await tileOf('s1'))?.since).toBe(began);
    }
    const again = await openTestServer({ store: { ...store, close: () => Promise.resolve() }, at: services.now() });
    const after = shape.parse((await again.ask(leads(), 'GET', '/api/classes/class-1/live')).body);
    expect(after.tiles.find(({ seat }) => seat === 's1')?.since).toBe(began);
    await again.close();
  });

  test('whoever sits still on the page of the class is quiet after five minutes, and has gone with their page', async () => {
    const { beat, tileOf, wait, ask, at } = await open();
    const sit = async (minutes: number) => {
      for (let quarter = 0; quarter < 4 * minutes; quarter += 1) {
        wait(minute / 4);
        await beat('s1');
      }
    };
    await beat('s1');
    await sit(4);
    expect((await tileOf('s1'))?.stuck, 'they may listen to somebody').toBeUndefined();
    await sit(2);
    expect((await tileOf('s1'))?.stuck).toMatchObject({
      reason: 'idle',
      says: '“The page of the class”: nothing opened or moved for 6 minutes, and no task open.',
    });
    expect((await tileOf('s2'))?.stuck, 'whoever was never there is not quiet').toBeUndefined();
    await sit(14);
    expect(await tileOf('s1'), 'to sit still for long is no sign of life').toMatchObject({
      where: 'The page of the class',
      stuck: { says: expect.stringContaining('20 minutes') as string },
    });
    wait(2 * minute);
    expect((await tileOf('s1'))?.stuck, 'their page is closed').toBeUndefined();
    await beat('s1');
    await ask(leads(), 'PUT', `${at}/moment`, { eyesUp: {} });
    expect((await tileOf('s1'))?.stuck, 'they are to look up').toBeUndefined();
  });

  test('nobody is idle while the class looks up or is paused', async () => {
    const { work, tileOf, ask, at, wait } = await open();
    await work('s1', first);
    await tileOf('s1');
    await ask(leads(), 'PUT', `${at}/moment`, { eyesUp: {} });
    await tileOf('s1');
    wait(10 * minute);
    expect((await tileOf('s1'))?.stuck).toBeUndefined();
    await ask(leads(), 'PUT', `${at}/moment`, { eyesUp: null });
    await tileOf('s1');
    wait(minute);
    expect((await tileOf('s1'))?.stuck).toBeUndefined();
    wait(4 * minute);
    expect((await tileOf('s1'))?.stuck?.reason).toBe('idle');
  });

  test('a tile comes by the stream soon after something happened, and only what changed', async () => {
    const { ask, at, work, live } = await open();
    const stream = readEvents((await ask(leads('observer'), 'GET', `${at}/live/stream`)).response);
    expect(shape.parse((await stream.next())?.data)).toMatchObject({
      isAll: true,
      tiles: [{ seat: 's1' }, { seat: 's2' }],
    });
    await work('s1', first);
    const next = shape.parse((await stream.nextOf('tiles'))?.data);
    expect(next).toMatchObject({ isAll: false, tiles: [{ seat: 's1', task: 'Connect the circuit' }] });
    expect((await live(next.mark)).tiles).toEqual([]);
    expect((await live('elsewhere:7')).isAll).toBe(true);
    await stream.stop();
  });

  test('who leaves is gone from the live view, and who joins stands in it', async () => {
    const { live, store, id } = await open();
    const { mark } = await live();
    await addSeats(store, id, ['s3']);
    await store.write(async (tx) => {
      await tx.updateTable('seats').set({ state: 'left' }).where('id', '=', 's1').execute();
      await store.tell(tx, id, { at: 1, kind: 'left', to: 'staff', body: { seat: 's1' } });
    });
    await vi.waitFor(async () => {
      expect(await live(mark)).toMatchObject({ gone: ['s1'], tiles: [{ seat: 's3' }] });
    });
  });

  test('a server that starts anew shows what the one before it showed', async () => {
    const { live, work, line, store, services, here } = await open();
    await work('s1', first, line());
    await here('s1', '/class/room/', '/circuit/peerings');
    await work('s2', second);
    const before = (await live()).tiles;
    expect(before.find(({ seat }) => seat === 's1')).toMatchObject({
      place: expect.objectContaining({ path: '/circuit/peerings' }) as unknown,
    });
    const again = await openTestServer({ store: { ...store, close: () => Promise.resolve() }, at: services.now() });
    const after = shape.parse((await again.ask(leads(), 'GET', '/api/classes/class-1/live')).body);
    expect(after.tiles).toEqual(before);
    await again.close();
  });
});
