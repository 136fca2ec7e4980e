/** The machine of a lab, walked along every shortest path: a task comes after those it needs, and stays done. */
import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { createLabMachine, stand, standingOf } from '#src/lab/machine.ts';
import type { LabEvent, TaskShape } from '#src/lab/machine.ts';
import { labs } from '#src/lab/registry.ts';

const loaded = await Promise.all(labs.map(async (entry) => (await entry.load()).default));

/** Every set of checks that can hold at once. */
function subsets(ids: readonly string[]): string[][] {
  return ids.reduce<string[][]>((sets, id) => [...sets, ...sets.map((set) => [...set, id])], [[]]);
}

function shapesOf(id: string): TaskShape[] {
  const lab = loaded.find((one) => one.id === id)!;
  return lab.open('a', 'taught').tasks.map((task) => ({ ...task, asks: task.question !== undefined }));
}

describe.for(labs.map(({ id }) => ({ id })))('$id', ({ id }) => {
  const tasks = shapesOf(id);
  const events: LabEvent[] = [
    ...subsets(tasks.filter(({ asks }) => !asks).map((task) => task.id)).map((holding) => ({
      type: 'cloud.changed' as const,
      holding,
    })),
    ...tasks.filter(({ asks }) => asks).map((task) => ({ type: 'task.answered' as const, task: task.id })),
  ];
  const paths = getShortestPaths(createLabMachine(tasks), { events, input: { holding: [], done: [] } });

  test('is reachable to its end', () => {
    expect(paths.some(({ state }) => standingOf(state).finished)).toBe(true);
  });

  test('never does a task before those it needs, and never forgets one', () => {
    for (const path of paths) {
      let before: readonly string[] = [];
      for (const { state } of path.steps) {
        const { done, finished } = standingOf(state);
        expect(done.slice(0, before.length)).toEqual(before);
        for (const task of tasks.filter((one) => done.includes(one.id))) {
          expect(task.needs.filter((need) => !done.includes(need))).toEqual([]);
        }
        expect(finished).toBe(done.length === tasks.length);
        before = done;
      }
    }
  });

  test('stands the same when it is worked out anew from what was done', () => {
    const machine = createLabMachine(tasks);
    for (const { state } of paths) {
      const { holding, done } = state.context;
      const anew = stand(machine, { holding, done });
      expect([...anew.done].sort()).toEqual([...done].sort());
    }
  });
});

describe('tasks', () => {
  const tasks: TaskShape[] = [
    { id: 'one', needs: [], asks: false },
    { id: 'two', needs: ['one'], asks: false },
    { id: 'gone', needs: [], asks: false, goal: true },
    { id: 'empty', needs: [], asks: false, goal: true },
  ];
  const machine = createLabMachine(tasks);

  test.for([
    { holding: ['two'], done: [], then: [], because: 'the first is not done yet' },
    { holding: ['one'], done: [], then: ['one'], because: 'its check holds' },
    { holding: ['one', 'two'], done: [], then: ['one', 'two'], because: 'both hold' },
    { holding: ['two'], done: ['one'], then: ['one', 'two'], because: 'a task done stays done' },
    { holding: ['gone', 'empty'], done: [], then: [], because: 'a goal waits for the other tasks' },
    { holding: ['gone'], done: ['one', 'two'], then: ['one', 'two'], because: 'goals hold all at once or not at all' },
    {
      holding: ['gone', 'empty'],
      done: ['one', 'two'],
      then: ['empty', 'gone', 'one', 'two'],
      because: 'every goal holds',
    },
  ])('$holding after $done gives $then: $because', ({ holding, done, then }) => {
    expect([...stand(machine, { holding, done }).done].sort()).toEqual([...then].sort());
  });

  test('a goal that was met can be lost again', () => {
    const lab = createActor(machine, { input: { holding: ['gone'], done: ['one', 'two'] } }).start();
    expect(lab.getSnapshot().value).toMatchObject({ gone: 'met' });
    lab.send({ type: 'cloud.changed', holding: ['empty'] });
    expect(lab.getSnapshot().value).toMatchObject({ gone: 'open', empty: 'met' });
    lab.send({ type: 'cloud.changed', holding: ['empty', 'gone'] });
    expect(standingOf(lab.getSnapshot()).finished).toBe(true);
  });

  test('an answer to a task that waits does nothing', () => {
    const asking = createLabMachine([
      { id: 'one', needs: [], asks: false },
      { id: 'say', needs: ['one'], asks: true },
    ]);
    expect(stand(asking, { holding: [], done: [] }, ['say']).done).toEqual([]);
    expect(stand(asking, { holding: ['one'], done: [] }, ['say']).done).toEqual(['one', 'say']);
  });
});

test('a lab whose machine breaks says so, with the reason', () => {
  const needs = Object.assign([], {
    every: () => {
      throw new TypeError('needs are no list');
    },
  });
  const machine = createLabMachine([{ id: 'broken', needs, asks: false }]);
  expect(() => stand(machine, { holding: [], done: [] })).toThrow(
    expect.objectContaining({
      message: 'The lab cannot tell where it stands: a guard of its machine broke. Mend the task it reads.',
      cause: new TypeError('needs are no list'),
    }),
  );
});
