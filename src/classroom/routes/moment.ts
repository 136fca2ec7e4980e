/** What the whole class is shown now: eyes up, the timer, the broadcast, open gates and the step. */
import * as z from 'zod/mini';
import { inClass, withEntry } from '../classes/asked.ts';
import { changeMoment, noSuchEntry, without } from '../classes/moment-change.ts';
import type { Moment } from '../classes/moment.ts';
import { entryOf } from '../classes/plan.ts';
import { words } from '../classes/words.ts';
import { defineEndpoint } from '../endpoint.ts';
import { refuse } from '../refusal.ts';
import type { Caller } from '../roles.ts';

const day = 24 * 60 * 60_000;
const timer = z.object({
  title: z.exactOptional(words(80)),
  /** One of these: until when it runs, for how long from now, or what is left while it stands. */
  until: z.exactOptional(z.int()),
  seconds: z.exactOptional(z.int().check(z.minimum(1), z.maximum(day / 1000))),
  left: z.exactOptional(z.int().check(z.minimum(0), z.maximum(day))),
});

const change = z.object({
  eyesUp: z.exactOptional(z.nullable(z.object({ text: z.exactOptional(words(200)) }))),
  timer: z.exactOptional(z.nullable(timer)),
  broadcast: z.exactOptional(z.nullable(z.object({ attempt: z.string().check(z.maxLength(200)) }))),
});
type Change = z.infer<typeof change>;

function timed(before: Moment, wanted: Change['timer'], now: number): Moment {
  if (wanted === undefined) return before;
  if (wanted === null) return without(before, 'timer');
  const { title, until, seconds, left } = wanted;
  const runs = seconds === undefined ? until : now + seconds * 1000;
  const named = title === undefined ? {} : { title };
  return {
    ...before,
    timer: { ...named, ...(runs === undefined ? { left: left ?? 0 } : { until: Math.min(runs, now + day) }) },
  };
}

function looking(before: Moment, wanted: Change['eyesUp'], at: number): Moment {
  if (wanted === undefined) return before;
  if (wanted === null) return without(before, 'eyesUp');
  return { ...before, eyesUp: { at, text: wanted.text ?? '' } };
}

const nameOf = ({ account }: Caller): string => account?.name ?? '';

export const moments = [
  defineEndpoint({
    method: 'PUT',
    path: '/api/classes/:class/moment',
    who: 'co-instructor',
    does: 'Blanks all screens, runs a timer, or shows an attempt of those who lead to everybody; null ends it.',
    params: inClass,
    body: change,
    answer: ({ caller, params, body }, services) =>
      changeMoment(
        params.class,
        async ({ moment }, now, db) => {
          const next = looking(timed(moment, body.timer, now), body.eyesUp, now);
          if (body.broadcast === undefined) return next;
          if (body.broadcast === null) return without(next, 'broadcast');
          const { attempt } = body.broadcast;
          const row = await db
            .selectFrom('attempts')
            .select(['seat', 'people'])
            .where('id', '=', attempt)
            .where('class', '=', params.class)
            .executeTakeFirst();
          if (!row || row.seat !== null || row.people !== null)
            return refuse(
              409,
              'NotYours',
              'Only an attempt of those who lead the class is shown to everybody. Open the lab yourself, do something in it, and show that.',
            );
          return { ...next, broadcast: { attempt, name: nameOf(caller) } };
        },
        services,
      ),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/api/classes/:class/gates/:entry',
    who: 'co-instructor',
    does: 'Opens the gate before an entry of the plan, or shuts it again.',
    params: withEntry,
    body: z.object({ open: z.boolean() }),
    answer: ({ params, body }, services) =>
      changeMoment(
        params.class,
        ({ moment, plan }) => {
          if (!entryOf(plan, params.entry)) return noSuchEntry(params.entry);
          const others = (moment.opened ?? []).filter((one) => one !== params.entry && entryOf(plan, one));
          return { ...moment, opened: body.open ? [...others, params.entry] : others };
        },
        services,
      ),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/api/classes/:class/step',
    who: 'co-instructor',
    does: 'Takes the class to an entry of the plan.',
    params: inClass,
    body: z.object({ entry: z.string() }),
    answer: ({ params, body }, services) =>
      changeMoment(
        params.class,
        ({ moment, plan }) => (entryOf(plan, body.entry) ? { ...moment, step: body.entry } : noSuchEntry(body.entry)),
        services,
      ),
  }),
];
