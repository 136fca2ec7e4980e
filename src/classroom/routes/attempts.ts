/** Attempts at labs in a class: lines as they are written, read by whom they concern, and the controls as they change hands. */
import * as z from 'zod/mini';
import { defineEndpoint } from '../endpoint.ts';
import { attemptRow, isOwn, noSuchAttempt } from '../attempts/find.ts';
import { giveControls, askForControls, releaseControls } from '../attempts/hold.ts';
import { listAttempts, readLines } from '../attempts/read.ts';
import { tellPlaces } from '../attempts/places.ts';
import { linesSent, placesSeen } from '../attempts/words.ts';
import { writeLines } from '../attempts/write.ts';

const named = z.object({ class: z.string(), attempt: z.string().check(z.maxLength(200)) });
const nothing = z.optional(z.object({}));

/** A full batch of long lines; the first line of the largest lab is 150 kB. */
const longestBatch = 2_000_000;

export const attempts = [
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/attempts/:attempt/lines',
    who: 'member',
    does: 'Adds lines to the log of an attempt: the learner to their own, staff while they are at its controls or to one of their own to show. Without lines it says where the attempt stands.',
    params: named,
    body: linesSent,
    limit: longestBatch,
    answer: writeLines,
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/attempts/:attempt/lines',
    who: 'member',
    whenEnded: true,
    does: 'Reads the log of an attempt from a line on: learners their own and what is shown to all, staff any.',
    params: named,
    query: z.object({ from: z.optional(z.coerce.number().check(z.int(), z.minimum(0))) }),
    answer: ({ caller, params, query }, services) => readLines(caller, params, query.from ?? 0, services),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/attempts',
    who: 'member',
    whenEnded: true,
    does: 'Lists the attempts of a class with where they stand: learners see their own.',
    params: z.object({ class: z.string() }),
    query: z.object({ seat: z.optional(z.string()) }),
    answer: ({ caller, params, query }, { store, now }) =>
      store.read((db) => listAttempts(db, caller, params.class, query.seat, now())),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/attempts/:attempt/places',
    who: 'co-instructor',
    does: 'Tells whoever follows where one is in the portal: the learner whose controls one has, or the class that one shows an attempt to.',
    params: named,
    body: z.pick(placesSeen, { places: true }),
    answer: tellPlaces,
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/attempts/:attempt/hold',
    who: 'co-instructor',
    does: 'Asks a learner for the controls of their attempt.',
    params: named,
    body: nothing,
    answer: askForControls,
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/attempts/:attempt/consent',
    who: 'learner',
    does: 'Answers somebody who asked for the controls. Whoever asked has them at once when the answer is yes.',
    params: named,
    body: z.object({ given: z.boolean() }),
    answer: giveControls,
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/attempts/:attempt/release',
    who: 'member',
    does: 'Gives the controls back to the learner: the learner takes them at any time, staff hand back what they hold.',
    params: named,
    body: nothing,
    async answer(asked, services) {
      const row = await services.store.read((db) => attemptRow(db, asked.params));
      const isLearner = isOwn(asked.caller, asked.params, row);
      // What another learner has is not told, not even that it is there.
      if (!row || (!isLearner && asked.caller.role === undefined)) return noSuchAttempt(asked.params.attempt);
      return releaseControls(asked, isLearner, services);
    },
  }),
];
