/** Labs of a class are graded by playing the lines that the server holds again: by nothing that a page says of itself. */
import { afterEach, expect, test } from 'vitest';
import { askForLabGrade } from '#src/classroom/grades/ask.ts';
import type { AttemptEntry } from '#src/lab/attempt.ts';
import { findLab } from '#src/lab/registry.ts';
import { copyOf, desk, doAll, doTask } from '../../lab/desk.ts';
import { gradeOf, openRoom, type Room } from './room.ts';

const lab = 'expressroute/connect-a-network';
const { default: definition } = await findLab(lab).load();
const entry = { id: 'lab', kind: 'lab', ref: lab } as const;

let last: Room | undefined;
afterEach(async () => {
  await last?.close();
  last = undefined;
});

/** A class in which an attempt stands with these lines, for one learner or for several at a shared Cloud. */
async function withLines(
  lines: readonly AttemptEntry[],
  people?: Readonly<Record<string, readonly string[]>>,
): Promise<Room> {
  const room = (last = await openRoom({ plan: [entry] }));
  const at = room.services.now();
  const none = { begin: null, agreed: null, standing: null, held_by: null, asked_by: null, asked_at: null };
  await room.store.write(async (tx) => {
    await tx
      .insertInto('attempts')
      .values({
        ...{ id: 'one', class: room.id, entry: 'lab', lab, way: 'practice', length: lines.length, skew: 0 },
        ...{ seat: people ? null : 'bo', cloud: people ? 1 : 0, people: people ? JSON.stringify(people) : null },
        ...{ ...none, made_at: at, changed_at: at },
      })
      .execute();
    for (const [n, line] of lines.entries())
      await tx
        .insertInto('lines')
        .values({ attempt: 'one', n, at, by: 'seat:bo', entry: JSON.stringify(line), told: null })
        .execute();
    await askForLabGrade(tx, { attempt: 'one', now: at });
  });
  return room;
}

async function solved(tasks?: readonly string[]): Promise<AttemptEntry[]> {
  const session = await desk(definition).open();
  if (tasks) for (const task of tasks) await doTask(session, task);
  else await doAll(session);
  return copyOf(session.entries());
}

test('a lab that was done is graded in full, after its lines were gathered for a while', async () => {
  const room = await withLines(await solved());
  expect(await room.work()).toBe(0);
  room.wait(5000);
  await room.work();
  const { length } = definition.open('seed', 'today').tasks;
  expect(await gradeOf(room, 'bo', 'lab')).toMatchObject({
    ...{ points: length, out_of: length, evidence: 'attempt:one' },
    detail: { kind: 'lab', how: 'graded' },
  });
});

test('what was done so far counts so far', async () => {
  const room = await withLines(await solved(['prerequisites', 'connect']));
  room.wait(5000);
  await room.work();
  expect(await gradeOf(room, 'bo', 'lab')).toMatchObject({ points: 2 });
});

test('a log that says more than it did earns nothing, and says at which line', async () => {
  const lines = await solved(['prerequisites']);
  const done = lines.find(({ kind }) => kind === 'done');
  if (done?.kind !== 'done') throw new Error('A task was done.');
  const room = await withLines([...lines, { ...done, task: 'connect' }]);
  room.wait(5000);
  await room.work();
  expect(await gradeOf(room, 'bo', 'lab')).toMatchObject({
    points: 0,
    detail: { how: 'refused', because: expect.stringContaining(`Entry ${lines.length} of the log`) as string },
  });
});

test('a Cloud that several share is a grade for each of them', async () => {
  const room = await withLines(await solved(), { owner: ['bo'], user: ['cy', 'staff'] });
  room.wait(5000);
  await room.work();
  const both = [await gradeOf(room, 'bo', 'lab'), await gradeOf(room, 'cy', 'lab')];
  expect(both.map((one) => one?.points)).toEqual([both[0]?.out_of, both[0]?.out_of]);
});
