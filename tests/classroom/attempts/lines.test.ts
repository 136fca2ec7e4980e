/** Lines of a learner's log on the server: kept once each, in order, and only such as can stand there. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { attempts } from '#src/classroom/routes/attempts.ts';
import type { AttemptEntry } from '#src/lab/attempt.ts';
import { checkpoint, classWithLab, firstLine, lab } from '../support/attempts.ts';
import { leads, openTestServer, sits, type TestServer } from '../support/server.ts';

let server: TestServer;
let start: number;
beforeEach(async () => {
  server = await openTestServer({ endpoints: attempts });
  start = server.services.now();
});
afterEach(() => server.close());

const opened = async (...more: Parameters<typeof classWithLab> extends [unknown, ...infer Rest] ? Rest : never) => {
  const { id, attempt, path } = await classWithLab(server, ...more);
  const me = sits('s1', id);
  const send = (from: number, lines: readonly AttemptEntry[], rest: object = {}) =>
    server.ask(me, 'POST', `${path}/lines`, { from, lines, sent: server.services.now(), ...rest });
  const read = async () => (await server.ask(me, 'GET', `${path}/lines`)).body;
  return { id, attempt, path, me, send, read };
};

describe('lines', () => {
  test('come back as they were sent, with when they came and from whom', async () => {
    const { send, read, path, id } = await opened();
    const first = await firstLine(start);
    server.wait(5000);
    const line = { ...checkpoint('here', start + 4000), places: { learner: '/home' } };
    expect((await send(0, [first])).body).toEqual({ length: 1 });
    expect((await send(1, [line])).body).toEqual({ length: 2 });
    expect(await read()).toMatchObject({
      length: 2,
      now: start + 5000,
      lines: [
        { n: 0, at: start + 5000, by: 'learner', entry: { kind: 'started', lab } },
        { n: 1, at: start + 5000, by: 'learner', entry: line },
      ],
    });
    const { body } = await server.ask(leads('observer'), 'GET', `${path}/lines?from=1`);
    expect(body).toMatchObject({ length: 2, lines: [{ n: 1, entry: line }] });
    expect((await server.store.feed(id, 0)).map(({ kind, to, body: said }) => [kind, to, said])).toEqual([
      ['lines', 'staff', expect.objectContaining({ from: 0, length: 1, seat: 's1', by: 'seat:s1', lab })],
      ['lines', 'staff', expect.objectContaining({ from: 1, length: 2 })],
    ]);
  });

  test('are kept once, however often and however cut they come', async () => {
    const { send, read } = await opened();
    const lines = [await firstLine(start), ...['a', 'b', 'c'].map((name) => checkpoint(name, start))];
    await send(0, lines.slice(0, 2));
    await send(0, lines.slice(0, 2));
    await send(1, lines.slice(1, 3));
    expect((await send(0, lines)).body).toEqual({ length: 4 });
    const { lines: kept } = (await read()) as { lines: { entry: AttemptEntry }[] };
    expect(kept.map(({ entry }) => entry)).toEqual(lines);
  });

  test('of two devices: the first one that wrote a line has it, and the other is told how long the log is', async () => {
    const { send, read } = await opened();
    const first = await firstLine(start);
    await send(0, [first, checkpoint('on the laptop', start)]);
    const other = await send(1, [checkpoint('on the phone', start)]);
    expect(other.status).toBe(409);
    expect(other.body).toMatchObject({ error: { code: 'Taken' }, length: 2 });
    expect((await send(7, [checkpoint('with a gap', start)])).body).toMatchObject({
      error: { code: 'Taken' },
      length: 2,
    });
    expect(await read()).toMatchObject({ lines: [{}, { entry: { name: 'on the laptop' } }] });
  });

  test('a clock that is ahead is noted and not refused, and the server’s own time stands beside it', async () => {
    const { send, read } = await opened();
    const ahead = 3 * 60 * 60_000;
    expect((await send(0, [await firstLine(start + ahead)], { sent: start + ahead })).body).toEqual({ length: 1 });
    expect(await read()).toMatchObject({ skew: ahead, lines: [{ at: start, entry: { real: start + ahead } }] });
  });

  test('without lines, where the learner stands is kept and told', async () => {
    const { send, id, me } = await opened();
    await send(0, [await firstLine(start)]);
    const standing = {
      task: 'circuit',
      title: 'Look at the circuit',
      wants: 'There is no circuit.',
      on: [],
      done: 1,
      of: 5,
    };
    await send(1, [], { standing });
    const { body } = await server.ask(me, 'GET', `/api/classes/${id}/attempts`);
    expect(body).toMatchObject([{ id: 's1.connect', entry: 'connect', lab, way: 'guided', length: 1, standing }]);
    expect((await server.store.feed(id, 1)).map(({ kind, to }) => [kind, to])).toEqual([['standing', 'staff']]);
  });

  test('what refused requests were told stays with their line', async () => {
    const { send, read } = await opened();
    await send(0, [await firstLine(start), checkpoint('x', start)], {
      told: { '1': [{ code: 'InUse', message: 'It is in use.' }] },
    });
    expect(await read()).toMatchObject({ lines: [{}, { told: [{ code: 'InUse' }] }] });
  });
});

describe('refuses', () => {
  test.for<{ code: string; because: string; lines: () => Promise<AttemptEntry[]>; sent?: number; more?: object }>([
    {
      code: 'NoBeginning',
      because: 'a log begins with its beginning',
      lines: () => Promise.resolve([checkpoint('x', 0)]),
    },
    {
      code: 'OtherLab',
      because: 'it is an attempt at another lab',
      lines: async () => [await firstLine(start, { of: 'expressroute/clean-up' })],
    },
    {
      code: 'OtherWay',
      because: 'the plan says guided',
      lines: async () => [await firstLine(start, { way: 'practice' })],
    },
    {
      code: 'OtherRules',
      because: 'the class follows Azure of today',
      lines: async () => [await firstLine(start, { profile: 'taught' })],
    },
    {
      code: 'FromTheFuture',
      because: 'not even the sender’s clock has come so far',
      lines: async () => [await firstLine(start + 120_000)],
    },
    {
      code: 'OutOfOrder',
      because: 'the second line was made an hour before the first',
      lines: async () => [await firstLine(start), checkpoint('x', start - 3_600_000)],
    },
    {
      code: 'TwoBeginnings',
      because: 'a log begins once',
      lines: async () => [await firstLine(start), await firstLine(start)],
    },
    {
      code: 'NoSuchLine',
      because: 'only an earlier line can be taken back',
      lines: async () => [await firstLine(start), { kind: 'undone', entry: 1, at: 0, real: start }],
    },
    {
      code: 'NoSuchLine',
      because: 'one can only go back to an earlier line',
      lines: async () => [await firstLine(start), { kind: 'returned', to: 9, at: 0, real: start }],
    },
    {
      code: 'OtherWay',
      because: 'assessed is not what the class does',
      lines: async () => [await firstLine(start), { kind: 'way', way: 'assessed', at: 0, real: start }],
    },
    {
      code: 'ForgedName',
      because: 'names are put there by the server',
      lines: async () => [await firstLine(start), { ...checkpoint('x', start), by: 'Ada Lovelace' }],
    },
    {
      code: 'StandsOnServer',
      because: 'an assessed lab is done on the server',
      lines: async () => [await firstLine(start, { way: 'assessed' })],
      more: { way: 'assessed' },
    },
    {
      code: 'StandsOnServer',
      because: 'a lab for two is done on the server',
      lines: async () => [await firstLine(start)],
      more: { people: 'pairs' },
    },
    {
      code: 'Shut',
      because: 'it opens tomorrow',
      lines: async () => [await firstLine(start)],
      more: { opens: Date.UTC(2026, 10, 24) },
    },
  ])('$code: $because', async ({ code, lines, more = {} }) => {
    const { send, read } = await opened(more);
    const answer = await send(0, await lines());
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ error: { code } });
    expect(await read()).toMatchObject({ length: 0, lines: [] });
  });

  test('a line that no log has, and says where it is wrong', async () => {
    const { send } = await opened();
    const answer = await server.ask(sits('s1', 'class-1'), 'POST', '/api/classes/class-1/attempts/s1.connect/lines', {
      from: 0,
      lines: [{ kind: 'won', at: 0, real: 0 }],
    });
    expect(answer.status).toBe(400);
    const where: unknown = expect.stringContaining('lines.0');
    expect(answer.body).toMatchObject({ error: { code: 'Unreadable', message: where } });
    expect((await send(0, [], {})).body).toMatchObject({ error: { code: 'NoBeginning' } });
  });

  test('the attempt of somebody else, read or written, as if there were none', async () => {
    const { send, path, id } = await opened();
    await send(0, [await firstLine(start)]);
    const other = sits('s2', id);
    const read = await server.ask(other, 'GET', `${path}/lines`);
    const written = await server.ask(other, 'POST', `${path}/lines`, { from: 1, lines: [checkpoint('mine', start)] });
    const listed = await server.ask(other, 'GET', `/api/classes/${id}/attempts?seat=s1`);
    expect([read.status, written.status, listed.body]).toEqual([404, 404, []]);
  });

  test('staff who are not at the controls', async () => {
    const { send, path } = await opened();
    await send(0, [await firstLine(start)]);
    const answer = await server.ask(leads(), 'POST', `${path}/lines`, { from: 1, lines: [checkpoint('mine', start)] });
    expect(answer.body).toMatchObject({ error: { code: 'NotHeld' } });
  });
});

test('what was begun before an entry closed comes in when the network is back', async () => {
  const { send } = await opened({ closes: start + 60_000 });
  const first = await firstLine(start);
  server.wait(20 * 60_000);
  expect((await send(0, [first])).body).toEqual({ length: 1 });
});

test('an attempt that was begun goes on while the class is paused', async () => {
  const { send, id } = await opened();
  await send(0, [await firstLine(start)]);
  await server.store.write((tx) => tx.updateTable('classes').set({ state: 'paused' }).where('id', '=', id).execute());
  expect((await send(1, [checkpoint('x', start)])).body).toEqual({ length: 2 });
});
