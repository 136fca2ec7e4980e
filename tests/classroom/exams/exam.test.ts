/** An exam of a class: begun once, written line by line by one device at a time, on the server's clock, handed in and graded. */
import { afterEach, describe, expect, test } from 'vitest';
import { examStanding } from '#src/classroom/exams/shown.ts';
import { grace } from '#src/classroom/exams/time.ts';
import { itemsOf } from '#src/quiz/exam/form.ts';
import { databases } from '../support/databases.ts';
import { anyAnswer, gradeOf, leads, openRoom, penOf, quiz, sits, type Room } from './room.ts';

describe.for(databases)('an exam on $engine', ({ open: openStore }) => {
  let last: Room | undefined;
  afterEach(async () => {
    await last?.close();
    last = undefined;
  });
  const open = async (given: Parameters<typeof openRoom>[0] = {}) =>
    (last = await openRoom({ ...given, store: await openStore() }));

  test('who begins twice, also at once, has one form', async () => {
    const { begin, store } = await open();
    const [one, same] = await Promise.all([begin('bo'), begin('bo')]);
    expect(same.shown).toEqual(one.shown);
    expect((await begin('bo')).shown).toEqual(one.shown);
    expect(await store.read((db) => db.selectFrom('forms').select('id').execute())).toHaveLength(1);
  });

  test('two learners with the same paper see it in different orders, under the same names', async () => {
    const { begin } = await open();
    const [bo, cy] = [await begin('bo'), await begin('cy')];
    const stems = ({ shown }: typeof bo) => shown.questions.map(({ view }) => view.stem);
    expect(stems(cy)).not.toEqual(stems(bo));
    expect(stems(cy).toSorted()).toEqual(stems(bo).toSorted());
    expect(itemsOf(bo.shown.form).map(({ id }) => id)).toEqual(['q1', 'q2', 'q3', 'q4', 'q5', 'q6']);
  });

  test('the start page says what it is made of before anything is drawn', async () => {
    const { ask, id, store } = await open({ plan: [{ ...quiz, ref: 'full' }] });
    const standing = examStanding.parse((await ask(sits('bo', id), 'GET', `/api/classes/${id}/exams/quiz`)).body);
    expect(standing).toMatchObject({ state: 'ready', title: 'The quiz', time: 1, released: false });
    expect(standing.sections.map(({ title, items }) => [title, items])).toEqual([
      ['Questions', 44],
      ['Yes or no', 4],
    ]);
    expect(standing.leavesOut).toEqual([
      '"Case study" is left out: cases are written for everybody to read, with their answers.',
      '"Lab" is left out: labs have entries of their own in the plan, and are graded there.',
    ]);
    expect(await store.read((db) => db.selectFrom('papers').select('id').execute())).toEqual([]);
  });

  test.for([
    {
      plan: { ref: 'my-mistakes' },
      says: 'A form that counts asks the same of all',
      because: 'mistakes are each learner’s own',
    },
    { plan: { ref: 'labs' }, says: 'Put the labs into the plan as labs', because: 'labs are graded as labs' },
    { plan: { ref: 'one-skill' }, says: 'Write it behind the form', because: 'no skill is named' },
    { plan: { ref: 'full/az-700/E4' }, says: 'is about all skills', because: 'a skill is named for a form of all' },
    { plan: { ref: 'one-skill/az-700/E99' }, says: 'The exam has no skill "az-700/E99"', because: 'no such skill' },
    { plan: { ref: 'own' }, says: 'none were brought', because: 'nobody brought a question' },
    { plan: { ref: 'nope' }, says: 'It has: full, ten-minutes', because: 'no such form' },
    { plan: { opens: Date.UTC(2027, 0, 1) }, says: 'This opens at 2027-01-01 00:00 UTC.', because: 'it opens later' },
  ])('refuses to begin and says so on the start page: $because', async ({ plan, says }) => {
    const { ask, id } = await open({ plan: [{ ...quiz, ...plan }] });
    const standing = await ask(sits('bo', id), 'GET', `/api/classes/${id}/exams/quiz`);
    expect(standing.body).toMatchObject({ state: 'shut', because: expect.stringContaining(says) as string });
    const begun = await ask(sits('bo', id), 'POST', `/api/classes/${id}/exams/quiz/start`, {
      ...{ device: 'laptop', hideTimer: false, contrast: false },
    });
    expect(begun.status).toBeGreaterThanOrEqual(400);
    expect(begun.body).toMatchObject({ error: { message: expect.stringContaining(says) as string } });
  });

  test('a whole exam is handed in, graded from the queue, and read once results are released', async () => {
    const room = await open();
    const { begin, send, hand, work, ask, id, wait } = room;
    const bo = await begin('bo');
    const pen = penOf('bo', bo);
    for (const question of bo.shown.questions) {
      wait(20_000);
      await send(pen, [
        { type: 'went', item: question.id },
        { type: 'answered', item: question.id, words: anyAnswer(question) },
      ]);
    }
    expect((await hand(pen)).body).toMatchObject({ state: 'submitted', late: 0 });
    expect(await gradeOf(room, 'bo')).toBeUndefined();
    await work();
    const grade = await gradeOf(room, 'bo');
    expect(grade).toMatchObject({ evidence: `form:${pen.form}`, detail: { kind: 'form', late: { lines: 0 } } });
    expect(grade?.out_of).toBeGreaterThanOrEqual(6);
    const report = `/api/classes/${id}/forms/${pen.form}/report`;
    expect((await ask(sits('bo', id), 'GET', report)).body).toMatchObject({ error: { code: 'NotReleased' } });
    expect((await ask(sits('cy', id), 'GET', report)).status).toBe(404);
    const seen = await ask(leads('observer'), 'GET', report);
    expect(seen.body).toMatchObject({ title: 'The quiz', report: { points: grade?.points, outOf: grade?.out_of } });
  });

  test('the same lines twice are kept once, and others in their place are refused', async () => {
    const { begin, send, store } = await open();
    const pen = penOf('bo', await begin('bo'));
    const again = { ...pen };
    const other = { ...pen };
    await send(pen, [{ type: 'answered', item: 'q1', words: ['p1'] }]);
    expect((await send(again, [{ type: 'answered', item: 'q1', words: ['p1'] }])).body).toMatchObject({ length: 2 });
    expect((await send(other, [{ type: 'answered', item: 'q1', words: ['p2'] }])).body).toMatchObject({
      error: { code: 'Taken' },
    });
    expect((await send({ ...pen, next: 9 }, [{ type: 'reviewed' }])).body).toMatchObject({ error: { code: 'Gap' } });
    expect(await store.read((db) => db.selectFrom('form_lines').select('n').execute())).toEqual([{ n: 1 }]);
  });

  test('a second device is told of the first; once it took the exam over, the first is told', async () => {
    const { begin, send, ask, id, wait } = await open();
    const laptop = penOf('bo', await begin('bo'));
    await send(laptop, [{ type: 'marked', item: 'q2', on: true }]);
    const second = await begin('bo', 'phone');
    expect(second).toMatchObject({ elsewhere: true, length: 2 });
    const phone = penOf('bo', second, 'phone');
    expect((await send(phone, [{ type: 'reviewed' }])).body).toMatchObject({ error: { code: 'Elsewhere' } });
    await ask(sits('bo', id), 'POST', `/api/classes/${id}/forms/${phone.form}/take`, { device: 'phone' });
    expect((await send(phone, [{ type: 'reviewed' }])).status).toBe(200);
    expect((await send(laptop, [{ type: 'marked', item: 'q2', on: false }])).body).toMatchObject({
      error: { code: 'Elsewhere' },
    });
    wait(31_000);
    // A device that has not been heard of is taken over without a question.
    expect(await begin('bo', 'library')).toMatchObject({ elsewhere: false, length: 3 });
  });

  test.for([
    { after: 10 * 60_000 + grace, counts: true, because: 'it was given in time and was a minute on the way' },
    { after: 10 * 60_000 + grace + 1, counts: false, because: 'it arrived after the minute on the way' },
  ])('an answer stamped in time counts until a minute after the end: $because', async ({ after, counts }) => {
    const room = await open();
    const { begin, ask, work, wait, id, store } = room;
    const bo = await begin('bo');
    const pen = penOf('bo', bo);
    const at = bo.startedAt + 60_000;
    wait(after);
    const [first] = bo.shown.questions;
    const sent = await ask(sits('bo', id), 'POST', `/api/classes/${id}/forms/${pen.form}/lines`, {
      ...{ device: 'laptop', from: 1 },
      events: [{ type: 'answered', at, item: 'q1', words: first ? anyAnswer(first) : [] }],
    });
    expect(sent.body).toMatchObject({ state: 'over', late: counts ? 0 : 1 });
    wait(2000);
    await work();
    const outcome = async () => {
      const { detail } = (await gradeOf(room, 'bo')) ?? {};
      return JSON.stringify(detail).match(/"name":"q1".*?"outcome":"(\w+)"/)?.[1] === 'unanswered';
    };
    expect(await outcome()).toBe(!counts);
    // What came late is kept, and counts once an instructor says so.
    expect(await store.read((db) => db.selectFrom('form_lines').select('n').execute())).toHaveLength(1);
    await ask(leads('co-instructor'), 'PUT', `/api/classes/${id}/forms/${pen.form}/late`, { counts: true });
    await work();
    expect(await outcome()).toBe(false);
  });

  test('a stamp from the future is worth no more than the moment it arrives', async () => {
    const room = await open();
    const { begin, ask, id, hand, work } = room;
    const pen = penOf('bo', await begin('bo'));
    await ask(sits('bo', id), 'POST', `/api/classes/${id}/forms/${pen.form}/lines`, {
      ...{ device: 'laptop', from: 1 },
      events: [{ type: 'answered', at: Number.MAX_SAFE_INTEGER, item: 'q1', words: ['p1'] }],
    });
    pen.next = 2;
    expect((await hand(pen)).body).toMatchObject({ state: 'submitted' });
    await work();
    expect(await gradeOf(room, 'bo')).toMatchObject({ detail: { usedMinutes: 0 } });
  });

  test('who never hands in is graded when the time is up, and extra time puts that off', async () => {
    const room = await open();
    const { begin, ask, id, work, wait, send } = room;
    await ask(leads('co-instructor'), 'PUT', `/api/classes/${id}/seats/cy/time`, { time: 1.5 });
    const [bo, cy] = [await begin('bo'), await begin('cy')];
    expect([bo.endsAt - bo.startedAt, cy.endsAt - cy.startedAt]).toEqual([600_000, 900_000]);
    await send(penOf('bo', bo), [{ type: 'answered', item: 'q1', words: ['p1'] }]);
    const graded = async () => [await gradeOf(room, 'bo'), await gradeOf(room, 'cy')].map(Boolean);
    wait(600_000 + grace + 2000);
    await work();
    expect(await graded()).toEqual([true, false]);
    wait(300_000);
    await work();
    expect(await graded()).toEqual([true, true]);
  });

  test.for([
    { events: [{ type: 'started', at: 0 }], because: 'the start is the server’s' },
    { events: [{ type: 'answered', at: 0, item: 'q1', words: ['x'.repeat(301)] }], because: 'no answer is so long' },
    { events: [{ type: 'erased', at: 0 }], because: 'no such event' },
    { events: [], because: 'there is nothing' },
  ])('refuses what no page of an exam writes: $because', async ({ events }) => {
    const { begin, ask, id } = await open();
    const pen = penOf('bo', await begin('bo'));
    const answer = await ask(sits('bo', id), 'POST', `/api/classes/${id}/forms/${pen.form}/lines`, {
      ...{ device: 'laptop', from: 1, events },
    });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'Unreadable' } } });
  });

  test('a form that was handed in is not written any more', async () => {
    const { begin, send, hand } = await open();
    const pen = penOf('bo', await begin('bo'));
    await hand(pen);
    expect((await send(pen, [{ type: 'answered', item: 'q1', words: ['p1'] }])).body).toMatchObject({
      error: { code: 'HandedIn' },
    });
  });

  test('the stock of papers is filled while learners work', async () => {
    const { begin, work, store } = await open();
    await begin('bo');
    await work({ drawsAhead: true });
    expect(await store.read((db) => db.selectFrom('papers').select('id').execute())).toHaveLength(12);
  });
});
