/** Clouds that stand on the server: making them for pairs and groups, and working in one as a person of its story. */
import * as z from 'zod/mini';
import { hintFor, hintLevels } from '#src/lab/hints.ts';
import { providerPane } from '#src/lab/definition.ts';
import { agree, tellChanged } from '../clouds/agree.ts';
import { inClass } from '../classes/asked.ts';
import { entryId } from '../classes/plan.ts';
import { alone, castSchema, groupsOf, playedBy, seatsIn } from '../clouds/cast.ts';
import { enter, look, newestBy, type Entered } from '../clouds/enter.ts';
import { makeCloud } from '../clouds/make.ts';
import { castsOf, labOf, whyClosed, whyPaused } from '../clouds/wanted.ts';
import { agreedActs } from '../clouds/view.ts';
import { defineEndpoint, type Endpoint } from '../endpoint.ts';
import { isRefusal, refuse } from '../refusal.ts';
import type { Services } from '../services.ts';

const inCloud = z.object({ class: z.string(), attempt: z.string() });

const list = defineEndpoint({
  method: 'GET',
  path: '/api/classes/:class/clouds',
  who: 'member',
  does: 'Lists the shared and assessed labs: a learner’s own, or all of them for those who lead.',
  params: inClass,
  answer: async ({ caller, params }, { store }) => {
    const rows = await store.read((db) =>
      db
        .selectFrom('attempts')
        .select(['id', 'lab', 'way', 'entry', 'people', 'changed_at'])
        .where('class', '=', params.class)
        .where('cloud', '=', 1)
        .orderBy('made_at')
        .orderBy('id')
        .execute(),
    );
    return rows.flatMap(({ id, lab, way, entry, people, changed_at: changedAt }) => {
      const cast = castSchema.parse(JSON.parse(people ?? '{}'));
      const plays = playedBy(cast, caller);
      if (plays.length === 0 && caller.role === undefined) return [];
      return [{ attempt: id, lab, way, entry, changedAt, plays, ...(caller.role === undefined ? {} : { cast }) }];
    });
  },
});

const make = defineEndpoint({
  method: 'POST',
  path: '/api/classes/:class/clouds',
  who: 'co-instructor',
  does: 'Makes shared labs for an entry of the plan: for the casts given, or for these seats put together in a mixed order.',
  params: inClass,
  body: z.object({
    entry: entryId,
    casts: z.exactOptional(z.array(castSchema)),
    /** Seats to put together by chance; everybody who is in the class and plays nobody yet if unsaid. */
    mix: z.exactOptional(z.array(z.string())),
    /** The person of the story that those who lead play in each of them. */
    led: z.exactOptional(z.string()),
  }),
  answer: async ({ params, body }, services) => {
    const { store, random } = services;
    const wanted = await labOf(services, params.class, body.entry);
    if (isRefusal(wanted)) return wanted;
    const { lab, way, profile, people } = wanted;
    const known = new Set(people.map(({ id }) => id));
    if (body.led !== undefined && !known.has(body.led))
      return refuse(
        422,
        'NoSuchPerson',
        `Nobody called "${body.led}" works in this lab. Choose one of: ${[...known].join(', ')}.`,
      );
    const seats = await store.read((db) =>
      db
        .selectFrom('seats')
        .select('id')
        .where('class', '=', params.class)
        .where('state', '=', 'in')
        .orderBy('id')
        .execute(),
    );
    const here = new Set(seats.map(({ id }) => id));
    const led = body.led ?? (wanted.isLed ? people[0]?.id : undefined);
    const free = async () => {
      const made = await castsOf(services, params.class, body.entry);
      const taken = new Set(made.flatMap(seatsIn));
      return [...here].filter((seat) => !taken.has(seat));
    };
    const casts = body.casts ?? groupsOf(people, mixed(body.mix ?? (await free()), random), led);
    const strange = casts
      .flatMap((cast) => [
        ...Object.keys(cast).filter((person) => !known.has(person)),
        ...seatsIn(cast).filter((seat) => !here.has(seat)),
      ])
      .at(0);
    if (strange !== undefined)
      return refuse(422, 'NotInClass', `"${strange}" is neither a learner in this class nor a person of this lab.`);
    if (casts.length === 0)
      return refuse(
        409,
        'NobodyHere',
        'There is nobody to put together: nobody has joined, or everybody plays already. Wait for learners, and make the groups then.',
      );
    const missing = casts.flatMap((cast) => [...known].filter((person) => !cast[person]?.length)).at(0);
    if (missing !== undefined)
      return refuse(
        422,
        'NobodyPlays',
        `Nobody plays "${missing}" in one of the groups. Give each person of the story to a learner, or to yourself.`,
      );
    return store.write(async (tx) => {
      const made: string[] = [];
      for (const cast of casts)
        made.push(
          await makeCloud(services, tx, {
            inClass: params.class,
            lab,
            entry: body.entry,
            cast,
            begin: { way, profile },
          }),
        );
      return { made };
    });
  },
});

