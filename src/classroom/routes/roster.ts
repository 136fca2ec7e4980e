/** Endpoints for the roster of a class as a file. */
import * as z from 'zod/mini';
import { inClass } from '../classes/asked.ts';
import { defineEndpoint } from '../endpoint.ts';
import { bringRoster } from '../people/bring-roster.ts';
import { writeRoster } from '../people/roster.ts';

export const roster = [
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/roster.csv',
    who: 'observer',
    does: 'Gives the roster as a CSV file.',
    params: inClass,
    async answer({ params }, { store }) {
      const rows = await store.read((db) =>
        db
          .selectFrom('seats')
          .leftJoin('groups', 'groups.id', 'seats.group')
          .select(['seats.name', 'seats.external', 'groups.name as groupName', 'seats.state', 'seats.joined_at'])
          .where('seats.class', '=', params.class)
          .where('seats.state', '<>', 'merged')
          .orderBy('seats.name')
          .execute(),
      );
      const file = writeRoster(
        rows.map(({ name, external, groupName, state, joined_at }) => ({
          name,
          external,
          group: groupName ?? '',
          state,
          joined: joined_at === null ? '' : new Date(joined_at).toISOString(),
        })),
      );
      return new Response(file, {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="roster.csv"',
          'cache-control': 'no-store',
        },
      });
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/roster',
    who: 'co-instructor',
    does: 'Brings a roster file in, whole or not at all, and says what is wrong in which line.',
    params: inClass,
    body: z.object({ csv: z.string() }),
    limit: 2_000_000,
    answer: ({ params, body, caller }, services) => bringRoster(services, { inClass: params.class, caller }, body.csv),
  }),
];
