/** Clouds that stand on the server: which there are, and making them for pairs, groups and assessed learners. */
import * as z from 'zod/mini';
import { inClass } from '../classes/asked.ts';
import { entryId } from '../classes/plan.ts';
import { alone, castIn, castSchema, groupsOf, playedBy, seatsIn } from '../clouds/cast.ts';
import { makeCloud } from '../clouds/make.ts';
import { castsOf, labOf, whyClosed } from '../clouds/wanted.ts';
import { defineEndpoint, type Endpoint } from '../endpoint.ts';
import { isRefusal, refuse } from '../refusal.ts';
import type { Services } from '../services.ts';

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
      const cast = castIn(people);
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
    const closed = await whyClosed(services, params.class, body.entry);
    return services.store.write(async (tx) => {
      // The learner's own row is held from here on: two devices that ask at once come to one place.
      await tx
        .updateTable('seats')
        .set((column) => ({ state: column.ref('state') }))
        .where('id', '=', seat.id)
        .execute();
      const begun = await tx
        .selectFrom('attempts')
        .select(['id', 'people'])
        .where('class', '=', params.class)
        .where('entry', '=', body.entry)
        .where('cloud', '=', 1)
        .orderBy('made_at', 'desc')
        .execute();
      const own = begun.find(({ people: cast }) => seatsIn(castIn(cast)).includes(seat.id));
      if (own) return { attempt: own.id };
      if (closed) return closed;
      if (isShared) return notPaired;
      const cast = alone({ people }, seat.id);
      const begin = { way, profile };
      return {
        attempt: await makeCloud(services, tx, { inClass: params.class, lab, entry: body.entry, cast, begin }),
      };
    });
  },
});

const notPaired = refuse(
  409,
  'NotPaired',
  'You are in no group for this lab yet. Wait until your instructor puts you together; this page then opens by itself.',
);

/** The same seats in an order of chance. */
function mixed(seats: readonly string[], random: Services['random']): string[] {
  const numbers = new Map(seats.map((seat) => [seat, Buffer.from(random(8)).readBigUInt64BE()]));
  return seats.toSorted((one, other) => ((numbers.get(one) ?? 0n) < (numbers.get(other) ?? 0n) ? -1 : 1));
}

export const clouds: readonly Endpoint[] = [list, make, mine];
