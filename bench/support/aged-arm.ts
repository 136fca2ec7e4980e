/** A simulated Azure that has grown to a size, in a process of its own: it says what it weighs, and times what its parent asks for. */
import { createArm } from '#src/azure/arm.ts';
import { circuitExample } from '#src/azure/examples/circuit.ts';
import { del, get, put } from '#src/azure/requests.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import { jobSchema } from './aged.ts';
import type { Done, Grown, Job } from './aged.ts';
import { quantile } from './load.ts';

const [, , wanted = ''] = process.argv;
const size = Number(wanted);

const clock = createVirtualClock();
const arm = createArm({ seed: 'bench', clock, profile: 'today' });

const groupOf = (index: number): string =>
  `/subscriptions/00000000-0000-0000-0000-${String(index).padStart(12, '0')}/resourceGroups/rg-bench`;
const networks = `${groupOf(1)}/providers/Microsoft.Network/virtualNetworks`;
const networkOf = (index: number): string => `${networks}/vnet-${index}`;
/** A subscription takes ten circuits in a region. */
const circuitOf = (index: number): string =>
  `${groupOf(2 + Math.floor(index / 10))}/providers/Microsoft.Network/expressRouteCircuits/circuit-${index}`;
const networkBody = {
  location: 'westeurope',
  properties: {
    addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
    subnets: [{ name: 'default', properties: { addressPrefix: '10.0.0.0/24' } }],
  },
};

async function accepted(request: Request): Promise<string> {
  const answer = await arm.fetch(request);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${request.method} ${request.url} was answered ${answer.status}: ${text}`);
  return text;
}

/** Sends a write and waits, in virtual time, until it is over. */
async function settled(request: Request): Promise<void> {
  await accepted(request);
  for (let due = arm.nextDue(); due !== undefined; due = arm.nextDue()) clock.advanceTo(due);
}

/** About nine of ten are networks and their subnets, all in one group; the rest are circuits and the groups they need. */
async function grow(): Promise<{ networks: number; circuits: number }> {
  await settled(put(groupOf(1), { location: 'westeurope' }));
  const counts = { networks: 0, circuits: 0 };
  for (let made = 1; made < size;) {
    if (counts.networks < 5 * counts.circuits) {
      await settled(put(networkOf(counts.networks), networkBody));
      counts.networks += 1;
      made += 2;
      continue;
    }
    if (counts.circuits % 10 === 0) {
      await settled(put(groupOf(2 + counts.circuits / 10), { location: 'westeurope' }));
      made += 1;
    }
    await settled(put(circuitOf(counts.circuits), circuitExample.body));
    counts.circuits += 1;
    made += 1;
  }
  return counts;
}

const weigh = (): number => {
  if (typeof globalThis.gc !== 'function') throw new Error('Start this with --expose-gc.');
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage.rss();
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) * 1000;
}

let turn = 0;
/** One after another in an order that is not the one they came in. */
const some = (count: number): number => (turn += 7919) % count;

async function shownBy(path: string): Promise<number> {
  const answer: unknown = JSON.parse(await accepted(get(path)));
  return typeof answer === 'object' && answer !== null && 'value' in answer && Array.isArray(answer.value)
    ? answer.value.length
    : 0;
}

const before = weigh();
const counts = await grow();
const firstList = await timed(() => accepted(get(networks)));
const whole = networks.replace('/resourceGroups/rg-bench', '');

const works: Record<Job, () => Promise<unknown>> = {
  'GET a network': () => accepted(get(networkOf(some(counts.networks)))),
  'PUT a network again': () => settled(put(networkOf(some(counts.networks)), networkBody)),
  'PUT a new network': () => settled(put(`${networks}/vnet-new`, networkBody)),
  'DELETE it': () => settled(del(`${networks}/vnet-new`)),
  'PUT a circuit again': () => settled(put(circuitOf(some(counts.circuits)), circuitExample.body)),
  'list of all in the subscription': () => accepted(get(whole)),
  'list with $top=10': () => accepted(get(`${whole}?$top=10`)),
};
const paths: Partial<Record<Job, string>> = {
  'list of all in the subscription': whole,
  'list with $top=10': `${whole}?$top=10`,
};

const tell = (what: Grown | Done): void => {
  process.send?.(what);
};

process.on('message', (message) => {
  const { jobs, count } = jobSchema.parse(message);
  void (async () => {
    const figures = jobs.map((): number[] => []);
    for (let round = 0; round < count; round += 1) {
      for (const [index, job] of jobs.entries()) figures[index]?.push(await timed(works[job]));
    }
    const shown = await Promise.all(jobs.map((job) => (paths[job] === undefined ? 0 : shownBy(paths[job]))));
    tell({ microseconds: figures.map((all) => quantile(all, 0.5)), shown });
  })();
});
tell({ resources: Object.keys(arm.cloud.resources).length, bytes: weigh() - before, firstList: firstList / 1000 });
