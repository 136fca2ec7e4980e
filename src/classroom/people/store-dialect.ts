/** The store as better-auth asks for a database: a dialect of Kysely whose reads and writes go through the store, so that its one queue orders them with all others. */
import {
  InsertQueryNode,
  DeleteQueryNode,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  UpdateQueryNode,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
} from 'kysely';
import type { Store } from '../store/contract.ts';

const isWrite = ({ query }: CompiledQuery): boolean =>
  InsertQueryNode.is(query) || UpdateQueryNode.is(query) || DeleteQueryNode.is(query);

const noTransaction = (): Promise<void> =>
  Promise.reject(new Error('Through the store every statement is a unit of its own. Use store.write for more.'));

function connectionOf(store: Store): DatabaseConnection {
  return {
    executeQuery: <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => {
      const asked: CompiledQuery<Row> = query;
      return isWrite(query) ? store.write((tx) => tx.executeQuery(asked)) : store.read((db) => db.executeQuery(asked));
    },
    streamQuery: () => {
      throw new Error('The store answers whole, and streams nothing.');
    },
  };
}

/** A dialect over an open store. It has no transactions: each statement is one unit of work. Closing it leaves the store open. */
export function storeDialect(store: Store): Dialect {
  const connection = connectionOf(store);
  const nothing = () => Promise.resolve();
  const isSqlite = store.engine === 'sqlite';
  return {
    createAdapter: () => (isSqlite ? new SqliteAdapter() : new PostgresAdapter()),
    createQueryCompiler: () => (isSqlite ? new SqliteQueryCompiler() : new PostgresQueryCompiler()),
    createIntrospector: (db) => (isSqlite ? new SqliteIntrospector(db) : new PostgresIntrospector(db)),
    createDriver: () => ({
      init: nothing,
      acquireConnection: () => Promise.resolve(connection),
      beginTransaction: noTransaction,
      commitTransaction: nothing,
      rollbackTransaction: nothing,
      releaseConnection: nothing,
      destroy: nothing,
    }),
  };
}
