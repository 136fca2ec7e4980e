/** Rows of a learner with words that nobody else has, for what pages send only after long work. */
import { sits, type Room } from '../exams/room.ts';

/** Gives a learner a name, a group, a raised hand, a record, a grade and signs of life; `words` stand in all of them. */
export async function addRows({ store, id, services, ask }: Room, seat: string, words: string): Promise<void> {
  const at = services.now();
  await store.write(async (tx) => {
    await tx
      .insertInto('groups')
      .values({ id: `group-${words}`, class: id, name: `Group ${words}` })
      .execute();
    await tx
      .updateTable('seats')
      .set({
        ...{ name: `Name ${words}`, external: `${words}@school.test`, group: `group-${words}` },
        ...{ phrase_hash: `phrase-${words}`, joined_at: at - 3 },
      })
      .where('id', '=', seat)
      .execute();
    const event = {
      id: `event-${words}`,
      at: at - 5,
      course: 'expressroute',
      kind: 'unit.read',
      unit: `unit-${words}`,
    };
    await tx
      .insertInto('events')
      .values({ seat, id: event.id, at: event.at, event: JSON.stringify(event) })
      .execute();
    await tx
      .insertInto('seat_sessions')
      .values({ token_hash: `token-${words}`, seat, made_at: at - 7 })
      .execute();
    await tx.insertInto('extra_time').values({ class: id, seat, time: 1.25 }).execute();
    await tx
      .insertInto('presence')
      .values({ seat, class: id, at, signs: JSON.stringify([{ at, opened: `/page-of-${words}/` }]) })
      .execute();
    const grade = { class: id, seat, entry: 'check' };
    const set = { override_points: 3, override_by: 'ada', override_why: `Because of ${words}` };
    await tx
      .insertInto('grades')
      .values({ ...grade, ...set, points: 1, out_of: 5, evidence: null, graded_at: at - 11, detail: null })
      .execute();
    await tx
      .insertInto('overrides')
      .values({ id: `override-${words}`, ...grade, at: at - 13, by: 'ada', points: 3, why: `Because of ${words}` })
      .execute();
    await tx
      .insertInto('audit')
      .values({ id: `audit-${words}`, class: id, at: at - 17, by: `seat:${seat}`, what: 'seat.left', about: '{}' })
      .execute();
  });
  await ask(sits(seat, id), 'POST', `/api/classes/${id}/hand`, { up: true, text: `I ask about ${words}` });
}
