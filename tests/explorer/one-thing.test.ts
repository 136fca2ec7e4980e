/** The single changes, on every preset: each value is taken and shown, and the stories end as they are told. */
import { describe, expect, test } from 'vitest';
import { networkOf } from '#src/azure/network.ts';
import type { Trace } from '#src/datapath/trace.ts';
import { network, peered } from '#src/azure/pieces/build.ts';
import { capacityTables, narrowest } from '#src/explorer/capacity.ts';
import { resource } from '#src/azure/pieces/plain.ts';
import { withAll } from '#src/explorer/cloud.ts';
import { differenceOf } from '#src/explorer/difference.ts';
import { oneThings, type OneThingId } from '#src/explorer/one-thing.ts';
import { gateway as gatewayPart } from '#src/explorer/parts/gateway.ts';
import { parts } from '#src/explorer/parts/list.ts';
import { removed } from '#src/explorer/parts/part.ts';
import { receivers, senders } from '#src/explorer/places.ts';
import { presetOf, presets } from '#src/explorer/presets.ts';
import { dangling } from '#src/explorer/references.ts';
import type { Scenario } from '#src/explorer/scenario.ts';
import { thingOfNode, treeOf } from '#src/explorer/tree.ts';
import { wayOf } from './every.ts';

const met = (way: Trace) => [...way.hops.map(({ node }) => node), ...way.bypassed];

const thingsOf = (scenario: Scenario) => oneThings(scenario, met(wayOf(scenario)));

function set(scenario: Scenario, id: OneThingId, value: string): Scenario {
  const thing = thingsOf(scenario).find((one) => one.id === id);
  if (!thing) throw new Error(`There is no change "${id}" in "${scenario.title}".`);
  return thing.set(value).scenario;
}

/** What becomes of a packet, in a word. */
const endOf = (way: Trace): string =>
  !way.delivered
    ? 'lost'
    : way.bypassed.length > 0
      ? 'around'
      : way.hops.some(({ kind }) => kind === 'gateway')
        ? 'gateway'
        : 'direct';

const today = (scenario: Scenario): Scenario => ({ ...scenario, profile: 'today' });

describe.for(presets.map(({ id, scenario }) => [id, scenario] as const))('in the preset %s', ([, scenario]) => {
  test('every node stands for a thing that can be opened', () => {
    const { nodes } = networkOf(scenario.cloud, scenario.profile);
    const lost = nodes.filter(({ id, kind }) => kind !== 'internet' && !thingOfNode(scenario.cloud, id));
    expect(lost.map(({ id }) => id)).toEqual([]);
  });

  test('everybody who is named as a sender or a receiver is found by the packet', () => {
    for (const { address } of senders(scenario.cloud)) {
      // No packet has addresses of two families.
      const to = address.includes(':') ? 'fd00:20:0:1::4' : '10.20.1.4';
      const way = wayOf({ ...scenario, flow: { ...scenario.flow, from: address, to } });
      expect(way.hops.length, `${address}: ${way.because}`).toBeGreaterThan(0);
    }
    for (const { address } of receivers(scenario.cloud)) expect(address).toMatch(/^[\da-f.:]+$/);
  });

  test.for(thingsOf(scenario).map((thing) => [thing.id, thing] as const))(
    '%s takes each value and shows it',
    ([id, thing]) => {
      for (const { value } of thing.choices) {
        const after = thing.set(value);
        expect(after.said).toMatch(/\.$/);
        expect(dangling(after.scenario.cloud), after.said).toEqual([]);
        expect(thingsOf(after.scenario).find((one) => one.id === id)?.value, after.said).toBe(value);
        expect(wayOf(after.scenario).because).not.toBe('');
      }
    },
  );
});

