/** The order of a lab's tasks: every order that the tasks allow ends in full marks, and none that they forbid does. */
import { describe, expect, test } from 'vitest';
import { shuffled } from '#src/lab/chance.ts';
import type { Task } from '#src/lab/definition.ts';
import { labs } from '#src/lab/registry.ts';
import { needlessOrder } from './allowances.ts';
import { begin, profiles } from './solving.ts';
import type { Run } from './solving.ts';

const loaded = await Promise.all(labs.map(async ({ id, load }) => ({ id, lab: (await load()).default })));
const seeds = Array.from({ length: 8 }, (_, index) => `seed-${String(index)}`);
/** At most so many orders of a lab are played. */
const mostOrders = 8;

/** The tasks a task comes after; a goal comes after all others. */
const needsOf = ({ goal, needs }: Task, tasks: readonly Task[]): string[] =>
  goal ? [...tasks.filter((one) => !one.goal).map(({ id }) => id), ...needs] : needs;

/** Orders in which the tasks can be done: all of them, or a sample that the seed settles. */
function ordersOf(tasks: readonly Task[]): Task[][] {
  const found: Task[][] = [];
  const go = (order: Task[], left: readonly Task[], turn: string) => {
    if (found.length >= mostOrders * 3) return;
    if (left.length === 0) found.push(order);
    const free = left.filter((task) => needsOf(task, tasks).every((need) => order.some(({ id }) => id === need)));
    for (const task of shuffled(turn, order.map(({ id }) => id).join(), free))
      go(
        [...order, task],
        left.filter((one) => one !== task),
        turn,
      );
  };
  go([], tasks, 'orders');
  return shuffled('orders', 'which', found).slice(0, mostOrders);
}

/** Whether a task can be done from here by what was done for it in the solution, as if those it needs were nothing. */
async function isDoneAnyway(run: Run, solution: Run, task: Task): Promise<boolean> {
  const answered = (options: Run) =>
    task.when?.(options.arm.cloud).holds === false
      ? 'blocked'
      : JSON.stringify(task.question?.options(options.arm.cloud).map(({ text, right }) => [text, right]));
  if (task.question && answered(run) !== answered(solution)) return false;
  let isRefused = false;
  for (const thing of solution.log.filter((one) => one.task === task.id))
    if ('act' in thing) isRefused = (await run.redo(thing)) || isRefused;
  return !isRefused && task.check?.(run.arm.cloud).holds !== false;
}

describe.for(loaded)('$id', ({ id, lab }) => {
  test.for(profiles)('ends in full marks in every order its tasks allow, as %s', async (profile) => {
    const { tasks } = lab.open('seed-1', profile);
    for (const order of ordersOf(tasks)) {
      const run = await begin(lab, 'seed-1', profile);
      for (const { id: next } of order) {
        const task = run.scenario.tasks.find((one) => one.id === next);
        if (task) await run.doTask(task);
      }
      expect(run.look().finished, order.map((task) => task.id).join(', ')).toBe(true);
    }
  });

  test('asks for a task first only where the Cloud of some seed asks for it too', async () => {
    const real = new Set<string>();
    const declared = lab
      .open('seed-1', 'taught')
      .tasks.filter(({ goal }) => !goal)
      .flatMap((task) => task.needs.map((need) => `${task.id} needs ${need}`))
      .filter((need) => needlessOrder[id]?.[need] === undefined);
    for (const seed of seeds) {
      if (declared.every((need) => real.has(need))) break;
      const start = await begin(lab, seed, 'taught');
      const { tasks } = start.scenario;
      for (const task of tasks.filter(({ goal }) => !goal)) {
        const before = start.fork();
        const solution = start.fork();
        for (const one of tasks.slice(0, tasks.indexOf(task))) await solution.doTask(one);
        const ready = solution.fork();
        await solution.doTask(task);
        for (const need of task.needs.filter((one) => !real.has(`${task.id} needs ${one}`))) {
          const run = before.fork();
          for (const one of tasks.slice(0, tasks.indexOf(task)))
            if (!isBelow(need, one.id, tasks)) await run.doTask(one);
          // Its options are compared with those it has when its turn has come.
          const wanted = { ...ready, log: solution.log };
          if (!(await isDoneAnyway(run, wanted, task))) real.add(`${task.id} needs ${need}`);
        }
      }
    }
    expect(
      declared.filter((need) => !real.has(need)),
      'can be done without, so need not come first',
    ).toEqual([]);
  });
});

/** Whether a task is this one, or comes after it. */
function isBelow(first: string, id: string, tasks: readonly Task[]): boolean {
  if (first === id) return true;
  return (tasks.find((task) => task.id === id)?.needs ?? []).some((need) => isBelow(first, need, tasks));
}
