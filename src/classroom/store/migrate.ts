/** Brings a database up to date: runs the migrations it has not seen, each within one transaction. */
import { type Kysely, sql } from 'kysely';
import { migrations } from './migrations/list.ts';
import type { Tables } from './tables.ts';

/** Refuses a database that a newer version has changed. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  await sql`create table if not exists migrations (name text primary key)`.execute(db);
  const { rows } = await sql<{ name: string }>`select name from migrations order by name`.execute(db);
  const seen = new Set(rows.map(({ name }) => name));
  const unknown = [...seen].find((name) => !migrations.some((one) => one.name === name));
  if (unknown !== undefined)
    throw new Error(
      `The data was changed by a newer version of Crossconnect (${unknown}), which this one does not know. Start the newer version, or restore an older backup into another folder.`,
    );
  for (const { name, up } of migrations)
    if (!seen.has(name))
      await db.transaction().execute(async (tx) => {
        await up(tx as unknown as Kysely<unknown>);
        await sql`insert into migrations (name) values (${name})`.execute(tx);
      });
}
