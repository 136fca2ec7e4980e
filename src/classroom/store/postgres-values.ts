/** Values on their way to PostgreSQL and back, the same as those of the embedded database. */
import { type PostgresCursor, PostgresDialect, type PostgresPoolClient, type PostgresQueryResult } from 'kysely';
import { type CustomTypesConfig, type Pool, type PoolClient, types } from 'pg';
import { kept } from './kept.ts';
import { isOutdatedPlan } from './postgres-trouble.ts';

/** int8 and numeric come as text, and flags as `true`, unless somebody says otherwise. By the numbers of the types in pg_type. */
const parsers = new Map<number, (text: string) => unknown>([
  [20, numberOf],
  [1700, numberOf],
  [16, (text) => (text === 't' ? 1 : 0)],
]);

/** Numbers as numbers, and flags as 0 and 1. */
export const numbers: CustomTypesConfig = {
  getTypeParser: (oid, format): unknown =>
    (format === 'binary' ? undefined : parsers.get(oid)) ?? types.getTypeParser(oid, format),
};

function numberOf(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    throw new Error(`${text} is too large for a number here.`);
  return value;
}

/** So many statements of a connection are read and planned once, and none that is longer: those are of many rows, and seldom come again. */
const mostPrepared = 200;
const longestPrepared = 2000;

/** A connection that refuses what the embedded database refuses, and prepares what it is asked again and again. */
class Careful implements PostgresPoolClient {
  readonly #client: PoolClient;
  readonly #prepared = new Map<string, string>();
  #prepares = true;
  constructor(client: PoolClient) {
    this.#client = client;
  }
  query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query(text: unknown, parameters: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new Error('Rows are not read through cursors here.');
    const name = this.#nameOf(text);
    const values = parameters.map(kept);
    const answer = this.#client.query(name === undefined ? { text, values } : { name, text, values });
    if (name === undefined) return answer;
    return answer.catch((cause: unknown) => {
      // A newer instance changed a table under it: from here on this connection asks anew each time.
      if (isOutdatedPlan(cause)) this.#prepares = false;
      throw cause;
    });
  }
  /** The name that a statement is prepared under. */
  #nameOf(text: string): string | undefined {
    if (!this.#prepares || text.length > longestPrepared) return undefined;
    const known = this.#prepared.get(text);
    if (known !== undefined || this.#prepared.size >= mostPrepared) return known;
    const name = `crossconnect_${String(this.#prepared.size)}`;
    this.#prepared.set(text, name);
    return name;
  }
  release(isLost?: boolean): void {
    this.#client.release(isLost);
  }
}

const known = new WeakMap<PoolClient, Careful>();

/** One and the same wrapper for one and the same connection. */
function carefulOf(client: PoolClient): PostgresPoolClient {
  const own = known.get(client) ?? new Careful(client);
  known.set(client, own);
  return own;
}

/** PostgreSQL by the connections of a pool, each of them careful. */
export const dialectOver = (pool: Pool): PostgresDialect =>
  new PostgresDialect({
    pool: { connect: async () => carefulOf(await pool.connect()), end: () => pool.end(), options: {} },
  });
