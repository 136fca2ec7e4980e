/** What is kept of people can be read, and ends: when they ask, and when the days of their class are over. */
import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { belongs } from '#src/classroom/keeping/belongs.ts';
import { forgetOldClasses, startRetention } from '#src/classroom/keeping/retention.ts';
import { keeping } from '#src/classroom/routes/keeping.ts';
import { ownTables } from '#src/classroom/store/backup/ours.ts';
import type { Tables } from '#src/classroom/store/tables.ts';
import { databases } from '../support/databases.ts';
import { account, leads, nobody, openTestServer, sits, type TestServer } from '../support/server.ts';

const day = 24 * 3600 * 1000;

/** A row for each table that says whose it is in every text of it. */
function rowOf(table: string, columns: ReadonlySet<string>, inClass: string, seat: string): Record<string, unknown> {
  const person = `account-${seat}`;
  const ids: Readonly<Record<string, string>> = {
    class: inClass,
    seat,
    account: person,
    userId: person,
    made_by: person,
    attempt: `${seat}.e`,
    form: `form-${seat}`,
    poll: `poll-${seat}`,
    group: `group-${seat}`,
    by: `seat:${seat}`,
    to: `seat:${seat}`,
    body: `{"attempt":"${seat}.e"}`,
    about: `{"seat":"${seat}"}`,
    people: `{"owner":["${seat}"]}`,
    settings: '{"keepDays":30}',
    state: table === 'classes' ? 'running' : 'in',
    code: `CODE-${seat}`,
    role: 'instructor',
    merged_into: '',
  };
  const own: Readonly<Record<string, string>> = {
    classes: inClass,
    seats: seat,
    attempts: `${seat}.e`,
    forms: `form-${seat}`,
    polls: `poll-${seat}`,
    auth_users: person,
    jobs: `lab:${seat}.e`,
  };
  return Object.fromEntries(
    [...columns].map((column) => [
      column,
      column === 'id' ? (own[table] ?? `${table}-${seat}`) : (ids[column] ?? `${table} ${column} of ${seat}`),
    ]),
  );
}

/** Fills every table that there is with a row of this learner, whatever tables there will be. */
async function fill(db: Kysely<Tables>, inClass: string, seat: string, isFirst: boolean): Promise<void> {
  for (const [table, columns] of await ownTables()) {
    if (table === 'migrations' || (table === 'classes' && !isFirst)) continue;
    const row = rowOf(table, columns, inClass, seat);
    const numbers = new Set(numeric.filter((column) => columns.has(column)));
    const values = Object.entries(row).map(([column, value]) =>
      numbers.has(column) || (table === 'outbox' && column === 'id') ? numberOf(table, seat) : value,
    );
    await sql`insert into ${sql.table(table)} (${sql.join([...columns].map((column) => sql.ref(column)))}) values (${sql.join(values)})`.execute(
      db,
    );
  }
}
/** The class's counter is past its entries. */
const numberOf = (table: string, seat: string) => (table === 'classes' ? 200 : (seat.codePointAt(0) ?? 0));
const numeric = (
  'seq at made_at started_at ended_at added_at joined_at seen_at hand_at cloud length changed_at n device_at ends_at submitted_at ' +
  'released_at time points out_of graded_at override_points due_at taken_at tries done_at skew asked_at emailVerified'
).split(' ');

async function everything(db: Kysely<Tables>): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const table of Object.keys(belongs))
    all[table] = (await sql`select * from ${sql.table(table)}`.execute(db)).rows;
  return all;
}
const tablesWith = (all: Record<string, unknown[]>, text: string) =>
  Object.entries(all)
    .filter(([, rows]) => rows.some((row) => JSON.stringify(row).includes(text)))
    .map(([table]) => table);

test("every table says whose its rows are, or why they are nobody's", async () => {
  const tables = [...(await ownTables()).keys()].filter((table) => table !== 'migrations');
  expect(Object.keys(belongs).toSorted()).toEqual(tables.toSorted());
  for (const [table, { class: inClass, seat, account: person, because }] of Object.entries(belongs))
    expect(Boolean(inClass ?? seat ?? person) !== Boolean(because), table).toBe(true);
});

