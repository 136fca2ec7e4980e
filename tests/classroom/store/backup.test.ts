/** A backup holds everything as it was at one moment, and comes back on either database. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeBackup } from '#src/classroom/store/backup/make.ts';
import { ownTables } from '#src/classroom/store/backup/ours.ts';
import { restoreBackup } from '#src/classroom/store/backup/restore.ts';
import type { Engine, Store } from '#src/classroom/store/contract.ts';
import { databaseFile } from '#src/classroom/store/folder.ts';
import { openStore } from '#src/classroom/store/open.ts';
import type { Tables } from '#src/classroom/store/tables.ts';
import { databases, type Place } from '../support/databases.ts';
import { classRow } from './contract.ts';

const at = Date.UTC(2026, 10, 23, 9);
let folder = '';
let file = '';
const places: Place[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crossconnect-backup-'));
  file = join(folder, 'monday.jsonl.gz');
});
afterEach(async () => {
  for (const place of places.splice(0)) await place.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Where a server of this kind of database would keep its data. */
async function newWhere(engine: Engine, options?: { isEmpty?: boolean }): Promise<{ data: string; url?: string }> {
  if (engine === 'sqlite') return { data: mkdtempSync(join(folder, 'data-')) };
  const place = await databases.find((one) => one.engine === engine)?.place(options);
  if (!place) throw new Error(`There is no ${engine} here.`);
  places.push(place);
  return { data: join(folder, 'unused'), url: place.address };
}

async function everything(db: Kysely<Tables>): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const [table, columns] of await ownTables()) {
    const order = sql.join([...columns].map((column) => sql.ref(column)));
    const { rows } = await sql`select ${order} from ${sql.table(table)} order by ${order}`.execute(db);
    all[table] = rows;
  }
  return all;
}

async function fillSome(store: Store): Promise<void> {
  await store.write(async (tx) => {
    await tx
      .insertInto('classes')
      .values([classRow('c'), { ...classRow('d'), title: 'Ω "quoted" \n שלום 👩‍🏫' }])
      .execute();
    for (let n = 0; n < 2500; n += 1)
      await tx
        .insertInto('lines')
        .values({ attempt: 'a', n, at: at + n, by: 'seat:s', entry: `{"n":${n}}`, told: null })
        .execute();
    await tx
      .insertInto('grades')
      .values({
        class: 'c',
        seat: 's',
        entry: 'e',
        points: 7.25,
        out_of: 10,
        evidence: 'attempt:a',
        detail: null,
        graded_at: at,
        override_points: null,
        override_by: null,
        override_why: null,
      })
      .execute();
    await store.tell(tx, 'c', { at, kind: 'said', to: 'all', body: { text: 'x' } });
  });
}

const pairs = databases.flatMap((from) => databases.map((to) => ({ from: from.engine, to: to.engine })));

test.for(pairs)('what is backed up from $from comes back on $to as it was', async ({ from, to }) => {
  const source = await newWhere(from);
  const store = await openStore(source);
  await fillSome(store);
  expect(await store.feed('c', 0)).toHaveLength(1);
  const before = await store.read(everything);
  const made = await makeBackup(source, file, at);
  expect(made.rows).toBe(
    Object.entries(before).reduce((sum, [name, rows]) => sum + (name === 'migrations' ? 0 : rows.length), 0),
  );
  expect(statSync(file).mode & 0o077).toBe(0);
  await store.close();

  const target = await newWhere(to, { isEmpty: true });
  expect(await restoreBackup(target, file, { replaces: false, now: at })).toMatchObject({ rows: made.rows, at });
  const restored = await openStore(target);
  expect(await restored.read(everything)).toEqual(before);
  await restored.close();
});

test.for(pairs)('what was told and had no number when $from was backed up is told on $to', async ({ from, to }) => {
  const source = await newWhere(from);
  const store = await openStore(source);
  await fillSome(store);
  expect(await store.newest('c')).toBe(1);
  await store.write((tx) =>
    tx
      .insertInto('outbox')
      .values([2, 1].map((id) => ({ class: 'c', id, at, kind: 'said', to: 'all', body: `{"id":${String(id)}}` })))
      .execute(),
  );
  await makeBackup(source, file, at);
  await store.close();

  const target = await newWhere(to, { isEmpty: true });
  await restoreBackup(target, file, { replaces: false, now: at });
  const restored = await openStore(target);
  await restored.write((tx) => restored.tell(tx, 'c', { at, kind: 'said', to: 'all', body: 'after' }));
  const feed = await restored.feed('c', 0);
  expect(feed.map(({ seq, body }) => [seq, body])).toEqual([
    [1, { text: 'x' }],
    [2, { id: 1 }],
    [3, { id: 2 }],
    [4, 'after'],
  ]);
  await restored.close();
});

