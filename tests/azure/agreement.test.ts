/** The tables that Azure and a router show, and the way a packet takes, are one thing told twice: random Clouds, random flows. */
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { runCommand } from '#src/azure/console/run.ts';
import { networkOf } from '#src/azure/network.ts';
import { nodesOfCircuit, ways } from '#src/azure/network/circuits.ts';
import { routesOfEdge } from '#src/azure/network/edge-sessions.ts';
import { effectiveRoutesIn, winning } from '#src/azure/network/effective-route-table.ts';
import type { EffectiveRoute } from '#src/azure/network/effective-route-table.ts';
import { interfaceOf } from '#src/azure/network/interfaces.ts';
import { whyCircuitDown } from '#src/azure/network/sessions.ts';
import { nodeOf, worldOf } from '#src/azure/network/world.ts';
import { covers, parsePrefix } from '#src/base/ip.ts';
import { trace } from '#src/datapath/trace.ts';
import type { Trace } from '#src/datapath/trace.ts';
import { circuits, farTargets, machines, randomCloud, randomFailures, targets } from './random-cloud.ts';

const failures = fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: randomFailures });
/** The same cases in every run, so that what is counted below is counted in every run. */
const seed = 20_261_123;
const target = fc.constantFrom(...targets);
const farTarget = fc.constantFrom(...farTargets);

/** How often each kind of answer came up, so that none of the comparisons is an empty one. */
const seen = new Map<string, number>();
const count = (what: string): void => {
  seen.set(what, (seen.get(what) ?? 0) + 1);
};

const holding = (prefixes: readonly string[], to: string): string | undefined => {
  const address = parsePrefix(to);
  return prefixes
    .filter((text) => {
      const prefix = parsePrefix(text);
      return address && prefix && covers(prefix, address);
    })
    .toSorted((one, other) => (parsePrefix(other)?.length ?? 0) - (parsePrefix(one)?.length ?? 0))[0];
};

/** Whether a packet does what the winning route says. */
function obeys({ hops, delivered }: Trace, { nextHopType, nextHopIpAddress, source }: EffectiveRoute): boolean {
  const kinds = hops.map(({ kind }) => kind);
  const networks = new Set(hops.filter(({ kind }) => kind === 'network').map(({ node }) => node)).size;
  const isInside = !kinds.includes('gateway') && !kinds.includes('internet');
  const diesAtOnce = !delivered && kinds.length <= 2 && isInside;
  switch (nextHopType) {
    case 'VnetLocal':
      return isInside && networks <= 1;
    case 'VNetPeering':
      return isInside && networks === 2;
    case 'InterfaceEndpoint':
      return kinds.at(-1) === 'endpoint';
    case 'None':
      return diesAtOnce;
    case 'Internet':
      return kinds.includes('internet') || diesAtOnce;
    case 'VirtualNetworkGateway':
      return kinds.includes('gateway') || (source === 'User' && diesAtOnce);
    default:
      return (
        hops[1]?.node.includes(nextHopIpAddress[0] === '10.20.9.4' ? 'nic-nva' : (nextHopIpAddress[0] ?? '-')) ===
          true || diesAtOnce
      );
  }
}

test('a packet takes the route that the effective routes of its network interface say wins', () => {
  fc.assert(
    fc.property(randomCloud, failures, fc.constantFrom(...machines), target, (cloud, failed, id, to) => {
      const world = worldOf(cloud, 'today', failed);
      const network = networkOf(cloud, 'today', { failures: failed });
      const nic = world.find(id);
      const place = nic && interfaceOf(world, nic);
      if (!place || place.addresses.includes(to)) return;
      const routes = effectiveRoutesIn(world, network, place.network, place.subnet);
      const winner = winning(routes, to);
      const way = trace(network, { from: nodeOf(id), to });
      if (!winner) throw new Error(`Nothing wins for ${to}, though there is always a default route.`);
      count(`${winner.source} ${winner.nextHopType}`);
      const told = `${id} to ${to}: ${JSON.stringify(winner)}\n${way.hops.map(({ node, because }) => `${node}: ${because}`).join('\n')}\n${way.because}`;
      expect(obeys(way, winner), told).toBe(true);
    }),
    { numRuns: 700, seed },
  );
}, 60_000);

