/** The log of an attempt whose Cloud stands on the server: its lines in the database, each with who did it. */
import type { AttemptLog } from '#src/lab/session.ts';
import type { Services } from '../services.ts';
import { castSchema, seatsIn } from './cast.ts';

export interface CloudLog extends AttemptLog {
  /** Who does what is appended next: `seat:<id>`, `staff:<account>` or `server`. */
  author: string;
}

/** Opens the log of the attempts of one class. A line is answered when it is on the disk, and everybody in the Cloud hears of it. */
export function cloudLog({ store, now }: Pick<Services, 'store' | 'now'>): CloudLog {
  const log: CloudLog = {
    author: 'server',
    append: (attempt, n, entry) => {
      const { author } = log;
      return store.write(async (tx) => {
        const row = await tx
          .selectFrom('attempts')
          .select(['class', 'people', 'lab'])
          .where('id', '=', attempt)
          .executeTakeFirst();
        if (!row) return { because: 'This Cloud was taken away.' };
        const [added] = await tx
          .insertInto('lines')
          .values({ attempt, n, at: now(), by: author, entry: JSON.stringify(entry) })
          .onConflict((conflict) => conflict.columns(['attempt', 'n']).doNothing())
          .returning('n')
          .execute();
        if (!added) return 'taken' as const;
        await tx
          .updateTable('attempts')
          .set({ length: n + 1, changed_at: now() })
          .where('id', '=', attempt)
          .execute();
        const body = { attempt, length: n + 1 };
        const at = now();
        await store.tell(tx, row.class, { at, kind: 'cloud', to: 'staff', body });
        for (const seat of seatsIn(castSchema.parse(JSON.parse(row.people ?? '{}'))))
          await store.tell(tx, row.class, { at, kind: 'cloud', to: `seat:${seat}`, body });
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
