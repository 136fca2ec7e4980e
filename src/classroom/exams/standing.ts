/** Where a learner's exam stands: whether it can be begun, goes on, or is over; and what it is made of. */
import type { Kysely } from 'kysely';
import { shutWords, whyShut } from '#src/classroom/classes/pace.ts';
import type { PlanEntry } from '#src/classroom/classes/plan.ts';
import type { ClassRecord } from '#src/classroom/classes/read.ts';
import { isReleased } from '#src/classroom/grades/keep.ts';
import type { Services } from '#src/classroom/services.ts';
import type { FormRow, Tables } from '#src/classroom/store/tables.ts';
import { wished } from './papers.ts';
import type { ExamStanding } from './shown.ts';

/** The form that a seat has of an entry; undefined before it was begun. */
export const formOf = (
  db: Kysely<Tables>,
  inClass: string,
  entry: string,
  seat: string,
): Promise<FormRow | undefined> =>
  db
    .selectFrom('forms')
    .selectAll()
    .where('class', '=', inClass)
    .where('entry', '=', entry)
    .where('seat', '=', seat)
    .executeTakeFirst();

/** How many times as long a learner has: 1 unless an instructor said otherwise. */
export async function timeOf(db: Kysely<Tables>, inClass: string, seat: string): Promise<1 | 1.25 | 1.5 | 2> {
  const row = await db
    .selectFrom('extra_time')
    .select('time')
    .where('class', '=', inClass)
    .where('seat', '=', seat)
    .executeTakeFirst();
  const times = [1.25, 1.5, 2] as const;
  return times.find((time) => time === row?.time) ?? 1;
}

/** What state a form is in at a moment: its time may be up while nobody has noted it. */
export const stateOf = (
  { state, ends_at }: Pick<FormRow, 'state' | 'ends_at'>,
  now: number,
): 'open' | 'over' | 'submitted' | 'graded' => (state === 'open' && now >= ends_at ? 'over' : state);

/** Why an exam cannot be begun now, in a sentence; undefined when it can. */
export function whyNotNow(
  { plan, settings, moment, state }: ClassRecord,
  entry: string,
  now: number,
): string | undefined {
  const shut = whyShut({ plan, settings, moment, state, now }, entry);
  return shut && shutWords(shut, (at) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`);
}

/** The standing of a learner's exam, for its start page. */
export async function standingOf(
  services: Services,
  found: ClassRecord,
  entry: PlanEntry,
  seat: string,
): Promise<ExamStanding> {
  const { store, now } = services;
  const at = now();
  const [row, time, released] = await store.read((db) =>
    Promise.all([formOf(db, found.id, entry.id, seat), timeOf(db, found.id, seat), isReleased(db, found.id, entry.id)]),
  );
  const asked = await wished(services, found, entry);
  const cannot = typeof asked === 'string' ? asked : whyNotNow(found, entry.id, at);
  const blueprint = typeof asked === 'string' ? undefined : asked.wish.blueprint;
  return {
    entry: entry.id,
    title: blueprint?.title ?? entry.title ?? 'Exam',
    state: row ? stateOf(row, at) : cannot === undefined ? 'ready' : 'shut',
    ...(row || cannot === undefined ? {} : { because: cannot }),
    minutes: blueprint?.minutes ?? entry.minutes ?? 0,
    time,
    sections: (blueprint?.sections ?? []).map(({ title, items, locks }) => ({ title, items, locks })),
    leavesOut: typeof asked === 'string' ? [] : [...asked.wish.leavesOut],
    ...(row ? { form: row.id, endsAt: row.ends_at } : {}),
    released,
    now: at,
  };
}
