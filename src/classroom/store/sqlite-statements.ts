/** Node's database in the form that Kysely asks for, with the statements it has seen kept ready. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { SqliteDatabase } from 'kysely';
import { kept } from './kept.ts';

/** So many statements are kept ready; the one unused for longest goes. */
const most = 400;

export interface Statements {
  database: SqliteDatabase;
  /** The last statement's error since `forgetFailure`: a unit that swallowed it has failed nevertheless, as on PostgreSQL. */
  failure(): Error | undefined;
  forgetFailure(): void;
}

/** Wraps a handle. */
export function adapted(handle: DatabaseSync): Statements {
  const ready = new Map<string, StatementSync>();
  let failed: Error | undefined;
  const noting = <T>(work: () => T): T => {
    try {
      return work();
    } catch (cause) {
      failed = cause instanceof Error ? cause : new Error(String(cause));
      throw cause;
    }
  };
  const prepared = (text: string): StatementSync => {
    const known = ready.get(text);
    if (known) {
      ready.delete(text);
      ready.set(text, known);
      return known;
    }
    const made = handle.prepare(text);
    ready.set(text, made);
    const [oldest] = ready.keys();
    if (ready.size > most && oldest !== undefined) ready.delete(oldest);
    return made;
  };
  const database: SqliteDatabase = {
    close: () => {
      ready.clear();
      handle.close();
    },
    prepare: (text) =>
      noting(() => {
        const statement = prepared(text);
        const values = (parameters: readonly unknown[]) => parameters.map(kept);
        return {
          reader: statement.columns().length > 0,
          all: (parameters) => noting(() => statement.all(...values(parameters))),
          run: (parameters) => noting(() => statement.run(...values(parameters))),
          // One that is read row by row is in use meanwhile, so it is not shared.
          iterate: (parameters) => handle.prepare(text).iterate(...values(parameters)),
        };
      }),
  };
  return {
    database,
    failure: () => failed,
    forgetFailure() {
      failed = undefined;
    },
  };
}
