/** What learners did outside of labs, as their own record has it: units read, checks marked, questions answered. */
import * as z from 'zod/mini';
import { faultOf, isProgressEvent } from '#src/progress/events.ts';
import { defineEndpoint } from '../endpoint.ts';
import { refuse } from '../refusal.ts';

/** At most so many at once; a record of years comes in parts. */
const mostEvents = 500;
const longestEvent = 20_000;
/** So far ahead of its own sender's clock may an event be. */
const aheadAtMost = 60_000;

export const events = [
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/events',
    who: 'learner',
    does: 'Keeps what a learner did, once each: an event that came before is left as it is.',
    params: z.object({ class: z.string() }),
    body: z.object({
      events: z.array(z.unknown()).check(z.maxLength(mostEvents)),
      /** What the sender's clock says now. */
      sent: z.exactOptional(z.int()),
    }),
    limit: 1_000_000,
    async answer({ caller, body: { events: came, sent } }, { store, now }) {
      const seat = caller.seat?.id ?? '';
      const wrong = came.map(faultOf).find((fault) => fault !== undefined);
      if (wrong !== undefined) return refuse(422, 'NoEvent', `One of these is no event of a record: ${wrong}.`);
      if (came.some((event) => JSON.stringify(event).length > longestEvent))
        return refuse(
          422,
          'NoEvent',
          `One of these is longer than the ${String(longestEvent)} characters of an event.`,
        );
      const known = came.filter(isProgressEvent);
      const ahead = known.find(({ at }) => at > (sent ?? now()) + aheadAtMost);
      if (ahead)
        return refuse(
          422,
          'FromTheFuture',
          `The event "${ahead.id.slice(0, 60)}" happened later than this device's own clock says it is.`,
        );
      if (known.length > 0)
        await store.write((tx) =>
          tx
            .insertInto('events')
            .values(known.map((event) => ({ seat, id: event.id, at: event.at, event: JSON.stringify(event) })))
            .onConflict((conflict) => conflict.columns(['seat', 'id']).doNothing())
            .execute(),
        );
      return { kept: known.length };
    },
  }),
];
