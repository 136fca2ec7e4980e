/** Rehearsals: a class filled with simulated learners, before the day. */
import * as z from 'zod/mini';
import { inClass } from '../classes/asked.ts';
import { audit } from '../classes/audit.ts';
import { knownClass } from '../classes/read.ts';
import { defineEndpoint } from '../endpoint.ts';
import { refuse } from '../refusal.ts';
import { labsAlone } from '../rehearse/run.ts';

export const rehearsal = [
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/rehearsal',
    who: 'co-instructor',
    does: 'Fills a class with simulated learners who work on its labs, some of them slowly and some stuck.',
    params: inClass,
    body: z.object({
      learners: z.int().check(z.minimum(5, 'is at least 5'), z.maximum(500, 'is at most 500')),
      /** So many times as fast as people are. */
      pace: z.exactOptional(z.number().check(z.minimum(1), z.maximum(60))),
    }),
    async answer({ caller, params, body: { learners, pace = 1 } }, services) {
      const { rehearsals, store } = services;
      const known = await rehearsals.of(services, params.class);
      if (known.running || known.learners > 0)
        return refuse(
          409,
          'Rehearsing',
          `${String(known.learners)} simulated learners are in this class already. End that rehearsal first.`,
        );
      const { plan, state } = await store.read((db) => knownClass(db, params.class));
      if (labsAlone(plan).length === 0)
        return refuse(
          422,
          'NothingToRehearse',
          'Simulated learners work on labs, and the plan of this class has none that is done alone and not assessed. Put one into the plan.',
        );
      if (state !== 'running')
        return refuse(
          409,
          'NotRunning',
          'This class is not running, so nobody can work in it. Begin it, rehearse, and make another one for the day.',
        );
      await store.write((tx) =>
        audit(tx, services, { inClass: params.class, caller, what: 'rehearsal.started', about: { learners, pace } }),
      );
      rehearsals.start(services, params.class, { learners, pace });
      return { running: true, learners };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/rehearsal',
    who: 'observer',
    whenEnded: true,
    does: 'Says whether simulated learners are in a class.',
    params: inClass,
    answer: ({ params }, services) => services.rehearsals.of(services, params.class),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/api/classes/:class/rehearsal',
    who: 'co-instructor',
    whenEnded: true,
    does: 'Sends the simulated learners of a class away, with everything that they did.',
    params: inClass,
    async answer({ caller, params }, services) {
      const learners = await services.rehearsals.end(services, params.class);
      await services.store.write((tx) =>
        audit(tx, services, { inClass: params.class, caller, what: 'rehearsal.ended', about: { learners } }),
      );
      return { running: false, learners: 0 };
    },
  }),
];
