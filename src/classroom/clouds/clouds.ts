/** The Clouds that stand on the server, open while somebody works in them. What they are is in their lines; memory only saves playing them again. */
import { findLab } from '#src/lab/registry.ts';
import { openSession } from '#src/lab/session.ts';
import type { Session } from '#src/lab/session.ts';
import type { Beginning } from '#src/lab/beginning.ts';
import type { Services } from '../services.ts';
import { standingOf } from '../stuck/standing.ts';
import { cloudLog } from './cloud-log.ts';

export interface OpenCloud {
  session: Session;
  /** Does something in the Cloud in the name of somebody, after whatever was asked before, and with what other instances added. */
  act<T>(author: string, work: (session: Session) => Promise<T>): Promise<T>;
}

export interface Clouds {
  /** Opens an attempt; `begin` is what it begins with, if it has no line yet. */
  open: (attempt: string, lab: string, begin: Beginning) => Promise<OpenCloud>;
  /** How many are open. */
  count: () => number;
}

/** Keeps at most `most` Clouds open, those asked for last. */
export function createClouds(services: Pick<Services, 'store' | 'now' | 'workshop'>, most = 200): Clouds {
  const known = new Map<string, Promise<OpenCloud>>();
  const load = async (attempt: string, lab: string, begin: Beginning): Promise<OpenCloud> => {
    const { default: definition } = await findLab(lab).load();
    const log = cloudLog(services);
    const session = await openSession({ lab: definition, log, attempt, real: services.now, begin });
    // Nobody has done anything yet, and those who lead see where it begins.
    if (session.entries().length === 1) await keepStanding(services, attempt, session);
    let tail: Promise<unknown> = Promise.resolve();
    return {
      session,
      act(author, work) {
        const turn = tail.then(async () => {
          log.author = author;
          await session.catchUp();
          const before = session.entries().length;
          try {
            return await work(session);
          } finally {
            if (session.entries().length > before) await keepStanding(services, attempt, session);
          }
        });
        tail = turn.catch(() => undefined);
        return turn;
      },
    };
  };
  return {
    open(attempt, lab, begin) {
      const found = known.get(attempt) ?? load(attempt, lab, begin);
      known.delete(attempt);
      known.set(attempt, found);
      found.catch(() => known.delete(attempt));
      for (const oldest of known.keys()) {
        if (known.size <= most) break;
        known.delete(oldest);
      }
      return found;
    },
    count: () => known.size,
  };
}

/** Keeps where the lab stands now, for whoever looks after the class, and lets what waits to be graded be graded. */
async function keepStanding(
  { store, now, workshop }: Pick<Services, 'store' | 'now' | 'workshop'>,
  attempt: string,
  session: Session,
): Promise<void> {
  const standing = JSON.stringify(standingOf(session, now()));
  await store.write(async (tx) => {
    const row = await tx
      .updateTable('attempts')
      .set({ standing })
      .where('id', '=', attempt)
      .returning(['class', 'seat'])
      .executeTakeFirst();
    if (row)
      await store.tell(tx, row.class, { at: now(), kind: 'standing', to: 'staff', body: { attempt, seat: row.seat } });
  });
  workshop.wake();
}
