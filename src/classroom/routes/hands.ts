/** Raised hands: a queue, oldest first. */
import * as z from 'zod/mini';
import { inClass, withSeat } from '../classes/asked.ts';
import { noSuchSeat, seatIn } from '../classes/seat.ts';
import { words } from '../classes/words.ts';
import { defineEndpoint } from '../endpoint.ts';
import { refuse } from '../refusal.ts';
import type { Services } from '../services.ts';
import { tellHand } from '../classes/hand.ts';

interface Hand {
  at: number | null;
  text: string | null;
}
const shown = ({ at, text }: Hand) =>
  at === null ? { up: false } : { up: true, at, ...(text === null ? {} : { text }) };

/** Puts a hand up or down, and tells those who lead and the learner. A hand that is up keeps its place in the queue. */
const put = (of: { class: string; seat: string }, up: boolean, said: string | undefined, { store, now }: Services) =>
  store.write(async (tx) => {
    const row = await seatIn(tx, of);
    if (!row) return noSuchSeat;
    if (!up && row.hand_at === null) return { up: false };
    const at = up ? (row.hand_at ?? now()) : null;
    const text = up ? (said ?? row.hand_text) : null;
    await tx.updateTable('seats').set({ hand_at: at, hand_text: text }).where('id', '=', row.id).execute();
    await tellHand(tx, store, { inClass: of.class, seat: row.id, now: now(), at, text });
    return shown({ at, text });
  });

const own = refuse(403, 'NotAllowed', 'Hands are raised by learners. Join the class first.');

export const hands = [
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/hand',
    who: 'learner',
    does: 'Raises the caller’s hand, with a few words if they like, or lowers it.',
    params: inClass,
    body: z.object({ up: z.boolean(), text: z.exactOptional(words(300)) }),
    async answer({ caller: { seat }, params, body }, services) {
      return seat ? put({ class: params.class, seat: seat.id }, body.up, body.text, services) : own;
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/hand',
    who: 'learner',
    does: 'Says whether the caller’s hand is up.',
    params: inClass,
    async answer({ caller: { seat }, params }, { store }) {
      const row = seat && (await store.read((db) => seatIn(db, { class: params.class, seat: seat.id })));
      return row ? shown({ at: row.hand_at, text: row.hand_text }) : own;
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/hands',
    who: 'observer',
    whenEnded: true,
    does: 'Lists the raised hands, the one that waits longest first.',
    params: inClass,
    answer: ({ params }, { store }) =>
      store.read((db) =>
        db
          .selectFrom('seats')
          .select(['id as seat', 'name', 'hand_at as at', 'hand_text as text'])
          .where('class', '=', params.class)
          .where('state', '=', 'in')
          .where('hand_at', 'is not', null)
          .orderBy('hand_at')
          .orderBy('id')
          .execute(),
      ),
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/api/classes/:class/hands/:seat',
    who: 'co-instructor',
    does: 'Lowers the hand of a learner who was helped.',
    params: withSeat,
    answer: ({ params }, services) => put(params, false, undefined, services),
  }),
];
