/** The embedded database: one file, one handle, one queue. What waits together is committed together, and acknowledged after the disk has it; the wait for the disk holds up nobody's reading. */
import { DatabaseSync } from 'node:sqlite';
import { type ControlledTransaction, Kysely, SqliteDialect, type Transaction } from 'kysely';
import { alike } from './alike.ts';
import type { Store } from './contract.ts';
import { numberLeftOver } from './feed.ts';
import { createListeners } from './listeners.ts';
import { type LogSync, openLogSync } from './log-sync.ts';
import { migrate } from './migrate.ts';
import { adapted } from './sqlite-statements.ts';
import type { Tables } from './tables.ts';
import { busy, diskFull, ofError, StoreTrouble } from './trouble.ts';
import { outsideOfUnits, runUnit } from './unit.ts';

interface Waiting {
  run(tx: Transaction<Tables>): Promise<void>;
  settle(failure?: Error): void;
}

/** After so long a batch takes no more units, so that answers go out meanwhile. Milliseconds. */
const longBatch = 30;
/** A unit that waits for anything but the database would hold up everybody. Milliseconds. */
const longUnit = 10_000;

export interface SqliteOptions {
  /** Called once it let go of the file. */
  onClose?: () => void;
  onFailure?: (cause: unknown) => void;
  /** The newest migration to run; all if unsaid. */
  upTo?: string;
}

/** Opens the database in a file, `:memory:` for none, and brings it up to date. */
export async function openSqlite(file: string, { onClose, onFailure, upTo }: SqliteOptions = {}): Promise<Store> {
  const handle = new DatabaseSync(file);
  try {
    handle.exec(
      'pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = normal; pragma checkpoint_fullfsync = on; pragma foreign_keys = on; pragma journal_size_limit = 67108864;',
    );
  } catch (cause) {
    handle.close();
    throw troubleOf(cause);
  }
  const statements = adapted(handle);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: statements.database }) });
  let log: LogSync;
  try {
    await migrate(db, 'sqlite', upTo);
    if (upTo === undefined) await db.transaction().execute(numberLeftOver);
    log = openLogSync(file);
    await log.sync();
  } catch (cause) {
    await db.destroy();
    throw troubleOf(cause);
  }
  const listeners = createListeners(onFailure ?? (() => undefined));
  let waiting: Waiting[] = [];
  let working: Promise<void> | undefined;
  let isClosed = false;

  /** Runs one unit between two savepoints, so that its failure leaves the others as they are. */
  const runOne = async (tx: ControlledTransaction<Tables>, one: Waiting): Promise<boolean> => {
    handle.exec('savepoint unit');
    statements.forgetFailure();
    try {
      await inTime(one.run(tx));
      const swallowed = statements.failure();
      if (swallowed) throw swallowed;
      handle.exec('release unit');
      return true;
    } catch (cause) {
      // A full disk takes the whole transaction with it, not this unit alone.
      if (!handle.isTransaction) throw cause;
      handle.exec('rollback to unit; release unit');
      one.settle(errorOf(cause));
      return false;
    }
  };
  /** Commits what it can of a batch, and returns what has to wait for the next. */
  const commit = async (batch: readonly Waiting[]): Promise<readonly Waiting[]> => {
    const begun = performance.now();
    const open = new Set<Waiting>();
    let next = 0;
    let tx: ControlledTransaction<Tables> | undefined;
    try {
      tx = await db.startTransaction().execute();
      for (const one of batch) {
        if (performance.now() - begun > longBatch) break;
        next += 1;
        open.add(one);
        if (!(await runOne(tx, one))) open.delete(one);
      }
      await tx.commit().execute();
      await log.sync();
      for (const one of open) one.settle();
    } catch (cause) {
      await tx
        ?.rollback()
        .execute()
        .catch(() => undefined);
      next = Math.max(next, 1);
      const failure = errorOf(cause);
      for (const one of batch.slice(0, next)) one.settle(failure);
    }
    return batch.slice(next);
  };
  const work = async () => {
    do {
      // What arrives in the same turn of the event loop is committed together; and between two batches, answers go out.
      await new Promise((resolve) => setImmediate(resolve));
      const batch = waiting;
      waiting = [];
      const left = await commit(batch);
      if (left.length > 0) waiting = [...left, ...waiting];
    } while (waiting.length > 0);
    working = undefined;
  };

  return {
    engine: 'sqlite',
    ...alike(db, listeners),
    async read(query) {
      outsideOfUnits();
      try {
        const found = await query(db);
        // What it saw may be on its way to the disk: nobody hears of it before it is there.
        await log.settled();
        return found;
      } catch (cause) {
        throw errorOf(cause);
      }
    },
    async write<T>(unit: (tx: Transaction<Tables>) => Promise<T>) {
      outsideOfUnits();
      if (isClosed) throw busy();
      return new Promise<T>((resolve, reject) => {
        let done: { value: T; classes: readonly string[] } | undefined;
        waiting.push({
          async run(tx) {
            done = await runUnit(tx, 'sqlite', unit);
          },
          settle(failure) {
            if (failure || !done) reject(failure ?? new Error('A unit of work ended without an answer.'));
            else {
              resolve(done.value);
              listeners.call(done.classes);
            }
          },
        });
        working ??= work();
      });
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      await working;
      await db.destroy();
      log.close();
      onClose?.();
    },
  };
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`A unit of work took longer than ${longUnit / 1000} s: it may wait for nothing but its tx.`));
    }, longUnit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The error in words where the database is its reason; what a unit threw itself stays as it is. */
function errorOf(cause: unknown): Error {
  const known = troubleOf(cause);
  return known instanceof Error ? known : new Error(String(known));
}

function troubleOf(cause: unknown): unknown {
  const code = ofError(cause, 'errcode');
  if (cause instanceof StoreTrouble || typeof code !== 'number') return cause;
  switch (code & 0xff) {
    case 13:
      return diskFull(cause);
    case 5:
    case 6:
      return busy(cause);
    case 8:
      return new StoreTrouble(
        'DatabaseAway',
        'The data folder of the class server cannot be written any more. Tell whoever runs it to look at its rights and its disk.',
        cause,
      );
    case 10:
      return new StoreTrouble(
        'DatabaseAway',
        'The disk of the class server gave an error, so this was not saved. Tell whoever runs it to look at the disk.',
        cause,
      );
    case 11:
    case 26:
      return new StoreTrouble(
        'NoStart',
        'The file of the database is damaged, or is no database. Restore a backup into an empty data folder: npm run restore.',
        cause,
      );
    default:
      return cause;
  }
}
