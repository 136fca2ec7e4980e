/** Endpoints about what is kept of people: reading it, and deleting it. */
import * as z from 'zod/mini';
import { inClass, withSeat } from '../classes/asked.ts';
import { settingsShape } from '../classes/settings.ts';
import { defineEndpoint } from '../endpoint.ts';
import { forgetAccount, forgetClass, forgetLearner } from '../keeping/forget.ts';
import { keepFor } from '../keeping/keep-for.ts';
import { showAccount, showLearner } from '../keeping/show.ts';
import { refuse } from '../refusal.ts';

const asFile = (value: unknown, name: string): Response =>
  Response.json(value, {
    headers: { 'cache-control': 'no-store', 'content-disposition': `attachment; filename="${name}"` },
  });
const notSure = (what: string) =>
  refuse(422, 'NotSure', `This deletes ${what} for good. Send the title of it as "sure" to say that you mean it.`);

export const keeping = [
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/seats/:seat/data',
    who: 'instructor',
    does: 'Shows all that is kept of one learner, as a file to hand to them.',
    params: withSeat,
    async answer({ params }, services) {
      const kept = await showLearner(services, params.class, params.seat);
      return kept
        ? asFile(kept, 'kept-of-a-learner.json')
        : refuse(404, 'NoSuchSeat', 'There is nobody of this kind in the class any more. Reload the page.');
    },
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/api/classes/:class/seats/:seat/data',
    who: 'instructor',
    whenEnded: true,
    does: 'Deletes all that is kept of one learner, grades too.',
    params: withSeat,
    answer: ({ params, caller }, services) =>
      forgetLearner(services, { inClass: params.class, seat: params.seat, caller }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/api/classes/:class/keeping',
    who: 'instructor',
    whenEnded: true,
    does: 'Says how many days after its end a class is deleted, also of one that has ended.',
    params: inClass,
    body: z.object({ days: settingsShape.keepDays }),
    answer: ({ params, body, caller }, services) => keepFor(services, { inClass: params.class, caller }, body.days),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/api/classes/:class',
    who: 'instructor',
    whenEnded: true,
    does: 'Deletes a class and everything in it.',
    params: inClass,
    body: z.object({ sure: z.string() }),
    async answer({ params, body, caller }, services) {
      const found = await services.store.read((db) =>
        db.selectFrom('classes').select('title').where('id', '=', params.class).executeTakeFirst(),
      );
      if (found?.title !== body.sure) return notSure('the class');
      return forgetClass(services, params.class, `account:${caller.account?.id ?? ''}`);
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/me/data',
    who: 'account',
    does: 'Shows all that is kept of whoever asks, as a file.',
    answer: async ({ caller }, services) =>
      asFile(await showAccount(services, caller.account?.id ?? ''), 'kept-of-me.json'),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/api/me',
    who: 'account',
    does: 'Deletes the account of whoever asks, and what is kept of them.',
    body: z.object({ sure: z.string() }),
    answer: async ({ caller, body }, services) =>
      body.sure === caller.account?.email
        ? forgetAccount(services, caller.account.id)
        : refuse(
            422,
            'NotSure',
            'This deletes your account for good. Send its e-mail address as "sure" to say that you mean it.',
          ),
  }),
];
