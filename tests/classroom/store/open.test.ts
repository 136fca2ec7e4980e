/** Whoever starts the server on a database that cannot be had is told which, why, and the way out; never a password. */
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databaseFile, whyNotWritten } from '#src/classroom/store/folder.ts';
import { openStore } from '#src/classroom/store/open.ts';
import { whyNoStart } from '#src/classroom/store/postgres-trouble.ts';
import { openSqlite } from '#src/classroom/store/sqlite.ts';
import { databases } from '../support/databases.ts';
import { classRow } from './contract.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crossconnect-open-'));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

test('makes the folder, for nobody else to read, and finds what it kept there', async () => {
  const data = join(folder, 'deep', 'data');
  const first = await openStore({ data });
  await first.write((tx) => tx.insertInto('settings').values({ name: 'a', value: '1' }).execute());
  await first.close();
  expect(statSync(data).mode & 0o077).toBe(0);
  expect(existsSync(databaseFile(data))).toBe(true);
  const second = await openStore({ data });
  expect(await second.read((db) => db.selectFrom('settings').select('name').execute())).toEqual([{ name: 'a' }]);
  await second.close();
});

test('refuses a folder that another has open, and takes it when that one was killed', async () => {
  const opener = new URL('../../../src/classroom/store/open.ts', import.meta.url).pathname;
  const script = `import { openStore } from ${JSON.stringify(opener)}; await openStore({ data: process.argv[1] }); console.log('open'); setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ['--input-type=module', '--eval', script, folder], {
    cwd: process.cwd(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => other.stdout.once('data', resolve));
  await expect(openStore({ data: folder })).rejects.toThrow(
    new RegExp(`${folder} is in use by another Crossconnect \\(process ${String(other.pid)}\\)[^]*CROSSCONNECT_DATA`),
  );
  const ended = new Promise((resolve) => other.once('exit', resolve));
  other.kill('SIGKILL');
  await ended;
  const store = await openStore({ data: folder });
  expect(await store.isWell()).toBe(true);
  await store.close();
});

test('a folder within a file, and a file that is no database, are refused in words', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, 'x'.repeat(5000));
  await expect(openStore({ data: join(file, 'data') })).rejects.toThrow(/lies within, a file.*CROSSCONNECT_DATA/);
  writeFileSync(databaseFile(folder), 'this is no database, it is a text of some length'.repeat(100));
  await expect(openStore({ data: folder })).rejects.toThrow(/damaged, or is no database.*npm run restore/);
});

test.for([
  { code: 'EACCES', says: /\/srv\/data cannot be written by this account/, because: 'the account lacks the right' },
  { code: 'EROFS', says: /cannot be written/, because: 'the disk is mounted for reading' },
  { code: 'ENOSPC', says: /disk .* is full/, because: 'the disk is full' },
])('says why a folder cannot be used: $because', ({ code, says }) => {
  expect(whyNotWritten('/srv/data', Object.assign(new Error('no'), { code })).message).toMatch(says);
});

test.for([
  { url: 'localhost/class', says: /no address of a PostgreSQL database.*postgres:\/\//, because: 'it has no scheme' },
  { url: 'mysql://a:geheim@b/c', says: /no address of a PostgreSQL/, because: 'it is of another database' },
  {
    url: 'postgres://a:geheim@nowhere.invalid/c',
    says: /"nowhere\.invalid", which nobody here knows/,
    because: 'the host is unknown',
  },
])('an address that leads nowhere is refused in words, without the password: $because', async ({ url, says }) => {
  const cause = await openStore({ data: folder, url }).catch((reason: unknown) => reason);
  expect(String(cause)).toMatch(says);
  expect(String(cause)).not.toContain('geheim');
});

test('where nothing listens, it says where it looked', async () => {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await new Promise((resolve) => probe.close(resolve));
  await expect(openStore({ data: folder, url: `postgres://a:b@127.0.0.1:${port}/c` })).rejects.toThrow(
    `No database listens at 127.0.0.1:${port}`,
  );
});

test.for([
  { code: '28P01', says: /refuses ada: the password/, because: 'the password is wrong' },
  { code: '42501', says: /ada may not make tables in the database "class"/, because: 'it lacks the right' },
  { code: '57P03', says: /does not answer/, because: 'it is just starting' },
])('says what the database answered: $because', ({ code, says }) => {
  const cause = whyNoStart(Object.assign(new Error('no'), { code }), 'postgres://ada:geheim@db:5432/class');
  expect(String(cause)).toMatch(says);
  expect(String(cause)).not.toContain('geheim');
});

describe.for(databases)('on $engine', ({ engine, place: newPlace }) => {
  test('data of a newer version is left alone', async () => {
    const place = await newPlace();
    const store = await place.open();
    await store.write((tx) => sql`insert into migrations (name) values ('999-from-tomorrow')`.execute(tx));
    await store.close();
    await expect(place.open()).rejects.toThrow(/newer version of Crossconnect \(999-from-tomorrow\)/);
    await place.remove();
  });

  test('a new database that two start on at once is made once', async () => {
    const place = await newPlace({ isEmpty: true });
    const stores = await Promise.all(
      engine === 'postgres' ? [place.open(), place.open(), place.open()] : [place.open()],
    );
    expect(await Promise.all(stores.map((store) => store.isWell()))).not.toContain(false);
    for (const store of stores) await store.close();
    await place.remove();
  });
});

