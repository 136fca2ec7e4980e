/** Grades: the gradebook and its file, what stands behind a grade, what a person sets, releasing, grading again, and each learner's own results. */
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { inClass, withEntry } from '../classes/asked.ts';
import { audit } from '../classes/audit.ts';
import { entryOf } from '../classes/plan.ts';
import { knownClass } from '../classes/read.ts';
import { noSuchSeat, seatIn } from '../classes/seat.ts';
import { words } from '../classes/words.ts';
import { examsOf } from '../content/course-content.ts';
import { csvAnswer } from '../csv.ts';
import { defineEndpoint } from '../endpoint.ts';
import { columnsOf, isTold } from '../grades/columns.ts';
import { gradebookCsv } from '../grades/csv.ts';
import { gradebookOf, pointsOf } from '../grades/gradebook.ts';
import { setOverride } from '../grades/override.ts';
import { regrade } from '../grades/regrade.ts';
import { refuse } from '../refusal.ts';
import type { Tables } from '../store/tables.ts';

const withGrade = z.object({ class: z.string(), seat: z.string(), entry: z.string() });
const noEntry = (entry: string) =>
  refuse(404, 'NoSuchEntry', `The plan of this class grades no entry "${entry}". It grades labs, checks and exams.`);

async function bookOf(db: Kysely<Tables>, id: string) {
  const found = await knownClass(db, id);
  return gradebookOf(db, found, await examsOf(found.course));
}

const gradebook = defineEndpoint({
  method: 'GET',
  path: '/api/classes/:class/gradebook',
  who: 'observer',
  does: 'Every learner with every graded entry of the plan.',
  params: inClass,
  answer: ({ params }, { store }) => store.read((db) => bookOf(db, params.class)),
});

const file = defineEndpoint({
  method: 'GET',
  path: '/api/classes/:class/gradebook.csv',
  who: 'observer',
  does: 'The gradebook as CSV, safe to open in a spreadsheet.',
  params: inClass,
  async answer({ params }, { store }) {
    return csvAnswer(await store.read(async (db) => gradebookCsv(await bookOf(db, params.class))), 'gradebook.csv');
  },
});

const one = defineEndpoint({
  method: 'GET',
  path: '/api/classes/:class/grades/:seat/:entry',
  who: 'observer',
  does: 'One grade with what stands behind it, and who changed it when and why.',
  params: withGrade,
  answer: ({ params }, { store }) =>
    store.read(async (db) => {
      const of = db
        .selectFrom('grades')
        .selectAll()
        .where('class', '=', params.class)
        .where('seat', '=', params.seat)
        .where('entry', '=', params.entry);
      const [row, changes, staff] = await Promise.all([
        of.executeTakeFirst(),
        db
          .selectFrom('overrides')
          .select(['at', 'by', 'points', 'why'])
          .where('class', '=', params.class)
          .where('seat', '=', params.seat)
          .where('entry', '=', params.entry)
          .orderBy('at')
          .execute(),
        db.selectFrom('staff').select(['account', 'name']).where('class', '=', params.class).execute(),
      ]);
      if (!row) return refuse(404, 'NoGrade', 'This learner has nothing for this entry yet.');
      const nameOf = (account: string) => staff.find((each) => each.account === account)?.name ?? account;
      const { points, out_of, evidence, detail, graded_at, override_points, override_by, override_why } = row;
      return {
        ...{ points, outOf: out_of, state: 'graded', gradedAt: graded_at },
        ...(evidence === null ? {} : { evidence }),
        ...(override_points === null
          ? {}
          : { overridden: { points: override_points, by: nameOf(override_by ?? ''), why: override_why ?? '' } }),
        detail: detail === null ? null : (JSON.parse(detail) as unknown),
        audit: changes.map(({ at, by, points: set, why }) => ({
          ...{ at, by: nameOf(by), what: set === null ? 'taken back' : 'set' },
          about: { points: set, why },
        })),
      };
    }),
});

const override = defineEndpoint({
  method: 'PUT',
  path: '/api/classes/:class/grades/:seat/:entry/override',
  who: 'co-instructor',
  whenEnded: true,
  does: 'Sets points in place of what was worked out, with a reason, or takes them back.',
  params: withGrade,
  body: z.object({ points: z.nullable(z.number().check(z.minimum(0))), why: words(500) }),
  async answer({ params, caller, body }, services) {
    const { store } = services;
    const known = await store.read(async (db) => {
      const found = await knownClass(db, params.class);
      const seat = await seatIn(db, params);
      const best = await db
        .selectFrom('grades')
        .select('out_of')
        .where('class', '=', params.class)
        .where('entry', '=', params.entry)
        .orderBy('out_of', 'desc')
        .limit(1)
        .executeTakeFirst();
      const column = columnsOf(found.plan).find(({ entry }) => entry === params.entry);
      return { seat, column, outOf: Math.max(best?.out_of ?? 0, column?.outOf ?? 0) };
    });
    if (!known.seat) return noSuchSeat;
    if (!known.column) return noEntry(params.entry);
    const { points, why } = body;
    if (points !== null && points > known.outOf)
      return refuse(
        422,
        'TooManyPoints',
        known.outOf === 0
          ? 'Nobody has a result here yet, so it is not known what it is worth. Set points once one learner was graded.'
          : `${String(points)} points are more than the ${String(known.outOf)} there are. Set at most ${String(known.outOf)}.`,
      );
    await store.write(async (tx) => {
      const about = { seat: params.seat, entry: params.entry, ...(points === null ? {} : { points }) };
      await audit(tx, services, { inClass: params.class, caller, what: 'grade.overridden', about });
      const by = caller.account?.id ?? '';
      await setOverride(
        tx,
        services,
        { inClass: params.class, seat: params.seat, entry: params.entry, points, why, by },
        known.outOf,
      );
    });
    return { points };
  },
});

