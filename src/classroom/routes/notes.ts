/** Notes about a learner: for the learner to read, or among those who lead. */
import * as z from 'zod/mini';
import { inClass, withSeat } from '../classes/asked.ts';
import { newId } from '../classes/id.ts';
import { noSuchSeat, seatIn } from '../classes/seat.ts';
import { words } from '../classes/words.ts';
import { defineEndpoint } from '../endpoint.ts';

export const notes = [
  defineEndpoint({
    method: 'POST',
    path: '/api/classes/:class/seats/:seat/notes',
    who: 'co-instructor',
    does: 'Leaves a note for a learner to read, or one about the learner for those who lead alone.',
    params: withSeat,
    body: z.object({ text: words(2000), for: z.exactOptional(z.enum(['seat', 'staff'])) }),
    answer: ({ caller: { account }, params, body }, { store, now, random }) =>
      store.write(async (tx) => {
        const row = await seatIn(tx, params);
        if (!row) return noSuchSeat;
        const audience = body.for ?? 'seat';
        const note = { id: newId(random), text: body.text, by: account?.name ?? '', at: now(), for: audience };
        await tx
          .insertInto('notes')
          .values({ ...note, class: params.class, seat: row.id })
          .execute();
        const said = { at: note.at, kind: 'note', body: { seat: row.id } };
        await store.tell(tx, params.class, { ...said, to: 'staff' });
        if (audience === 'seat') await store.tell(tx, params.class, { ...said, to: `seat:${row.id}` });
        return note;
      }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/seats/:seat/notes',
    who: 'observer',
    whenEnded: true,
    does: 'Reads the notes about a learner, newest first.',
    params: withSeat,
    answer: ({ params }, { store }) =>
      store.read(async (db) => {
        if (!(await seatIn(db, params))) return noSuchSeat;
        return db
          .selectFrom('notes')
          .select(['id', 'text', 'by', 'at', 'for'])
          .where('seat', '=', params.seat)
          .orderBy('at', 'desc')
          .orderBy('id')
          .execute();
      }),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/classes/:class/notes',
    who: 'learner',
    whenEnded: true,
    does: 'Reads the notes that were left for the caller, newest first.',
    params: inClass,
    answer: ({ caller: { seat }, params }, { store }) =>
      store.read((db) =>
        db
          .selectFrom('notes')
          .select(['id', 'text', 'by', 'at'])
          .where('class', '=', params.class)
          .where('seat', '=', seat?.id ?? '')
          .where('for', '=', 'seat')
          .orderBy('at', 'desc')
          .orderBy('id')
          .execute(),
      ),
  }),
];
