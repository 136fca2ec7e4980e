/** What holds on every network, however odd. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { networkOf } from '#src/azure/network.ts';
import { addressAt, contains, formatAddress, parseAddress, parsePrefix } from '#src/base/ip.ts';
import type { Network, NodeKind, RouteOrigin } from '#src/datapath/network.ts';
import { trace } from '#src/datapath/trace.ts';
import { cloudOf, site } from './cloud.ts';

const ids = ['a', 'b', 'c', 'd', 'e'];
const id = fc.constantFrom(...ids, 'nobody');
const prefix = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom(0, 8, 14, 15, 16, 24, 32))
    .map(([part, length]) => `10.${part}.0.0/${length}`),
  fc.constantFrom('fd00::/16', '::/0', '', 'banana', '10.0.0.0/99'),
);
const address = fc.oneof(
  fc.integer({ min: 0, max: 3 }).map((part) => `10.${part}.0.1`),
  fc.constantFrom('fd00::1', 'fd00::', 'nonsense', ''),
);
const kind = fc.constantFrom<NodeKind>('site', 'router', 'provider', 'edge', 'gateway', 'network', 'host');
const origin = fc.constantFrom<RouteOrigin>('user', 'bgp', 'system');
const some = <T>(thing: fc.Arbitrary<T>, most = 8) => fc.array(thing, { maxLength: most });

const anyNetwork: fc.Arbitrary<Network> = fc.record({
  nodes: some(fc.record({ id: fc.constantFrom(...ids), kind, name: fc.string(), prefixes: some(prefix, 2) })),
  links: some(fc.record({ id: fc.string(), ends: fc.tuple(id, id), name: fc.string() }), 14),
  routes: some(
    fc.record({
      at: id,
      prefix,
      via: fc.option(id, { nil: undefined }),
      origin,
      because: fc.constant('a route'),
      weight: fc.nat(2),
    }),
    20,
  ),
  shortcuts: some(
    fc.record({
      id: fc.string(),
      name: fc.constant('short'),
      at: id,
      to: id,
      skips: some(id, 2),
      prefixes: some(prefix, 2),
      exceptions: some(fc.record({ prefix, because: fc.constant('an exception') }), 1),
      because: fc.constant('a shortcut'),
    }),
    4,
  ),
  filters: some(fc.record({ at: id, priority: fc.nat(3), allow: fc.boolean(), because: fc.constant('a filter') }), 1),
});
const anyFlow = fc.record({ from: fc.oneof(id, address), to: address });

test('every trace ends, in words, and passes no node twice but the one where it finds a circle', () => {
  fc.assert(
    fc.property(anyNetwork, anyFlow, (network, flow) => {
      const { hops, because } = trace(network, flow);
      expect(because).not.toBe('');
      const before = hops.slice(0, -1).map(({ node }) => node);
      expect(new Set(before).size).toBe(before.length);
    }),
    { numRuns: 1000 },
  );
});

test('hops are connected: by a link that is up, or by a shortcut', () => {
  fc.assert(
    fc.property(anyNetwork, anyFlow, (network, flow) => {
      const { hops } = trace(network, flow);
      hops.forEach((hop, index) => {
        const before = hops[index - 1]?.node;
        if (before === undefined) {
          expect(hop.by).toBe('start');
          return;
        }
        const isJoined =
          hop.by === 'link'
            ? network.links.some(({ ends }) => ends.includes(before) && ends.includes(hop.node))
            : network.shortcuts.some(({ at, to }) => at === before && to === hop.node);
        expect(isJoined).toBe(true);
      });
    }),
    { numRuns: 1000 },
  );
});

test('the route that wins is the longest of those that can be used', () => {
  fc.assert(
    fc.property(anyNetwork, anyFlow, (network, flow) => {
      for (const { won, beat } of trace(network, flow).forks) {
        if (won.by === 'shortcut') continue;
        const length = parsePrefix(won.name)?.length ?? -1;
        for (const { by, name, lost } of beat) {
          if (by === 'route' && lost !== 'its next hop cannot be reached')
            expect(parsePrefix(name)?.length).toBeLessThanOrEqual(length);
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test('asking twice gives the same answer, from memory or not', () => {
  fc.assert(
    fc.property(anyNetwork, anyFlow, (network, flow) => {
      expect(trace(structuredClone(network), flow)).toEqual(trace(network, flow));
    }),
  );
});

const anyScenario = fc.record({
  circuit: fc.constantFrom('provider' as const, 'direct' as const),
  gatewaySku: fc.constantFrom('ErGw1AZ', 'UltraPerformance', 'ErGw3AZ', 'ErGwScale'),
  scaleUnits: fc.constantFrom(1, 9, 10, 40),
  privateLink: fc.boolean(),
  providerState: fc.constantFrom('Provisioned', 'Provisioned', 'NotProvisioned'),
  peering: fc.constantFrom('Enabled' as const, 'Enabled' as const, 'none' as const),
  connected: fc.constantFrom(true, true, true, false),
  userRoutes: fc.constantFrom(
    [],
    [{ addressPrefix: '10.20.1.0/24', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.20.9.4' }],
  ),
});
const destination = fc.constantFrom(
  '10.20.1.4',
  '10.20.1.77',
  '10.20.1.100',
  '10.20.1.101',
  '10.20.1.200',
  '10.30.1.4',
  '10.30.1.101',
  '10.31.1.4',
  '10.40.1.4',
  '10.99.1.4',
  'fd00:20:0:1::4',
  '10.20.9.4',
);

test('FastPath never changes whether a packet arrives, only the way', () => {
  fc.assert(
    fc.property(
      anyScenario,
      destination,
      fc.constantFrom('taught' as const, 'today' as const),
      (scenario, to, profile) => {
        const [off, on] = [false, true].map((fastPath) =>
          trace(networkOf(cloudOf({ ...scenario, fastPath }), profile), { from: site, to }),
        );
        expect(on?.delivered).toBe(off?.delivered);
        expect(on?.hops.at(-1)?.node).toBe(off?.hops.at(-1)?.node);
        expect(off?.bypassed).toEqual([]);
      },
    ),
    { numRuns: 400 },
  );
});

test('an address keeps its value through text', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.ipV4(),
        fc.ipV6().filter((text) => !text.includes('.')),
      ),
      (text) => {
        const parsed = parseAddress(text);
        expect(parsed).toBeDefined();
        if (parsed) expect(parseAddress(formatAddress(parsed))).toEqual(parsed);
      },
    ),
  );
});

test('every address of a prefix lies in it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 32 }), fc.nat(), fc.ipV4(), (length, offset, text) => {
      const block = parsePrefix(`${text}/${length}`);
      const inside = block && addressAt(block, offset);
      if (inside) expect(contains(block, inside)).toBe(true);
    }),
  );
});
