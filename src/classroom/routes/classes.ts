/** Classes: made, listed, read, changed, begun, paused and ended. */
import * as z from 'zod/mini';
import { inClass } from '../classes/asked.ts';
import { changeClass, moveClass } from '../classes/change.ts';
import { makeClass } from '../classes/make.ts';
import { classPlan, planForLearners } from '../classes/plan.ts';
import { knownClass } from '../classes/read.ts';
import { changed, settingsChange, usualSettings } from '../classes/settings.ts';
import { words } from '../classes/words.ts';
import { defineEndpoint } from '../endpoint.ts';
import { refuse } from '../refusal.ts';

const course = z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'is the id of a course, such as "expressroute"'));

export const classes = [
  defineEndpoint({
    method: 'POST',
    path: '/api/classes',
    who: 'account',
    does: 'Makes a class, led by whoever asks, from a plan and settings; what is not said is as usual.',
    body: z.object({
      course,
      title: words(120),
      plan: z.exactOptional(classPlan),
      settings: z.exactOptional(settingsChange),
    }),
    limit: 400_000,
    async answer({ caller: { account }, body: { course, title, plan = { entries: [] }, settings = {} } }, services) {
      if (!account) return refuse(401, 'NotSignedIn', 'Sign in to make a class.');
      return makeClass({ course, title, plan, settings: changed(usualSettings, settings), by: account }, services);
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/classes',
    who: 'account',
    does: 'Lists the classes that the caller leads or observes, newest first.',
    answer: ({ caller: { account } }, { store }) =>
      store.read(async (db) => {
        const rows = await db
          .selectFrom('staff')
          .innerJoin('classes', 'classes.id', 'staff.class')
          .select(['classes.id', 'course', 'title', 'code', 'state', 'role', 'made_at', 'started_at', 'ended_at'])
          .where('staff.account', '=', account?.id ?? '')
          .orderBy('made_at', 'desc')
          .execute();
        const ids = rows.map(({ id }) => id);
        const counts = await db
          .selectFrom('seats')
          .select((part) => ['class', part.fn.countAll<number | string>().as('learners')])
          .where('class', 'in', ids.length > 0 ? ids : [''])
          .where('state', '=', 'in')
          .groupBy('class')
          .execute();
        const learners = new Map(counts.map((one) => [one.class, Number(one.learners)]));
        return rows.map(({ made_at, started_at, ended_at, ...row }) => ({
          ...row,
          madeAt: made_at,
          startedAt: started_at,
          endedAt: ended_at,
          learners: learners.get(row.id) ?? 0,
        }));
      }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class',
    who: 'member',
    whenEnded: true,
    does: 'Reads a class: its plan, settings, moment and the number of its newest feed entry. Learners get neither the code nor what the instructor says.',
    params: inClass,
    async answer({ caller: { role, seat }, params }, { store, now }) {
      const { id, title, state, plan, settings, moment, seq, code, made_at, started_at, ended_at, ...row } =
        await store.read((db) => knownClass(db, params.class));
      const shown = { id, course: row.course, title, state, settings, moment, seq, startedAt: started_at, now: now() };
      if (role === undefined)
        return { ...shown, plan: planForLearners(plan), seat: { id: seat?.id, name: seat?.name } };
      return { ...shown, plan, code, role, madeAt: made_at, endedAt: ended_at };
    },
  }),
  defineEndpoint({
    method: 'PATCH',
    path: '/api/classes/:class',
    who: 'co-instructor',
    does: 'Changes the title, the plan or the settings of a class, or gives it another code.',
    params: inClass,
    body: z.object({
      title: z.exactOptional(words(120)),
      plan: z.exactOptional(classPlan),
      settings: z.exactOptional(settingsChange),
      code: z.exactOptional(z.literal('new')),
    }),
    limit: 400_000,
    answer: ({ caller, params, body }, services) => changeClass(params.class, body, caller, services),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/state',
    who: 'co-instructor',
    does: 'Begins a class, pauses it, goes on with it, or ends it for good.',
    params: inClass,
    body: z.object({ state: z.enum(['running', 'paused', 'ended']) }),
    answer: ({ caller, params, body }, services) => moveClass(params.class, body.state, caller, services),
  }),
];
