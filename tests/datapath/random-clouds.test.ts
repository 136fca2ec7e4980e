/** What holds in every Cloud, whatever stands in it and whatever fails. */
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { networkOf } from '#src/azure/network.ts';
import type { Network } from '#src/datapath/network.ts';
import { trace, type Problem, type Trace, type Way } from '#src/datapath/trace.ts';
import { best, bitsOf } from './naive.ts';
import { anyCase, ingredients, type Case } from './random-cases.ts';
import { cloudFrom } from './random-clouds.ts';

const numRuns = process.env['LONG'] === undefined ? 600 : 8_000;
/** The same cases in every run, so that what is counted below is counted in every run. */
const runs = { numRuns, seed: 20_261_123 };
const minutes = 60_000;
const limit = process.env['LONG'] === undefined ? 2 * minutes : 30 * minutes;

const run = ({ cloud, profile, failures, flow }: Case): { network: Network; found: Trace } => {
  const network = networkOf(cloud, profile, { failures });
  return { network, found: trace(network, flow) };
};
const waysOf = ({ back, ...there }: Trace): Way[] => (back ? [there, back] : [there]);

/** What a packet met on its way there. */
const meetings: Readonly<Record<string, (found: Trace) => boolean>> = {
  'goes around a gateway': ({ bypassed }) => bypassed.length > 0,
  'meets a spoke': ({ hops }) => hops.some(({ kind, name }) => kind === 'network' && name !== 'vnet-hub'),
  'meets a load balancer': ({ hops }) => hops.some(({ kind }) => kind === 'balancer'),
  'meets a private endpoint': ({ hops }) => hops.some(({ kind }) => kind === 'endpoint'),
  'meets an appliance': ({ hops }) => hops.some(({ kind }) => kind === 'appliance'),
  'follows a user route': ({ hops }) => hops.some(({ because }) => because.startsWith('A user route')),
  'crosses from edge to edge': ({ hops }) =>
    hops.some(({ kind }, index) => kind === 'edge' && hops[index + 1]?.kind === 'edge'),
  'finds a route withdrawn': ({ forks }) => forks.some(({ beat }) => beat.some(({ withdrawn }) => withdrawn)),
};

/** How often something came up, so that no property is an empty one. */
const seen = new Map<string, number>();
const count = (what: string): void => {
  seen.set(what, (seen.get(what) ?? 0) + 1);
};
const printed = (names: readonly string[], of: number): string =>
  names.map((name) => `${name} ${((100 * (seen.get(name) ?? 0)) / of).toFixed(0)} %`).join(', ');

afterAll(() => {
  console.log([...seen].map(([what, times]) => `${what}: ${times}`).join('\n'));
});

test('every ingredient is in at least a fifth of the cases', { timeout: limit }, () => {
  for (const one of fc.sample(anyCase, runs))
    for (const [name, isIn] of Object.entries(ingredients)) if (isIn(one)) count(name);
  const names = Object.keys(ingredients);
  console.log(`of ${numRuns} cases: ${printed(names, numRuns)}`);
  for (const name of names) expect((seen.get(name) ?? 0) / numRuns, name).toBeGreaterThanOrEqual(0.2);
});

