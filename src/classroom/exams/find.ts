/** Finds what the address of an exam names: the entry of the plan, and a form that the caller may see. */
import * as z from 'zod/mini';
import type { withEntry } from '#src/classroom/classes/asked.ts';
import { entryOf, type PlanEntry } from '#src/classroom/classes/plan.ts';
import { knownClass, type ClassRecord } from '#src/classroom/classes/read.ts';
import { refuse, type Refusal } from '#src/classroom/refusal.ts';
import type { Caller } from '#src/classroom/roles.ts';
import type { Services } from '#src/classroom/services.ts';
import type { FormRow } from '#src/classroom/store/tables.ts';

export const withForm = z.object({ class: z.string(), form: z.string() });

export const noSuchExam = (entry: string): Refusal =>
  refuse(404, 'NoSuchExam', `The plan of this class has no exam "${entry}". Look at the agenda of the class.`);

/** The exam of the plan that an address names. */
export async function examOf(
  { store }: Services,
  params: z.infer<typeof withEntry>,
): Promise<{ found: ClassRecord; entry: PlanEntry } | Refusal> {
  const found = await store.read((db) => knownClass(db, params.class));
  const entry = entryOf(found.plan, params.entry);
  return entry?.kind === 'exam' ? { found, entry } : noSuchExam(params.entry);
}

/** A form of this class that the caller may see: a learner the own one, those who lead any. */
export async function formFor(
  { store }: Services,
  { class: inClass, form }: z.infer<typeof withForm>,
  { seat, role }: Caller,
): Promise<FormRow | Refusal> {
  const row = await store.read((db) =>
    db.selectFrom('forms').selectAll().where('id', '=', form).where('class', '=', inClass).executeTakeFirst(),
  );
  const isOwn = row !== undefined && seat?.class === inClass && row.seat === seat.id;
  return row && (isOwn || role !== undefined)
    ? row
    : refuse(404, 'NoSuchForm', 'You have no such exam in this class. Open it from the agenda.');
}
