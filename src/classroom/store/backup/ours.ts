/** The names of all tables that this version's migrations make. */
import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { migrate } from '../migrate.ts';
import { adapted } from '../sqlite-statements.ts';
import type { Tables } from '../tables.ts';

/** Makes them in memory, and looks. `upTo`: the newest migration to run. */
export async function ownTables(upTo?: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const db = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: adapted(new DatabaseSync(':memory:')).database }),
  });
  try {
    await migrate(db, 'sqlite', upTo);
    const tables = await db.introspection.getTables();
    return new Map(tables.map(({ name, columns }) => [name, new Set(columns.map((column) => column.name))]));
  } finally {
    await db.destroy();
  }
}
