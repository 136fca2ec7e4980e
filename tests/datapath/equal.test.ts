/** Equal routes share flows: which one a flow takes, that its answer takes the same, and what happens when one of them fails. */
import { expect, test } from 'vitest';
import type { Network } from '#src/datapath/network.ts';
import { trace, type Flow } from '#src/datapath/trace.ts';
import { changed, cut, link, node, office, route } from './office.ts';

const ways = ['left', 'middle', 'right'];

/** An office and a host with as many equal ways between as are named, over BGP in both directions. */
function between(names: readonly string[], origin: 'bgp' | 'system' = 'bgp'): Network {
  return {
    nodes: [
      node('office', 'site', '10.100.0.0/16'),
      node('host', 'host', '10.1.4.0/24', 'fd00::/64'),
      ...names.map((name) => node(name, 'edge')),
    ],
    links: names.flatMap((name) => [link('office', name), link(name, 'host')]),
    routes: names.flatMap((name) => [
      route('office', '10.1.4.0/24', name, { origin }),
      route('office', 'fd00::/64', name, { origin }),
      route(name, '10.1.4.0/24', 'host'),
      route(name, 'fd00::/64', 'host'),
      route('host', '10.100.0.0/16', name, { origin }),
      route(name, '10.100.0.0/16', 'office'),
    ]),
    shortcuts: [],
  };
}

const middleOf = (network: Network, flow: Flow) => trace(network, flow).hops[1]?.node ?? 'nowhere';
const flows = Array.from({ length: 600 }, (_, index): Flow => ({
  from: `10.100.${index % 7}.${index % 251}`,
  to: `10.1.4.${index % 13}`,
  protocol: 'tcp',
  port: 443,
  sourcePort: 50_000 + index,
}));

test('each of three equal ways carries about a third of the flows', () => {
  const network = between(ways);
  const counts = Map.groupBy(flows, (flow) => middleOf(network, flow));
  expect([...counts.keys()].sort()).toEqual(ways);
  for (const carried of counts.values()) expect(carried.length).toBeGreaterThan(150);
});

test.for<{ what: string; change: Partial<Flow> }>([
  { what: 'sender', change: { from: '10.100.9.9' } },
  { what: 'receiver', change: { to: '10.1.4.99' } },
  { what: 'protocol', change: { protocol: 'udp' } },
  { what: 'port', change: { port: 80 } },
  { what: 'port of the sender', change: { sourcePort: 1024 } },
])('another $what is another flow, and may go another way', ({ change }) => {
  const network = between(ways);
  const moved = flows.filter((flow) => middleOf(network, flow) !== middleOf(network, { ...flow, ...change }));
  expect(moved.length).toBeGreaterThan(200);
});

test('a flow takes the same way each time, whatever the order in which routes were declared', () => {
  const [one, other] = [between(ways), between(ways.toReversed())];
  for (const flow of flows) expect(middleOf(one, flow)).toBe(middleOf(other, flow));
});

test('an answer takes the way of its question', () => {
  const network = between(ways);
  for (const flow of flows) {
    const { hops, back, asymmetry } = trace(network, flow);
    expect(back?.hops[1]?.node).toBe(hops[1]?.node);
    expect(asymmetry).toBeUndefined();
  }
});

test.for(['bgp', 'system'] as const)('when one of three equal %s routes fails, only its own flows move', (origin) => {
  const network = between(ways, origin);
  const without = changed(network, 'middle', { down: { because: 'It is off.' } });
  for (const flow of flows) {
    const [before, after] = [middleOf(network, flow), middleOf(without, flow)];
    if (before !== 'middle') expect(after).toBe(before);
    else expect(['left', 'right']).toContain(after);
  }
});

test('when all equal routes fail, the packet ends with the reason', () => {
  const network = ways.reduce((rest, name) => cut(rest, 'office', name), between(ways));
  expect(trace(network, { from: 'office', to: '10.1.4.7' })).toMatchObject({
    delivered: false,
    problem: 'link-down',
    because: 'The packet ends at office. office has lost its route to 10.1.4.0/24. The cable is cut.',
  });
});

test('the others stand in the fork as equal, and are told as shared', () => {
  const { hops, shared, forks } = trace(between(ways), { from: 'office', to: '10.1.4.7' });
  const others = ways.filter((name) => name !== hops[1]?.node);
  expect(shared).toEqual([{ node: 'office', with: others }]);
  expect(forks[0]?.beat.map(({ via, equal, lost }) => ({ via, equal, lost }))).toEqual(
    others.map((via) => ({ via, equal: true, lost: 'it is as good as the other, and carries other flows' })),
  );
});

test('a failed one among equals stands in the fork as withdrawn, and shares nothing', () => {
  const network = changed(between(ways), 'middle', { down: { because: 'It is off.' } });
  const { shared, forks } = trace(network, { from: 'office', to: '10.1.4.7' });
  expect(shared[0]?.with).toHaveLength(1);
  expect(forks[0]?.beat.find(({ via }) => via === 'middle')).toMatchObject({
    withdrawn: true,
    lost: 'it is withdrawn: It is off.',
  });
});

test('flows over IPv6 are shared too', () => {
  const network = between(ways);
  const taken = Array.from({ length: 100 }, (_, index) =>
    middleOf(network, { from: 'office', to: `fd00::${index.toString(16)}` }),
  );
  expect(new Set(taken).size).toBe(3);
});

test('a higher weight ends the sharing', () => {
  const network = office(
    route('router', '10.1.0.0/16', 'gateway', { origin: 'bgp', weight: 1 }),
    route('router', '10.1.0.0/16', 'firewall', { origin: 'bgp' }),
  );
  expect(trace(network, { from: 'office', to: '10.1.4.7' }).shared).toEqual([]);
});
