/** Endpoints for the people of a class: who is there, seats, groups. */
import * as z from 'zod/mini';
import { inClass, withSeat } from '../classes/asked.ts';
import { defineEndpoint } from '../endpoint.ts';
import { renewPhrase } from '../people/join.ts';
import { merge } from '../people/merge.ts';
import { readName } from '../people/names.ts';
import { originForOthers } from '../people/reached.ts';
import { changeSeat, groupNamed, kick, readmit } from '../people/seats.ts';
import { isRefusal, refuse } from '../refusal.ts';

const withGroup = z.object({ class: z.string(), group: z.string() });
const noSuchGroup = refuse(404, 'NoSuchGroup', 'There is no such group in this class any more. Reload the page.');

export const people = [
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/people',
    who: 'observer',
    does: 'Lists the learners, with how long each has for exams, the groups and leaders of a class.',
    params: inClass,
    answer: ({ params }, { store }) =>
      store.read(async (db) => {
        const seats = await db
          .selectFrom('seats')
          .leftJoin('extra_time', (join) =>
            join.onRef('extra_time.seat', '=', 'seats.id').onRef('extra_time.class', '=', 'seats.class'),
          )
          .select([
            'seats.id',
            'name',
            'external',
            'group',
            'state',
            'joined_at as joinedAt',
            'seen_at as seenAt',
            'time',
          ])
          .where('seats.class', '=', params.class)
          .where('state', '<>', 'merged')
          .orderBy('name')
          .execute();
        const groups = await db.selectFrom('groups').select(['id', 'name']).where('class', '=', params.class).execute();
        const staff = await db
          .selectFrom('staff')
          .select(['account', 'name', 'role'])
          .where('class', '=', params.class)
          .orderBy('added_at')
          .execute();
        // How many times as long somebody has for an exam is read by those who lead alone.
        return { seats: seats.map(({ time, ...seat }) => ({ ...seat, time: time ?? 1 })), groups, staff };
      }),
  }),
  defineEndpoint({
    method: 'PATCH',
    path: '/api/classes/:class/seats/:seat',
    who: 'co-instructor',
    does: 'Gives a learner another name or group.',
    params: withSeat,
    body: z.object({
      name: z.exactOptional(z.string()),
      group: z.exactOptional(z.nullable(z.string())),
    }),
    answer: ({ params, body, caller }, services) =>
      changeSeat(services, { inClass: params.class, seat: params.seat, caller }, body),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/seats/:seat/kick',
    who: 'co-instructor',
    does: 'Removes a learner from the class; what they did is kept.',
    params: withSeat,
    answer: ({ params, caller }, services) => kick(services, { inClass: params.class, seat: params.seat, caller }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/seats/:seat/readmit',
    who: 'co-instructor',
    does: 'Lets a learner back in who was removed.',
    params: withSeat,
    answer: ({ params, caller }, services) => readmit(services, { inClass: params.class, seat: params.seat, caller }),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/seats/:seat/merge',
    who: 'co-instructor',
    does: 'Makes one seat of two that are one person.',
    params: withSeat,
    body: z.object({ into: z.string() }),
    answer: ({ params, body, caller }, services) =>
      merge(services, { inClass: params.class, seat: params.seat, caller }, body.into),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/seats/:seat/resume',
    who: 'co-instructor',
    does: 'Makes a new phrase for a learner who lost theirs; the old one ends.',
    params: withSeat,
    async answer({ params, request }, services) {
      const made = await renewPhrase(services, params.class, params.seat);
      if (isRefusal(made)) return made;
      // Behind the number sign, which browsers send to no server.
      return { phrase: made.phrase, link: `${originForOthers(request, services)}/class/#phrase=${made.phrase}` };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/groups',
    who: 'co-instructor',
    does: 'Makes a group, or finds the one of that name.',
    params: inClass,
    body: z.object({ name: z.string() }),
    answer({ params, body }, services) {
      const name = readName(body.name);
      if (isRefusal(name)) return Promise.resolve(name);
      return services.store.write(async (tx) => {
        const id = await groupNamed(tx, services, params.class, name);
        const at = services.now();
        await services.store.tell(tx, params.class, { at, kind: 'class.changed', to: 'all', body: { what: 'groups' } });
        return { id, name };
      });
    },
  }),
  defineEndpoint({
    method: 'PATCH',
    path: '/api/classes/:class/groups/:group',
    who: 'co-instructor',
    does: 'Gives a group another name.',
    params: withGroup,
    body: z.object({ name: z.string() }),
    answer({ params, body }, { store, now }) {
      const name = readName(body.name);
      if (isRefusal(name)) return Promise.resolve(name);
      return store.write(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('groups')
          .set({ name })
          .where('class', '=', params.class)
          .where('id', '=', params.group)
          .executeTakeFirst();
        if (Number(numUpdatedRows) === 0) return noSuchGroup;
        await store.tell(tx, params.class, { at: now(), kind: 'class.changed', to: 'all', body: { what: 'groups' } });
        return { id: params.group, name };
      });
    },
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/api/classes/:class/groups/:group',
    who: 'co-instructor',
    does: 'Dissolves a group; its learners stay.',
    params: withGroup,
    answer: ({ params }, { store, now }) =>
      store.write(async (tx) => {
        await tx
          .updateTable('seats')
          .set({ group: null })
          .where('class', '=', params.class)
          .where('group', '=', params.group)
          .execute();
        await tx.deleteFrom('groups').where('class', '=', params.class).where('id', '=', params.group).execute();
        await store.tell(tx, params.class, { at: now(), kind: 'class.changed', to: 'all', body: { what: 'groups' } });
        return undefined;
      }),
  }),
];
