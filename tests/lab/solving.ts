/** Solves labs as a program would: the requests of each task's deed, in an order, and the right answers. */
import { createArm } from '#src/azure/arm.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import type { Lab, Task } from '#src/lab/definition.ts';
import { createLabMachine, stand } from '#src/lab/machine.ts';
import type { Standing } from '#src/lab/machine.ts';
import { playAll } from '#src/lab/play.ts';

export const profiles = ['taught', 'today'] as const;

/** More acts than any task takes. */
const mostActs = 30;

/** A lab that was just begun. */
export async function begin(lab: Lab, seed: string, profile: 'taught' | 'today') {
  const scenario = lab.open(seed, profile);
  const clock = createVirtualClock();
  const arm = createArm({ seed, clock, profile });
  await playAll(arm, clock, scenario.setUp);
  const machine = createLabMachine(scenario.tasks.map((task) => ({ ...task, asks: task.question !== undefined })));
  let done: readonly string[] = [];
  const answered: string[] = [];
  const look = (): Standing => {
    const holding = scenario.tasks.flatMap(({ id, check }) => (check?.(arm.cloud).holds ? [id] : []));
    const standing = stand(machine, { holding, done }, answered);
    done = standing.done;
    return standing;
  };
  /** Answers rightly, if there is a question, and lets the rest of the world act. */
  const answer = async ({ id, question }: Task) => {
    if (!question) return;
    await playAll(arm, clock, question.afterwards?.(arm.cloud) ?? []);
    answered.push(id);
  };
  /** Does the deed of a task until its check holds: a deed does one act at a time. */
  const doTask = async (task: Task) => {
    for (let acts = 0; acts < mostActs && task.check?.(arm.cloud).holds !== true; acts += 1) {
      const requests = task.deed.requests(arm.cloud);
      if (requests.length === 0) break;
      await playAll(arm, clock, requests);
      if (task.question) break;
    }
    await answer(task);
    return look();
  };
  return { scenario, arm, clock, machine, look, doTask, answer };
}

/** A lab that was done by the deeds of its tasks, one after the other. */
export async function solve(lab: Lab, seed: string, profile: 'taught' | 'today') {
  const begun = await begin(lab, seed, profile);
  for (const task of begun.scenario.tasks) await begun.doTask(task);
  return begun;
}