test.for([
  { preset: 'hub-machine', taught: 'around', today: 'around', because: 'FastPath reaches the hub' },
  { preset: 'spoke', taught: 'gateway', today: 'gateway', because: 'a provider circuit does not go on to spokes' },
  { preset: 'far-spoke', taught: 'gateway', today: 'gateway', because: 'not even Direct reaches another region' },
  { preset: 'own-connection', taught: 'around', today: 'around', because: 'it is a hub of its own' },
  { preset: 'ipv6', taught: 'gateway', today: 'gateway', because: 'a provider circuit carries no IPv6 by FastPath' },
  { preset: 'standard-balancer', taught: 'around', today: 'around', because: 'Standard is reached' },
  { preset: 'basic-balancer', taught: 'gateway', today: 'gateway', because: 'Basic is not' },
  {
    preset: 'spoke-balancer',
    taught: 'gateway',
    today: 'gateway',
    because: 'load balancers in spokes are not reached',
  },
  {
    preset: 'private-endpoint',
    taught: 'gateway',
    today: 'gateway',
    because: 'Private Link needs Direct and enrollment',
  },
  {
    preset: 'udr-ignored',
    taught: 'around',
    today: 'around',
    because: 'the route has no effect on a provider circuit',
  },
  { preset: 'small-gateway', taught: 'gateway', today: 'gateway', because: 'ErGw1AZ has no FastPath' },
  { preset: 'ip-limit', taught: 'around', today: 'gateway', because: 'only today’s rules count addresses' },
  { preset: 'failed-link', taught: 'gateway', today: 'gateway', because: 'the other link carries it' },
  { preset: 'both-links', taught: 'lost', today: 'lost', because: 'nothing is left' },
  { preset: 'global-reach', taught: 'lost', today: 'lost', because: 'it joins two sites and no third' },
  { preset: 'peering-chain', taught: 'lost', today: 'lost', because: 'a spoke knows its hub alone' },
])('$preset: $taught as taught, $today today: $because', ({ preset, ...ends }) => {
  const { scenario } = presetOf(preset);
  expect(endOf(wayOf({ ...scenario, profile: 'taught' }))).toBe(ends.taught);
  expect(endOf(wayOf(today(scenario)))).toBe(ends.today);
});

test.for([
  {
    preset: 'hub-machine',
    id: 'fastpath',
    value: 'false',
    end: 'gateway',
    says: 'Now the packet goes through ergw-hub. Before, it went around it.',
    because: 'FastPath is off',
  },
  {
    preset: 'hub-machine',
    id: 'link',
    value: 'both',
    end: 'lost',
    says: 'Now the packet does not arrive',
    because: 'the circuit is gone',
  },
  {
    preset: 'small-gateway',
    id: 'gateway-sku',
    value: 'ErGw3AZ',
    end: 'around',
    says: 'Now the packet goes around ergw-hub',
    because: 'this size can',
  },
  {
    preset: 'spoke',
    id: 'spoke',
    value: 'own',
    end: 'around',
    says: 'Now the packet goes around ergw-spoke',
    because: 'the spoke is a hub now',
  },
  {
    preset: 'basic-balancer',
    id: 'load-balancer',
    value: 'Standard',
    end: 'around',
    says: 'goes around ergw-hub',
    because: 'the SKU decides',
  },
  {
    preset: 'both-links',
    id: 'link',
    value: 'primary',
    end: 'around',
    says: 'Now the packet arrives',
    because: 'one link is enough',
  },
] as const)('$preset with $id $value: $because', ({ preset, id, value, end, says }) => {
  const { scenario } = presetOf(preset);
  const after = set(scenario, id, value);
  expect(endOf(wayOf(after))).toBe(end);
  const name = (node: string) =>
    networkOf(after.cloud, after.profile).nodes.find((one) => one.id === node)?.name ?? node;
  expect(differenceOf(wayOf(scenario), wayOf(after), name)).toContain(says);
});

test('a spoke is reached around the gateway on Direct under today’s rules, and not under one of the two alone', () => {
  const { scenario } = presetOf('spoke');
  const direct = set(scenario, 'circuit-kind', 'direct');
  expect([scenario, direct, today(scenario), today(direct)].map((one) => endOf(wayOf(one)))).toEqual([
    'gateway',
    'gateway',
    'gateway',
    'around',
  ]);
});

test('a private endpoint is reached on Direct under today’s rules once it is asked for', () => {
  const direct = set(today(presetOf('private-endpoint').scenario), 'circuit-kind', 'direct');
  expect(endOf(wayOf(direct))).toBe('gateway');
  expect(endOf(wayOf(set(direct, 'private-endpoint', 'enrolled')))).toBe('around');
});

