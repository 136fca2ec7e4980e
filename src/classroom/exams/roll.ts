/** Who has begun an exam, how far each is, and what of it came after its time. */
import type { Kysely } from 'kysely';
import { accommodations } from '#src/quiz/exam/attempt.ts';
import type { Services } from '#src/classroom/services.ts';
import type { Tables } from '#src/classroom/store/tables.ts';
import { farOf } from './far.ts';
import { stateOf } from './standing.ts';
import { grace } from './time.ts';

interface Late {
  /** How many lines came after the time, and how many of them are answers. */
  lines: number;
  answers: number;
  /** When the last of them came. */
  lastAt: number;
}

/** What came late, by the id of the form. */
async function lateOf(db: Kysely<Tables>, inClass: string, entry: string): Promise<ReadonlyMap<string, Late>> {
  const rows = await db
    .selectFrom('form_lines')
    .innerJoin('forms', 'forms.id', 'form_lines.form')
    .select((row) => [
      'form_lines.form',
      row.fn.countAll().as('lines'),
      row.fn
        .sum(row.case().when('form_lines.event', 'like', '%"type":"answered"%').then(1).else(0).end())
        .as('answers'),
      row.fn.max('form_lines.at').as('last'),
    ])
    .where('forms.class', '=', inClass)
    .where('forms.entry', '=', entry)
    .where((row) => row('form_lines.at', '>', row('forms.ends_at', '+', grace)))
    .groupBy('form_lines.form')
    .execute();
  return new Map(
    rows.map(({ form, lines, answers, last }) => [
      form,
      { lines: Number(lines), answers: Number(answers), lastAt: last },
    ]),
  );
}

/** The forms of an exam in the order they were begun: neither questions nor answers. */
export async function rollOf({ store, now }: Services, inClass: string, entry: string) {
  const [rows, late] = await store.read((db) =>
    Promise.all([
      db
        .selectFrom('forms')
        .selectAll()
        .where('class', '=', inClass)
        .where('entry', '=', entry)
        .orderBy('made_at')
        .orderBy('id')
        .execute(),
      lateOf(db, inClass, entry),
    ]),
  );
  const far = await farOf(store, rows);
  const at = now();
  return {
    forms: rows.map((row) => {
      const came = late.get(row.id);
      return {
        ...{ form: row.id, seat: row.seat, state: stateOf(row, at), lines: row.length - 1 },
        ...(far.get(row.id) ?? { answered: 0, questions: 0 }),
        ...{ startedAt: row.made_at, endsAt: row.ends_at },
        time: accommodations.parse(JSON.parse(row.accommodations)).time,
        ...(row.submitted_at === null ? {} : { submittedAt: row.submitted_at }),
        ...(came ? { late: { ...came, counted: row.late_by !== null } } : {}),
      };
    }),
    now: at,
  };
}
