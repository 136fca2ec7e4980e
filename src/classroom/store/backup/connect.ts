/** A connection of its own to the database of a server that may be running: to copy it, or to fill it. */
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql, SqliteDialect, type Transaction } from 'kysely';
import type { Engine } from '../contract.ts';
import { databaseFile } from '../folder.ts';
import { adapted } from '../sqlite-statements.ts';
import type { Tables } from '../tables.ts';
import { StoreTrouble } from '../trouble.ts';

export interface Connection {
  engine: Engine;
  db: Kysely<Tables>;
}

export interface Where {
  /** The folder of the embedded database. */
  data: string;
  /** The text of `DATABASE_URL`; it wins over the folder. */
  url?: string | undefined;
}

/** Connects to what is there already, and changes nothing. */
export async function connectTo({ data, url }: Where): Promise<Connection> {
  if (url !== undefined && url !== '') return connectToPostgres(url);
  const file = databaseFile(data);
  if (!existsSync(file))
    throw new StoreTrouble(
      'NoStart',
      `There is no database in ${data}. Way out: name the data folder with CROSSCONNECT_DATA, or the PostgreSQL with DATABASE_URL, as the server has it.`,
    );
  return { engine: 'sqlite', db: connectToFile(file) };
}

/** Opens a file, makes it if need be. A reader beside a running server: neither waits for the other. */
export function connectToFile(file: string): Kysely<Tables> {
  const handle = new DatabaseSync(file, { timeout: 10_000 });
  handle.exec('pragma synchronous = full;');
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapted(handle).database }) });
}

async function connectToPostgres(url: string): Promise<Connection> {
  const [{ Pool }, { dialectOver, numbers }, { readDatabaseUrl, whyNoStart }] = await Promise.all([
    import('pg'),
    import('../postgres-values.ts'),
    import('../postgres-trouble.ts'),
  ]);
  readDatabaseUrl(url);
  const pool = new Pool({ connectionString: url, max: 1, types: numbers, connectionTimeoutMillis: 10_000 });
  pool.on('error', () => undefined);
  const db = new Kysely<Tables>({ dialect: dialectOver(pool) });
  try {
    await sql`select 1`.execute(db);
  } catch (cause) {
    await db.destroy();
    throw whyNoStart(cause, url);
  }
  return { engine: 'postgres', db };
}

/** Our tables as they stand there, by name; none where nobody started a server yet. */
export async function tablesIn(
  db: Kysely<Tables>,
  engine: Engine,
  ours: ReadonlySet<string>,
): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await (
    engine === 'postgres'
      ? sql<{ name: string; column: string }>`
          select table_name::text as name, column_name::text as "column" from information_schema.columns
          where table_schema = current_schema() order by 1, ordinal_position`
      : sql<{ name: string; column: string }>`
          select m.name as name, c.name as "column" from sqlite_master m, pragma_table_info(m.name) c
          where m.type = 'table' order by m.name, c.cid`
  ).execute(db);
  const columns = Map.groupBy(rows, ({ name }) => name);
  return [...columns]
    .filter(([name]) => ours.has(name))
    .map(([name, all]) => ({ name, columns: all.map(({ column }) => column) }));
}

type Row = Readonly<Record<string, unknown>>;
const page = 1000;

/** All rows of a table, some at a time, as they were when the transaction began. */
export async function* rowsOf(tx: Transaction<Tables>, engine: Engine, table: string): AsyncGenerator<readonly Row[]> {
  if (engine === 'postgres') {
    await sql`declare copy no scroll cursor for select * from ${sql.table(table)}`.execute(tx);
    for (;;) {
      const { rows } = await sql<Row>`fetch ${sql.lit(page)} from copy`.execute(tx);
      if (rows.length === 0) break;
      yield rows;
    }
    await sql`close copy`.execute(tx);
    return;
  }
  let last = -1;
  for (;;) {
    const { rows } = await sql<Row & { '#': number }>`
      select rowid as "#", * from ${sql.table(table)} where rowid > ${last} order by rowid limit ${page}`.execute(tx);
    const newest = rows.at(-1);
    if (!newest) return;
    last = newest['#'];
    yield rows;
  }
}
