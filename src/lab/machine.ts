/** The state machine of a lab: one region for each task. It only watches: it hears which checks hold and which answers were right. */
import { assign, initialTransition, setup, transition } from 'xstate';
import type { SnapshotFrom } from 'xstate';
import type { Task } from '#src/lab/definition.ts';

/** What the machine has to know of a task. */
export type TaskShape = Pick<Task, 'id' | 'needs'> & { goal?: boolean; asks: boolean };

export type LabEvent = { type: 'cloud.changed'; holding: readonly string[] } | { type: 'task.answered'; task: string };

export interface LabInput {
  holding: readonly string[];
  done: readonly string[];
}

const labSetup = setup({
  types: {
    context: {} as { holding: readonly string[]; done: readonly string[] },
    events: {} as LabEvent,
    input: {} as LabInput | undefined,
  },
  guards: {
    isReached: ({ context }, { needs }: { needs: readonly string[] }) =>
      needs.every((need) => context.done.includes(need)),
    isKnownDone: ({ context }, { id }: { id: string }) => context.done.includes(id),
    isHolding: ({ context }, { id }: { id: string }) => context.holding.includes(id),
    isLost: ({ context }, { id }: { id: string }) => !context.holding.includes(id),
    areAllMet: ({ context }, { tasks, goals }: { tasks: readonly string[]; goals: readonly string[] }) =>
      tasks.every((task) => context.done.includes(task)) && goals.every((goal) => context.holding.includes(goal)),
    isAnswerTo: ({ event }, { id }: { id: string }) => event.type === 'task.answered' && event.task === id,
  },
  actions: {
    keepHolding: assign({
      holding: ({ context, event }) => (event.type === 'cloud.changed' ? event.holding : context.holding),
    }),
    keepDone: assign({
      done: ({ context }, { id }: { id: string }) => (context.done.includes(id) ? context.done : [...context.done, id]),
    }),
  },
});

/** Builds the machine of these tasks: `waiting` for the tasks it needs, `open`, then `done`; a goal can be `met` and lost again. */
export function createLabMachine(tasks: readonly TaskShape[]) {
  const goals = tasks.filter((task) => task.goal).map((task) => task.id);
  const others = tasks.filter((task) => !task.goal).map((task) => task.id);
  const region = ({ id, needs, goal, asks }: TaskShape) =>
    labSetup.createStateConfig({
      initial: 'waiting',
      states: {
        waiting: {
          always: [
            { guard: { type: 'isKnownDone', params: { id } }, target: 'done' },
            { guard: { type: 'isReached', params: { needs: goal ? [...others, ...needs] : needs } }, target: 'open' },
          ],
        },
        open: asks
          ? { on: { 'task.answered': { guard: { type: 'isAnswerTo', params: { id } }, target: 'done' } } }
          : { always: { guard: { type: 'isHolding', params: { id } }, target: goal ? 'met' : 'done' } },
        met: {
          always: [
            { guard: { type: 'isLost', params: { id } }, target: 'open' },
            { guard: { type: 'areAllMet', params: { tasks: others, goals } }, target: 'done' },
          ],
        },
        done: { type: 'final', entry: { type: 'keepDone', params: { id } } },
      },
    });
  return labSetup.createMachine({
    // XState asks once more without input, for an actor that it never starts.
    context: ({ input: { holding, done } = { holding: [], done: [] } }) => ({ holding, done }),
    type: 'parallel',
    on: { 'cloud.changed': { actions: 'keepHolding' } },
    states: Object.fromEntries(tasks.map((task) => [task.id, region(task)])),
  });
}

/** The machine of a scenario's tasks. */
export const machineOf = ({ tasks }: { tasks: readonly Task[] }): LabMachine =>
  createLabMachine(tasks.map((task) => ({ ...task, asks: task.question !== undefined })));

export type LabMachine = ReturnType<typeof createLabMachine>;
export type TaskState = 'waiting' | 'open' | 'done';

/** What stands where: the tasks that are done, and for each task whether it waits, is open or done. */
export interface Standing {
  done: readonly string[];
  states: Record<string, TaskState>;
  finished: boolean;
}

/** What each machine was last asked, and what it said. A room asks the same again and again while nothing changes. */
const lastStood = new WeakMap<LabMachine, { asked: string; standing: Standing }>();

/** Where the lab stands, given what was done before, which checks hold now, and which answers were right. */
export function stand(machine: LabMachine, input: LabInput, answered: readonly string[] = []): Standing {
  const asked = JSON.stringify([input.holding, input.done, answered]);
  const last = lastStood.get(machine);
  if (last?.asked === asked) return last.standing;
  const standing = workedOut(machine, input, answered);
  lastStood.set(machine, { asked, standing });
  return standing;
}

function workedOut(machine: LabMachine, input: LabInput, answered: readonly string[]): Standing {
  let [snapshot] = initialTransition(machine, input);
  for (const task of answered) [snapshot] = transition(machine, snapshot, { type: 'task.answered', task });
  return standingOf(snapshot);
}

/** Reads a snapshot of the machine. Throws when a guard or an action broke, which XState keeps to itself. */
export function standingOf(snapshot: SnapshotFrom<LabMachine>): Standing {
  if (snapshot.status === 'error') {
    throw new Error('The lab cannot tell where it stands: a guard of its machine broke. Mend the task it reads.', {
      cause: snapshot.error,
    });
  }
  const value: unknown = snapshot.value;
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return {
    done: snapshot.context.done,
    states: Object.fromEntries(
      entries.map(([id, state]) => [id, state === 'done' ? 'done' : state === 'waiting' ? 'waiting' : 'open']),
    ),
    finished: snapshot.status === 'done',
  };
}