describe.for(databases.filter(({ engine }) => engine === 'postgres'))('on $engine', ({ place: newPlace }) => {
  const said = (body: unknown) => ({ at: 1, kind: 'said', to: 'all' as const, body });

  test('two instances that tell one class at once number it without a gap, each its own in order', async () => {
    const place = await newPlace();
    const stores = [await place.open(), await place.open()];
    await stores[0]?.write((tx) => tx.insertInto('classes').values(classRow('c')).execute());
    await Promise.all(
      stores.map(async (store, instance) => {
        for (let nth = 0; nth < 40; nth += 1) {
          await store.write((tx) => store.tell(tx, 'c', said([instance, nth])));
          if (nth % 8 === 0) await store.feed('c', 0);
        }
      }),
    );
    await Promise.all(stores.map((store) => store.newest('c')));
    for (const store of stores) {
      const feed = await store.feed('c', 0);
      expect(feed.map(({ seq }) => seq)).toEqual(Array.from({ length: 80 }, (_, index) => index + 1));
      for (const instance of [0, 1])
        expect(feed.flatMap(({ body }) => ((body as number[])[0] === instance ? [(body as number[])[1]] : []))).toEqual(
          Array.from({ length: 40 }, (_, index) => index),
        );
    }
    for (const store of stores) await store.close();
    await place.remove();
  });

  test('a newer instance may change a table under an older one, which goes on', async () => {
    const place = await newPlace();
    const store = await place.open();
    const keep = (name: string) =>
      store.write(async (tx) => {
        await tx.insertInto('settings').values({ name, value: '1' }).execute();
        return tx.selectFrom('settings').selectAll().where('name', '=', name).executeTakeFirst();
      });
    // A statement has its plan after some times.
    for (let count = 0; count < 12; count += 1) await keep(`before ${String(count)}`);
    const read = () =>
      store.read((db) => db.selectFrom('settings').selectAll().where('name', '=', 'before 1').execute());
    for (let count = 0; count < 12; count += 1) await read();
    await store.write((tx) => sql`alter table settings add column more text`.execute(tx));
    expect(await read()).toEqual([{ name: 'before 1', value: '1', more: null }]);
    expect(await keep('after')).toMatchObject({ name: 'after' });
    await store.close();
    await place.remove();
  });

  test('what an instance told that was lost before it gave numbers is told by another', async () => {
    const place = await newPlace();
    const other = await place.open();
    await other.write((tx) => tx.insertInto('classes').values(classRow('c')).execute());
    const heard = new Promise<string>((resolve) => other.listen(resolve));
    await other.write((tx) =>
      sql`insert into outbox (class, at, kind, "to", body) values ('c', 1, 'said', 'all', '"left"')`.execute(tx),
    );
    expect(await heard).toBe('c');
    expect((await other.feed('c', 0)).map(({ seq, body }) => [seq, body])).toEqual([[1, 'left']]);
    await other.close();
    await place.remove();
  });

  test('a database that is not there is named', async () => {
    const place = await newPlace();
    const url = new URL(place.address);
    url.pathname = '/not_there';
    await expect(openStore({ data: folder, url: url.href })).rejects.toThrow(
      /no database "not_there".*createdb not_there/,
    );
    await place.remove();
  });
});

test('a full disk is named, takes no unit half, and what follows works again', async () => {
  const store = await openSqlite(join(folder, 'small.sqlite'));
  const keep = (name: string, value: string) =>
    store.write((tx) => tx.insertInto('settings').values({ name, value }).execute());
  await keep('before', 'x');
  const { rows } = await store.read((db) => sql<{ page_count: number }>`pragma page_count`.execute(db));
  const pages = rows[0]?.page_count ?? 0;
  await store.read((db) => sql`pragma max_page_count = ${sql.lit(pages + 2)}`.execute(db));
  const ended = await Promise.allSettled([keep('small', 'x'), keep('large', 'x'.repeat(500_000)), keep('after', 'x')]);
  const why = ended.find(({ status }) => status === 'rejected');
  expect(why).toMatchObject({
    reason: { code: 'DiskFull', message: expect.stringMatching(/disk .* is full/) as string },
  });
  await store.read((db) => sql`pragma max_page_count = 1000000`.execute(db));
  await keep('later', 'x');
  const names = (await store.read((db) => db.selectFrom('settings').select('name').execute())).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['before', 'later']));
  // Whoever was told that it is kept finds it; whoever was told that it is not does not.
  for (const [index, name] of ['small', 'large', 'after'].entries())
    expect(names.includes(name)).toBe(ended[index]?.status === 'fulfilled');
  await store.close();
});
