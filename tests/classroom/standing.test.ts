/** What a page reports of where a learner stands: why the next deed is not done, as an instructor reads it. */
import { expect, test } from 'vitest';
import { isRecord } from '#src/base/is-record.ts';
import type { Act } from '#src/lab/definition.ts';
import { actsOf, play, waitUntilIdle } from '#src/lab/play.ts';
import { labs } from '#src/lab/registry.ts';
import { standingOf } from '#src/classroom/stuck/standing.ts';
import { begin, type Run } from '#tests/lab/solving.ts';

/** The same act with one of its values otherwise, wherever in its body that stands. */
const otherwise = (act: Act, name: string, value: unknown): Act => ({ ...act, body: changed(act.body, name, value) });
function changed(body: unknown, name: string, value: unknown): unknown {
  if (!isRecord(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, one]) => [key, key === name ? value : changed(one, name, value)]),
  );
}

const labOf = async (id: string) => {
  const found = labs.find((one) => one.id === `expressroute/${id}`);
  if (!found) throw new Error(`There is no lab ${id}.`);
  return (await found.load()).default;
};

/** Does the tasks before one, and then the first act of that one with another value. */
async function wrongAt(lab: string, task: string, name: string, value: unknown): Promise<Run> {
  const run = await begin(await labOf(lab), 'seed-3', 'taught');
  const { scenario, arm, clock } = run;
  for (const one of scenario.tasks) {
    if (one.id === task) break;
    await run.doTask(one);
  }
  const deed = scenario.tasks.find(({ id }) => id === task)?.deed;
  const act = deed && actsOf(scenario, deed, arm.cloud).find(({ body }) => JSON.stringify(body).includes(`"${name}"`));
  if (!act) throw new Error(`Task ${task} of ${lab} sends nothing with ${name} first.`);
  await play(arm, clock, otherwise(act, name, value));
  waitUntilIdle(arm, clock);
  return run;
}

/** What `standingOf` reads of a session, over a run. */
const wantsIn = ({ scenario, arm, clock, look }: Run): string | undefined => {
  const state = () => ({
    standing: look(),
    cloud: arm.cloud,
    due: arm.nextDue(),
    now: clock.now(),
    attempt: { clock: { speed: 1 } },
  });
  return standingOf({ scenario, state }, 0).wants;
};

interface Case {
  lab: string;
  task: string;
  name: string;
  value: unknown;
  says: RegExp;
  never: RegExp;
  because: string;
}

const cases: Case[] = [
  {
    ...{ lab: 'provision-a-circuit', task: 'order', name: 'peeringLocation', value: 'London' },
    says: /It ends in London, which cannot change\. Delete it and create it again\./,
    never: /still billed/,
    because: 'a circuit that ends in the wrong city is there, and that it is billed is not what is wrong',
  },
  {
    ...{ lab: 'provision-a-circuit', task: 'order', name: 'bandwidthInMbps', value: 10_000 },
    says: /It has 10000 Mbps, which cannot be lowered/,
    never: /still billed/,
    because: 'its bandwidth is too high and cannot be lowered',
  },
  {
    ...{ lab: 'provision-a-circuit', task: 'peering', name: 'vlanId', value: 999 },
    says: /Its VLAN ID is 999/,
    never: /Found none/,
    because: 'what is wrong can be changed where it is',
  },
];

test.for(cases)('$lab, $task with $name $value: $because', async ({ lab, task, name, value, says, never }) => {
  const wants = wantsIn(await wrongAt(lab, task, name, value));
  expect(wants).toMatch(says);
  expect(wants).not.toMatch(never);
});

test('what is wrong further down is said where a later task waits for it', async () => {
  const run = await wrongAt('provision-a-circuit', 'order', 'peeringLocation', 'London');
  const { scenario, arm } = run;
  const provision = scenario.tasks.find(({ id }) => id === 'provision');
  expect(provision?.deed.first?.(arm.cloud)).toMatch(/still there/);
  expect(provision?.deed.wrong?.(arm.cloud)).toMatch(/It ends in London/);
});

test('where nothing is wrong yet, it is what comes first that is missing', async () => {
  const run = await begin(await labOf('create-a-gateway'), 'seed-3', 'taught');
  const last = run.scenario.tasks.at(-1);
  expect(last?.deed.wrong?.(run.arm.cloud)).toBeUndefined();
  expect(wantsIn(run)).toMatch(/^Looked for/);
});