test('every trace ends, and says why in words', { timeout: limit }, () => {
  fc.assert(
    fc.property(anyCase, (one) => {
      const { found } = run(one);
      count(found.answered ? 'answered' : found.delivered ? 'not answered' : (found.problem ?? 'no problem'));
      for (const [name, isMet] of Object.entries(meetings)) if (isMet(found)) count(name);
      for (const way of waysOf(found)) {
        expect(way.because).toMatch(/^\S.*\.$/s);
        expect(way.because).not.toMatch(/undefined|NaN|\[object/);
        expect(way.problem === undefined).toBe(way.delivered);
        for (const hop of way.hops) expect(hop.because).toMatch(/\.$/);
      }
      expect(found.back === undefined).toBe(!found.delivered);
      expect(found.answered).toBe(found.delivered && found.back?.delivered === true);
    }),
    runs,
  );
});

test('hops are joined by links that are up or by shortcuts, and no node on a way is down', { timeout: limit }, () => {
  fc.assert(
    fc.property(anyCase, (one) => {
      const { network, found } = run(one);
      for (const { hops } of waysOf(found))
        hops.forEach(({ node, by, over }, index) => {
          const before = hops[index - 1]?.node;
          expect(network.nodes.find(({ id }) => id === node)?.down).toBeUndefined();
          if (before === undefined) return;
          count(`hops by ${by}`);
          const isUp = network.links.some(
            ({ ends, name, down }) => ends.includes(before) && ends.includes(node) && name === over && !down,
          );
          const isShort = network.shortcuts.some(({ at, to }) => at === before && to === node);
          expect(by === 'link' ? isUp : isShort, `${before} to ${node}`).toBe(true);
        });
    }),
    runs,
  );
});

/** A packet that ends like this found no route it could use. */
const routeless: readonly (Problem | undefined)[] = [
  'no-route',
  'unknown-address',
  'black-hole',
  'link-down',
  'node-down',
];

/** Holds each step of a way against the slow search, up to where a balancer changes the address. */
function expectBestRoutes(network: Network, { hops, problem }: Way, to: string): void {
  for (const [index, { node, kind }] of hops.entries()) {
    if (kind === 'balancer') return;
    const winners = best(network, node, to);
    const next = hops[index + 1];
    if (next) {
      const vias = winners.map(({ via }) => via);
      const around = network.shortcuts.some(
        ({ at, to: end, skips }) =>
          at === node && end === next.node && vias.some((via) => via !== undefined && skips.includes(via)),
      );
      expect(next.by === 'link' ? vias.includes(next.node) : around, `${node} to ${to} by ${vias.join()}`).toBe(true);
      count('routes held against the slow search');
    } else if (routeless.includes(problem)) {
      expect(winners.length === 0 || winners.some(({ via }) => via === undefined), `${node} to ${to}`).toBe(true);
      count('ends held against the slow search');
    }
  }
}

test(
  'the route that wins is the longest that can be used, by a slow search that shares no code',
  { timeout: limit },
  () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const { network, found } = run(one);
        const { from, to } = one.flow;
        if (bitsOf(to) !== undefined) expectBestRoutes(network, found, to);
        const isTurned = found.hops.some(({ kind }) => kind === 'balancer' || kind === 'internet');
        if (found.back && bitsOf(from) !== undefined && !isTurned) expectBestRoutes(network, found.back, from);
      }),
      runs,
    );
  },
);

/** The fact by which FastPath may change more than the way: it does not follow the routes of the gateway subnet. */
const mayDiffer = 'expressroute/fastpath-udr';

test(
  'FastPath changes the way and never whether a packet arrives, except where a fact says so',
  { timeout: limit },
  () => {
    fc.assert(
      fc.property(anyCase, ({ chosen, ...one }) => {
        const [off, on] = [false, true].map(
          (fastPath) => run({ ...one, chosen, cloud: cloudFrom({ ...chosen, fastPath }) }).found,
        );
        if (!off || !on) throw new Error('Two traces were asked for.');
        expect(off.bypassed).toEqual([]);
        if (on.bypassed.length > 0) count('FastPath on against off, and it was taken');
        if (on.delivered === off.delivered && on.answered === off.answered) return;
        const facts = waysOf(on).flatMap(({ hops }) => hops.map(({ fact }) => fact));
        expect(facts, `${off.because} | ${on.because}`).toContain(mayDiffer);
        count('arrives or not by FastPath, as its fact says');
      }),
      runs,
    );
  },
);

test('failures that nothing in the Cloud has change nothing', { timeout: limit }, () => {
  fc.assert(
    fc.property(anyCase, (one) => {
      const unknown = ['link:nobody/primary', 'gateway:', 'banana', 'location:Atlantis', 'peering:/x/y'];
      expect(run({ ...one, failures: [...one.failures, ...unknown] }).found).toEqual(run(one).found);
    }),
    runs,
  );
});

test('the order in which a Cloud keeps its resources changes nothing', { timeout: limit }, () => {
  fc.assert(
    fc.property(anyCase, (one) => {
      const turned = { resources: Object.fromEntries(Object.entries(one.cloud.resources).reverse()) };
      expect(run({ ...one, cloud: turned }).found).toEqual(run(one).found);
    }),
    runs,
  );
});
