/** Polls: any question, asked of the whole class at once, with a histogram, and revealed when those who lead say so. */
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { kindOf } from '#src/quiz/registry.ts';
import { inClass, withPoll } from '../classes/asked.ts';
import { newId } from '../classes/id.ts';
import { lockedClass, tellMoment, without } from '../classes/moment-change.ts';
import { knownClass } from '../classes/read.ts';
import { defineEndpoint } from '../endpoint.ts';
import { asked, questionFor } from '../polls/question.ts';
import { shownPoll, votedWords } from '../polls/shown.ts';
import { refuse } from '../refusal.ts';
import type { PollRow, Tables } from '../store/tables.ts';

const noSuchPoll = refuse(404, 'NoSuchPoll', 'There is no such poll in this class. Reload the page.');

const pollIn = (db: Kysely<Tables>, of: { class: string; poll: string }): Promise<PollRow | undefined> =>
  db.selectFrom('polls').selectAll().where('id', '=', of.poll).where('class', '=', of.class).executeTakeFirst();

export const polls = [
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/polls',
    who: 'co-instructor',
    does: 'Asks the class a question of the bank, one made anew, or one of its own. The poll before is closed.',
    params: inClass,
    body: z.object({ ref: z.string().check(z.maxLength(200)) }),
    async answer({ params, body: { ref } }, { store, now, random }) {
      const id = newId(random);
      const question = await store.read(async (db) =>
        questionFor(db, ref, { course: (await knownClass(db, params.class)).course, inClass: params.class, seed: id }),
      );
      if (!question)
        return refuse(
          404,
          'NoSuchQuestion',
          `There is no question "${ref}" that fits a poll. Choose one of the bank of this course, a generator or an own one; labs and cases take longer than a poll.`,
        );
      return store.write(async (tx) => {
        const { moment } = await lockedClass(tx, params.class);
        await tx
          .updateTable('polls')
          .set({ state: 'closed' })
          .where('class', '=', params.class)
          .where('state', '=', 'open')
          .execute();
        await tx
          .insertInto('polls')
          .values({ id, class: params.class, item: JSON.stringify(question), state: 'open', made_at: now() })
          .execute();
        await tellMoment(tx, params.class, { ...moment, poll: id }, { store, now });
        await store.tell(tx, params.class, { at: now(), kind: 'poll', to: 'all', body: { poll: id, state: 'open' } });
        return { id };
      });
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/polls',
    who: 'observer',
    whenEnded: true,
    does: 'Lists the polls of a class, newest first.',
    params: inClass,
    answer: ({ params }, { store }) =>
      store.read(async (db) => {
        const rows = await db
          .selectFrom('polls')
          .selectAll()
          .where('class', '=', params.class)
          .orderBy('made_at', 'desc')
          .orderBy('id')
          .execute();
        return rows.map(({ id, state, made_at, item }) => {
          const question = asked.parse(JSON.parse(item));
          return { id, ref: question.ref, state, at: made_at, stem: question.item.stem };
        });
      }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/polls/:poll',
    who: 'member',
    whenEnded: true,
    does: 'Reads a poll: its question, the caller’s own vote, and once it is revealed the votes of all and the key. Those who lead see the votes as they come.',
    params: withPoll,
    answer: ({ caller, params }, { store }) =>
      store.read(async (db) => {
        const poll = await pollIn(db, params);
        if (!poll) return noSuchPoll;
        return shownPoll(db, poll, (await knownClass(db, params.class)).course, caller);
      }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/polls/:poll/vote',
    who: 'learner',
    does: 'Answers a poll while it is open; once more changes the answer.',
    params: withPoll,
    body: z.object({ words: votedWords }),
    answer: ({ caller: { seat }, params, body: { words } }, { store, now }) =>
      store.write(async (tx) => {
        const poll = await pollIn(tx, params);
        if (!poll || !seat) return noSuchPoll;
        if (poll.state !== 'open')
          return refuse(409, 'PollClosed', 'This poll is closed, so your answer is not counted any more.');
        const { item } = asked.parse(JSON.parse(poll.item));
        const finished = kindOf(item.kind).isFinished(item, words);
        if (!finished.holds) return refuse(422, 'Unfinished', finished.because);
        const vote = { words: JSON.stringify(words), at: now() };
        await tx
          .insertInto('votes')
          .values({ poll: poll.id, seat: seat.id, ...vote })
          .onConflict((conflict) => conflict.columns(['poll', 'seat']).doUpdateSet(vote))
          .execute();
        await store.tell(tx, params.class, { at: now(), kind: 'vote', to: 'staff', body: { poll: poll.id } });
        return { words };
      }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/polls/:poll/state',
    who: 'co-instructor',
    does: 'Closes a poll, opens it again, reveals its answer, or takes it off the screens.',
    params: withPoll,
    body: z.object({ state: z.enum(['open', 'closed', 'revealed', 'away']) }),
    answer: ({ params, body: { state } }, { store, now }) =>
      store.write(async (tx) => {
        const { moment } = await lockedClass(tx, params.class);
        const poll = await pollIn(tx, params);
        if (!poll) return noSuchPoll;
        if (state === 'open' && poll.state === 'revealed')
          return refuse(
            409,
            'Revealed',
            'Everybody has seen the answer of this poll. Ask the question again as a new poll.',
          );
        const kept = state === 'away' ? (poll.state === 'open' ? 'closed' : poll.state) : state;
        await tx.updateTable('polls').set({ state: kept }).where('id', '=', poll.id).execute();
        if (state === 'away' && moment.poll === poll.id)
          await tellMoment(tx, params.class, without(moment, 'poll'), { store, now });
        if (state !== 'away' && moment.poll !== poll.id)
          await tellMoment(tx, params.class, { ...moment, poll: poll.id }, { store, now });
        await store.tell(tx, params.class, { at: now(), kind: 'poll', to: 'all', body: { poll: poll.id, state } });
        return { state: kept };
      }),
  }),
];