const mine = defineEndpoint({
  method: 'POST',
  path: '/api/classes/:class/clouds/mine',
  who: 'learner',
  does: 'Opens the learner’s place in a shared lab, or begins the learner’s own assessed lab.',
  params: inClass,
  body: z.object({ entry: entryId }),
  answer: async ({ caller, params, body }, services) => {
    const { seat } = caller;
    const wanted = await labOf(services, params.class, body.entry);
    if (isRefusal(wanted) || !seat) return wanted;
    const { lab, way, profile, people, isShared } = wanted;
    const begun = await services.store.read((db) =>
      db
        .selectFrom('attempts')
        .select(['id', 'people'])
        .where('class', '=', params.class)
        .where('entry', '=', body.entry)
        .where('cloud', '=', 1)
        .orderBy('made_at', 'desc')
        .execute(),
    );
    const own = begun.find(({ people: cast }) => seatsIn(castSchema.parse(JSON.parse(cast ?? '{}'))).includes(seat.id));
    if (own) return { attempt: own.id };
    const closed = await whyClosed(services, params.class, body.entry);
    if (closed) return closed;
    if (isShared)
      return refuse(
        409,
        'NotPaired',
        'You are in no group for this lab yet. Wait until your instructor puts you together; this page then opens by itself.',
      );
    const cast = alone({ people }, seat.id);
    return services.store.write(async (tx) => ({
      attempt: await makeCloud(services, tx, {
        inClass: params.class,
        lab,
        entry: body.entry,
        cast,
        begin: { way, profile },
      }),
    }));
  },
});

const see = defineEndpoint({
  method: 'GET',
  path: '/api/classes/:class/clouds/:attempt',
  who: 'member',
  does: 'Shows a shared or assessed lab as the caller may see it.',
  params: inCloud,
  answer: async ({ caller, params }, services) => {
    const entered = await enter(services, caller, params.class, params.attempt);
    return isRefusal(entered) ? entered : look(services, entered);
  },
});

/** Only those who play there change anything. */
const notPlaying = refuse(403, 'OnlyWatching', 'You watch this lab and play nobody in it. Those who play there act.');
const isPlaying = ({ plays, leads }: Entered): boolean => plays.length > 0 || leads;

const answer = defineEndpoint({
  method: 'POST',
  path: '/api/classes/:class/clouds/:attempt/answers',
  who: 'member',
  does: 'Answers a question of a task.',
  params: inCloud,
  body: z.object({ task: z.string(), option: z.string() }),
  answer: async ({ caller, params, body }, services) => {
    const entered = await enter(services, caller, params.class, params.attempt);
    if (isRefusal(entered)) return entered;
    if (entered.plays.length === 0) return notPlaying;
    const { scenario, state } = entered.cloud.session;
    const task = scenario.tasks.find(({ id }) => id === body.task);
    if (!task?.question?.options(state().cloud).some(({ id }) => id === body.option))
      return refuse(422, 'NoSuchAnswer', `There is no answer "${body.option}" to a task "${body.task}" here.`);
    await entered.cloud.act(entered.author, (session) => session.answer(body.task, body.option));
    return look(services, entered);
  },
});

const seenScreen = z.object({
  blade: z.string(),
  resource: z.exactOptional(z.string()),
  tab: z.exactOptional(z.string()),
  state: z.string(),
  values: z.exactOptional(z.record(z.string(), z.unknown())),
  shape: z.exactOptional(z.enum(['taught', 'today'])),
});

const hint = defineEndpoint({
  method: 'POST',
  path: '/api/classes/:class/clouds/:attempt/hints',
  who: 'member',
  does: 'Words a hint for the task at hand, from the Cloud and the screens the caller has; none in an assessed attempt.',
  params: inCloud,
  body: z.object({
    task: z.string(),
    level: z.number().check(z.int(), z.minimum(1), z.maximum(hintLevels)),
    screens: z.record(z.string(), seenScreen),
  }),
  answer: async ({ caller, params, body }, services) => {
    const entered = await enter(services, caller, params.class, params.attempt);
    if (isRefusal(entered)) return entered;
    if (entered.plays.length === 0) return notPlaying;
    const { session } = entered.cloud;
    const { scenario } = session;
    const { cloud, due, tells, standing } = session.state();
    if (!tells)
      return refuse(
        409,
        'Assessed',
        'An assessed attempt gives no hints. Hand it in, and its report says what was missing.',
      );
    if (standing.states[body.task] !== 'open')
      return refuse(
        409,
        'NotOpen',
        'There are hints for the task at hand only. Look at the list of tasks for what is open.',
      );
    const found = hintFor({ scenario, cloud, task: body.task, screens: body.screens, due }, body.level);
    await entered.cloud.act(entered.author, (open) => open.hint(body.task, body.level));
    const { text, pane, first, step } = found;
    return {
      text,
      pane,
      ...(first === undefined ? {} : { first }),
      // Which control it is, is what the last level tells in words.
      ...(step === undefined || body.level < hintLevels ? {} : { step }),
    };
  },
});

