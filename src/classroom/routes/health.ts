/** Whether the server lives, and whether it can work. */
import { defineEndpoint } from '../endpoint.ts';
import { refuse } from '../refusal.ts';

export const health = [
  defineEndpoint({
    method: 'GET',
    path: '/api/health',
    who: 'anyone',
    does: 'Says that the server runs.',
    answer: () => Promise.resolve({ runs: true }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/ready',
    who: 'anyone',
    does: 'Says whether the database answers.',
    async answer(_, { store }) {
      const isWell = await store.isWell();
      return isWell ? { ready: true } : refuse(503, 'NoDatabase', 'The database does not answer.');
    },
  }),
];
