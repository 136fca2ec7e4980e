/** What of a plan is graded, and what it is called: the columns of the gradebook. */
import type { ClassPlan, PlanEntry } from '#src/classroom/classes/plan.ts';
import type { ClassSettings } from '#src/classroom/classes/settings.ts';
import type { Exams } from '#src/quiz/exam/blueprint.ts';
import { labs } from '#src/lab/registry.ts';

export interface Column {
  entry: string;
  title: string;
  kind: 'lab' | 'check' | 'exam';
  /** What a lab has; of checks and exams the most that a form of theirs was worth, 0 before there is one. */
  outOf: number;
  /** When its results were released to learners; null where they were not, or were taken back. */
  releasedAt: number | null;
}

/** The graded entries of a plan, in its order. `exams` are those of the course, for what their forms are called. */
export const columnsOf = ({ entries }: ClassPlan, exams?: Pick<Exams, 'forms'>): Column[] =>
  entries.flatMap((entry): Column[] => {
    const { id, ref, title, kind } = entry;
    if (kind !== 'lab' && kind !== 'check' && kind !== 'exam') return [];
    const lab = kind === 'lab' ? labs.find((one) => one.id === ref) : undefined;
    const form = kind === 'exam' ? exams?.forms[ref.split('/')[0] ?? '']?.title : undefined;
    const name = kind === 'check' ? `Check: ${ref.split('/').at(-1) ?? ref}` : ref;
    return [
      { entry: id, title: title ?? lab?.title ?? form ?? name, kind, outOf: lab?.tasks.length ?? 0, releasedAt: null },
    ];
  });

/** Whether learners see their result of an entry before it is released: they do where the page of it tells them anyway. */
export const isTold = ({ kind, way }: PlanEntry, { results }: Pick<ClassSettings, 'results'>): boolean =>
  results === 'at-once' || kind === 'check' || (kind === 'lab' && way !== 'assessed');
