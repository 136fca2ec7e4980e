/** Grades of a class, on each database: the gradebook and its file, what a person sets and why, mended questions, and who may read what when. */
import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { databases } from '../support/databases.ts';
import { anyAnswer, gradeOf, leads, openRoom, penOf, quiz, sits, type Room } from './room.ts';

const fault = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
const own = { ...quiz, ref: 'own' } as const;

const csv = (right: 'A' | 'B') =>
  [
    'id,kind,stem,A,B,C,key',
    `port,single,Which one is right?,One,Two,Three,${right}`,
    'box,single,And which here?,Red,Green,Blue,C',
  ].join('\n');

describe.for(databases)('grades on $engine', ({ open: openStore }) => {
  let last: Room | undefined;
  afterEach(async () => {
    await last?.close();
    last = undefined;
  });
  const open = async (given: Parameters<typeof openRoom>[0] = {}): Promise<Room> =>
    (last = await openRoom({ ...given, store: await openStore() }));

  const bring = ({ ask, id }: Room, text: string) =>
    ask(leads('co-instructor'), 'POST', `/api/classes/${id}/own-items`, {
      ...{ name: 'mine.csv', base64: Buffer.from(text).toString('base64') },
    });
  const get = async ({ ask, id }: Room, path: string, who = leads('observer')) =>
    ask(who, 'GET', `/api/classes/${id}/${path}`);

  /** Everybody takes the exam and hands in. */
  async function taken(room: Room, seats: readonly string[] = ['bo', 'cy']) {
    const pens = [];
    for (const seat of seats) {
      const opened = await room.begin(seat);
      const pen = penOf(seat, opened);
      await room.send(
        pen,
        opened.shown.questions.map((question) => ({ type: 'answered', item: question.id, words: anyAnswer(question) })),
      );
      await room.hand(pen);
      pens.push(pen);
    }
    await room.work();
    return pens;
  }

  test('a question that is mended is marked by its new key, at once', async () => {
    const room = await open({ plan: [own], seats: ['bo'] });
    expect((await bring(room, csv('B'))).body).toEqual({ added: 2, replaced: 0, again: 0 });
    const opened = await room.begin('bo');
    const pen = penOf('bo', opened);
    const port = opened.shown.questions.find(({ view }) => view.stem === 'Which one is right?');
    const one = port?.view.parts.find(({ text }) => text === 'One')?.id ?? '';
    await room.send(pen, [{ type: 'answered', item: port?.id ?? '', words: [one] }]);
    await room.hand(pen);
    await room.work();
    expect(await gradeOf(room, 'bo')).toMatchObject({ points: 0, out_of: 2 });
    expect((await bring(room, csv('A'))).body).toEqual({ added: 0, replaced: 2, again: 1 });
    await room.work();
    expect(await gradeOf(room, 'bo')).toMatchObject({ points: 1, out_of: 2 });
  });

  test('a question that does not count any more counts for nobody, until it does again', async () => {
    const room = await open({ plan: [own], seats: ['bo'] });
    await bring(room, csv('A'));
    await taken(room, ['bo']);
    const correct = (drop: boolean) =>
      room.ask(leads('co-instructor'), 'PUT', `/api/classes/${room.id}/corrections`, {
        ...{ item: 'own/port', drop, why: 'Two are right.' },
      });
    const asked = async () => (await get(room, 'exams/quiz/questions', leads('co-instructor'))).body;
    expect(await asked()).toMatchObject({
      questions: expect.arrayContaining([
        expect.objectContaining({ item: 'own/port', stem: 'Which one is right?', seats: ['bo'] }),
      ]) as unknown,
      scores: [{ seat: 'bo', outOf: 2, waits: false }],
    });
    expect((await correct(true)).body).toEqual({ again: 1 });
    expect(await asked()).toMatchObject({ scores: [{ seat: 'bo', outOf: 2, waits: true }] });
    await room.work();
    expect(await asked()).toMatchObject({
      questions: expect.arrayContaining([
        expect.objectContaining({ item: 'own/port', dropped: { why: 'Two are right.', at: room.services.now() } }),
      ]) as unknown,
      scores: [{ seat: 'bo', outOf: 1, waits: false }],
    });
    expect(await gradeOf(room, 'bo')).toMatchObject({ out_of: 1 });
    expect((await get(room, 'corrections')).body).toMatchObject([{ item: 'own/port', why: 'Two are right.' }]);
    await correct(false);
    await room.work();
    expect(await gradeOf(room, 'bo')).toMatchObject({ out_of: 2 });
  });

  test('a file with faults brings nothing, and says every line', async () => {
    const room = await open();
    const answer = await bring(room, `${csv('A')}\nport,single,Again?,One,Two,Three,A`);
    expect(answer).toMatchObject({ status: 422, body: { error: { code: 'Faults' }, faults: [{ line: 4 }] } });
    expect((await get(room, 'own-items', leads('co-instructor'))).body).toEqual([]);
  });

  test('what a person sets stands before what is worked out, with its reason and its trail, and survives a new grading', async () => {
    const room = await open({ seats: ['bo'] });
    await taken(room, ['bo']);
    const path = `/api/classes/${room.id}/grades/bo/quiz/override`;
    const set = (points: number | null, why: string) =>
      room.ask(leads('co-instructor', 'grace'), 'PUT', path, { points, why });
    expect(fault.parse((await set(99, 'Generous')).body).error.message).toContain('99 points are more than the');
    await set(1, 'Answered aloud.');
    await room.ask(leads('co-instructor'), 'POST', `/api/classes/${room.id}/regrade`, { entry: 'quiz' });
    await room.work();
    expect((await get(room, 'grades/bo/quiz')).body).toMatchObject({
      overridden: { points: 1, by: 'grace', why: 'Answered aloud.' },
      audit: [{ by: 'grace', what: 'set', about: { points: 1, why: 'Answered aloud.' } }],
    });
    await set(null, 'By mistake.');
    const after = (await get(room, 'grades/bo/quiz')).body;
    expect(after).toMatchObject({ audit: [{ what: 'set' }, { what: 'taken back', about: { why: 'By mistake.' } }] });
    expect(after).not.toHaveProperty('overridden');
  });

  test('a learner reads results once they are released, the own ones only, and no more when that is taken back', async () => {
    const room = await open();
    const [pen] = await taken(room);
    const results = async (seat: string) => (await get(room, 'results', sits(seat, room.id))).body;
    const report = async (seat: string) =>
      (await get(room, `forms/${pen?.form ?? ''}/report`, sits(seat, room.id))).status;
    const release = (released: boolean) =>
      room.ask(leads('co-instructor'), 'POST', `/api/classes/${room.id}/exams/quiz/release`, { released });
    expect([await results('bo'), await report('bo')]).toEqual([[], 403]);
    expect((await release(true)).body).toEqual({ released: true });
    expect(await results('bo')).toMatchObject([{ entry: 'quiz', form: pen?.form, title: 'The quiz', kind: 'exam' }]);
    expect([await report('bo'), await report('cy')]).toEqual([200, 404]);
    const told = async () => (await get(room, 'gradebook')).body;
    expect(await told()).toMatchObject({ columns: [{ entry: 'quiz', releasedAt: room.services.now() }] });
    await release(false);
    expect([await results('bo'), await report('bo')]).toEqual([[], 403]);
    expect(await told()).toMatchObject({ columns: [{ entry: 'quiz', releasedAt: null }] });
  });

  test('results wait for who still writes, unless they are released anyway', async () => {
    const room = await open();
    await taken(room, ['bo']);
    await room.begin('cy');
    const path = `/api/classes/${room.id}/exams/quiz/release`;
    const refused = await room.ask(leads('co-instructor'), 'POST', path, { released: true });
    expect(fault.parse(refused.body).error).toMatchObject({ code: 'FormsOpen' });
    expect((await room.ask(leads('co-instructor'), 'POST', path, { released: true, anyway: true })).status).toBe(200);
  });

  test('the gradebook has a row for each learner and a column for each graded entry', async () => {
    const room = await open({
      plan: [
        { id: 'talk', kind: 'talk', ref: '' },
        quiz,
        { id: 'lab', kind: 'lab', ref: 'expressroute/create-a-gateway' },
      ],
    });
    await taken(room, ['bo']);
    await room.begin('cy');
    const graded = await gradeOf(room, 'bo');
    const { body } = await get(room, 'gradebook');
    expect(body).toMatchObject({
      columns: [
        { entry: 'quiz', title: 'The quiz', kind: 'exam', outOf: graded?.out_of },
        { entry: 'lab', title: 'Create a gateway for ExpressRoute', kind: 'lab' },
      ],
      rows: [
        { seat: 'bo', name: 'bo', cells: [{ points: graded?.points, outOf: graded?.out_of, state: 'graded' }, null] },
        { seat: 'cy', cells: [{ state: 'open' }, null] },
      ],
    });
  });

  test.for([
    { name: '=1+1', cell: '"\'=1+1"', because: 'it is a formula' },
    { name: ' @SUM(A1)', cell: '"\' @SUM(A1)"', because: 'spaces do not help' },
    { name: '-Bo', cell: '"\'-Bo"', because: 'a minus begins a formula' },
    { name: '＝HYPERLINK("x")', cell: '"\'＝HYPERLINK(""x"")"', because: 'a wide sign is one too' },
    { name: 'Bo, "the" one', cell: '"Bo, ""the"" one"', because: 'commas and quotes are quoted' },
    { name: 'Bo\nCy', cell: '"Bo\nCy"', because: 'so are line ends' },
    { name: 'بو 🐟', cell: 'بو 🐟', because: 'names of any script stay as they are' },
  ])('the file of the gradebook is safe to open: $because', async ({ name, cell }) => {
    const room = await open({ seats: ['bo'] });
    await room.store.write((tx) => tx.updateTable('seats').set({ name }).execute());
    await room.store.write((tx) => tx.updateTable('seats').set({ external: '+49' }).execute());
    const { response } = await get(room, 'gradebook.csv');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.toString('utf8')).toBe(
      `\ufeffName,External id,Group,The quiz (of 0),Total (of 0)\r\n${cell},"'+49",,,0\r\n`,
    );
  });
});
