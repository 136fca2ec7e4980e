/** The databases that the class server runs on: a suite says `describe.for(databases)('on $engine', ({ open }) => …)` and runs on each. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { inject } from 'vitest';
import type { Engine, Store } from '#src/classroom/store/contract.ts';
import { openPostgres } from '#src/classroom/store/postgres.ts';
import { openSqlite } from '#src/classroom/store/sqlite.ts';
import { template } from './postgres-setup.ts';

/** A place for one database. */
export interface Place {
  /** Opens it: again after a close, and on PostgreSQL as several instances at once. `upTo`: the newest migration to run. */
  open: (options?: { upTo?: string }) => Promise<Store>;
  /** For the text of `DATABASE_URL`, or the file. */
  address: string;
  remove: () => Promise<void>;
}

export interface Database {
  engine: Engine;
  /** A database of one's own in a new place, which is removed when it is closed. */
  open: () => Promise<Store>;
  /** `isEmpty`: without the tables, as before the first start. */
  place: (options?: { isEmpty?: boolean }) => Promise<Place>;
}

const sqlite: Omit<Database, 'open'> = {
  engine: 'sqlite',
  place() {
    const folder = mkdtempSync(join(tmpdir(), 'crossconnect-store-'));
    const address = join(folder, 'classroom.sqlite');
    return Promise.resolve({
      address,
      open: (options) => openSqlite(address, options),
      remove() {
        rmSync(folder, { recursive: true, force: true });
        return Promise.resolve();
      },
    });
  },
};

let main: Promise<string> | undefined;
const mainUrl = () =>
  (main ??= fetch(`http://127.0.0.1:${inject('postgresAt')}/`).then(async (answer) => {
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    return text;
  }));

async function asAdministrator(statement: string): Promise<string> {
  const url = await mainUrl();
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
  return url;
}

const postgres: Omit<Database, 'open'> = {
  engine: 'postgres',
  async place({ isEmpty = false } = {}) {
    const name = `test_${randomBytes(8).toString('hex')}`;
    const url = new URL(
      await asAdministrator(`create database ${name} ${isEmpty ? '' : `template ${template}`} strategy file_copy`),
    );
    url.pathname = `/${name}`;
    return {
      address: url.href,
      open: (options) => openPostgres(url.href, { connections: 8, ...options }),
      async remove() {
        await asAdministrator(`drop database ${name} with (force)`);
      },
    };
  },
};

const opening = (database: Omit<Database, 'open'>): Database => ({
  ...database,
  async open() {
    const place = await database.place();
    const store = await place.open();
    return {
      ...store,
      async close() {
        await store.close();
        await place.remove();
      },
    };
  },
});

/** Every database that this machine has. */
export const databases: readonly Database[] = [sqlite, ...(inject('postgresAt') === 0 ? [] : [postgres])].map(opening);
