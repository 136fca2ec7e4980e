/** Those who lead a class rename, group, remove and merge its learners, and what was done is kept. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { openBrowsers, type Browser } from '../support/browser.ts';
import { leads, openTestServer, sits, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: () => Browser;
let inClass: string;
beforeEach(async () => {
  server = await openTestServer();
  browser = openBrowsers(server.services);
  inClass = await server.addClass({ code: 'BCDFGH' });
});
afterEach(() => server.close());

const joined = z.object({ seat: z.object({ id: z.string(), name: z.string() }), phrase: z.string() });
const join = async (name: string) => {
  const own = browser();
  const { seat, phrase } = joined.parse((await own.ask('POST', '/api/join', { code: 'BCDFGH', name })).body);
  return { own, id: seat.id, phrase };
};
const asStaff = (method: string, path: string, body?: unknown) =>
  server.ask(leads('co-instructor'), method, `/api/classes/${inClass}/${path}`, body);
const listed = z.object({
  seats: z.array(z.object({ id: z.string(), name: z.string(), group: z.nullable(z.string()), state: z.string() })),
  groups: z.array(z.object({ id: z.string(), name: z.string() })),
});
const people = async () => listed.parse((await asStaff('GET', 'people')).body);
const codeOf = (body: unknown) => z.object({ error: z.object({ code: z.string() }) }).parse(body).error.code;
const kinds = async () => (await server.store.feed(inClass, 0)).map(({ kind, to }) => `${kind} ${to}`);

test('a learner gets another name and a group, and keeps both when the group is renamed', async () => {
  const { id } = await join('anna');
  const { body } = await asStaff('POST', 'groups', { name: 'Blue' });
  const group = z.object({ id: z.string() }).parse(body).id;
  await asStaff('PATCH', `seats/${id}`, { name: ' Anna S. ', group });
  await asStaff('PATCH', `groups/${group}`, { name: 'Navy' });
  expect(await people()).toEqual({
    seats: [expect.objectContaining({ id, name: 'Anna S.', group, state: 'in' })],
    groups: [{ id: group, name: 'Navy' }],
  });
  await asStaff('DELETE', `groups/${group}`);
  expect((await people()).seats[0]?.group).toBeNull();
});

test.for([
  { path: 'seats/nobody', body: { name: 'X' }, code: 'NoSuchSeat', because: 'there is no such seat' },
  { path: 'groups/none', body: { name: 'X' }, code: 'NoSuchGroup', because: 'there is no such group' },
])('says what is not there: $because', async ({ path, body, code }) => {
  expect(codeOf((await asStaff('PATCH', path, body)).body)).toBe(code);
});

test('a seat of another class is none here', async () => {
  const { id } = await join('Anna');
  const other = await server.addClass();
  for (const deed of ['kick', 'readmit', 'resume'])
    expect((await server.ask(leads(), 'POST', `/api/classes/${other}/seats/${id}/${deed}`)).status).toBe(404);
  expect((await server.ask(leads(), 'PATCH', `/api/classes/${other}/seats/${id}`, { name: 'X' })).status).toBe(404);
  expect((await people()).seats[0]).toMatchObject({ name: 'Anna', state: 'in' });
});

test('who is removed is out at once, hears of it, and may be let back in with the same phrase', async () => {
  const { own, id, phrase } = await join('Anna');
  await asStaff('POST', `seats/${id}/kick`);
  expect((await own.ask('POST', `/api/classes/${inClass}/phrase`)).status).toBe(401);
  expect((await own.ask('POST', '/api/resume', { phrase })).status).toBe(403);
  expect(await kinds()).toEqual(['joined staff', `kicked seat:${id}`, 'left staff']);
  await asStaff('POST', `seats/${id}/readmit`);
  expect((await own.ask('POST', '/api/resume', { phrase })).status).toBe(200);
});

test('a lost phrase is replaced by one that the instructor hands over', async () => {
  const { id, phrase } = await join('Anna');
  const { body } = await asStaff('POST', `seats/${id}/resume`);
  const made = z.object({ phrase: z.string(), link: z.string() }).parse(body);
  expect(made.link).toBe(`http://class.test/class/#phrase=${made.phrase}`);
  expect((await browser().ask('POST', '/api/resume', { phrase })).status).toBe(404);
  expect((await browser().ask('POST', '/api/resume', { phrase: made.phrase })).status).toBe(200);
});

test('two seats of one person become one, with the better of everything, on the browser of either', async () => {
  const [phone, laptop] = [await join('Anna (phone)'), await join('Anna')];
  const attempt = (seat: string, entry: string, length: number) => ({
    id: `${seat}.${entry}`,
    class: inClass,
    seat,
    entry,
    lab: 'expressroute/order-a-circuit',
    way: 'practice' as const,
    cloud: 0 as const,
    people: null,
    begin: null,
    agreed: null,
    length,
    standing: null,
    held_by: null,
    asked_by: null,
    asked_at: null,
    skew: 0,
    made_at: 1,
    changed_at: 1,
  });
  const grade = (seat: string, entry: string, points: number) => ({
    class: inClass,
    seat,
    entry,
    points,
    out_of: 10,
    evidence: `attempt:${seat}.${entry}`,
    detail: null,
    graded_at: 1,
    override_points: null,
    override_by: null,
    override_why: null,
  });
  const event = (seat: string, id: string) => ({ seat, id, at: 1, event: '{}' });
  await server.store.write(async (tx) => {
    await tx
      .insertInto('attempts')
      .values([
        attempt(phone.id, 'a', 9),
        attempt(laptop.id, 'a', 2),
        attempt(phone.id, 'b', 1),
        attempt(laptop.id, 'c', 3),
      ])
      .execute();
    await tx
      .insertInto('lines')
      .values([
        { attempt: `${phone.id}.a`, n: 0, at: 1, by: `seat:${phone.id}`, entry: '"phone"', told: null },
        { attempt: `${laptop.id}.a`, n: 0, at: 1, by: `seat:${laptop.id}`, entry: '"laptop"', told: null },
      ])
      .execute();
    await tx
      .insertInto('grades')
      .values([grade(phone.id, 'a', 8), grade(laptop.id, 'a', 3), grade(phone.id, 'b', 1)])
      .execute();
    await tx
      .insertInto('events')
      .values([event(phone.id, 'x'), event(laptop.id, 'x'), event(phone.id, 'y')])
      .execute();
  });
  expect((await asStaff('POST', `seats/${phone.id}/merge`, { into: laptop.id })).status).toBe(204);

  const [attempts, lines, grades, events] = await server.store.read(async (db) => [
    await db.selectFrom('attempts').select(['id', 'seat', 'length']).orderBy('id').execute(),
    await db.selectFrom('lines').select(['attempt', 'entry']).execute(),
    await db.selectFrom('grades').select(['seat', 'entry', 'points', 'evidence']).execute(),
    await db.selectFrom('events').select(['seat', 'id']).execute(),
  ]);
  expect(attempts.filter(({ seat }) => seat === laptop.id).map(({ id, length }) => [id, length])).toEqual([
    [`${laptop.id}.a`, 9],
    [`${laptop.id}.b`, 1],
    [`${laptop.id}.c`, 3],
  ]);
  expect(lines).toEqual(
    expect.arrayContaining([
      { attempt: `${laptop.id}.a`, entry: '"phone"' },
      { attempt: `${phone.id}.a`, entry: '"laptop"' },
    ]),
  );
  expect(grades).toEqual(
    expect.arrayContaining([
      { seat: laptop.id, entry: 'a', points: 8, evidence: `attempt:${laptop.id}.a` },
      { seat: laptop.id, entry: 'b', points: 1, evidence: `attempt:${laptop.id}.b` },
      { seat: phone.id, entry: 'a', points: 3, evidence: `attempt:${phone.id}.a` },
    ]),
  );
  expect(
    events
      .filter(({ seat }) => seat === laptop.id)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['x', 'y']);
  expect((await people()).seats.map(({ id }) => id)).toEqual([laptop.id]);
  const me = z.object({ seats: z.array(z.object({ id: z.string() })) });
  expect(me.parse((await phone.own.ask('GET', '/api/me')).body).seats).toEqual([
    expect.objectContaining({ id: laptop.id }),
  ]);
});

test('a seat is not merged with itself, nor into one that is gone', async () => {
  const { id } = await join('Anna');
  expect(codeOf((await asStaff('POST', `seats/${id}/merge`, { into: id })).body)).toBe('SameSeat');
  expect(codeOf((await asStaff('POST', `seats/${id}/merge`, { into: 'gone' })).body)).toBe('NoSuchSeat');
});

test('a roster invites who is not there and changes who is, again and again, and goes out as a file', async () => {
  await join('Zoë');
  const bring = (csv: string) => asStaff('POST', 'roster', { csv });
  const file = 'name,e-mail,group\nAnna,a@x.test,Blue\nZoe,z@x.test,\nZoë,,Blue\n';
  expect((await bring(file)).body).toEqual({ added: 2, changed: 1, faults: [] });
  expect((await bring(file)).body).toEqual({ added: 0, changed: 0, faults: [] });
  expect((await bring('name,e-mail\nAnna Schmidt,a@x.test\n')).body).toEqual({ added: 0, changed: 1, faults: [] });
  expect((await bring('name\n\nBob\n,\n"x')).body).toMatchObject({ added: 0, changed: 0 });
  const { seats, groups } = await people();
  const [blue] = groups;
  expect(seats.map(({ name, group, state }) => [name, group, state])).toEqual([
    ['Anna Schmidt', blue?.id, 'invited'],
    ['Zoe', null, 'invited'],
    ['Zoë', blue?.id, 'in'],
  ]);
  const { response } = await asStaff('GET', 'roster.csv');
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
  expect(text.split('\r\n').slice(0, 2)).toEqual([
    '\ufeffname,e-mail,group,state,joined',
    'Anna Schmidt,a@x.test,Blue,invited,',
  ]);
  expect((await bring(text)).body).toEqual({ added: 0, changed: 0, faults: [] });
});

test('a learner reads no list of people', async () => {
  const { id } = await join('Anna');
  expect((await server.ask(sits(id, inClass), 'GET', `/api/classes/${inClass}/people`)).status).toBe(403);
});
