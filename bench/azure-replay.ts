/** What it takes to save the simulated Azure and to play its journal again: 10,000 writes, against serving them the first time. */
import { isDeepStrictEqual } from 'node:util';
import { createArm, parseSnapshot, replay } from '#src/azure/arm.ts';
import type { Arm, JournalEntry, Snapshot } from '#src/azure/arm.ts';
import { circuitExample, privatePeeringExample } from '#src/azure/examples/circuit.ts';
import { del, patch, provider, put } from '#src/azure/requests.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import { quantile } from './support/load.ts';

const entries = 10_000;
const rounds = 5;
const second = 1000;

/** What somebody does with a group of their own: ten writes, the last of which is refused. */
function story(index: number): Request[] {
  const group = `/subscriptions/00000000-0000-0000-0000-${String(index).padStart(12, '0')}/resourceGroups/rg-bench`;
  const at = (path: string): string => `${group}/providers/Microsoft.Network/${path}`;
  const network = {
    location: 'westeurope',
    properties: {
      addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
      subnets: [{ name: 'default', properties: { addressPrefix: '10.0.0.0/24' } }],
    },
  };
  return [
    put(group, { location: 'westeurope' }),
    put(at('virtualNetworks/vnet-bench'), network),
    put(at(circuitExample.path), circuitExample.body),
    provider('provision', at(circuitExample.path)),
    put(at(privatePeeringExample.path), privatePeeringExample.body),
    put(at(`${circuitExample.path}/authorizations/for-a-friend`), { properties: {} }),
    put(at('virtualNetworks/vnet-bench/subnets/second'), { properties: { addressPrefix: '10.0.1.0/24' } }),
    patch(at('virtualNetworks/vnet-bench'), { tags: { round: 'first' } }),
    del(at('virtualNetworks/vnet-bench/subnets/second')),
    put(at('virtualNetworks/vnet-bench/subnets/third'), { properties: { addressPrefix: '192.168.0.0/24' } }),
  ];
}

interface Served {
  arm: Arm;
  start: Snapshot;
  milliseconds: number;
}

async function serve(): Promise<Served> {
  const clock = createVirtualClock();
  const arm = createArm({ seed: 'bench', clock, profile: 'today' });
  const start = arm.snapshot();
  const begun = performance.now();
  let accepted = 0;
  for (let index = 0; arm.journal.length < entries; index += 1) {
    for (const request of story(index)) {
      if ((await arm.fetch(request)).ok) accepted += 1;
      clock.advance(120 * second);
    }
  }
  const milliseconds = performance.now() - begun;
  if (accepted !== entries * 0.9)
    throw new Error(`${accepted} of ${entries} writes were accepted, but nine of ten should be.`);
  return { arm, start, milliseconds };
}

async function timed<T>(work: () => T | Promise<T>): Promise<{ result: T; milliseconds: number }> {
  const begun = performance.now();
  const result = await work();
  return { result, milliseconds: performance.now() - begun };
}

const figures: Record<'serve' | 'replay' | 'save' | 'open', number[]> = { serve: [], replay: [], save: [], open: [] };
let journal: readonly JournalEntry[] = [];
let size = 0;
for (let round = 0; round <= rounds; round += 1) {
  const { arm, start, milliseconds } = await serve();
  const played = await timed(() => replay(start, arm.journal, createVirtualClock()));
  const saved = await timed(() => JSON.stringify(arm.snapshot()));
  const opened = await timed(() => parseSnapshot(JSON.parse(saved.result)));
  if (!isDeepStrictEqual(played.result.cloud, arm.cloud)) throw new Error('Replay made another Cloud than was served.');
  if (!isDeepStrictEqual(opened.result.cloud, arm.cloud)) throw new Error('The snapshot holds another Cloud.');
  journal = arm.journal;
  size = saved.result.length;
  if (round === 0) continue;
  figures.serve.push(milliseconds);
  figures.replay.push(played.milliseconds);
  figures.save.push(saved.milliseconds);
  figures.open.push(opened.milliseconds);
}

const middle = (all: readonly number[]): number => quantile(all, 0.5);
const row = (all: readonly number[]) => {
  const ratios = all.map((one, index) => one / (figures.serve[index] ?? Number.NaN));
  return {
    'in all': `${middle(all).toFixed(0)} ms`,
    'an entry': `${((middle(all) * 1000) / journal.length).toFixed(1)} µs`,
    'it / serving': `${middle(ratios).toFixed(3)} (${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)})`,
  };
};
console.table({
  [`serving ${journal.length.toLocaleString('en-US')} writes`]: row(figures.serve),
  'playing their journal again': row(figures.replay),
  'snapshot to text': row(figures.save),
  'text to snapshot, checked': row(figures.open),
});
console.log(
  `The snapshot has ${(size / 1_000_000).toFixed(1)} MB, the journal ${(JSON.stringify(journal).length / 1_000_000).toFixed(1)} MB. What was played and what was saved is the same Cloud as was served: compared in every round.`,
);
