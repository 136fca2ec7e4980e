/** Deletes what is kept of a learner, of somebody with an account, or of a whole class. */
import { sql, type Transaction } from 'kysely';
import { audit } from '../classes/audit.ts';
import { newId } from '../classes/id.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Caller } from '../roles.ts';
import type { Services } from '../services.ts';
import type { Tables } from '../store/tables.ts';
import { belongs } from './belongs.ts';

type Whose = 'class' | 'seat' | 'account';
type Needs = Pick<Services, 'store' | 'now' | 'random'>;

/** Deletes the rows of all tables. Returns how many. */
async function deleteRows(tx: Transaction<Tables>, whose: Whose, id: string): Promise<number> {
  let count = 0;
  for (const [table, { [whose]: where }] of Object.entries(belongs)) {
    if (!where) continue;
    const { numAffectedRows } = await sql`delete from ${sql.table(table)} where ${where(id)}`.execute(tx);
    count += Number(numAffectedRows ?? 0);
  }
  return count;
}

/** Entries that name somebody: in a feed, in the audit log, among the jobs. */
async function deleteMentions(tx: Transaction<Tables>, inClass: string, names: readonly string[]): Promise<number> {
  // As itself, as the beginning of an attempt's id, and as `seat:<id>`.
  const isOf = (text: string) =>
    names.some((name) => [`"${name}"`, `"${name}.`, `:${name}"`].some((part) => text.includes(part)));
  let count = 0;
  // Before the feed: what somebody numbers meanwhile is found there.
  const told = await tx.selectFrom('outbox').select(['id', 'body']).where('class', '=', inClass).execute();
  for (const { id, body } of told)
    if (isOf(body)) {
      await tx.deleteFrom('outbox').where('class', '=', inClass).where('id', '=', id).execute();
      count += 1;
    }
  const feed = await tx.selectFrom('feed').select(['seq', 'body']).where('class', '=', inClass).execute();
  const audits = await tx.selectFrom('audit').select(['id', 'about']).where('class', '=', inClass).execute();
  const seqs = feed.filter(({ body }) => isOf(body)).map(({ seq }) => seq);
  const ids = audits.filter(({ about }) => isOf(about)).map(({ id }) => id);
  for (const seq of seqs) {
    await tx.deleteFrom('feed').where('class', '=', inClass).where('seq', '=', seq).execute();
    count += 1;
  }
  for (const id of ids) {
    await tx.deleteFrom('audit').where('id', '=', id).execute();
    count += 1;
  }
  return count;
}

/** Jobs on something that is not there any more. */
async function deleteJobs(tx: Transaction<Tables>, ids: readonly string[]): Promise<void> {
  for (const id of ids) await tx.deleteFrom('jobs').where('id', '=', id).execute();
}

async function jobsOf(tx: Transaction<Tables>, column: 'class' | 'seat', id: string): Promise<string[]> {
  const attempts = await tx.selectFrom('attempts').select('id').where(column, '=', id).execute();
  const forms = await tx.selectFrom('forms').select('id').where(column, '=', id).execute();
  return [...attempts.map((one) => `lab:${one.id}`), ...forms.map((one) => `form:${one.id}`)];
}

/** The seats that are one person: the one that is named, and those that were merged into it. */
export async function seatsOfPerson(tx: Transaction<Tables>, inClass: string, seat: string): Promise<string[]> {
  const all = await tx.selectFrom('seats').select(['id', 'merged_into']).where('class', '=', inClass).execute();
  const found = all.some(({ id }) => id === seat) ? [seat] : [];
  for (const one of found) found.push(...all.filter(({ merged_into }) => merged_into === one).map(({ id }) => id));
  return found;
}

const noSeat = refuse(404, 'NoSuchSeat', 'There is nobody of this kind in the class any more. Reload the page.');

/**
 * Deletes all that is kept of one learner: name, phrase, logs, answers, grades, notes, votes, and what names them in the feed and the audit log.
 * What they did in a lab that several share stays there as the act of nobody known, since the others' lab is played from it.
 */