describe.for(databases)('on $engine', ({ open }) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await openTestServer({ endpoints: keeping, store: await open() });
    await server.store.write(async (tx) => {
      await fill(tx, 'c', 'ann', true);
      await fill(tx, 'c', 'bob', false);
      await fill(tx, 'd', 'cy', true);
    });
  });
  afterEach(async () => {
    await server.close();
  });

  test('a learner is deleted from every table, and nobody else is', async () => {
    const before = await server.store.read(everything);
    expect(tablesWith(before, 'of ann').length).toBeGreaterThan(15);
    const answer = await server.ask(leads(), 'DELETE', '/api/classes/c/seats/ann/data');
    expect(answer.status).toBe(200);
    const after = await server.store.read(everything);
    // Their account is theirs to delete; what is the class's ends with the class.
    const ofSeat = Object.entries(belongs)
      .filter(([, { seat }]) => seat)
      .map(([table]) => table);
    expect(tablesWith(after, 'of ann').filter((table) => ofSeat.includes(table))).toEqual([]);
    expect(tablesWith(after, 'lab:ann')).toEqual([]);
    // What waits for its number comes into the feed meanwhile, or does not yet.
    const lasting = (tables: readonly string[]) => tables.filter((table) => table !== 'outbox');
    for (const other of ['bob', 'cy']) {
      expect(lasting(tablesWith(after, `of ${other}`))).toEqual(lasting(tablesWith(before, `of ${other}`)));
      expect(after['lines']?.filter((row) => JSON.stringify(row).includes(other))).toHaveLength(1);
    }
    expect((await server.store.feed('c', 0)).map(({ kind, to }) => [kind, to])).toEqual(
      expect.arrayContaining([
        ['left', 'staff'],
        ['kicked', 'seat:ann'],
      ]),
    );
    expect((await server.ask(leads(), 'DELETE', '/api/classes/c/seats/ann/data')).body).toMatchObject({
      error: { code: 'NoSuchSeat' },
    });
  });

  test('whoever was merged into a learner is shown and deleted with them', async () => {
    await server.store.write((tx) =>
      tx.updateTable('seats').set({ merged_into: 'ann', state: 'merged' }).where('id', '=', 'bob').execute(),
    );
    const { body } = await server.ask(leads(), 'GET', '/api/classes/c/seats/ann/data');
    expect(JSON.stringify(body)).toContain('lines told of bob');
    await server.ask(leads(), 'DELETE', '/api/classes/c/seats/ann/data');
    expect(tablesWith(await server.store.read(everything), 'events event of bob')).toEqual([]);
  });

  test('all that is kept of a learner can be read, without secrets and without others', async () => {
    const { body, response } = await server.ask(leads(), 'GET', '/api/classes/c/seats/ann/data');
    expect(response.headers.get('content-disposition')).toContain('attachment');
    const text = JSON.stringify(body);
    for (const [table, { seat, secret = [] }] of Object.entries(belongs)) {
      if (seat) expect(text, table).toContain(`"${table}":[`);
      for (const column of secret) expect(text).not.toContain(`${table} ${column} of`);
    }
    expect(text).toContain('"people":{"owner":["ann"]}');
    expect(text).not.toMatch(/of (bob|cy)/);
  });

  test('a class is deleted with everything in it, by who says its title', async () => {
    const unsure = await server.ask(leads(), 'DELETE', '/api/classes/c', { sure: 'yes' });
    expect(unsure.body).toMatchObject({ error: { code: 'NotSure' } });
    const before = await server.store.read(everything);
    const answer = await server.ask(leads(), 'DELETE', '/api/classes/c', { sure: 'classes title of ann' });
    expect(answer.status).toBe(200);
    const after = await server.store.read(everything);
    const ofClass = Object.entries(belongs)
      .filter(([, { class: inClass }]) => inClass)
      .map(([table]) => table);
    for (const name of ['ann', 'bob'])
      expect(tablesWith(after, `of ${name}`).filter((table) => ofClass.includes(table))).toEqual([]);
    expect(tablesWith(after, 'of cy')).toEqual(tablesWith(before, 'of cy'));
    expect(tablesWith(after, 'class.forgotten')).toEqual(['audit']);
  });

  test('a class is kept for its days after its end, and not longer', async () => {
    const end = async (id: string, at: number) =>
      server.store.write((tx) =>
        tx.updateTable('classes').set({ state: 'ended', code: null, ended_at: at }).where('id', '=', id).execute(),
      );
    await end('c', server.services.now());
    expect(await forgetOldClasses(server.services)).toBe(0);
    server.wait(30 * day - 1);
    expect(await forgetOldClasses(server.services)).toBe(0);
    server.wait(2);
    const stop = startRetention(server.services);
    await stop();
    const left = await server.store.read((db) => db.selectFrom('classes').select('id').execute());
    expect(left).toEqual([{ id: 'd' }]);
  });

  test('somebody with an account reads and deletes it, unless a class would have no instructor', async () => {
    const ann = account('account-ann');
    const kept = await server.ask(ann, 'GET', '/api/me/data');
    expect(JSON.stringify(kept.body)).toContain('auth_users name of ann');
    expect(JSON.stringify(kept.body)).not.toMatch(/password of|token of|of bob/);
    const unsure = await server.ask(ann, 'DELETE', '/api/me', { sure: 'yes' });
    expect(unsure.body).toMatchObject({ error: { code: 'NotSure' } });
    // Both lead the class, so one may go; then the other is the last.
    const sure = (id: string) => server.ask(account(id), 'DELETE', '/api/me', { sure: `${id}@example.test` });
    expect((await sure('account-ann')).status).toBe(200);
    expect((await sure('account-bob')).body).toMatchObject({ error: { code: 'LastInstructor' } });
    const after = await server.store.read(everything);
    expect(tablesWith({ ...after, audit: [] }, 'auth_users name of ann')).toEqual([]);
    expect(after['auth_sessions']).toHaveLength(2);
    expect(after['staff']).toHaveLength(2);
  });

  test.for([
    { who: nobody, because: 'nobody signed in' },
    { who: sits('ann', 'c'), because: 'what is kept may hold keys and notes of those who lead' },
    { who: leads('co-instructor'), because: 'who leads alone decides' },
  ])('only the instructor of the class shows and deletes: $because', async ({ who }) => {
    for (const [method, path] of [
      ['GET', '/api/classes/c/seats/ann/data'],
      ['DELETE', '/api/classes/c/seats/ann/data'],
      ['DELETE', '/api/classes/c'],
    ] as const) {
      const { status } = await server.ask(who, method, path, method === 'DELETE' ? { sure: 'x' } : undefined);
      expect([401, 403]).toContain(status);
    }
    expect((await server.store.read(everything))['seats']).toHaveLength(3);
  });
});
