/** Tables as a migration describes them, made the same on every database: text sorts by its bytes, and a column keeps only what its type says. */
import { type Kysely, sql } from 'kysely';
import type { Engine } from '../contract.ts';

/** A database as a migration has it: it makes tables and runs SQL of its own, since `Tables` are those of today and not those of its time. */
export type AnyTime = Pick<Kysely<unknown>, 'schema' | 'getExecutor'>;

/** A `?` lets the column be empty. Times and counters are `bigint`, flags `integer`, points `real`. */
export type Column = 'text' | 'text?' | 'bigint' | 'bigint?' | 'integer' | 'integer?' | 'real' | 'real?';

export interface Shape {
  /** The columns of its key. */
  key: readonly string[];
  columns: Readonly<Record<string, Column>>;
  /** What it is looked up by beside its key. */
  by?: readonly (readonly string[])[];
  /** What no two rows share; a column that is empty is like no other. */
  unique?: readonly (readonly string[])[];
}

const types = {
  sqlite: { text: sql`text`, bigint: sql`integer`, integer: sql`integer`, real: sql`real` },
  postgres: {
    text: sql`text collate "C"`,
    bigint: sql`bigint`,
    integer: sql`integer`,
    real: sql`double precision`,
  },
} as const;

const typeOf = (column: Column): 'text' | 'bigint' | 'integer' | 'real' => {
  switch (column) {
    case 'text':
    case 'text?':
      return 'text';
    case 'bigint':
    case 'bigint?':
      return 'bigint';
    case 'integer':
    case 'integer?':
      return 'integer';
    case 'real':
    case 'real?':
      return 'real';
  }
};

/** Makes the tables with their indexes. */
export async function makeTables(db: AnyTime, engine: Engine, tables: Readonly<Record<string, Shape>>): Promise<void> {
  for (const [name, { key, columns, by = [], unique = [] }] of Object.entries(tables)) {
    let table = db.schema.createTable(name);
    for (const [column, kind] of Object.entries(columns))
      table = table.addColumn(column, types[engine][typeOf(kind)], (one) => (kind.endsWith('?') ? one : one.notNull()));
    const keyed = table.addPrimaryKeyConstraint(`${name}_key`, key as never);
    await (engine === 'sqlite' ? keyed.modifyEnd(sql`strict`) : keyed).execute();
    for (const list of by)
      await db.schema
        .createIndex(`${name}_by_${list.join('_')}`)
        .on(name)
        .columns(list as never)
        .execute();
    for (const list of unique)
      await db.schema
        .createIndex(`${name}_one_${list.join('_')}`)
        .on(name)
        .columns(list as never)
        .unique()
        .execute();
  }
}
