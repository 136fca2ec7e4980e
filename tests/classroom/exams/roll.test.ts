/** An exam as those who lead see it while it is written, on each database: who is how far, what came late, and its door at every pace. */
import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { databases } from '../support/databases.ts';
import { leads, openRoom, penOf, quiz, sits, type Room } from './room.ts';

const minute = 60_000;
const roll = z.object({
  forms: z.array(z.looseObject({ seat: z.string(), answered: z.number(), questions: z.number(), endsAt: z.number() })),
});

describe.for(databases)('an exam that is watched, on $engine', ({ open: openStore }) => {
  let last: Room | undefined;
  afterEach(async () => {
    await last?.close();
    last = undefined;
  });
  const open = async (given: Parameters<typeof openRoom>[0] = {}): Promise<Room> =>
    (last = await openRoom({ ...given, store: await openStore() }));
  const formsOf = async ({ ask, id }: Room) =>
    roll.parse((await ask(leads('observer'), 'GET', `/api/classes/${id}/exams/quiz/forms`)).body).forms;
  const door = ({ ask, id }: Room, isOpen: boolean) =>
    ask(leads('co-instructor'), 'PUT', `/api/classes/${id}/exams/quiz/door`, { open: isOpen });
  const standing = async ({ ask, id }: Room) =>
    (await ask(sits('cy', id), 'GET', `/api/classes/${id}/exams/quiz`)).body;

  test('an answer counts once, one that is changed does too, and one that is taken back no more', async () => {
    const room = await open();
    const opened = await room.begin('bo');
    const pen = penOf('bo', opened);
    const [first, second] = opened.shown.questions;
    const answered = (item: string | undefined, ...words: string[]) => ({
      ...{ type: 'answered' as const, item: item ?? '', words },
    });
    const seen: number[] = [];
    const look = async () => seen.push((await formsOf(room))[0]?.answered ?? -1);
    await look();
    await room.send(pen, [answered(first?.id, 'p1'), answered(first?.id, 'p2')]);
    await look();
    await room.send(pen, [{ type: 'ticked' }, answered(second?.id, 'p1')]);
    await look();
    await room.send(pen, [answered(first?.id)]);
    await look();
    expect(seen).toEqual([0, 1, 2, 1]);
    expect((await formsOf(room))[0]).toMatchObject({
      ...{ seat: 'bo', state: 'open', time: 1, questions: opened.shown.questions.length },
    });
  });

  test('who begins, hands in or writes late is told to those who lead, and to no learner', async () => {
    const room = await open();
    const pen = penOf('bo', await room.begin('bo'));
    await room.hand(pen);
    const feed = await room.store.feed(room.id, 0);
    expect(feed.filter(({ kind }) => kind === 'exam').map(({ to, body }) => [to, body])).toEqual([
      ['staff', { seat: 'bo', entry: 'quiz' }],
      ['staff', { seat: 'bo', entry: 'quiz' }],
    ]);
  });

  test('what came after the time says how much and when, until it counts, also when the class has ended', async () => {
    const room = await open({ seats: ['bo'] });
    const opened = await room.begin('bo');
    const pen = penOf('bo', opened);
    const [form] = await formsOf(room);
    expect(form).not.toHaveProperty('late');
    room.wait((form?.endsAt ?? 0) - room.services.now() + 5 * minute);
    await room.send(pen, [{ type: 'answered', item: 'q1', words: ['p1'] }, { type: 'ticked' }]);
    await room.work();
    const late = { lines: 2, answers: 1, lastAt: room.services.now() };
    expect((await formsOf(room))[0]).toMatchObject({ state: 'graded', late: { ...late, counted: false } });
    await room.ask(leads(), 'POST', `/api/classes/${room.id}/state`, { state: 'ended' });
    await room.ask(leads('co-instructor'), 'PUT', `/api/classes/${room.id}/forms/${pen.form}/late`, { counts: true });
    expect((await formsOf(room))[0]).toMatchObject({ late: { ...late, counted: true } });
  });

  test.for([
    { pace: 'free', plan: [{ ...quiz, closes: 1 }], because: 'the time to begin it is over' },
    { pace: 'free', plan: [{ ...quiz, opens: Date.UTC(2026, 10, 24) }], because: 'its day is tomorrow' },
    { pace: 'gated', plan: [{ ...quiz, gate: true }], because: 'its gate is shut' },
    {
      ...{ pace: 'gated', because: 'the gate before it is shut' },
      plan: [{ id: 'break', kind: 'break' as const, ref: '', gate: true }, quiz],
    },
    {
      pace: 'together',
      plan: [{ id: 'talk', kind: 'talk' as const, ref: '' }, quiz],
      because: 'the class is not there',
    },
  ])('the door opens an exam that is shut because $because, and closes it again', async ({ pace, plan }) => {
    const room = await open({ plan, settings: JSON.stringify({ pace }) });
    expect(await standing(room)).toMatchObject({ state: 'shut' });
    expect((await door(room, true)).body).toEqual({ open: true });
    expect(await standing(room)).toMatchObject({ state: 'ready' });
    const pen = penOf('bo', await room.begin('bo'));
    await door(room, false);
    expect(await standing(room)).toMatchObject({ state: 'shut' });
    expect((await room.send(pen, [{ type: 'ticked' }])).status).toBe(200);
  });

  test.for([
    { state: 'preparing' as const, says: 'Begin the class first' },
    { state: 'paused' as const, says: 'Go on with the class first' },
  ])('the door of a class that is $state says what to do first', async ({ state, says }) => {
    const room = await open({ state });
    const refused = await door(room, true);
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([409, expect.stringContaining(says)]);
  });

  test('an entry that is no exam has no door', async () => {
    const room = await open({ plan: [{ id: 'quiz', kind: 'talk', ref: '' }] });
    expect((await door(room, true)).body).toMatchObject({ error: { code: 'NoSuchExam' } });
  });

  test('how long a learner has is read with the people, by those who lead alone', async () => {
    const room = await open();
    await room.ask(leads('co-instructor'), 'PUT', `/api/classes/${room.id}/seats/bo/time`, { time: 1.5 });
    const people = await room.ask(leads('observer'), 'GET', `/api/classes/${room.id}/people`);
    expect(people.body).toMatchObject({
      seats: [
        { id: 'bo', time: 1.5 },
        { id: 'cy', time: 1 },
      ],
    });
    expect((await room.ask(sits('cy', room.id), 'GET', `/api/classes/${room.id}/people`)).status).toBe(403);
    await room.begin('bo');
    expect((await formsOf(room))[0]).toMatchObject({ time: 1.5 });
  });
});
