/** The class as a heat map: each learner counts once for each task and question, and wrong answers are explained. */
import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { beliefsOf } from '#src/classroom/content/beliefs.ts';
import { itemsOf } from '#src/classroom/content/course-content.ts';
import { saidIn } from '#src/classroom/heat/items.ts';
import type { AttemptEntry } from '#src/lab/attempt.ts';
import { findLab } from '#src/lab/registry.ts';
import { kinds } from '#src/quiz/registry.ts';
import { checkpoint, classWithLab, firstLine, lab } from '../support/attempts.ts';
import { databases, type Database } from '../support/databases.ts';
import { addSeats } from '../support/seats.ts';
import { leads, openTestServer, sits, type TestServer } from '../support/server.ts';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});
const seats = ['s1', 's2', 's3'];
const minute = 60_000;

async function opened(database: Database) {
  server = await openTestServer({ store: await database.open() });
  const { ask, wait, store, services } = server;
  const { id } = await classWithLab(server);
  await addSeats(store, id, seats);
  const at = `/api/classes/${id}`;
  const sent = new Map<string, number>();
  return {
    ...server,
    id,
    heat: async () => {
      wait(5000);
      return (await ask(leads('observer'), 'GET', `${at}/live/heat`)).body;
    },
    work: async (seat: string, open: string, ...lines: AttemptEntry[]) => {
      const from = sent.get(seat) ?? 0;
      const all = from === 0 ? [await firstLine(services.now()), ...lines] : lines;
      sent.set(seat, from + all.length);
      const standing = { task: open, title: open, on: [], done: 0, of: 9 };
      const body = { from, lines: all, standing, sent: services.now() };
      expect((await ask(sits(seat, id), 'POST', `${at}/attempts/${seat}.connect/lines`, body)).status).toBe(200);
    },
    answered: (seat: string, event: object, number = 1) =>
      ask(sits(seat, id), 'POST', `${at}/events`, {
        events: [
          {
            ...{ id: `e-${seat}-${String(number)}`, at: services.now() + number, course: 'expressroute' },
            ...{ kind: 'item.answered', objective: 'az-700/E1', itemKind: 'single', outOf: 1, where: 'check' },
            ...event,
          },
        ],
        sent: services.now(),
      }),
  };
}

const tasksIn = (heat: unknown) => z.object({ tasks: z.array(z.looseObject({ task: z.string() })) }).parse(heat).tasks;
const tasksOf = async () => (await findLab(lab).load()).default.open('any', 'today').tasks.map(({ id }) => id);

async function question() {
  const known = await beliefsOf('expressroute');
  for (const [item, one] of await itemsOf('expressroute'))
    if (one.kind === 'single') {
      const wrong = one.options.find(({ belief }) => belief !== undefined && known.has(belief));
      if (wrong?.belief !== undefined)
        return { item, wrong: wrong.id, text: wrong.text, belief: wrong.belief, says: known.get(wrong.belief)?.belief };
    }
  throw new Error('The bank has no such question.');
}

describe.for(databases)('on $engine', (database) => {
  const open = () => opened(database);

  test('a task counts who reached it, who did it, who is stuck in it, and how long it took', async () => {
    const { work, heat, wait, services, ask, id } = await open();
    const [first = '', second = ''] = await tasksOf();
    const done = (task: string): AttemptEntry => ({
      kind: 'done',
      task,
      because: 'there',
      at: 0,
      real: services.now(),
    });
    await Promise.all(seats.map((seat) => work(seat, first)));
    wait(minute);
    await work('s1', second, done(first));
    wait(minute);
    await work('s2', second, checkpoint('here', services.now()), done(first));
    wait(4 * minute);
    await ask(leads(), 'GET', `/api/classes/${id}/live`);
    const found = await heat();
    expect(found).toMatchObject({
      tasks: [
        { lab, task: first, reached: 3, done: 2, stuck: 0, quiet: 1, medianMs: 2 * minute },
        { lab, task: second, reached: 2, done: 0, stuck: 0, quiet: 2 },
        ...(await tasksOf()).slice(2).map((task) => ({ task, reached: 0, done: 0 })),
      ],
    });
    await work('s3', second, done(first));
    expect(tasksIn(await heat())[0]).toMatchObject({ task: first, done: 3 });
  });

  test('a lab that was begun anew is counted from there', async () => {
    const { work, heat, services } = await open();
    const [first = '', second = ''] = await tasksOf();
    const real = services.now();
    await work(
      's1',
      second,
      { kind: 'done', task: first, because: 'there', at: 0, real },
      { kind: 'reset', at: 0, real },
    );
    await work('s1', first);
    expect(tasksIn(await heat())[0]).toMatchObject({ task: first, done: 0, reached: 1 });
  });

  test('a question counts each learner’s first answer, and says what most got wrong and which belief explains it', async () => {
    const { answered, heat } = await open();
    const { item, wrong, text, belief, says } = await question();
    const mistake = { item, points: 0, words: [wrong], beliefs: [belief] };
    await answered('s1', mistake);
    await answered('s1', { item, points: 1, words: ['right'] }, 2);
    await answered('s2', mistake);
    await answered('s3', { item, points: 1, words: ['right'] });
    expect(await heat()).toMatchObject({
      items: [
        {
          ...{ item, answered: 3, wrong: 2, mostWrong: { words: text, count: 2, belief: says } },
          beliefs: [{ id: belief, says, count: 2 }],
        },
      ],
    });
  });

  test('questions made anew count together by their generator, and votes of polls count too', async () => {
    const { answered, heat, ask, id } = await open();
    await answered('s1', { item: 'generated/longest-prefix/a', points: 0 });
    await answered('s2', { item: 'generated/longest-prefix/b', points: 1 });
    const { item, wrong } = await question();
    await ask(leads(), 'POST', `/api/classes/${id}/polls`, { ref: item });
    const polls = (await ask(leads(), 'GET', `/api/classes/${id}/polls`)).body;
    const [, poll = ''] = /"id":"([^"]+)"/.exec(JSON.stringify(polls)) ?? [];
    await ask(sits('s3', id), 'POST', `/api/classes/${id}/polls/${poll}/vote`, { words: [wrong] });
    expect(await heat()).toMatchObject({
      items: [
        { item: 'generated/longest-prefix', answered: 2, wrong: 1 },
        { item, answered: 1, wrong: 1 },
      ],
    });
  });

  test('what learners of another class did is not counted', async () => {
    const { heat, store, addClass } = await open();
    await addSeats(store, await addClass(), ['elsewhere']);
    const event = JSON.stringify({ kind: 'item.answered', item: 'x/y/z', points: 0, outOf: 1 });
    await store.write((tx) => tx.insertInto('events').values({ seat: 'elsewhere', id: 'e', at: 1, event }).execute());
    expect(await heat()).toMatchObject({ items: [] });
  });
});

test.for(
  kinds.filter(({ kind }) => kind !== 'lab').map(({ kind, publicView, example }) => ({ kind, publicView, example })),
)('tells an answer in the words of its question: $kind', ({ publicView, example }) => {
  const said = saidIn(publicView(example.item), example.wrong);
  expect(said).not.toBe('');
  expect(said).not.toContain('undefined');
});
