/** Makes the report of a form from what is kept, with the keys as they are now. */
import type { Kysely } from 'kysely';
import type { FormRow, Tables } from '#src/classroom/store/tables.ts';
import { itemsOf } from '#src/quiz/exam/form.ts';
import { kindOf } from '#src/quiz/registry.ts';
import { markForm } from './grade.ts';
import { formToGrade } from './kept.ts';
import type { ReportedQuestion, ShownReport } from './report.ts';
import { sealed } from './sealed.ts';

/** The report of a form that was graded. */
export async function reportFor(db: Kysely<Tables>, row: FormRow): Promise<ShownReport> {
  const given = await formToGrade(db, row);
  const { report, marked, late } = markForm(given);
  const { form } = sealed(given.paper, row.id);
  const grade = await db
    .selectFrom('grades')
    .select(['override_points', 'override_why'])
    .where('class', '=', row.class)
    .where('seat', '=', row.seat)
    .where('entry', '=', row.entry)
    .executeTakeFirst();
  return {
    ...{ title: form.title, course: form.course },
    ...{ startedAt: row.made_at, time: given.accommodations.time, allowed: row.ends_at - row.made_at, report },
    questions: itemsOf(form).flatMap(({ id, kind }): ReportedQuestion[] => {
      const one = marked.get(id);
      if (!one) return [];
      const { view, item, words, score } = one;
      return [{ id, kind, view, facts: item.facts, words, key: kindOf(item.kind).keyOf(item), score }];
    }),
    late: { lines: late, counted: given.countsLate && late > 0 },
    ...(grade?.override_points == null
      ? {}
      : { override: { points: grade.override_points, why: grade.override_why ?? '' } }),
  };
}
