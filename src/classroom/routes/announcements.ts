/** Announcements: what those who lead tell the whole class in writing. */
import * as z from 'zod/mini';
import { inClass } from '../classes/asked.ts';
import { newId } from '../classes/id.ts';
import { words } from '../classes/words.ts';
import { defineEndpoint } from '../endpoint.ts';

/** So many of the newest are read back. */
const shown = 100;

export const announcements = [
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/announcements',
    who: 'co-instructor',
    does: 'Tells the class something.',
    params: inClass,
    body: z.object({ text: words(2000) }),
    answer: ({ caller: { account }, params, body: { text } }, { store, now, random }) =>
      store.write(async (tx) => {
        const said = { id: newId(random), text, by: account?.name ?? '', at: now() };
        await tx
          .insertInto('announcements')
          .values({ ...said, class: params.class })
          .execute();
        const { at, ...body } = said;
        await store.tell(tx, params.class, { at, kind: 'announced', to: 'all', body });
        return said;
      }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/announcements',
    who: 'member',
    whenEnded: true,
    does: 'Reads what was announced, newest first.',
    params: inClass,
    answer: ({ params }, { store }) =>
      store.read((db) =>
        db
          .selectFrom('announcements')
          .select(['id', 'text', 'by', 'at'])
          .where('class', '=', params.class)
          .orderBy('at', 'desc')
          .orderBy('id')
          .limit(shown)
          .execute(),
      ),
  }),
];