test.for([
  {
    preset: 'own-connection',
    id: 'spoke',
    value: 'peered',
    says: /^Now the packet goes through ergw-hub\. Before, it went around ergw-\S+\./,
    because: 'the point is that a gateway is passed again, whichever it is',
  },
  {
    preset: 'spoke',
    id: 'fastpath',
    value: 'false',
    says: /^The packet goes the same way, for another reason: /,
    because: 'without FastPath nothing is left to go on from',
  },
  {
    preset: 'small-gateway',
    id: 'gateway-sku',
    value: 'ErGw3AZ',
    says: /^(?!.*again)/,
    because: 'it never went around that gateway before',
  },
  {
    preset: 'spoke',
    id: 'circuit-kind',
    value: 'direct',
    says: /^The packet passes Equinix no more, and still goes through ergw-hub\.$/,
    because: 'only the provider is gone',
  },
  {
    preset: 'hub-machine',
    id: 'circuit-kind',
    value: 'direct',
    says: /^The packet passes Equinix no more, and still goes around ergw-hub\.$/,
    because: 'FastPath is on as before',
  },
] as const)('$preset with $id $value says the point: $because', ({ preset, id, value, says }) => {
  const { scenario } = presetOf(preset);
  const [before, after] = [scenario, set(scenario, id, value)];
  const nodes = [after, before].flatMap(({ cloud, profile }) => networkOf(cloud, profile).nodes);
  const name = (node: string) => nodes.find((one) => one.id === node)?.name ?? node;
  expect(differenceOf(wayOf(before), wayOf(after), name)).toMatch(says);
});

test('what a spoke gains and loses with a gateway of its own is said, and gone again afterwards', () => {
  const { scenario } = presetOf('spoke');
  const chip = (of: Scenario) => thingsOf(of).find(({ id }) => id === 'spoke')!;
  const own = chip(scenario).set('own');
  expect(own.said).toContain('Its peering is gone.');
  const back = chip(own.scenario).set('peered');
  expect(back.said).toContain('Its gateway ergw-spoke is gone.');
  expect(Object.keys(back.scenario.cloud.resources).sort()).toEqual(Object.keys(scenario.cloud.resources).sort());
});

test('nothing changed is said as such', () => {
  const way = wayOf(presetOf('spoke').scenario);
  expect(differenceOf(way, way, (node) => node)).toBe('The packet goes the same way.');
});

test('the capacity of a way is that of its narrowest part, and a gateway that is gone around does not count', () => {
  const { scenario } = presetOf('small-gateway');
  const small = set(scenario, 'gateway-sku', 'Standard');
  expect(narrowest(small.cloud, 'taught', wayOf(small))).toMatch(/carries least: 1 Gbps/);
  const { scenario: wide } = presetOf('hub-machine');
  expect(narrowest(wide.cloud, 'taught', wayOf(wide))).toContain('ergw-hub does not count');
  const marked = capacityTables(wide.cloud, 'taught').flatMap(({ rows }) => rows.flatMap(({ here }) => here));
  expect(marked).toEqual(['er-contoso', 'ergw-hub', 'er-contoso']);
});

test('a thousand spokes are listed, changed and offered in a moment', () => {
  const hub = presetOf('hub-machine').scenario;
  const spokes = Array.from({ length: 1000 }, (_, n) => {
    const name = `vnet-${n}`;
    return [
      ...network({ name, space: `11.${n >> 8}.${n & 255}.0/24`, subnets: [] }),
      resource('virtualNetworks/subnets', [name, 'snet-app'], { addressPrefix: `11.${n >> 8}.${n & 255}.0/25` }),
      ...peered('vnet-hub', name),
    ];
  }).flat();
  const cloud = withAll(hub.cloud, spokes);
  const begun = performance.now();
  const branches = treeOf(cloud);
  const things = oneThings({ ...hub, cloud }, []);
  const gateway = gatewayPart.items(cloud)[0]!;
  gatewayPart.fields(cloud, gateway.id, 'taught');
  const { cloud: after } = removed(gatewayPart, parts, cloud, gateway.id);
  expect(performance.now() - begun).toBeLessThan(2000);
  expect([branches.length, things.length, Object.keys(after.resources).length]).toEqual([
    1003,
    8,
    Object.keys(cloud.resources).length - 2,
  ]);
});

test('the route through a firewall is for the range the packet is for, however wide that is', () => {
  const { scenario } = presetOf('spoke');
  const subnet = Object.values(scenario.cloud.resources).find(({ name }) => name === 'snet-db');
  if (!subnet) throw new Error('The story has no subnet snet-db.');
  const wide = { ...subnet, properties: { ...subnet.properties, addressPrefix: '10.30.0.0/20' } };
  const routed = set({ ...scenario, cloud: withAll(scenario.cloud, [wide]) }, 'user-route', 'true');
  const route = Object.values(routed.cloud.resources).find(({ name }) => name === 'to-firewall');
  expect(route?.properties['addressPrefix']).toBe('10.30.0.0/20');
});
