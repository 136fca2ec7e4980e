/** The embedded database: one file, one handle, one queue. What waits together is committed together, and acknowledged after the disk has it. */
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql, SqliteDialect, type SqliteDatabase, type Transaction } from 'kysely';
import type { Store } from './contract.ts';
import { feedAfter, tellIn } from './feed.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './tables.ts';

interface Waiting {
  run(tx: Transaction<Tables>): Promise<void>;
  settle(failure?: Error): void;
}

/** Opens the database in a file, `:memory:` for none, and brings it up to date. */
export async function openSqlite(file: string): Promise<Store> {
  const handle = new DatabaseSync(file);
  handle.exec(
    'pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 5000;',
  );
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapted(handle) }) });
  await migrate(db);
  const listeners = new Set<(inClass: string) => void>();
  let waiting: Waiting[] = [];
  let working: Promise<void> | undefined;

  const commit = async (batch: readonly Waiting[]) => {
    const told: Waiting[] = [];
    try {
      await db.transaction().execute(async (tx) => {
        for (const one of batch) {
          await sql`savepoint unit`.execute(tx);
          try {
            await one.run(tx);
            await sql`release unit`.execute(tx);
            told.push(one);
          } catch (cause) {
            await sql`rollback to unit`.execute(tx);
            await sql`release unit`.execute(tx);
            one.settle(cause instanceof Error ? cause : new Error(String(cause)));
          }
        }
      });
      for (const one of told) one.settle();
    } catch (cause) {
      for (const one of told) one.settle(cause instanceof Error ? cause : new Error(String(cause)));
    }
  };
  const work = async () => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await commit(batch);
    }
    working = undefined;
  };

  const grown = new WeakMap<Transaction<Tables>, Set<string>>();
  return {
    engine: 'sqlite',
    read: (work) => work(db),
    write<T>(unit: (tx: Transaction<Tables>) => Promise<T>) {
      return new Promise<T>((resolve, reject) => {
        let answer: { value: T } | undefined;
        let classes: Set<string> | undefined;
        waiting.push({
          async run(tx) {
            grown.set(tx, new Set());
            answer = { value: await unit(tx) };
            classes = grown.get(tx);
          },
          settle(failure) {
            if (failure || !answer) reject(failure ?? new Error('A unit of work ended without an answer.'));
            else {
              resolve(answer.value);
              for (const one of classes ?? []) for (const listener of listeners) listener(one);
            }
          },
        });
        working ??= Promise.resolve().then(work);
      });
    },
    tell(tx, inClass, entry) {
      grown.get(tx)?.add(inClass);
      return tellIn(tx, inClass, entry);
    },
    feed: (inClass, after, limit) => feedAfter(db, inClass, after, limit),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async isWell() {
      try {
        await sql`select 1`.execute(db);
        return true;
      } catch {
        return false;
      }
    },
    async close() {
      await working;
      await db.destroy();
    },
  };
}

/** Node's database in the form that Kysely asks for. */
function adapted(handle: DatabaseSync): SqliteDatabase {
  return {
    close: () => {
      handle.close();
    },
    prepare(text) {
      const statement = handle.prepare(text);
      const values = (parameters: readonly unknown[]) => parameters.map(plain);
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        iterate: (parameters) => statement.iterate(...values(parameters)),
      };
    },
  };
}

function plain(value: unknown): string | number | bigint | null | Uint8Array {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  if (value === null || value instanceof Uint8Array) return value;
  throw new Error(
    `A ${typeof value} cannot be kept. Keep text, a number or nothing: times as epoch milliseconds, flags as 0 or 1.`,
  );
}
