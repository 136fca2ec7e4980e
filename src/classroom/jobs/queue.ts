/** Jobs that wait in the database: what was accepted is done, whoever dies in between. One is taken for a while; who does not finish it gives it back. */
import type { Transaction } from 'kysely';
import type { Store } from '#src/classroom/store/contract.ts';
import type { JobRow, Tables } from '#src/classroom/store/tables.ts';

/** Who took a job and has not finished it after so long is taken for dead. */
export const lease = 90_000;
/** After so many tries a job waits for a person. */
export const mostTries = 5;

export interface Wanted {
  /** One job at a time has an id; asked for again, it is done again. */
  id: string;
  kind: string;
  about: Readonly<Record<string, string>>;
  now: number;
  /** Not before this moment; at once if unsaid. */
  dueAt?: number;
}

/** Asks for a job within a unit of work. The same job asked for twice is one, due at the moment that was said last. */
export async function addJob(tx: Transaction<Tables>, { id, kind, about, now, dueAt = now }: Wanted): Promise<void> {
  const fresh = { due_at: dueAt, taken_at: null, tries: 0, done_at: null, trouble: null };
  await tx
    .insertInto('jobs')
    .values({ id, kind, about: JSON.stringify(about), made_at: now, ...fresh })
    .onConflict((one) => one.column('id').doUpdateSet({ ...fresh, made_at: now }))
    .execute();
}

/** The longest a failed job waits for its next try. */
const pauseAfter = (tries: number): number => Math.min(60_000, 1000 * 4 ** tries);

/** Takes the job that is due longest; undefined when none is. Of two instances that try, one gets it. */
export async function takeJob(store: Store, now: number): Promise<JobRow | undefined> {
  const waits = await store.read((db) =>
    db
      .selectFrom('jobs')
      .select('id')
      .where('done_at', 'is', null)
      .where('due_at', '<=', now)
      .where('tries', '<', mostTries)
      .where((is) => is.or([is('taken_at', 'is', null), is('taken_at', '<', now - lease)]))
      .orderBy('due_at')
      .limit(1)
      .executeTakeFirst(),
  );
  if (!waits) return undefined;
  return store.write((tx) =>
    tx
      .updateTable('jobs')
      .set((row) => ({ taken_at: now, tries: row('tries', '+', 1) }))
      .where('id', '=', waits.id)
      .where('done_at', 'is', null)
      .where((is) => is.or([is('taken_at', 'is', null), is('taken_at', '<', now - lease)]))
      .returningAll()
      .executeTakeFirst(),
  );
}

/** Notes within the unit of work that keeps its result that a job is done. False when it was asked for again meanwhile: then it is done once more. */
export async function finishJob(
  tx: Transaction<Tables>,
  { id, taken_at, made_at }: JobRow,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('jobs')
    .set({ done_at: now, trouble: null })
    .where('id', '=', id)
    .where('taken_at', '=', taken_at)
    .where('made_at', '=', made_at)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Gives a job back that failed: it is tried again after a pause, and after the last try waits for a person. */
export async function failJob(store: Store, { id, tries }: JobRow, trouble: string, now: number): Promise<void> {
  await store.write((tx) =>
    tx
      .updateTable('jobs')
      .set({ taken_at: null, trouble, due_at: now + pauseAfter(tries) })
      .where('id', '=', id)
      .where('done_at', 'is', null)
      .execute(),
  );
}

/** Gives back what a server took that is gone. Called at the start, where one server alone has the database. */
export async function giveBackAll(store: Store): Promise<void> {
  await store.write((tx) => tx.updateTable('jobs').set({ taken_at: null }).where('done_at', 'is', null).execute());
}
