/** Exams that count: a learner begins one, writes it line by line, hands it in, and reads what it came to once results may be read. */
import * as z from 'zod/mini';
import { withEntry, withSeat } from '../classes/asked.ts';
import { audit } from '../classes/audit.ts';
import { entryOf, type PlanEntry } from '../classes/plan.ts';
import { knownClass, type ClassRecord } from '../classes/read.ts';
import { noSuchSeat, seatIn } from '../classes/seat.ts';
import { defineEndpoint } from '../endpoint.ts';
import { appendLines } from '../exams/append.ts';
import { beginExam, takeOver } from '../exams/begin.ts';
import { linesOf } from '../exams/kept.ts';
import { askForPapers, wished } from '../exams/papers.ts';
import { reportFor } from '../exams/reported.ts';
import { device, sentLines } from '../exams/shown.ts';
import { standingOf, stateOf } from '../exams/standing.ts';
import { askForFormGrade } from '../grades/ask.ts';
import { isReleased } from '../grades/keep.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Caller } from '../roles.ts';
import type { Services } from '../services.ts';
import type { FormRow } from '../store/tables.ts';

const withForm = z.object({ class: z.string(), form: z.string() });

/** The exam of the plan that an address names. */
async function examOf(
  { store }: Services,
  params: z.infer<typeof withEntry>,
): Promise<{ found: ClassRecord; entry: PlanEntry } | Refusal> {
  const found = await store.read((db) => knownClass(db, params.class));
  const entry = entryOf(found.plan, params.entry);
  return entry?.kind === 'exam'
    ? { found, entry }
    : refuse(
        404,
        'NoSuchExam',
        `The plan of this class has no exam "${params.entry}". Look at the agenda of the class.`,
      );
}

