/** Exams that count, for those who lead: papers drawn ahead, the door, who writes and how far, what came late, and how long each has. */
import * as z from 'zod/mini';
import { withEntry, withSeat } from '../classes/asked.ts';
import { audit } from '../classes/audit.ts';
import { noSuchSeat, seatIn } from '../classes/seat.ts';
import { defineEndpoint } from '../endpoint.ts';
import { setDoor } from '../exams/door.ts';
import { examOf, formFor, withForm } from '../exams/find.ts';
import { askForPapers, wished } from '../exams/papers.ts';
import { questionedIn } from '../exams/questioned.ts';
import { rollOf } from '../exams/roll.ts';
import { askForFormGrade } from '../grades/ask.ts';
import { refuse } from '../refusal.ts';

export const examStaff = [
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
    does: 'Who has begun an exam, how far each is, and what came after the time. Neither questions nor answers.',
    params: withEntry,
    answer: ({ params }, services) => rollOf(services, params.class, params.entry),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/exams/:entry/questions',
    who: 'co-instructor',
    does: 'What the forms that have ended asked, of whom and how it went, and what they are worth: to see whom a wrong question affects. No keys.',
    params: withEntry,
    answer: ({ params }, { store }) => store.read((db) => questionedIn(db, params.class, params.entry)),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/api/classes/:class/exams/:entry/door',
    who: 'co-instructor',
    does: 'Lets learners begin an exam now, whatever the pace, or nobody any more. Who writes it goes on until the own time is up.',
    params: withEntry,
    body: z.object({ open: z.boolean() }),
    answer: ({ params, caller, body }, services) =>
      setDoor(services, { inClass: params.class, entry: params.entry, open: body.open, caller }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/api/classes/:class/forms/:form/late',
    who: 'co-instructor',
    // What came late is often heard of when the class is over.
    whenEnded: true,
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
