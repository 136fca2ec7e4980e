/** What belongs to one learner is nobody else's in the class: every endpoint of the list is asked for it by another learner, and every answer is searched. */
import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { defineEndpoint, type Endpoint } from '#src/classroom/endpoint.ts';
import { belongs } from '#src/classroom/keeping/belongs.ts';
import { endpoints } from '#src/classroom/routes/list.ts';
import { sits } from '../exams/room.ts';
import { askAll, onlyTheirs, rowsOf } from './ask-all.ts';
import { openScene, other, own, type Scene } from './two-learners.ts';

let scene: Scene | undefined;
afterEach(async () => {
  await scene?.room.close();
  scene = undefined;
});
const open = async (list: readonly Endpoint[] = endpoints) => (scene = await openScene(list));

test('both learners have a row in every table that keeps something of a learner', async () => {
  const opened = await open();
  const kept = Object.entries(belongs).flatMap(([table, { seat }]) =>
    // What is told is there for a moment only, and then in the feed.
    seat && table !== 'outbox' ? [table] : [],
  );
  for (const seat of [own, other])
    for (const table of kept) expect([table, (await rowsOf(opened, seat))[table]?.length]).not.toEqual([table, 0]);
  const secrets = await onlyTheirs(opened);
  expect(secrets.length).toBeGreaterThan(40);
  for (const of of ['I ask about', 'vote of', 'Note to', 'Note on', 'Because of', 'checkpoint of', 'device of'])
    expect(secrets).toContain(`${of} zsuzsa`);
});

test('a learner who asks for what is another’s is refused or told nothing, and changes nothing of it', async () => {
  const { asked, ...found } = await askAll(await open(), endpoints);
  expect(found).toEqual({ told: [], granted: [], changed: [], broken: [] });
  expect(asked).toBeGreaterThan(endpoints.length);
});

test('a learner reads their own by the same addresses', async () => {
  const { room, mine } = await open();
  const read = async (path: string) =>
    JSON.stringify((await room.ask(sits(own, room.id), 'GET', `/api/classes/${room.id}${path}`)).body);
  expect(await read(`/attempts/${mine.attempt}/lines`)).toContain('checkpoint of anna');
  expect(await read(`/forms/${mine.form}/lines`)).toContain('answered');
  expect(await read('/notes')).toContain('Note to anna');
  expect(await read('/hand')).toContain('I ask about anna');
});

const path = '/api/classes/:class/planted/:seat';
const params = z.object({ class: z.string(), seat: z.string() });
const planted: readonly { endpoint: Endpoint; finds: 'told' | 'granted' | 'changed'; because: string }[] = [
  {
    finds: 'told',
    because: 'the queue of hands is for those who lead, with its words',
    endpoint: defineEndpoint({
      method: 'GET',
      path: '/api/classes/:class/planted',
      who: 'learner',
      does: 'Tells everybody’s hands.',
      answer: (_, { store }) => store.read((db) => db.selectFrom('seats').select(['hand_text']).execute()),
    }),
  },
  {
    finds: 'told',
    because: 'when somebody answered tells who it was',
    endpoint: defineEndpoint({
      method: 'GET',
      path: '/api/classes/:class/planted',
      who: 'learner',
      does: 'Tells when each vote came.',
      answer: (_, { store }) => store.read((db) => db.selectFrom('votes').select(['at']).execute()),
    }),
  },
  {
    finds: 'granted',
    because: 'also an empty answer says that the seat is there',
    endpoint: defineEndpoint({
      ...{ method: 'GET', path, who: 'learner', params },
      does: 'Tells whether there is a seat.',
      answer: () => Promise.resolve({}),
    }),
  },
  {
    finds: 'changed',
    because: 'a hand is lowered by whoever raised it, or by those who lead',
    endpoint: defineEndpoint({
      ...{ method: 'DELETE', path, who: 'learner', params },
      does: 'Lowers any hand.',
      answer: ({ params: { seat } }, { store }) =>
        store.write(async (tx) => {
          await tx.updateTable('seats').set({ hand_text: null }).where('id', '=', seat).execute();
        }),
    }),
  },
];

describe('a leak that is planted is found', () => {
  test.for(planted)('$finds: $because', async ({ endpoint, finds }) => {
    const found = await askAll(await open([...endpoints, endpoint]), [endpoint]);
    expect(found[finds]).not.toEqual([]);
  });
});
