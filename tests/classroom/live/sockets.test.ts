/** Whole rooms over real sockets: everybody behind one address, each on a stream, under the limits of production. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { loadPlan } from '../../../bench/support/classroom/load.ts';
import { personAt, type Person } from '../../../bench/support/classroom/person.ts';
import { startClasses, type Served } from '../../../bench/support/classroom/server.ts';
import { databases } from '../support/databases.ts';

const account = { name: 'Ada', email: 'ada@example.test', password: 'a long enough password' };
const made = z.object({ id: z.string(), code: z.string() });
const tiles = z.object({ tiles: z.array(z.unknown()) });

/** A running class on a server, led by somebody who is signed in there. */
async function lead(server: Served): Promise<{ ada: Person; id: string; code: string }> {
  const ada = personAt(server.port);
  await ada.ask('POST', '/api/invitations/accept', { token: server.firstKey, account });
  const answer = await ada.ask('POST', '/api/classes', { course: 'expressroute', title: 'Monday', plan: loadPlan });
  const { id, code } = made.parse(answer.body);
  await ada.ask('POST', `/api/classes/${id}/state`, { state: 'running' });
  return { ada, id, code };
}

/** Lets so many in, all at once, and has each follow the class. Resolves with the people and the texts that each heard. */
async function comeIn(ports: readonly number[], many: number, { id, code }: { id: string; code: string }) {
  const heard = Array.from({ length: many }, (): string[] => []);
  const people = heard.map((_, n) => personAt(ports[n % ports.length] ?? 0));
  const statuses = await Promise.all(
    people.map(async (person, n) => {
      const { status } = await person.ask('POST', '/api/join', { code, name: `Learner ${String(n)}` });
      await person.follow(id, ({ kind, body }) => {
        if (kind === 'announced') heard[n]?.push(JSON.stringify(body));
      });
      return status;
    }),
  );
  return { people, heard, statuses };
}

const allHear = (heard: readonly string[][], text: string) =>
  expect
    .poll(() => heard.filter((texts) => texts.some((one) => one.includes(text))).length, { timeout: 30_000 })
    .toBe(heard.length);

test('five hundred behind one address come in at once, hold a stream each, and all hear what is announced', async () => {
  const data = mkdtempSync(path.join(tmpdir(), 'crossconnect-sockets-'));
  const server = await startClasses(data);
  try {
    const { ada, ...room } = await lead(server);
    const { people, heard, statuses } = await comeIn([server.port], 500, room);
    expect(statuses).toEqual(Array(500).fill(200));
    await ada.ask('POST', `/api/classes/${room.id}/announcements`, { text: 'Coffee at ten' });
    await allHear(heard, 'Coffee at ten');
    const live = await ada.ask('GET', `/api/classes/${room.id}/live`);
    expect(tiles.parse(live.body).tiles).toHaveLength(500);
    for (const person of people) person.close();
  } finally {
    await server.end();
    rmSync(data, { recursive: true, force: true });
  }
}, 120_000);

for (const { engine, place } of databases.filter((one) => one.engine === 'postgres'))
  test(`an instructor on one server and learners on another are one class on ${engine}`, async () => {
    const database = await place({ isEmpty: true });
    const folders = [1, 2].map(() => mkdtempSync(path.join(tmpdir(), 'crossconnect-sockets-')));
    const servers: Served[] = [];
    try {
      for (const folder of folders) servers.push(await startClasses(folder, database.address));
      const [first, second] = servers;
      if (!first || !second) throw new Error('Two servers were started.');
      const { ada, ...room } = await lead(first);
      const { people, heard } = await comeIn([second.port, first.port], 20, room);
      await ada.ask('POST', `/api/classes/${room.id}/announcements`, { text: 'Told on the first' });
      await allHear(heard, 'Told on the first');
      const there = personAt(second.port);
      await there.ask('POST', '/api/sign-in', { email: account.email, password: account.password });
      await there.ask('POST', `/api/classes/${room.id}/announcements`, { text: 'Told on the second' });
      await allHear(heard, 'Told on the second');
      for (const person of people) person.close();
    } finally {
      await Promise.all(servers.map((server) => server.end()));
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
      await database.remove();
    }
  }, 120_000);