describe.for(databases)('on $engine', ({ engine }) => {
  test('a backup that is made while others write is of one moment, and they do not wait for it', async () => {
    const source = await newWhere(engine);
    const store = await openStore(source);
    await fillSome(store);
    let isDone = false;
    let longest = 0;
    const writing = Array.from({ length: 8 }, async () => {
      while (!isDone) {
        const begun = performance.now();
        await store.write((tx) => store.tell(tx, 'd', { at, kind: 'said', to: 'all', body: { text: 'y' } }));
        longest = Math.max(longest, performance.now() - begun);
      }
    });
    for (const name of ['one', 'two', 'three']) await makeBackup(source, join(folder, name), at);
    isDone = true;
    await Promise.all(writing);
    await store.close();
    for (const name of ['one', 'two', 'three']) {
      const target = await newWhere('sqlite');
      await restoreBackup(target, join(folder, name), { replaces: false, now: at });
      const restored = await openStore(target);
      const seqs = (await restored.feed('d', 0, 100_000)).map(({ seq }) => seq);
      const { seq } = await restored.read((db) =>
        db.selectFrom('classes').select('seq').where('id', '=', 'd').executeTakeFirstOrThrow(),
      );
      expect(seqs).toHaveLength(seq);
      await restored.close();
    }
    expect(longest).toBeLessThan(3000);
  });

  test('a backup of an older version is brought up to date as it is restored', async () => {
    const source = await newWhere(engine, { isEmpty: true });
    const old = await openStore({ ...source, upTo: '001-beginning' });
    await old.write((tx) => tx.insertInto('classes').values(classRow('c')).execute());
    await makeBackup(source, file, at);
    await old.close();
    const target = await newWhere(engine, { isEmpty: true });
    await restoreBackup(target, file, { replaces: false, now: at });
    const store = await openStore(target);
    const names = (all: Record<string, unknown[]>) => (all['migrations'] ?? []).length;
    const all = await store.read(everything);
    expect(names(all)).toBeGreaterThan(1);
    expect(all['classes']).toHaveLength(1);
    expect(all['auth_users']).toEqual([]);
    await store.close();
  });

  test('classes that are there are replaced only by who says so', async () => {
    const source = await newWhere(engine);
    const store = await openStore(source);
    await fillSome(store);
    await makeBackup(source, file, at);
    await store.write((tx) => tx.insertInto('classes').values(classRow('later')).execute());
    await store.close();
    await expect(restoreBackup(source, file, { replaces: false, now: at })).rejects.toThrow(/already.*--replace/);
    const { before } = await restoreBackup(source, file, { replaces: true, now: at });
    const again = await openStore(source);
    const ids = await again.read((db) => db.selectFrom('classes').select('id').orderBy('id').execute());
    expect(ids).toEqual([{ id: 'c' }, { id: 'd' }]);
    await again.close();
    expect(before === undefined).toBe(engine === 'postgres');
  });
});

describe('a backup that cannot be restored', () => {
  let lines: string[] = [];
  let where: { data: string };
  beforeEach(async () => {
    const source = await newWhere('sqlite');
    const store = await openStore(source);
    await store.write((tx) => tx.insertInto('classes').values(classRow('c')).execute());
    await store.close();
    await makeBackup(source, file, at);
    lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
    where = { data: join(folder, 'empty') };
  });
  const first = () => JSON.parse(lines[0] ?? '') as Record<string, unknown>;

  test.for([
    { change: () => '', says: /it is empty/, because: 'nothing is in it' },
    { change: () => lines.slice(0, -1).join('\n'), says: /its end is missing/, because: 'it breaks off' },
    {
      change: () => lines.join('\n').slice(0, -200),
      says: /end is missing|no JSON/,
      because: 'it breaks off in a line',
    },
    {
      change: () => lines.map((line) => line.replace('ExpressRoute on Monday', 'ExpressRoute on Friday')).join('\n'),
      says: /changed after it was made/,
      because: 'somebody changed it',
    },
    {
      change: () => '{"crossconnect":"journal"}',
      says: /does not begin as a backup/,
      because: 'it is another file of ours',
    },
    { change: () => 'PK\u0003\u0004 zip', says: /no JSON/, because: 'it is no file of ours' },
    {
      change: () => [JSON.stringify({ ...first(), format: 2 }), ...lines.slice(1)].join('\n'),
      says: /newer version of Crossconnect \(format 2/,
      because: 'its format is newer',
    },
    {
      change: () =>
        [JSON.stringify({ ...first(), migrations: ['001-beginning', '900-later'] }), ...lines.slice(1)].join('\n'),
      says: /newer version of Crossconnect \(900-later\)/,
      because: 'its tables are of a newer version',
    },
    {
      change: () => lines.map((line) => line.replace('"table":"classes"', '"table":"sqlite_master"')).join('\n'),
      says: /a table that its version never had/,
      because: 'it would write somewhere else',
    },
    {
      change: () => gzipSync(lines.join('\n')).subarray(0, 300),
      says: /breaks off|end is missing/,
      because: 'its compressed file breaks off',
    },
  ])('is refused in words, and nothing is made: $because', async ({ change, says }) => {
    const other = join(folder, 'other');
    writeFileSync(other, change());
    await expect(restoreBackup(where, other, { replaces: true, now: at })).rejects.toThrow(says);
    expect(() => statSync(databaseFile(where.data))).toThrow();
  });

  test('a backup does not overwrite a file, and needs a database', async () => {
    await expect(makeBackup(where, file, at)).rejects.toThrow(/is there already/);
    await expect(makeBackup(where, join(folder, 'new'), at)).rejects.toThrow(/no database in .*CROSSCONNECT_DATA/);
  });

  test('a folder that a server runs on is not restored into', async () => {
    const source = await newWhere('sqlite');
    const store = await openStore(source);
    await expect(restoreBackup(source, file, { replaces: true, now: at })).rejects.toThrow(
      /in use by another Crossconnect/,
    );
    await store.close();
  });
});