const together = agreedActs.map((act) =>
  defineEndpoint({
    method: 'POST',
    path: `/api/classes/:class/clouds/:attempt/${act}`,
    who: 'member',
    does:
      act === 'skip'
        ? 'Agrees to skip the wait; it is skipped when everybody agrees, or those who lead say so.'
        : 'Agrees to hand an assessed lab in; it is handed in when everybody agrees.',
    params: inCloud,
    answer: async ({ caller, params }, services) => {
      const entered = await enter(services, caller, params.class, params.attempt);
      if (isRefusal(entered)) return entered;
      if (!isPlaying(entered)) return notPlaying;
      const { cloud } = entered;
      const { session } = cloud;
      if (act === 'skip' && session.state().due === undefined)
        return refuse(409, 'NothingToWaitFor', 'Azure works on nothing at this moment, so there is no wait to skip.');
      if (act === 'hand-in' && session.state().tells)
        return refuse(409, 'NotAssessed', 'Only an assessed lab is handed in, and once.');
      if (await agree(services, entered, act))
        await cloud.act(entered.author, (open) => (act === 'skip' ? open.skip() : open.handIn()));
      else await tellChanged(services, entered);
      return look(services, entered);
    },
  }),
);

const undo = defineEndpoint({
  method: 'POST',
  path: '/api/classes/:class/clouds/:attempt/undo',
  who: 'member',
  does: 'Takes back the newest change, if it is the caller’s own; those who lead may take back any.',
  params: inCloud,
  answer: async ({ caller, params }, services) => {
    const entered = await enter(services, caller, params.class, params.attempt);
    if (isRefusal(entered)) return entered;
    if (!isPlaying(entered)) return notPlaying;
    const by = await newestBy(services, entered);
    if (by === undefined) return refuse(409, 'NothingToUndo', 'There is no change to take back.');
    if (by !== entered.author && !entered.leads)
      return refuse(
        409,
        'NotYours',
        'The newest change is somebody else’s. Whoever made it, or the instructor, can take it back.',
      );
    await entered.cloud.act(entered.author, (session) => session.undo());
    return look(services, entered);
  },
});

const armParams = z.object({ class: z.string(), attempt: z.string(), person: z.string() });
const passed = ['accept', 'content-type', 'if-match', 'if-none-match', 'x-ms-client-request-id'];

/** The door of Azure Resource Manager in the name of one person: whoever plays them writes, those who lead may look. */
const doors = (['GET', 'PUT', 'PATCH', 'POST', 'DELETE'] as const).map((method): Endpoint =>
  defineEndpoint({
    method,
    path: '/api/classes/:class/clouds/:attempt/as/:person/arm/*',
    who: 'member',
    does: 'Asks the mock Azure Resource Manager of a shared lab as a person of its story.',
    params: armParams,
    body: z.unknown(),
    limit: 256_000,
    answer: async ({ caller, params, body, request }, services) => {
      const entered = await enter(services, caller, params.class, params.attempt);
      if (isRefusal(entered)) return entered;
      const { people, hasProvider } = entered.cloud.session.scenario;
      const isProvider = hasProvider && params.person === providerPane;
      if (!isProvider && !people.some(({ id }) => id === params.person))
        return refuse(404, 'NoSuchPerson', `Nobody called "${params.person}" works in this lab.`);
      const isOwn = entered.plays.includes(params.person) || (isProvider && entered.plays.length > 0);
      const isLook = method === 'GET' && caller.role !== undefined;
      const paused = method === 'GET' || entered.leads ? undefined : await whyPaused(services, params.class);
      if (paused) return paused;
      if (!isOwn && !isLook)
        return refuse(403, 'NotYourPerson', 'This portal is somebody else’s. Work in that of the person you play.');
      const { pathname, search } = new URL(request.url);
      const headers = new Headers();
      for (const name of passed) {
        const value = request.headers.get(name);
        if (value !== null) headers.set(name, value);
      }
      const asked = new Request(
        `https://management.azure.com${pathname.slice(pathname.indexOf('/arm/') + 4)}${search}`,
        {
          method,
          headers,
          ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        },
      );
      const author = isOwn ? entered.author : 'server';
      return entered.cloud.act(author, (session) => session.door(params.person)(asked));
    },
  }),
);

/** The same seats in an order of chance. */
function mixed(seats: readonly string[], random: Services['random']): string[] {
  const numbers = new Map(seats.map((seat) => [seat, Buffer.from(random(8)).readBigUInt64BE()]));
  return seats.toSorted((one, other) => ((numbers.get(one) ?? 0n) < (numbers.get(other) ?? 0n) ? -1 : 1));
}

export const clouds: readonly Endpoint[] = [list, make, mine, see, answer, hint, ...together, undo, ...doors];
