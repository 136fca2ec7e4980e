/** Puts a backup into a database, of either kind: all of it or nothing. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Engine } from '../contract.ts';
import { databaseFile, takeFolder } from '../folder.ts';
import { migrateIn } from '../migrate.ts';
import type { Tables } from '../tables.ts';
import { StoreTrouble } from '../trouble.ts';
import { connectTo, connectToFile, tablesIn, type Where } from './connect.ts';
import { ownTables } from './ours.ts';
import { checkBackup, rowsIn } from './read.ts';

export interface Restored {
  rows: number;
  /** When the backup was made, epoch milliseconds. */
  at: number;
  /** Where the embedded database is that stood there before. */
  before?: string;
}

/** Restores a file. What is there already is replaced only if `replaces` says so. Throws a `StoreTrouble` in words, and then nothing has changed. */
export async function restoreBackup(
  into: Where,
  file: string,
  { replaces, now }: { replaces: boolean; now: number },
): Promise<Restored> {
  const { begins, rows } = await checkBackup(file);
  const upTo = begins.migrations.at(-1) ?? '';
  if (into.url !== undefined && into.url !== '') {
    await restorePostgres(into, file, { upTo, replaces });
    return { rows, at: begins.at };
  }
  const before = await restoreFile(into.data, file, { upTo, replaces, now });
  return { rows, at: begins.at, ...(before === undefined ? {} : { before }) };
}

interface How {
  upTo: string;
  replaces: boolean;
}

/** A new file beside the old one, which takes its place once it is whole. */
async function restoreFile(
  data: string,
  file: string,
  { upTo, replaces, now }: How & { now: number },
): Promise<string | undefined> {
  const target = databaseFile(data);
  // A server that runs on the folder has it, and is named.
  const letGo = takeFolder(data);
  const part = `${target}.restoring`;
  try {
    const isThere = existsSync(target);
    if (isThere && !replaces) throw isFull(`the data folder ${dirname(target)}`);
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${end}`, { force: true });
    const db = connectToFile(part);
    try {
      await fill(db, 'sqlite', file, upTo);
    } finally {
      await db.destroy();
    }
    sync(part);
    const before = isThere ? `${target}.before-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}` : undefined;
    if (before !== undefined) await putAside(target, before);
    renameSync(part, target);
    sync(dirname(target));
    return before;
  } finally {
    rmSync(part, { force: true });
    letGo();
  }
}

/** Writes what still stands in its log into the file itself, and gives it another name. */
async function putAside(target: string, before: string): Promise<void> {
  const old = connectToFile(target);
  await sql`pragma wal_checkpoint(truncate)`.execute(old).catch(() => undefined);
  await old.destroy();
  renameSync(target, before);
  for (const end of ['-wal', '-shm'])
    if (existsSync(`${target}${end}`)) renameSync(`${target}${end}`, `${before}${end}`);
}

const sync = (path: string) => {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
};

async function restorePostgres(into: Where, file: string, { upTo, replaces }: How): Promise<void> {
  const { db } = await connectTo(into);
  try {
    const ours = new Set((await ownTables()).keys());
    const there = await tablesIn(db, 'postgres', ours);
    if (there.length > 0 && !replaces && (await holdsClasses(db))) throw isFull('the database of DATABASE_URL');
    await fill(
      db,
      'postgres',
      file,
      upTo,
      there.map(({ name }) => name),
    );
  } finally {
    await db.destroy();
  }
}

async function holdsClasses(db: Kysely<Tables>): Promise<boolean> {
  const found = await sql`select 1 from classes union all select 1 from auth_users limit 1`
    .execute(db)
    .catch(() => undefined);
  return found === undefined || found.rows.length > 0;
}

/** In one transaction: the tables as the backup's version had them, its rows, and then whatever changed since. */
async function fill(
  db: Kysely<Tables>,
  engine: Engine,
  file: string,
  upTo: string,
  toDrop: readonly string[] = [],
): Promise<void> {
  await db.transaction().execute(async (tx: Transaction<Tables>) => {
    for (const table of toDrop) await tx.schema.dropTable(table).execute();
    await migrateIn(tx, engine, upTo);
    for await (const { table, rows } of rowsIn(file)) {
      const [first] = rows;
      if (!first) continue;
      const columns = Object.keys(first);
      await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) values ${sql.join(
        rows.map((row) => sql`(${sql.join(columns.map((column) => row[column] ?? null))})`),
      )}`.execute(tx);
    }
    await migrateIn(tx, engine);
  });
}

const isFull = (place: string) =>
  new StoreTrouble(
    'NoStart',
    `There are classes in ${place} already, which this would replace. Way out: restore into an empty place, or say --replace.`,
  );
