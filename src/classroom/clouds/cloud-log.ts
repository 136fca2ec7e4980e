/** The log of an attempt whose Cloud stands on the server: its lines in the database, each with who did it. */
import { attemptEntry } from '#src/lab/attempt.ts';
import type { AttemptEntry } from '#src/lab/attempt.ts';
import type { AttemptLog } from '#src/lab/session.ts';
import { askForLabGrade } from '../grades/ask.ts';
import type { Services } from '../services.ts';
import { toldOf } from '../stuck/standing.ts';
import { castIn } from './cast.ts';
import { tellMoved } from './tell.ts';

export interface CloudLog extends AttemptLog {
  /** Who does what is appended next: `seat:<id>`, `staff:<account>` or `server`. */
  author: string;
}

/** Narrows without a copy: what a refused request was told hangs on the very object. */
const isEntry = (value: unknown): value is AttemptEntry => attemptEntry.safeParse(value).success;

/** Entries that may change what an attempt is graded. */
const graded = new Set<AttemptEntry['kind']>(['done', 'answered', 'handed-in', 'returned', 'reset']);

/** Opens the log of the attempts of one class. A line is answered when it is on the disk, and everybody in the Cloud hears of it. */
export function cloudLog(services: Pick<Services, 'store' | 'now'>): CloudLog {
  const { store, now } = services;
  const log: CloudLog = {
    author: 'server',
    append: (attempt, n, given) => {
      const { author } = log;
      if (!isEntry(given)) throw new Error('The session wrote an entry that no log knows.');
      const told = toldOf(given);
      return store.write(async (tx) => {
        const row = await tx
          .selectFrom('attempts')
          .select(['class', 'people'])
          .where('id', '=', attempt)
          .executeTakeFirst();
        if (!row) return { because: 'This Cloud was taken away.' };
        const [added] = await tx
          .insertInto('lines')
          .values({
            attempt,
            n,
            at: now(),
            by: author,
            entry: JSON.stringify(given),
            told: told.length === 0 ? null : JSON.stringify(told),
          })
          .onConflict((conflict) => conflict.columns(['attempt', 'n']).doNothing())
          .returning('n')
          .execute();
        if (!added) return 'taken' as const;
        await tx
          .updateTable('attempts')
          .set({ length: n + 1, changed_at: now() })
          .where('id', '=', attempt)
          .execute();
        if (graded.has(given.kind)) await askForLabGrade(tx, { attempt, now: now(), soon: given.kind === 'handed-in' });
        await tellMoved(services, tx, { inClass: row.class, attempt, cast: castIn(row.people), length: n + 1 });
        return 'kept' as const;
      });
    },
    read: async (attempt, from) => {
      const rows = await store.read((db) =>
        db
          .selectFrom('lines')
          .select('entry')
          .where('attempt', '=', attempt)
          .where('n', '>=', from)
          .orderBy('n')
          .execute(),
      );
      return rows.map(({ entry }) => JSON.parse(entry) as unknown);
    },
  };
  return log;
}
