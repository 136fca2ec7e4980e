/** What an exam has asked, of whom, and how it went: for whoever finds that a question was wrong and has to see who is affected. */
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { itemsOf } from '#src/quiz/exam/form.ts';
import type { Tables } from '#src/classroom/store/tables.ts';
import { paperOf } from './kept.ts';
import type { Paper } from './paper.ts';

/** The part of a form's grade that is read here. */
const detailShape = z.object({ items: z.array(z.object({ id: z.string(), outcome: z.string() })) });

/** It was got, or it does not count. */
const neither: ReadonlySet<string> = new Set(['right', 'gone', 'changed']);

interface Questioned {
  /** `own/<id>` or `generated/<generator>/<seed>`. */
  item: string;
  stem: string;
  /** The seats that were asked it, and how many of them did not get all of it. */
  seats: string[];
  missed: number;
  /** Why it counts for nobody, and since when. */
  dropped?: { why: string; at: number };
}

/** The questions of the forms that have ended, the most missed first, and what each of these forms is worth now. No key is among them. */
export async function questionedIn(db: Kysely<Tables>, inClass: string, entry: string) {
  const forms = await db
    .selectFrom('forms')
    .select(['id', 'seat', 'paper'])
    .where('class', '=', inClass)
    .where('entry', '=', entry)
    .where('state', '!=', 'open')
    .orderBy('id')
    .execute();
  const [grades, corrections, jobs] = await Promise.all([
    db
      .selectFrom('grades')
      .select(['seat', 'points', 'out_of', 'detail'])
      .where('class', '=', inClass)
      .where('entry', '=', entry)
      .execute(),
    db.selectFrom('corrections').select(['item', 'why', 'at']).where('class', '=', inClass).execute(),
    db.selectFrom('jobs').select('id').where('kind', '=', 'grade-form').where('done_at', 'is', null).execute(),
  ]);
  const papers = new Map<string, Paper>();
  for (const id of new Set(forms.map(({ paper }) => paper))) papers.set(id, await paperOf(db, id));
  const waits = new Set(jobs.map(({ id }) => id));
  const outcomes = new Map(grades.map(({ seat, detail }) => [seat, outcomesIn(detail)]));
  const found = new Map<string, Questioned>();
  for (const { seat, paper: id } of forms) {
    const paper = papers.get(id);
    for (const { id: item } of paper ? itemsOf(paper.form) : []) {
      const one = found.get(item) ?? { item, stem: paper?.questions[item]?.item.stem ?? item, seats: [], missed: 0 };
      found.set(item, one);
      one.seats.push(seat);
      const outcome = outcomes.get(seat)?.get(item);
      if (outcome !== undefined && !neither.has(outcome)) one.missed += 1;
    }
  }
  for (const { item, why, at } of corrections) {
    const one = found.get(item);
    if (one) one.dropped = { why, at };
  }
  return {
    questions: [...found.values()].sort((a, b) => b.missed - a.missed || a.item.localeCompare(b.item, 'en')),
    scores: forms.map(({ id, seat }) => {
      const grade = grades.find((one) => one.seat === seat);
      return {
        ...{ seat, waits: waits.has(`form:${id}`) },
        ...(grade ? { points: grade.points, outOf: grade.out_of } : {}),
      };
    }),
  };
}

/** How each question of a graded form went, by its id. */
function outcomesIn(detail: string | null): ReadonlyMap<string, string> {
  const read = detailShape.safeParse(detail === null ? undefined : JSON.parse(detail));
  return new Map(read.success ? read.data.items.map(({ id, outcome }) => [id, outcome]) : []);
}
