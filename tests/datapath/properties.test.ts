/** What holds on every network, however odd. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { networkOf } from '#src/azure/network.ts';
import { addressAt, contains, formatAddress, parseAddress, parsePrefix } from '#src/base/ip.ts';
import { trace, type Trace, type Way } from '#src/datapath/trace.ts';
import { anyFlow, anyNetwork } from './any-network.ts';
import { cloudOf, site } from './cloud.ts';

const runs = { numRuns: 2000 };
const waysOf = ({ back, ...there }: Trace): Way[] => (back ? [there, back] : [there]);

test('every trace ends, in words, and passes no node twice but the one where it finds a circle', () => {
  fc.assert(
    fc.property(anyNetwork, anyFlow, (network, flow) => {
      for (const { hops, because } of waysOf(trace(network, flow))) {
        expect(because).not.toBe('');
        for (const hop of hops) expect(hop.because).not.toBe('');
        const before = hops.slice(0, -1).map(({ node }) => node);
        // A balancer gives the packet a new address, and with it a new way.
        const translators = new Set(network.translations?.map(({ at }) => at));
        if (before.some((node) => translators.has(node))) expect(hops.length).toBeLessThan(6 * (translators.size + 1));
        else expect(new Set(before).size).toBe(before.length);
      }
    }),
    runs,
  );
});

test('what does not arrive has a problem with a name, and what arrives has an answer or a reason for none', () => {
  fc.assert(
    fc.property(anyNetwork, anyFlow, (network, flow) => {
      const found = trace(network, flow);
      for (const way of waysOf(found)) expect(way.problem === undefined).toBe(way.delivered);
      expect(found.back === undefined).toBe(!found.delivered);
      expect(found.answered).toBe(found.back?.delivered ?? false);
      if (found.delivered && !found.answered) expect(found.because).toContain('No answer comes back: ');
      if (found.asymmetry) expect(found.asymmetry.because).not.toBe('');
    }),
    runs,
  );
});

test('hops are connected: by a link that is up, or by a shortcut, and no node among them is down', () => {
  fc.assert(
    fc.property(anyNetwork, anyFlow, (network, flow) => {
      for (const { hops } of waysOf(trace(network, flow))) {
        hops.forEach((hop, index) => {
          const before = hops[index - 1]?.node;
          if (before === undefined) {
            expect(hop.by).toBe('start');
            return;
          }
          const { by, node } = hop;
          const isLinked = network.links.some(
            ({ ends: [one, other], down }) =>
              !down && ((one === before && other === node) || (one === node && other === before)),
          );
          const isShort = network.shortcuts.some(
            ({ at, to }) => (at === before && to === node) || (at === node && to === before),
          );
          expect(by === 'link' ? isLinked : isShort).toBe(true);
          expect(network.nodes.find(({ id }) => id === node)?.down).toBeUndefined();
        });
      }
    }),
    runs,
  );
});

test('the route that wins is the longest of those that can be used', () => {
  fc.assert(
    fc.property(anyNetwork, anyFlow, (network, flow) => {
      for (const { won, beat } of waysOf(trace(network, flow)).flatMap(({ forks }) => forks)) {
        if (won.by === 'shortcut') continue;
        const length = parsePrefix(won.name)?.length ?? -1;
        for (const { by, name, lost, withdrawn, equal } of beat) {
          if (by === 'shortcut' || withdrawn || lost.startsWith('its next hop cannot be reached')) continue;
          expect(parsePrefix(name)?.length).toBeLessThanOrEqual(length);
          if (equal) expect(parsePrefix(name)?.length).toBe(length);
        }
      }
    }),
    runs,
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
