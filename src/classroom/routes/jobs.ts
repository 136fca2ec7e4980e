/** The queue of jobs, for those who wait for a grade. */
import * as z from 'zod/mini';
import { inClass } from '../classes/asked.ts';
import { defineEndpoint } from '../endpoint.ts';
import { tryAgain, jobsNow } from '../jobs/state.ts';

export const jobs = [
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/jobs',
    who: 'observer',
    does: 'How many jobs of this server wait, and how many gave up.',
    params: inClass,
    answer: (_, { store, now }) => store.read((db) => jobsNow(db, now())),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/jobs/again',
    who: 'co-instructor',
    whenEnded: true,
    does: 'Tries the jobs that gave up once more.',
    params: inClass,
    body: z.object({}),
    async answer(_, { store, now, workshop }) {
      const again = await store.write((tx) => tryAgain(tx, now()));
      workshop.wake();
      return { again };
    },
  }),
];
