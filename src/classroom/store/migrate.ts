/** Brings a database up to date: runs the migrations it has not seen, all of them or none. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Engine } from './contract.ts';
import { migrations } from './migrations/list.ts';
import type { Tables } from './tables.ts';
import { StoreTrouble } from './trouble.ts';

/** Any number that no other program on the same database takes for a lock of its own. */
const lock = 720_410_203;

/** Refuses data that a newer version has changed. `upTo`: the newest migration to run, all if unsaid. */
export async function migrate(db: Kysely<Tables>, engine: Engine, upTo?: string): Promise<void> {
  await db.transaction().execute((tx) => migrateIn(tx, engine, upTo));
}

/** The same within a transaction of somebody else's. */
export async function migrateIn(tx: Transaction<Tables>, engine: Engine, upTo?: string): Promise<void> {
  // Several instances may start at once.
  if (engine === 'postgres') await sql`select pg_advisory_xact_lock(${lock})`.execute(tx);
  const type = engine === 'postgres' ? sql`text collate "C"` : sql`text`;
  await sql`create table if not exists migrations (name ${type} primary key)`.execute(tx);
  const { rows } = await sql<{ name: string }>`select name from migrations order by name`.execute(tx);
  const seen = new Set(rows.map(({ name }) => name));
  refuseNewer(seen);
  for (const { name, up } of migrations) {
    if (upTo !== undefined && name > upTo) break;
    if (seen.has(name)) continue;
    await up(tx, engine);
    await sql`insert into migrations (name) values (${name})`.execute(tx);
  }
}

/** Refuses data with a migration that this version does not know. */
export function refuseNewer(seen: Iterable<string>): void {
  const unknown = [...seen].find((name) => !migrations.some((one) => one.name === name));
  if (unknown !== undefined)
    throw new StoreTrouble(
      'NoStart',
      `The data is of a newer version of Crossconnect (${unknown}), which this one does not know. Start the newer version, or restore an older backup into another place.`,
    );
}
