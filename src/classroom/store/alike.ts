/** What a store does the same on every database. */
import { type Kysely, sql } from 'kysely';
import type { Store } from './contract.ts';
import { feedAfter, newestOf } from './feed.ts';
import type { Listeners } from './listeners.ts';
import type { Tables } from './tables.ts';
import { tell } from './unit.ts';

/** The part of a store that needs no more than its database and who listens. */
export const alike = (
  db: Kysely<Tables>,
  listeners: Listeners,
): Pick<Store, 'tell' | 'feed' | 'newest' | 'listen' | 'isWell'> => ({
  tell,
  feed: (inClass, after, limit) => feedAfter(db, inClass, after, limit),
  newest: (inClass) => newestOf(db, inClass),
  listen: (listener) => listeners.add(listener),
  async isWell() {
    try {
      await sql`select count(*) from migrations`.execute(db);
      return true;
    } catch {
      return false;
    }
  },
});