test('an edge routes exactly what its table shows, to the neighbor it shows', () => {
  fc.assert(
    fc.property(
      randomCloud,
      failures,
      fc.constantFrom(...circuits),
      fc.constantFrom(...ways),
      farTarget,
      (...given) => {
        const [cloud, failed, id, way, to] = given;
        const world = worldOf(cloud, 'today', failed);
        const network = networkOf(cloud, 'today', { failures: failed });
        const circuit = world.find(id);
        if (!circuit || whyCircuitDown(world, circuit)) return;
        const { edges } = nodesOfCircuit(circuit);
        if (network.nodes.find((node) => node.id === edges[way])?.down) return;
        const rows = routesOfEdge({ world, network }, circuit, way);
        const best = holding(
          rows.map((row) => row.network),
          to,
        );
        const paths = rows.filter((row) => row.network === best).map(({ path }) => path);
        const next = trace(network, { from: edges[way], to }).hops[1];
        const says = {
          provider: /^650\d\d$/,
          gateway: /^65515$/,
          edge: /^12076 /,
        };
        const kind = next?.by === 'shortcut' ? 'gateway' : next?.kind;
        count(`edge ${kind ?? 'nowhere'}`);
        const told = `${edges[way]} to ${to}: ${JSON.stringify(rows)} but ${JSON.stringify(next)}`;
        if (kind === undefined) expect(best, told).toBeUndefined();
        else if (kind === 'provider' || kind === 'gateway' || kind === 'edge')
          expect(
            paths.some((path) => says[kind].test(path)),
            told,
          ).toBe(true);
        else throw new Error(told);
      },
    ),
    { numRuns: 300, seed },
  );
}, 60_000);

test('a router sends to Microsoft exactly what its routing table learned over BGP', () => {
  fc.assert(
    fc.property(randomCloud, failures, fc.constantFrom(...circuits), target, (cloud, failed, id, to) => {
      const whatIf = { failures: failed };
      const circuit = worldOf(cloud, 'today').find(id);
      if (!circuit) return;
      const { router } = nodesOfCircuit(circuit);
      const { text } = runCommand({ cloud, profile: 'today', whatIf, at: router, line: 'show ip route' });
      const learned = [...text.matchAll(/^B +(\S+)/gm)].map(([, prefix = '']) => prefix);
      const home = [...text.matchAll(/^C +(\S+) is directly connected, GigabitEthernet0\/0\/2/gm)].map(
        ([, one = '']) => one,
      );
      const next = trace(networkOf(cloud, 'today', whatIf), { from: router, to }).hops[1]?.kind;
      count(`router ${next ?? 'nowhere'}`);
      const expected = holding(home, to) === undefined ? holding(learned, to) && 'provider' : 'site';
      expect(next, `${router} to ${to}\n${text}`).toBe(expected);
    }),
    { numRuns: 150, seed },
  );
}, 60_000);

afterAll(() => {
  const rare = [
    'Default VnetLocal',
    'Default VNetPeering',
    'Default InterfaceEndpoint',
    'Default None',
    'Default Internet',
    'User VirtualAppliance',
    'User None',
    'User Internet',
    'User VnetLocal',
    'User VirtualNetworkGateway',
    'VirtualNetworkGateway VirtualNetworkGateway',
    'edge provider',
    'edge gateway',
    'edge edge',
    'edge nowhere',
    'router provider',
    'router site',
    'router nowhere',
  ].filter((what) => (seen.get(what) ?? 0) < 5);
  expect(rare, `asked too rarely: ${JSON.stringify([...seen])}`).toEqual([]);
});
