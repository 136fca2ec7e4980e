/** The controls of a learner's lab: asked for, given, used under one's own name, and taken back. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { attempts } from '#src/classroom/routes/attempts.ts';
import { attemptEntry, foldAttempt } from '#src/lab/attempt.ts';
import { linesFound } from '#src/classroom/attempts/words.ts';
import { checkpoint, classWithLab, firstLine } from '../support/attempts.ts';
import { leads, openTestServer, sits, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await openTestServer({ endpoints: attempts });
});
afterEach(() => server.close());

async function opened() {
  const { id, attempt, path } = await classWithLab(server);
  const start = server.services.now();
  const me = sits('s1', id);
  await server.ask(me, 'POST', `${path}/lines`, { from: 0, lines: [await firstLine(start)], sent: start });
  const post = (who: typeof me, what: string, body: object = {}) => server.ask(who, 'POST', `${path}/${what}`, body);
  const write = (who: typeof me, from: number, name: string) =>
    post(who, 'lines', { from, lines: [checkpoint(name, server.services.now())] });
  return { id, attempt, path, me, post, write };
}

test('staff write only between the learner’s yes and the hand-back, under their own name', async () => {
  const { id, path, me, post, write } = await opened();
  expect((await post(leads(), 'hold')).body).toEqual({ state: 'asked' });
  expect((await write(leads(), 1, 'too early')).body).toMatchObject({ error: { code: 'NotHeld' } });
  expect((await post(me, 'consent', { given: true })).body).toEqual({ state: 'held' });
  const ada: unknown = expect.stringContaining('Ada Lovelace');
  expect((await write(me, 1, 'the learner waits')).body).toMatchObject({
    error: { code: 'Held', message: ada },
  });
  expect((await write(leads(), 1, 'help')).body).toEqual({ length: 2 });
  expect((await write(leads(), 1, 'help')).body).toEqual({ length: 2 });
  expect((await post(leads(), 'release')).body).toEqual({ state: 'yours' });
  expect((await write(leads(), 2, 'too late')).body).toMatchObject({ error: { code: 'NotHeld' } });
  expect((await write(me, 2, 'thanks')).body).toEqual({ length: 3 });
  const { lines } = linesFound.parse((await server.ask(me, 'GET', `${path}/lines`)).body);
  expect(lines.map(({ by, entry }) => [by, entry.by])).toEqual([
    ['learner', undefined],
    ['staff', 'Ada Lovelace'],
    ['learner', undefined],
  ]);
  const told = (await server.store.feed(id, 0)).map(({ kind, to }) => `${kind} ${to}`);
  expect(told).toEqual([
    'lines staff',
    'consent.asked seat:s1',
    'consent staff',
    'held staff',
    'held seat:s1',
    'lines staff',
    'lines seat:s1',
    'held staff',
    'held seat:s1',
    'lines staff',
  ]);
});

test('the learner may say no, and may take the controls back at any time', async () => {
  const { me, post, write } = await opened();
  await post(leads(), 'hold');
  expect((await post(me, 'consent', { given: false })).body).toEqual({ state: 'yours' });
  expect((await write(leads(), 1, 'anyway')).body).toMatchObject({ error: { code: 'NotHeld' } });
  await post(leads(), 'hold');
  await post(me, 'consent', { given: true });
  expect((await post(me, 'release')).body).toEqual({ state: 'yours' });
  expect((await write(me, 1, 'mine again')).body).toEqual({ length: 2 });
});

test('a question that nobody answered is forgotten after three minutes', async () => {
  const { id, me, post } = await opened();
  await post(leads(), 'hold');
  const asked = await server.ask(me, 'GET', `/api/classes/${id}/attempts`);
  expect(asked.body).toMatchObject([{ asked: { account: 'ada', name: 'Ada Lovelace' } }]);
  server.wait(4 * 60_000);
  expect((await post(me, 'consent', { given: true })).body).toMatchObject({ error: { code: 'NobodyAsks' } });
});

test.for([
  { who: () => leads('co-instructor', 'grace'), what: 'hold', code: 'HeldByOther', because: 'one at a time' },
  {
    who: () => leads('co-instructor', 'grace'),
    what: 'release',
    code: 'NotHeld',
    because: 'only the instructor ends it for others',
  },
  { who: () => leads('observer', 'grace'), what: 'hold', code: 'NotAllowed', because: 'an observer only looks' },
  {
    who: () => sits('s2', 'class-1'),
    what: 'release',
    code: 'NoSuchAttempt',
    because: 'what another learner has is not told',
  },
])('while Ada is at the controls, $what is refused: $because', async ({ who, what, code }) => {
  const { me, post } = await opened();
  await post(leads(), 'hold');
  await post(me, 'consent', { given: true });
  expect((await post(who(), what)).body).toMatchObject({ error: { code } });
});

test('what comes of a helper’s last step is not the learner’s, until they do it themselves', async () => {
  const real = 1000;
  const write = (by?: string) =>
    attemptEntry.parse({
      kind: 'write',
      at: 0,
      real,
      ...(by === undefined ? {} : { by }),
      journal: [{ n: 1, at: 0, actor: 'learner', method: 'PUT', url: 'https://x/y', headers: {}, status: 201 }],
    });
  const done = (task: string) => attemptEntry.parse({ kind: 'done', at: 0, real, task, because: 'It is there.' });
  const first = await firstLine(real);
  const helped = [first, write(), write('Ada Lovelace'), done('one'), done('two'), write(), done('three')];
  expect(foldAttempt(helped)?.toRedo).toEqual(['one', 'two']);
  const returned = attemptEntry.parse({
    kind: 'returned',
    at: 0,
    real,
    to: foldAttempt(helped)?.shownSince.one,
    redo: 'one',
  });
  const again = [...helped, returned, write(), done('one')];
  expect(foldAttempt(again)?.toRedo).toEqual([]);
});

const places = { learner: 'resource-groups/rg' };

test('the learner hears where the helper is, also one who opens the lab only then', async () => {
  const { id, attempt, path, me, post } = await opened();
  expect((await post(leads(), 'places', { places })).body).toMatchObject({ error: { code: 'NotHeld' } });
  await post(leads(), 'hold');
  await post(me, 'consent', { given: true });
  expect((await post(leads(), 'places', { places })).status).toBe(204);
  const told = (await server.store.feed(id, 0)).filter(({ kind }) => kind === 'places');
  expect(told.map(({ to, body }) => [to, body])).toEqual(
    ['staff', 'seat:s1'].map((to) => [to, { attempt, after: 1, places }]),
  );
  const seen = async (from: number) =>
    linesFound.parse((await server.ask(me, 'GET', `${path}/lines?from=${String(from)}`)).body).seen;
  expect(await seen(0)).toEqual({ after: 1, places });
  expect(await seen(1), 'whoever reads on has heard it').toBeUndefined();
  await post(leads(), 'release');
  expect(await seen(0), 'nobody is followed any more').toBeUndefined();
});