export const forgetLearner = (
  services: Needs,
  { inClass, seat, caller }: { inClass: string; seat: string; caller: Caller },
): Promise<{ rows: number } | Refusal> =>
  services.store.write(async (tx) => {
    const seats = await seatsOfPerson(tx, inClass, seat);
    if (seats.length === 0) return noSeat;
    let rows = 0;
    for (const one of seats) {
      await deleteJobs(tx, await jobsOf(tx, 'seat', one));
      rows += await deleteRows(tx, 'seat', one);
    }
    rows += await deleteMentions(tx, inClass, seats);
    const at = services.now();
    for (const one of seats) {
      await services.store.tell(tx, inClass, { at, kind: 'left', to: 'staff', body: { seat: one } });
      await services.store.tell(tx, inClass, { at, kind: 'kicked', to: `seat:${one}`, body: { seat: one } });
    }
    await audit(tx, services, { inClass, caller, what: 'seat.forgotten', about: { rows } });
    return { rows };
  });

/** Deletes somebody with an account, unless a class would be left without an instructor. What they wrote in a class is the class's, and ends with it. */
export const forgetAccount = (services: Needs, account: string): Promise<{ rows: number } | Refusal> =>
  services.store.write(async (tx) => {
    const leads = await tx
      .selectFrom('staff')
      .innerJoin('classes', 'classes.id', 'staff.class')
      .select(['staff.class', 'classes.title'])
      .where('staff.account', '=', account)
      .where('staff.role', '=', 'instructor')
      .execute();
    for (const { class: id, title } of leads) {
      const others = await tx
        .selectFrom('staff')
        .select('account')
        .where('class', '=', id)
        .where('role', '=', 'instructor')
        .where('account', '<>', account)
        .execute();
      if (others.length === 0)
        return refuse(
          409,
          'LastInstructor',
          `You are the only instructor of "${title}". Make somebody else instructor there, or delete that class; then delete your account.`,
        );
    }
    return { rows: await deleteRows(tx, 'account', account) };
  });

/** So many learners are deleted in one unit, so that nobody else waits for long. */
const atOnce = 10;

/** Deletes a class and everything in it, some learners at a time. Whoever is broken off goes on from there when asked again. */
export async function forgetClass(services: Needs, inClass: string, by: string): Promise<{ rows: number }> {
  let rows = 0;
  const closed = await services.store.write(async (tx) => {
    const at = services.now();
    const found = await tx
      .updateTable('classes')
      .set((row) => ({
        state: 'ended' as const,
        code: null,
        ended_at: row.fn.coalesce('ended_at', sql<number>`${at}`),
      }))
      .where('id', '=', inClass)
      .executeTakeFirst();
    if (Number(found.numUpdatedRows) === 0) return false;
    await services.store.tell(tx, inClass, { at, kind: 'class.changed', to: 'all', body: { what: 'state' } });
    return true;
  });
  if (!closed) return { rows };
  for (;;) {
    const deleted = await services.store.write(async (tx) => {
      const seats = await tx.selectFrom('seats').select('id').where('class', '=', inClass).limit(atOnce).execute();
      for (const { id } of seats) {
        await deleteJobs(tx, await jobsOf(tx, 'seat', id));
        rows += await deleteRows(tx, 'seat', id);
      }
      return seats.length;
    });
    if (deleted === 0) break;
  }
  await services.store.write(async (tx) => {
    const papers = await tx.selectFrom('papers').select('entry').where('class', '=', inClass).execute();
    await deleteJobs(tx, [
      ...(await jobsOf(tx, 'class', inClass)),
      ...papers.map(({ entry }) => `papers:${inClass}:${entry}`),
    ]);
    rows += await deleteRows(tx, 'class', inClass);
    await tx
      .insertInto('audit')
      .values({
        id: newId(services.random),
        class: null,
        at: services.now(),
        by,
        what: 'class.forgotten',
        about: JSON.stringify({ class: inClass, rows }),
      })
      .execute();
  });
  return { rows };
}
