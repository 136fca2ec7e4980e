/** Begins a learner's exam, once: who asks again, on this device or another, comes back to the same form. */
import { newId } from '#src/classroom/classes/id.ts';
import type { PlanEntry } from '#src/classroom/classes/plan.ts';
import type { ClassRecord } from '#src/classroom/classes/read.ts';
import { askForFormGrade } from '#src/classroom/grades/ask.ts';
import { refuse, type Refusal } from '#src/classroom/refusal.ts';
import type { Services } from '#src/classroom/services.ts';
import type { FormRow } from '#src/classroom/store/tables.ts';
import { accommodations, type Accommodations } from '#src/quiz/exam/attempt.ts';
import { allowedFor } from '#src/quiz/exam/clock.ts';
import { paperOf } from './kept.ts';
import { askForPapers, paperFor, wished } from './papers.ts';
import { sealed, shownOf } from './sealed.ts';
import type { Opened } from './shown.ts';
import { formOf, stateOf, timeOf, whyNotNow } from './standing.ts';
import { grace } from './time.ts';

/** A device that wrote so long ago has most likely been left; another may go on without asking. */
const leftAfter = 30_000;

export interface Beginner {
  seat: string;
  device: string;
  /** What the learner may choose; how long it takes, an instructor says. */
  wants: Pick<Accommodations, 'hideTimer' | 'contrast'>;
}

/** Begins the exam or comes back to it. Refuses where it is shut, cannot be made, or where nobody has begun it in time. */
export async function beginExam(
  services: Services,
  found: ClassRecord,
  entry: PlanEntry,
  { seat, device, wants }: Beginner,
): Promise<Opened | Refusal> {
  const { store } = services;
  const before = await store.read((db) => formOf(db, found.id, entry.id, seat));
  if (before) return comeBack(services, before, device);
  const shut = whyNotNow(found, entry.id, services.now());
  if (shut !== undefined) return refuse(409, 'ExamShut', shut);
  const asked = await wished(services, found, entry);
  if (typeof asked === 'string') return refuse(422, 'NoSuchForm', `${asked} Ask your instructor.`);
  const drawn = await paperFor(services, found, entry.id, asked);
  if ('missing' in drawn)
    return refuse(
      422,
      'NotEnoughQuestions',
      `${drawn.missing} Ask your instructor: a form that counts draws only from questions that are made anew and from those brought to the class.`,
    );
  const row = await store.write(async (tx): Promise<FormRow> => {
    // Two tabs may begin at once: the seat's row is locked, and whoever comes second finds the form of the first.
    await tx.updateTable('seats').set({ seen_at: services.now() }).where('id', '=', seat).execute();
    const other = await formOf(tx, found.id, entry.id, seat);
    if (other) return other;
    const time = await timeOf(tx, found.id, seat);
    const now = services.now();
    const values: FormRow = {
      ...{ id: newId(services.random), class: found.id, seat, entry: entry.id, paper: drawn.paper },
      accommodations: JSON.stringify({ ...wants, time } satisfies Accommodations),
      ...{ state: 'open', length: 1, device, device_at: now, made_at: now },
      ends_at: now + allowedFor(asked.wish.blueprint, time),
      ...{ submitted_at: null, late_by: null },
    };
    await tx.insertInto('forms').values(values).execute();
    await askForFormGrade(tx, { form: values.id, now, dueAt: values.ends_at + grace + 1000 });
    await store.tell(tx, found.id, { at: now, kind: 'exam', to: 'staff', body: { seat, entry: entry.id } });
    if (drawn.isShort) await askForPapers(tx, found.id, entry.id, now);
    return values;
  });
  services.workshop.wake();
  return comeBack(services, row, device);
}

/** The form as its page opens it. A device that finds another at work leaves it its place until it takes the exam over. */
async function comeBack(services: Services, row: FormRow, device: string): Promise<Opened> {
  const { store, now } = services;
  const at = now();
  const paper = await store.read((db) => paperOf(db, row.paper));
  const state = stateOf(row, at);
  const elsewhere = state === 'open' && row.device !== device && at - row.device_at < leftAfter;
  if (state === 'open' && !elsewhere && row.device !== device) await takeOver(services, row.id, device);
  return {
    shown: shownOf(sealed(paper, row.id)),
    accommodations: accommodations.parse(JSON.parse(row.accommodations)),
    ...{ startedAt: row.made_at, endsAt: row.ends_at, length: row.length, state, elsewhere, now: at },
  };
}

/** From now on this device writes the form, and lines of any other are refused. */
export const takeOver = ({ store, now }: Services, form: string, device: string): Promise<unknown> =>
  store.write((tx) => tx.updateTable('forms').set({ device, device_at: now() }).where('id', '=', form).execute());
