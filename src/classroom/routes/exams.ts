/** Exams that count: a learner begins one, writes it line by line, hands it in, and reads what it came to once results may be read. */
import * as z from 'zod/mini';
import { withEntry } from '../classes/asked.ts';
import { defineEndpoint } from '../endpoint.ts';
import { appendLines } from '../exams/append.ts';
import { beginExam, takeOver } from '../exams/begin.ts';
import { examOf, formFor, withForm } from '../exams/find.ts';
import { linesOf } from '../exams/kept.ts';
import { reportFor } from '../exams/reported.ts';
import { device, sentLines } from '../exams/shown.ts';
import { standingOf } from '../exams/standing.ts';
import { isReleased } from '../grades/keep.ts';
import { refuse } from '../refusal.ts';

export const exams = [
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
