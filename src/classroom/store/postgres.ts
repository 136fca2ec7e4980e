/** PostgreSQL, which any number of instances may share: one transaction per unit of work, an outbox that is numbered after the commits, and a bell that tells the others whose feed grew. */
import { type ControlledTransaction, Kysely } from 'kysely';
import { Pool } from 'pg';
import { alike } from './alike.ts';
import type { Store } from './contract.ts';
import { feedAfter, newestOf } from './feed.ts';
import { createListeners } from './listeners.ts';
import { migrate } from './migrate.ts';
import { createNumbering } from './numbering.ts';
import { classesLeft, numberOutbox } from './outbox.ts';
import { openBell } from './postgres-bell.ts';
import { dialectOver, numbers } from './postgres-values.ts';
import { inWords, isAway, isOutdatedPlan, isRepeatable, readDatabaseUrl, whyNoStart } from './postgres-trouble.ts';
import { createSlots } from './slots.ts';
import type { Tables } from './tables.ts';
import { busy, unsure } from './trouble.ts';
import { outsideOfUnits, runUnit } from './unit.ts';

export interface PostgresOptions {
  /** The most connections of this instance, the bell's own aside. */
  connections?: number;
  /** Opens every connection at the start: the first of a class who join together do not wait for them. */
  isWarm?: boolean;
  onFailure?: (cause: unknown) => void;
  /** The newest migration to run; all if unsaid. */
  upTo?: string;
}

/** Two that were in each other's way are tried again so often. */
const mostTries = 12;
/** Where the database went away before the commit it is tried again so often: it may have been restarted. */
const mostTriesAway = 3;

/** A class is quiet for longer than a pool waits by itself; milliseconds. */
const keepsIdle = 600_000;

/** The tables that a class at work is about. */
const busiest = ['classes', 'seats', 'seat_sessions', 'attempts', 'lines', 'outbox', 'presence', 'forms', 'form_lines'];

/** Opens so many connections, and lets each read what it has to know of the tables. */
async function warm(pool: Pool, count: number): Promise<void> {
  const clients = await Promise.all(Array.from({ length: count }, () => pool.connect()));
  try {
    await Promise.all(
      clients.map(async (client) => {
        for (const table of busiest) await client.query(`select * from ${table} limit 0`);
      }),
    );
  } finally {
    for (const client of clients) client.release();
  }
}

/** Connects, and brings the database up to date. */
export async function openPostgres(
  url: string,
  { connections = 12, isWarm = false, onFailure = () => undefined, upTo }: PostgresOptions = {},
): Promise<Store> {
  readDatabaseUrl(url);
  const settings = {
    connectionString: url,
    application_name: 'crossconnect',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: numbers,
  };
  const pool = new Pool({
    ...settings,
    max: connections,
    idleTimeoutMillis: keepsIdle,
    // Another program may have set otherwise for this database; and who forgets a transaction must not hold up a class.
    options: '-c synchronous_commit=on -c idle_in_transaction_session_timeout=15000 -c lock_timeout=10000',
  });
  pool.on('error', onFailure);
  pool.on('connect', (client) => client.on('error', onFailure));
  const db = new Kysely<Tables>({ dialect: dialectOver(pool) });
  try {
    await migrate(db, 'postgres', upTo);
    if (isWarm && upTo === undefined) await warm(pool, connections);
    // Of an instance that was lost between a commit and its numbers.
    if (upTo === undefined) for (const inClass of await classesLeft(db)) await numberOutbox(db, inClass);
  } catch (cause) {
    await db.destroy();
    throw whyNoStart(cause, url);
  }
  const listeners = createListeners(onFailure);
  const numbering = createNumbering({
    number: (inClass) => numberOutbox(db, inClass),
    onNumbered(inClass) {
      listeners.call([inClass]);
      bell.ring([inClass]);
    },
    onFailure,
  });
  const bell = openBell({
    settings,
    async newest() {
      numbering.left(await classesLeft(db));
      return db
        .selectFrom('classes')
        .select(['id', 'seq'])
        .where('state', '<>', 'ended')
        .where('seq', '>', 0)
        .execute();
    },
    isHeard: () => listeners.size > 0,
    onGrown: (classes) => {
      listeners.call(classes);
    },
  });
  // Reads, and whoever numbers, always find a connection.
  const writing = createSlots(Math.max(1, connections - 4));
  let isClosed = false;

  return {
    engine: 'postgres',
    ...alike(db, listeners),
    async feed(inClass, after, limit) {
      await numbering.settled(inClass);
      return feedAfter(db, inClass, after, limit);
    },
    async newest(inClass) {
      await numbering.settled(inClass);
      return newestOf(db, inClass);
    },
    async read(query) {
      outsideOfUnits();
      for (let tries = 1; ; tries += 1)
        try {
          return await query(db);
        } catch (cause) {
          if (!(isAway(cause) || isOutdatedPlan(cause)) || tries >= mostTriesAway || isClosed) throw inWords(cause);
          await pause(50 * tries);
        }
    },
    async write(unit) {
      outsideOfUnits();
      if (isClosed) throw busy();
      const free = await writing.take();
      try {
        for (let tries = 1; ; tries += 1) {
          let tx: ControlledTransaction<Tables> | undefined;
          let isCommitting = false;
          try {
            tx = await db.startTransaction().execute();
            const { value, classes } = await runUnit(tx, 'postgres', unit);
            isCommitting = true;
            await tx.commit().execute();
            numbering.left(classes);
            listeners.call(classes);
            return value;
          } catch (cause) {
            await tx
              ?.rollback()
              .execute()
              .catch(() => undefined);
            const isLost = isAway(cause);
            if (isLost && isCommitting) throw unsure(cause);
            if (!(isRepeatable(cause) && tries < mostTries) && !(isLost && tries < mostTriesAway)) throw inWords(cause);
            await pause(tries * (5 + ((tries * 7) % 5)));
          }
        }
      } finally {
        free();
      }
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      await writing.empty();
      await numbering.close();
      await bell.close();
      await db.destroy();
    },
  };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
