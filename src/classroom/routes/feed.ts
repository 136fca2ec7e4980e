/** The feed of a class: as a stream, and piece by piece for browsers that no stream reaches. */
import * as z from 'zod/mini';
import { inClass } from '../classes/asked.ts';
import { defineEndpoint } from '../endpoint.ts';
import { audienceIn } from '../live/audience.ts';
import { entryEvent, eventOf, eventsResponse } from '../live/sse.ts';
import { refuse } from '../refusal.ts';

const after = z.exactOptional(z.pipe(z.string().check(z.regex(/^\d{1,15}$/, 'is a number')), z.transform(Number)));
const notHere = refuse(403, 'NotAllowed', 'This is for the people of this class. Join it first.');
const pageSize = 500;

export const feed = [
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/feed',
    who: 'member',
    whenEnded: true,
    does: 'Reads what the caller hears of the feed after a number, at once; the newest number alone without one.',
    params: inClass,
    query: z.object({ after }),
    async answer({ caller, params, query }, { hub, now }) {
      const audience = audienceIn(caller);
      if (!audience) return notHere;
      const { entries, upTo } = await hub.read(
        params.class,
        audience,
        query.after ?? Number.MAX_SAFE_INTEGER,
        pageSize,
      );
      return {
        entries: entries.map(({ seq, at, kind, body }) => ({ seq, at, kind, body })),
        seq: upTo,
        more: entries.length === pageSize,
        now: now(),
      };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/stream',
    who: 'member',
    whenEnded: true,
    does: 'Sends the feed as it grows, as server-sent events: "hello" and "beat" with the number and the time, "feed" with an entry.',
    params: inClass,
    query: z.object({ after }),
    answer({ caller, params, query }, { hub, now }) {
      const audience = audienceIn(caller);
      if (!audience) return Promise.resolve(notHere);
      return Promise.resolve(
        eventsResponse(async (sink) => {
          sink.send(eventOf('hello', { now: now() }));
          return hub.follow(params.class, {
            audience,
            after: query.after ?? Number.MAX_SAFE_INTEGER,
            hear(entries) {
              for (const entry of entries) sink.send(entryEvent(params.class, entry));
              // Who leads and who sits here may just have changed: whoever may stay comes back at once.
              if (entries.some(({ kind, body }) => endsStreams(kind, body))) sink.end();
            },
            beat(seq) {
              sink.send(eventOf('beat', { seq, now: now() }));
            },
            end: () => {
              sink.end();
            },
          });
        }),
      );
    },
  }),
];

const endsStreams = (kind: string, body: unknown): boolean =>
  kind === 'kicked' || (kind === 'class.changed' && JSON.stringify(body) === '{"what":"staff"}');
