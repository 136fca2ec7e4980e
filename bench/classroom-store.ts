/** How many acknowledged writes a second the databases of the class server take from fifty writers at once, against the bare database and against one commit for each write. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Pool } from 'pg';
import { findPostgres, startPostgres } from '#scripts/support/postgres.mjs';
import type { Store } from '#src/classroom/store/contract.ts';
import { openPostgres } from '#src/classroom/store/postgres.ts';
import { openSqlite } from '#src/classroom/store/sqlite.ts';
import { compare, perSecond, spread } from './support/rate.ts';

const writers = 50;
const entry = JSON.stringify({ kind: 'request', method: 'PUT', url: '/subscriptions/x'.repeat(8), body: { a: 1 } });
let next = 0;
const line = () => {
  next += 1;
  return { attempt: `a${next % 500}`, n: next, at: 1_795_000_000_000 + next, by: 'seat:s', entry, told: null };
};
const atOnce = (work: () => Promise<unknown>) => () => Promise.all(Array.from({ length: writers }, work));
const inTurn = (work: () => Promise<unknown>) => async () => {
  for (let index = 0; index < writers; index += 1) await work();
};

/** A line of an attempt, as `appendLines` writes it: the row, and its class's feed. */
const insert = (store: Store) => () => store.write((tx) => tx.insertInto('lines').values(line()).execute());
const insertAndTell = (store: Store) => () =>
  store.write(async (tx) => {
    await tx.insertInto('lines').values(line()).execute();
    await store.tell(tx, 'c', { at: 1, kind: 'lines', to: 'staff', body: { attempt: 'a', from: 1, length: 2 } });
  });

async function measure(store: Store, bare: () => unknown, bareOne: () => unknown): Promise<void> {
  const { engine } = store;
  await store.write((tx) =>
    tx
      .insertInto('classes')
      .values({
        id: 'c',
        course: 'expressroute',
        title: 'Monday',
        code: null,
        state: 'running',
        plan: '{}',
        settings: '{}',
        moment: '{}',
        made_at: 1,
        started_at: 1,
        ended_at: null,
        seq: 0,
      })
      .execute(),
  );
  const rows: [string, Awaited<ReturnType<typeof compare>>][] = [
    ['a row, against the bare database', await compare(atOnce(insert(store)), bare, writers, 5)],
    ['a row, against a commit for each, bare', await compare(atOnce(insert(store)), bareOne, writers, 5)],
    ['a row, against one after the other', await compare(atOnce(insert(store)), inTurn(insert(store)), writers, 5)],
    [
      'a row and the feed, against the row alone',
      await compare(atOnce(insertAndTell(store)), atOnce(insert(store)), writers, 5),
    ],
  ];
  for (const [what, pair] of rows)
    console.log(
      `${engine.padEnd(9)} ${what.padEnd(44)} ${perSecond(pair.ours).padStart(9)} ${perSecond(pair.bare).padStart(10)}   ${spread(pair)}`,
    );
}

console.log(`${String(writers)} writers at once            ours, the other, ratio (lowest to highest)`);
const folder = mkdtempSync(join(tmpdir(), 'crossconnect-bench-'));
const sqlite = await openSqlite(join(folder, 'ours.sqlite'));
const bare = new DatabaseSync(join(folder, 'bare.sqlite'));
bare.exec('pragma journal_mode = wal; pragma synchronous = full;');
bare.exec(
  'create table lines (attempt text, n integer, at integer, by text, entry text, primary key (attempt, n)) strict',
);
const statement = bare.prepare('insert into lines values (?, ?, ?, ?, ?)');
const runBare = () => {
  const { attempt, n, at, by, entry: text } = line();
  statement.run(attempt, n, at, by, text);
};
const times = (work: () => void) => () => {
  for (let index = 0; index < writers; index += 1) work();
};
await measure(
  sqlite,
  () => {
    bare.exec('begin');
    times(runBare)();
    bare.exec('commit');
  },
  times(runBare),
);
await sqlite.close();
bare.close();
rmSync(folder, { recursive: true, force: true });

if (findPostgres() === undefined) console.log('postgres  not on this machine');
else {
  const server = await startPostgres({ isDurable: true });
  const store = await openPostgres(server.url());
  const pool = new Pool({ connectionString: server.url(), max: 12 });
  await pool.query(
    'create table bare (attempt text, n bigint, at bigint, by text, entry text, primary key (attempt, n))',
  );
  const runOne = () => {
    const { attempt, n, at, by, entry: text } = line();
    return pool.query('insert into bare values ($1, $2, $3, $4, $5)', [attempt, n, at, by, text]);
  };
  await measure(store, atOnce(runOne), inTurn(runOne));
  await pool.end();
  await store.close();
  await server.stop();
}
