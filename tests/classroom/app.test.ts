/** What every endpoint of the class server can rely on: who asks is checked first, and every no has its words. */
import { afterEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { defineEndpoint } from '#src/classroom/endpoint.ts';
import { leads, nobody, openTestServer, sits, type TestServer } from './support/server.ts';

const said = defineEndpoint({
  method: 'POST',
  path: '/api/classes/:class/said',
  who: 'co-instructor',
  does: 'Tells the class what was said.',
  params: z.object({ class: z.string() }),
  body: z.object({ text: z.string() }),
  limit: 100,
  answer: ({ params, body }, { store, now }) =>
    store.write((tx) =>
      store.tell(tx, params.class, { at: now(), kind: 'said', to: 'all', body: { text: body.text } }),
    ),
});

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});
const open = async () => {
  server = await openTestServer({ endpoints: [said] });
  return { ...server, id: await server.addClass() };
};

test('what happens in a class is numbered without a gap', async () => {
  const { ask, store, id } = await open();
  const path = `/api/classes/${id}/said`;
  const answers = await Promise.all(
    ['one', 'two', 'three'].map((text) => ask(leads('instructor'), 'POST', path, { text })),
  );
  expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
  expect((await store.feed(id, 1)).map(({ seq, body }) => [seq, body])).toEqual([
    [2, { text: 'two' }],
    [3, { text: 'three' }],
  ]);
});

test.for([
  { who: nobody, status: 401, code: 'NotSignedIn', because: 'nobody signed in' },
  { who: sits('s1', 'class-1'), status: 403, code: 'NotAllowed', because: 'a learner does not lead' },
  { who: leads('observer'), status: 403, code: 'NotAllowed', because: 'an observer only looks' },
])('refuses with words: $because', async ({ who, status, code }) => {
  const { ask, id } = await open();
  const answer = await ask(who, 'POST', `/api/classes/${id}/said`, { text: 'hello' });
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ error: { code } });
});

test.for([
  { body: { text: 7 }, status: 400, code: 'Unreadable', because: 'a text is no number' },
  { body: { text: 'x'.repeat(200) }, status: 413, code: 'TooLong', because: 'it is longer than the endpoint reads' },
])('says what is wrong with what was sent: $because', async ({ body, status, code }) => {
  const { ask, id } = await open();
  const answer = await ask(leads(), 'POST', `/api/classes/${id}/said`, body);
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ error: { code } });
});

test('a class that has ended is no longer changed', async () => {
  const { ask, addClass } = await open();
  const ended = await addClass({ state: 'ended', code: null });
  const answer = await ask(leads(), 'POST', `/api/classes/${ended}/said`, { text: 'late' });
  expect(answer.body).toMatchObject({ error: { code: 'ClassEnded' } });
});
