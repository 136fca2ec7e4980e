/** The live view: signs of life as learners' pages give them, and the tiles that those who lead see. */
import * as z from 'zod/mini';
import { inClass } from '../classes/asked.ts';
import { defineEndpoint } from '../endpoint.ts';
import { signs } from '../live/board-reads.ts';
import { eventOf, eventsResponse } from '../live/sse.ts';
import { refuse } from '../refusal.ts';
import { keptRefusals, refusalsSent } from '../stuck/form-refusal.ts';
import { remembered, type Sign } from '../stuck/known.ts';

const pagePath = z.string().check(z.maxLength(500));
/** Signs older than this say nothing; nobody gives more than these in that time. */
const kept = { for: 600_000, atMost: 150 } as const;
/** Silence is broken so often. */
const beatEvery = 5000;
const since = z.object({ after: z.exactOptional(z.string().check(z.maxLength(60))) });

export const live = [
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/here',
    who: 'learner',
    does: 'Says that the learner is there: a page was opened, somebody moved, typed or scrolled on it, or a form of the portal refused something.',
    params: inClass,
    body: z.object({
      page: pagePath,
      touched: z.boolean(),
      /** The path within the simulated portal, where one was opened there. */
      inPortal: z.exactOptional(pagePath),
      /** Whose portal that is, where a lab has several. */
      pane: z.exactOptional(z.string().check(z.maxLength(100))),
      attempt: z.exactOptional(z.string().check(z.maxLength(200))),
      /** What forms of the portal refused before anything was sent, since the last time. */
      refused: z.exactOptional(refusalsSent),
      sent: z.exactOptional(z.int()),
    }),
    async answer({ caller: { seat }, params, body: { page, touched, inPortal, pane, refused = [] } }, { store, now }) {
      if (!seat) return refuse(403, 'NotAllowed', 'This is for learners. Join the class first.');
      const at = now();
      await store.write(async (tx) => {
        const row = await tx.selectFrom('presence').select('signs').where('seat', '=', seat.id).executeTakeFirst();
        const known = row ? remembered(signs.parse(JSON.parse(row.signs)), at - kept.for) : [];
        const before = known.findLast(({ opened, inPortal: isPortal }) => opened !== undefined && isPortal !== true);
        const shown = known.findLast(({ inPortal: isPortal }) => isPortal === true);
        // Each sign says what is open; it was opened once.
        const isNew = inPortal !== undefined && (shown?.opened !== inPortal || shown.pane !== pane);
        const opened: Sign[] = isNew
          ? [{ at, opened: inPortal, inPortal: true, ...(pane === undefined ? {} : { pane }) }]
          : [];
        const moved: Sign[] = before?.opened === page ? (touched ? [{ at }] : []) : [{ at, opened: page }];
        const no = refused.map(({ ago, ...words }): Sign => ({ at: at - ago, refused: words }));
        const all = keptRefusals([...known, ...no, ...(opened.length > 0 ? opened : moved)]);
        const told = JSON.stringify(all.slice(-kept.atMost));
        await tx
          .insertInto('presence')
          .values({ seat: seat.id, class: params.class, at, signs: told })
          .onConflict((conflict) => conflict.column('seat').doUpdateSet({ at, signs: told, class: params.class }))
          .execute();
        await tx.updateTable('seats').set({ seen_at: at }).where('id', '=', seat.id).execute();
      });
      return undefined;
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/live',
    who: 'observer',
    whenEnded: true,
    does: 'Reads the tiles of the learners, who needs help first; after a mark, those that changed since.',
    params: inClass,
    query: since,
    async answer({ params, query }, { boards, hub, now }) {
      const { upTo } = await hub.read(params.class, 'staff', Number.MAX_SAFE_INTEGER, 1);
      const board = await boards.of(params.class);
      await board.look();
      return { now: now(), seq: upTo, ...board.read(query.after) };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/live/heat',
    who: 'observer',
    whenEnded: true,
    does: 'Reads the class as a heat map: each task and each question, what most got wrong, and which belief explains it.',
    params: inClass,
    answer: ({ params }, { heats }) => heats.of(params.class),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/live/stream',
    who: 'observer',
    whenEnded: true,
    does: 'Sends the tiles as they change, as server-sent events: "tiles" with the marks before and after, "beat" with the mark and the time.',
    params: inClass,
    query: since,
    answer({ params, query }, { boards, hub, now }) {
      return Promise.resolve(
        eventsResponse(async (sink) => {
          const board = await boards.of(params.class);
          const first = board.read(query.after);
          sink.send(eventOf('tiles', { ...first, now: now() }));
          const beating = setInterval(() => {
            sink.send(eventOf('beat', { mark: board.mark, now: now() }));
          }, beatEvery);
          beating.unref();
          const stopBoard = board.follow((change) => {
            sink.send(eventOf('tiles', { ...change, isAll: false, now: now() }));
          });
          const stopHub = await hub.follow(params.class, {
            audience: 'staff',
            after: Number.MAX_SAFE_INTEGER,
            hear(entries) {
              // Who leads may just have changed: whoever may stay comes back at once.
              if (
                entries.some(
                  ({ kind, body }) => kind === 'class.changed' && JSON.stringify(body) === '{"what":"staff"}',
                )
              )
                sink.end();
            },
            beat: () => undefined,
            end: () => {
              sink.end();
            },
          });
          return () => {
            clearInterval(beating);
            stopBoard();
            stopHub();
          };
        }),
      );
    },
  }),
];