const release = defineEndpoint({
  method: 'POST',
  path: '/api/classes/:class/exams/:entry/release',
  who: 'co-instructor',
  whenEnded: true,
  does: 'Lets learners read their results of an entry, with keys and reasons, or no longer. Not while somebody still writes it, unless told to anyway.',
  params: withEntry,
  body: z.object({ released: z.boolean(), anyway: z.exactOptional(z.boolean()) }),
  async answer({ params, caller, body: { released, anyway = false } }, services) {
    const { store, now } = services;
    const [found, open] = await store.read((db) =>
      Promise.all([
        knownClass(db, params.class),
        db
          .selectFrom('forms')
          .select('id')
          .where('class', '=', params.class)
          .where('entry', '=', params.entry)
          .where('state', '=', 'open')
          .execute(),
      ]),
    );
    if (!entryOf(found.plan, params.entry)) return noEntry(params.entry);
    if (released && open.length > 0 && !anyway)
      return refuse(
        409,
        'FormsOpen',
        `${open.length === 1 ? 'One learner still writes' : `${String(open.length)} learners still write`} this exam, and results show what is right. Wait until they hand in, or release anyway.`,
      );
    await store.write(async (tx) => {
      await tx.deleteFrom('releases').where('class', '=', params.class).where('entry', '=', params.entry).execute();
      if (released)
        await tx
          .insertInto('releases')
          .values({ class: params.class, entry: params.entry, released_at: now(), by: caller.account?.id ?? '' })
          .execute();
      const about = { entry: params.entry, released };
      await audit(tx, services, { inClass: params.class, caller, what: 'results.released', about });
      await store.tell(tx, params.class, { at: now(), kind: 'class.changed', to: 'all', body: { what: 'results' } });
    });
    return { released };
  },
});

const again = defineEndpoint({
  method: 'POST',
  path: '/api/classes/:class/regrade',
  who: 'co-instructor',
  whenEnded: true,
  does: 'Grades everything of an entry again, with keys as they are now. What a person set stays.',
  params: inClass,
  body: z.object({ entry: z.string() }),
  async answer({ params, caller, body: { entry } }, services) {
    const { store, now, workshop } = services;
    const found = await store.read((db) => knownClass(db, params.class));
    if (!entryOf(found.plan, entry)) return noEntry(entry);
    const count = await store.write(async (tx) => {
      await audit(tx, services, { inClass: params.class, caller, what: 'grades.again', about: { entry } });
      return regrade(tx, { inClass: params.class, entry, now: now() });
    });
    workshop.wake();
    return { again: count };
  },
});

const results = defineEndpoint({
  method: 'GET',
  path: '/api/classes/:class/results',
  who: 'learner',
  does: 'The learner’s own results, as far as they may be read.',
  params: inClass,
  answer: ({ params, caller }, { store }) =>
    store.read(async (db) => {
      const found = await knownClass(db, params.class);
      const [rows, released] = await Promise.all([
        db
          .selectFrom('grades')
          .select(['entry', 'points', 'out_of', 'override_points', 'override_why', 'graded_at', 'evidence'])
          .where('class', '=', params.class)
          .where('seat', '=', caller.seat?.id ?? '')
          .execute(),
        db.selectFrom('releases').select('entry').where('class', '=', params.class).execute(),
      ]);
      return columnsOf(found.plan, await examsOf(found.course)).flatMap(({ entry, title, kind }) => {
        const row = rows.find((each) => each.entry === entry);
        const planned = entryOf(found.plan, entry);
        const isOpen = released.some((each) => each.entry === entry) || (planned && isTold(planned, found.settings));
        if (!row || isOpen !== true) return [];
        const { points, out_of, override_points, override_why, graded_at, evidence } = row;
        const set =
          override_points === null ? {} : { overridden: { points: override_points, by: '', why: override_why ?? '' } };
        const form = evidence?.startsWith('form:') === true ? { form: evidence.slice(5) } : {};
        const counted = pointsOf({ points, outOf: out_of, state: 'graded', ...set });
        return [
          {
            ...{ entry, title, kind, points: counted, outOf: out_of, at: graded_at, ...form },
            ...(override_points === null ? {} : { why: override_why ?? '' }),
          },
        ];
      });
    }),
});

export const grades = [gradebook, file, one, override, release, again, results];
