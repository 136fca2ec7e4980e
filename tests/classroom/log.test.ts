/** The log is read by machines, and tells nothing of anybody. */
import { expect, test } from 'vitest';
import { createApp } from '#src/classroom/app.ts';
import { defineEndpoint } from '#src/classroom/endpoint.ts';
import { createLog, whyOf } from '#src/classroom/log.ts';
import { databaseAway, diskFull, StoreTrouble } from '#src/classroom/store/trouble.ts';
import { openTestServer } from './support/server.ts';

const name = 'Zoë <zoe@example.test>';

test('each event is one line of JSON, whatever stands in it', () => {
  const lines: string[] = [];
  const log = createLog(
    () => Date.UTC(2026, 10, 23, 9),
    (line) => lines.push(line),
  );
  log('started', { port: 4321, engine: 'sqlite', note: 'one\ntwo' });
  log('stopped');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { at: '2026-11-23T09:00:00.000Z', event: 'started', port: 4321, engine: 'sqlite', note: 'one\ntwo' },
    { at: '2026-11-23T09:00:00.000Z', event: 'stopped' },
  ]);
  expect(lines.join('')).not.toContain('\n');
});

test('of an error it tells the kind, the code and the place, not the words', () => {
  const cause = Object.assign(new TypeError(`no such learner: ${name}`), { code: '22P02', detail: name });
  const about = whyOf(new StoreTrouble('Busy', 'Try again.', cause));
  expect(about).toMatchObject({
    why: 'StoreTrouble',
    code: 'Busy',
    where: expect.stringContaining('log.test.ts') as string,
  });
  expect(whyOf(cause)).toMatchObject({ why: 'TypeError', code: '22P02' });
  expect(JSON.stringify([about, whyOf(cause)])).not.toContain('zoe@');
});

test.for([
  { cause: new Error(`cannot read ${name}`), status: 500, code: 'Failed', because: 'the server has a defect' },
  { cause: diskFull(), status: 503, code: 'DiskFull', because: 'its disk is full' },
  { cause: databaseAway(), status: 503, code: 'DatabaseAway', because: 'its database is away' },
  {
    cause: new StoreTrouble('NotKept', 'Leave it out.'),
    status: 400,
    code: 'NotKept',
    because: 'the text cannot be kept',
  },
])('a person is told in words, and the log nothing of them: $because', async ({ cause, status, code }) => {
  const fails = defineEndpoint({
    method: 'GET',
    path: '/api/fails',
    who: 'anyone',
    does: 'Fails.',
    answer: () => Promise.reject(cause),
  });
  const { services, close } = await openTestServer({ endpoints: [fails] });
  const lines: string[] = [];
  const app = createApp({
    endpoints: [fails],
    services: { ...services, log: createLog(services.now, (line) => lines.push(line)) },
    identify: () => Promise.resolve({}),
    addressOf: () => '192.0.2.1',
  });
  const answer = await app.request('/api/fails');
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ error: { code, message: expect.stringMatching(/\.$/) as string } });
  expect(answer.headers.get('retry-after')).toBe(status === 503 ? '2' : null);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('"event":"failed","path":"/api/fails"');
  expect(lines[0]).not.toContain('zoe@');
  await close();
});
