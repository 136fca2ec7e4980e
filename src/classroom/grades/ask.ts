/** Asks for grades: whoever stores what a grade is worked out from calls this within the same unit of work. */
import type { Transaction } from 'kysely';
import { addJob } from '#src/classroom/jobs/queue.ts';
import type { Tables } from '#src/classroom/store/tables.ts';

/** So long the lines of a lab are gathered before it is graded again. */
const gather = 5000;

/** Asks for the grade of an attempt at a lab; `soon` when it was handed in. Wake the workshop once the unit of work is kept. */
export const askForLabGrade = (
  tx: Transaction<Tables>,
  { attempt, now, soon = false }: { attempt: string; now: number; soon?: boolean },
): Promise<void> =>
  addJob(tx, {
    ...{ id: `lab:${attempt}`, kind: 'grade-lab', about: { attempt }, now },
    dueAt: soon ? now : now + gather,
  });

/** Asks for the grade of a form; once it is handed in, at once, else when its time is up. */
export const askForFormGrade = (
  tx: Transaction<Tables>,
  { form, now, dueAt = now }: { form: string; now: number; dueAt?: number },
): Promise<void> => addJob(tx, { id: `form:${form}`, kind: 'grade-form', about: { form }, now, dueAt });
