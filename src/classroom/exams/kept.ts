/** Reads what the database keeps of exams: papers, forms with their lines, and questions that were brought. */
import type { Kysely } from 'kysely';
import { accommodations } from '#src/quiz/exam/attempt.ts';
import { examEvent } from '#src/quiz/exam/attempt.ts';
import { item as itemSchema, type Item } from '#src/quiz/item.ts';
import type { FormRow, Tables } from '#src/classroom/store/tables.ts';
import type { FormToGrade } from './grade.ts';
import { paperShape, type Own, type Paper } from './paper.ts';
import type { Line } from './time.ts';

/** The questions that were brought to a class, as they are now. */
export async function ownOf(db: Kysely<Tables>, inClass: string): Promise<Own[]> {
  const rows = await db
    .selectFrom('own_items')
    .select(['id', 'item'])
    .where('class', '=', inClass)
    .orderBy('id')
    .execute();
  return rows.map(({ id, item }) => ({ id, item: itemSchema.parse(JSON.parse(item)) }));
}

export async function paperOf(db: Kysely<Tables>, id: string): Promise<Paper> {
  const { paper } = await db.selectFrom('papers').select('paper').where('id', '=', id).executeTakeFirstOrThrow();
  return paperShape.parse(JSON.parse(paper));
}

/** The lines of a form from one number on, in order. */
export async function linesOf(db: Kysely<Tables>, form: string, from = 1): Promise<Line[]> {
  const rows = await db
    .selectFrom('form_lines')
    .select(['n', 'at', 'event'])
    .where('form', '=', form)
    .where('n', '>=', from)
    .orderBy('n')
    .execute();
  return rows.map(({ n, at, event }) => ({ n, at, event: examEvent.parse(JSON.parse(event)) }));
}

/** Everything a form is graded from. */
export async function formToGrade(db: Kysely<Tables>, row: FormRow): Promise<FormToGrade> {
  const [paper, lines, own, corrections] = await Promise.all([
    paperOf(db, row.paper),
    linesOf(db, row.id),
    ownOf(db, row.class),
    db.selectFrom('corrections').select('item').where('class', '=', row.class).execute(),
  ]);
  const asked = new Set(Object.keys(paper.questions));
  const current = own.map(({ id, item }): [string, Item] => [`own/${id}`, item]).filter(([id]) => asked.has(id));
  return {
    ...{ paper, id: row.id, startedAt: row.made_at, endsAt: row.ends_at, lines },
    accommodations: accommodations.parse(JSON.parse(row.accommodations)),
    countsLate: row.late_by !== null,
    current: Object.fromEntries(current),
    dropped: corrections.map(({ item }) => item),
  };
}