/** A form of this class that the caller may see: a learner the own one, those who lead any. */
async function formFor(
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

const learners = [
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/exams/:entry',
    who: 'learner',
    does: 'Says where the learner’s exam stands and what it is made of. Draws nothing.',
    params: withEntry,
    async answer({ params, caller }, services) {
      const exam = await examOf(services, params);
      return 'refused' in exam ? exam : standingOf(services, exam.found, exam.entry, caller.seat?.id ?? '');
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/exams/:entry/start',
    who: 'learner',
    does: 'Begins the learner’s exam, or comes back to it: the same form however often it is asked.',
    params: withEntry,
    body: z.object({ device, hideTimer: z.boolean(), contrast: z.boolean() }),
    whenEnded: true,
    async answer({ params, caller, body }, services) {
      const exam = await examOf(services, params);
      if ('refused' in exam) return exam;
      const { device: from, ...wants } = body;
      return beginExam(services, exam.found, exam.entry, { seat: caller.seat?.id ?? '', device: from, wants });
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/forms/:form/lines',
    who: 'member',
    does: 'The lines of a form from a number on: for another device of its learner, and for those who lead the class.',
    params: withForm,
    query: z.object({ from: z._default(z.coerce.number().check(z.int(), z.minimum(1)), 1) }),
    async answer({ params, caller, query }, services) {
      const row = await formFor(services, params, caller);
      if ('refused' in row) return row;
      const lines = await services.store.read((db) => linesOf(db, row.id, query.from));
      return { length: row.length, lines, now: services.now() };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/forms/:form/lines',
    who: 'learner',
    does: 'Adds lines to the learner’s form, once each. What is answered stands on the disk; the line that hands in makes it be graded.',
    params: withForm,
    body: sentLines,
    limit: 512_000,
    // What was begun in time is not lost when the class ends under it: the exam's own clock rules.
    whenEnded: true,
    async answer({ params, caller, body }, services) {
      const row = await formFor(services, params, { ...(caller.seat ? { seat: caller.seat } : {}) });
      return 'refused' in row ? row : appendLines(services, row, body);
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/forms/:form/take',
    who: 'learner',
    does: 'Takes the learner’s exam over to this device: the other one is told when it writes next.',
    params: withForm,
    body: z.object({ device }),
    whenEnded: true,
    async answer({ params, caller, body }, services) {
      const row = await formFor(services, params, { ...(caller.seat ? { seat: caller.seat } : {}) });
      if ('refused' in row) return row;
      await takeOver(services, row.id, body.device);
      return { length: row.length, now: services.now() };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/forms/:form/report',
    who: 'member',
    does: 'What a form came to, with keys and reasons: for its learner once results may be read, for those who lead the class once it was graded.',
    params: withForm,
    async answer({ params, caller }, services) {
      const row = await formFor(services, params, caller);
      if ('refused' in row) return row;
      const { store } = services;
      const isOpen = caller.role !== undefined || (await store.read((db) => isReleased(db, row.class, row.entry)));
      if (!isOpen)
        return refuse(
          403,
          'NotReleased',
          'Your exam is in. What it came to is told when your instructor releases the results.',
        );
      if (row.state !== 'graded')
        return refuse(
          409,
          'NotGraded',
          'This exam is not graded yet. It is graded within moments once it is handed in or its time is up.',
        );
      return store.read((db) => reportFor(db, row));
    },
  }),
];

const staff = [
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/exams/:entry/prepare',
    who: 'co-instructor',
    does: 'Draws the papers of an exam before anybody begins it, or says why they cannot be drawn.',
    params: withEntry,
    async answer({ params }, services) {
      const exam = await examOf(services, params);
      if ('refused' in exam) return exam;
      const asked = await wished(services, exam.found, exam.entry);
      if (typeof asked === 'string') return refuse(422, 'NoSuchForm', asked);
      await services.store.write((tx) => askForPapers(tx, exam.found.id, exam.entry.id, services.now()));
      services.workshop.wake();
      const { blueprint, leavesOut } = asked.wish;
      return { title: blueprint.title, minutes: blueprint.minutes, leavesOut };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/exams/:entry/forms',
    who: 'observer',
    does: 'Who has begun an exam, and how far each is.',
    params: withEntry,
    async answer({ params }, { store, now }) {
      const rows = await store.read((db) =>
        db
          .selectFrom('forms')
          .select(['id', 'seat', 'state', 'length', 'made_at', 'ends_at', 'submitted_at'])
          .where('class', '=', params.class)
          .where('entry', '=', params.entry)
          .orderBy('made_at')
          .execute(),
      );
      return {
        forms: rows.map(({ id, seat, length, made_at, ends_at, submitted_at, state }) => ({
          ...{ form: id, seat, state: stateOf({ state, ends_at }, now()), lines: length - 1 },
          ...{ startedAt: made_at, endsAt: ends_at },
          ...(submitted_at === null ? {} : { submittedAt: submitted_at }),
        })),
        now: now(),
      };
    },
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/api/classes/:class/forms/:form/late',
    who: 'co-instructor',
    does: 'Lets what came after the time of a form count, or no longer: for a learner whose network was away.',
    params: withForm,
    body: z.object({ counts: z.boolean() }),
    async answer({ params, caller, body }, services) {
      const row = await formFor(services, params, caller);
      if ('refused' in row) return row;
      const { store, now, workshop } = services;
      await store.write(async (tx) => {
        await tx
          .updateTable('forms')
          .set({ late_by: body.counts ? (caller.account?.id ?? '') : null })
          .where('id', '=', row.id)
          .execute();
        if (row.state !== 'open') await askForFormGrade(tx, { form: row.id, now: now() });
        await audit(tx, services, { inClass: row.class, caller, what: 'form.late', about: { form: row.id, ...body } });
      });
      workshop.wake();
      return { counts: body.counts };
    },
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/api/classes/:class/seats/:seat/time',
    who: 'co-instructor',
    does: 'Says how many times as long a learner has for exams that are begun from now on.',
    params: withSeat,
    body: z.object({ time: z.literal([1, 1.25, 1.5, 2]) }),
    async answer({ params, caller, body: { time } }, services) {
      if (!(await services.store.read((db) => seatIn(db, params)))) return noSuchSeat;
      await services.store.write(async (tx) => {
        await tx
          .insertInto('extra_time')
          .values({ class: params.class, seat: params.seat, time })
          .onConflict((one) => one.columns(['class', 'seat']).doUpdateSet({ time }))
          .execute();
        await audit(tx, services, {
          inClass: params.class,
          caller,
          what: 'seat.time',
          about: { seat: params.seat, time },
        });
      });
      return { time };
    },
  }),
];

export const exams = [...learners, ...staff];
