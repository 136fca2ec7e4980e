/** Solves labs as a program would: the requests of each task's deed, in an order, and the right answers. */
import { createArm, parseSnapshot, restoreArm } from '#src/azure/arm.ts';
import type { Arm, Snapshot } from '#src/azure/arm.ts';
import { findResource } from '#src/azure/cloud.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import type { VirtualClock } from '#src/base/clock.ts';
import type { Profile } from '#src/base/facts.ts';
import type { Act, Lab, Scenario, Task } from '#src/lab/definition.ts';
import { createLabMachine, stand } from '#src/lab/machine.ts';
import type { LabMachine, Standing } from '#src/lab/machine.ts';
import { actsOf, play, playAll, waitUntilIdle } from '#src/lab/play.ts';

export const profiles = ['taught', 'today'] as const;

/** More acts than any task takes. */
const mostActs = 40;

/** One thing that was done on the way: a request of a task's deed, or the right answer to it. `isChange`: what it put was there before. */
export type Done = { task: string; act: Act; isChange: boolean } | { task: string; answer: true };

interface Standpoint {
  scenario: Scenario;
  machine: LabMachine;
  snapshot: Snapshot;
  done: readonly string[];
  answered: readonly string[];
}

/** A lab under way, which can be gone on with in several ways. */
export interface Run {
  scenario: Scenario;
  arm: Arm;
  clock: VirtualClock;
  machine: LabMachine;
  /** What was done for the tasks in this run. */
  log: Done[];
  look: () => Standing;
  /** Answers rightly, if there is a question, and lets the rest of the world act. */
  answer: (task: Task) => Promise<void>;
  /** Does the deed of a task until its check holds: a deed does one act at a time. */
  doTask: (task: Task) => Promise<Standing>;
  /** Does one thing that was done in another run, and looks. True when it was refused, ended as failed, or there is nothing to change. */
  redo: (thing: Done) => Promise<boolean>;
  /** How many tasks are done now. */
  score: () => number;
  /** Another run from here; this one stays where it is. */
  fork: () => Run;
}

function runFrom({ scenario, machine, snapshot, ...before }: Standpoint): Run {
  const clock = createVirtualClock(snapshot.at);
  const arm = restoreArm(snapshot, clock);
  let done = before.done;
  const answered = [...before.answered];
  const log: Done[] = [];
  const look = (): Standing => {
    const holding = scenario.tasks.flatMap(({ id, check }) =>
      !done.includes(id) && check?.(arm.cloud).holds ? [id] : [],
    );
    const standing = stand(machine, { holding, done }, answered);
    done = standing.done;
    return standing;
  };
  const answer = async ({ id, question }: Task) => {
    if (!question || answered.includes(id)) return;
    await playAll(arm, clock, question.afterwards?.(arm.cloud) ?? []);
    answered.push(id);
    log.push({ task: id, answer: true });
  };
  const doTask = async (task: Task) => {
    for (let acts = 0; acts < mostActs && task.check?.(arm.cloud).holds !== true; acts += 1) {
      const requests = actsOf(scenario, task.deed, arm.cloud);
      if (requests.length === 0) break;
      for (const act of requests) {
        const isChange = act.method === 'PUT' && isThere(act);
        await playAll(arm, clock, [act]);
        log.push({ task: task.id, act, isChange });
      }
    }
    await answer(task);
    return look();
  };
  const isThere = ({ path }: Act) => findResource(arm.cloud, path.split('?')[0] ?? '') !== undefined;
  const redo = async (thing: Done): Promise<boolean> => {
    if ('answer' in thing) {
      const task = scenario.tasks.find(({ id }) => id === thing.task);
      const isOpen = task !== undefined && look().states[task.id] === 'open';
      if (isOpen && task.when?.(arm.cloud).holds !== false) await answer(task);
      look();
      return false;
    }
    // A page that changes a resource is not to be had where there is none, though a request would make one.
    if (thing.isChange && !isThere(thing.act)) return true;
    const before = failures(arm.cloud.operations);
    const response = await play(arm, clock, thing.act);
    look();
    return !response.ok || failures(arm.cloud.operations) > before;
  };
  return {
    scenario,
    arm,
    clock,
    machine,
    log,
    look,
    answer,
    doTask,
    redo,
    score: () => look().done.length,
    fork: () => {
      waitUntilIdle(arm, clock);
      return runFrom({ scenario, machine, snapshot: arm.snapshot({ withPast: true }), done, answered });
    },
  };
}

const failures = (operations: Readonly<Record<string, { status: string }>>): number =>
  Object.values(operations).filter(({ status }) => status === 'Failed').length;

const starts = new Map<string, Promise<unknown>>();

/** The Cloud a lab begins with, set up once for each seed. */
function startOf(scenario: Scenario): Promise<unknown> {
  const { lab, seed, profile } = scenario;
  const key = JSON.stringify([lab, seed, profile]);
  const known = starts.get(key) ?? setUp(scenario);
  starts.set(key, known);
  return known;
}

async function setUp(scenario: Scenario): Promise<unknown> {
  const clock = createVirtualClock();
  const arm = createArm({ seed: scenario.seed, clock, profile: scenario.profile });
  await playAll(arm, clock, scenario.setUp);
  return arm.snapshot({ withPast: true });
}

/** A lab that was just begun. */
export async function begin(lab: Lab, seed: string, profile: Profile): Promise<Run> {
  const scenario = lab.open(seed, profile);
  const machine = createLabMachine(scenario.tasks.map((task) => ({ ...task, asks: task.question !== undefined })));
  return runFrom({ scenario, machine, snapshot: parseSnapshot(await startOf(scenario)), done: [], answered: [] });
}

/** A lab that was done by the deeds of its tasks, one after the other. */
export async function solve(lab: Lab, seed: string, profile: Profile): Promise<Run> {
  const run = await begin(lab, seed, profile);
  for (const task of run.scenario.tasks) await run.doTask(task);
  return run;
}
