/** How many addresses FastPath holds, and whose turn it is: the lowest addresses of the first connection come first. */
import { describe, expect, test } from 'vitest';
import { networkOf } from '#src/azure/network.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import { valueOf, type Profile } from '#src/base/facts.ts';
import { trace } from '#src/datapath/trace.ts';
import {
  circuitId,
  cloudOf,
  group,
  hubId,
  peering,
  resource,
  site,
  spokeId,
  subnet,
  usual,
  type Scenario,
} from './cloud.ts';

const { provider, direct10, direct100 } = valueOf('expressroute/fastpath-ip-limits', 'today');

/** Addresses 10.24.0.4 and on are the farm's; this is the one that stands at a place, counted from 1. */
function farmAddress(place: number): string {
  const value = 3 + place;
  return `10.${24 + Math.floor(value / 65_536)}.${Math.floor(value / 256) % 256}.${value % 256}`;
}

const machineAt = (address: string, network = hubId, name = 'nic-probe') =>
  resource(`${group}/networkInterfaces/${name}`, {
    ipConfigurations: [
      { name: 'one', properties: { privateIPAddress: address, subnet: { id: `${network}/subnets/snet-farm` } } },
    ],
  });

/** A hub that is one large farm, with so many addresses in use. */
const farm = (inUse: number, more: readonly WorldResource[] = []): Partial<Scenario> => ({
  more: [
    resource(
      hubId,
      {
        addressSpace: { addressPrefixes: ['10.24.0.0/13'] },
        subnets: [subnet('GatewaySubnet', '10.31.255.0/27'), subnet('snet-farm', '10.24.0.0/14')],
        virtualNetworkPeerings: [peering(spokeId, { allowGatewayTransit: true })],
      },
      { tags: { addressesInUse: String(inUse) } },
    ),
    ...more,
  ],
});

const direct = (gigabits: number): Partial<Scenario> => ({
  circuit: 'direct',
  more: [resource(`${group}/expressRoutePorts/port-office`, { bandwidthInGbps: gigabits })],
});

const sent = (to: string, profile: Profile, ...scenarios: Partial<Scenario>[]) => {
  const more = scenarios.flatMap((scenario) => scenario.more ?? []);
  const scenario = scenarios.reduce<Scenario>((all, one) => ({ ...all, ...one }), usual);
  return trace(networkOf(cloudOf({ ...scenario, more }), profile), { from: site, to });
};

describe('the last address that has a place goes around the gateway, the next goes through it', () => {
  test.for<{ what: string; circuit: Partial<Scenario>; most: number }>([
    { what: 'a provider circuit', circuit: {}, most: provider },
    { what: 'a 10 Gbps port', circuit: direct(10), most: direct10 },
    { what: 'a 100 Gbps port', circuit: direct(100), most: direct100 },
  ])('$what holds $most', ({ circuit, most }) => {
    for (const [place, around] of [
      [1, true],
      [most, true],
      [most + 1, false],
    ] as const) {
      const address = farmAddress(place);
      const found = sent(address, 'today', circuit, farm(most + 500, [machineAt(address)]));
      expect(found.delivered, found.because).toBe(true);
      expect(found.bypassed.length > 0, `place ${place}`).toBe(around);
      expect(found.fact).toBe(around ? 'expressroute/fastpath-bypasses-gateway' : 'expressroute/fastpath-ip-limits');
    }
  });
});

test('with no address too many there is nothing to tell', () => {
  const address = farmAddress(provider);
  expect(sent(address, 'today', farm(provider, [machineAt(address)])).bypassed).toHaveLength(1);
});

test('the course names no limit', () => {
  const address = farmAddress(provider + 1);
  expect(sent(address, 'taught', farm(provider + 500, [machineAt(address)])).bypassed).toHaveLength(1);
});

test('a machine above those that the network only counts comes after them', () => {
  const address = '10.27.200.9';
  const found = sent(address, 'today', farm(provider, [machineAt(address)]));
  expect(found).toMatchObject({ delivered: true, bypassed: [], fact: 'expressroute/fastpath-ip-limits' });
  expect(sent(address, 'today', farm(provider - 1, [machineAt(address)])).bypassed).toHaveLength(1);
});

test('what FastPath does not reach takes no place', () => {
  const address = farmAddress(provider);
  const basic = resource(
    `${group}/loadBalancers/lb-farm`,
    {
      frontendIPConfigurations: [
        { name: 'front', properties: { privateIPAddress: '10.28.0.9', subnet: { id: `${hubId}/subnets/snet-farm` } } },
      ],
    },
    { sku: { name: 'Basic' } },
  );
  expect(sent(address, 'today', farm(provider, [machineAt(address), basic])).bypassed).toHaveLength(1);
});

test('on Direct spokes come after the hub, and nothing is left for them when it is full', () => {
  const full = [direct(10), farm(direct10)];
  expect(sent('10.30.1.4', 'today', ...full)).toMatchObject({
    delivered: true,
    bypassed: [],
    fact: 'expressroute/fastpath-ip-limits',
  });
  expect(sent('10.30.1.4', 'today', direct(10), farm(direct10 - 2)).bypassed).toHaveLength(1);
});

test('a spoke that FastPath does not reach takes no place, however large it is', () => {
  const large = resource(
    spokeId,
    {
      addressSpace: { addressPrefixes: ['10.32.0.0/13'] },
      subnets: [subnet('snet-farm', '10.32.0.0/14')],
      virtualNetworkPeerings: [peering(hubId, { useRemoteGateways: true })],
    },
    { tags: { addressesInUse: String(provider) } },
  );
  expect(sent('10.40.1.4', 'today', { more: [large] }).bypassed).toHaveLength(1);
});

test('the order is that of the addresses, not of the names', () => {
  const [low, high] = [farmAddress(provider + 1000), farmAddress(provider + 2000)];
  const both = [machineAt(low, hubId, 'nic-z'), machineAt(high, hubId, 'nic-a')];
  expect(sent(low, 'today', farm(provider - 1, both)).bypassed).toHaveLength(1);
  expect(sent(high, 'today', farm(provider - 1, both)).bypassed).toHaveLength(0);
});

test('IPv4 addresses come before IPv6 addresses', () => {
  const both = resource(`${group}/networkInterfaces/nic-both`, {
    ipConfigurations: ['fd00:24::9', '10.27.200.9'].map((privateIPAddress) => ({
      name: privateIPAddress,
      properties: { privateIPAddress, subnet: { id: `${hubId}/subnets/snet-farm` } },
    })),
  });
  const full = (places: number) => {
    const { more = [] } = farm(places, [both]);
    const [hub, ...others] = more;
    if (!hub) throw new Error('The farm has no hub.');
    const addressSpace = { addressPrefixes: ['10.24.0.0/13', 'fd00:24::/48'] };
    return { more: [{ ...hub, properties: { ...hub.properties, addressSpace } }, ...others] };
  };
  const way = (to: string, places: number) => sent(to, 'today', direct(10), full(places)).bypassed.length;
  expect(way('10.27.200.9', direct10 - 1)).toBe(1);
  expect(way('fd00:24::9', direct10 - 1)).toBe(0);
  expect(way('fd00:24::9', direct10 - 2)).toBe(1);
});

test('connections to one circuit share its places, the first by name first', () => {
  const inOwn = sent('10.40.1.4', 'today', farm(provider));
  expect(inOwn).toMatchObject({ delivered: true, bypassed: [], fact: 'expressroute/fastpath-ip-limits' });
  expect(inOwn.hops.map(({ because }) => because).join(' ')).toContain(
    `25,000 addresses on ${circuitId.split('/').at(-1)}`,
  );
  expect(sent('10.40.1.4', 'today', farm(provider - 1)).bypassed).toHaveLength(1);
});

describe('a connection that FastPath does nothing for takes no place, though its name comes first', () => {
  const crowd = `${group}/virtualNetworks/vnet-crowd`;
  const crowded = (more: Record<string, unknown>): WorldResource[] => [
    resource(
      crowd,
      {
        addressSpace: { addressPrefixes: ['10.48.0.0/13'] },
        subnets: [subnet('GatewaySubnet', '10.55.255.0/27'), subnet('snet-farm', '10.48.0.0/14')],
      },
      { tags: { addressesInUse: String(provider) } },
    ),
    resource(`${group}/virtualNetworkGateways/ergw-crowd`, {
      gatewayType: 'ExpressRoute',
      provisioningState: 'Succeeded',
      sku: { name: 'ErGw3AZ' },
      ipConfigurations: [{ name: 'default', properties: { subnet: { id: `${crowd}/subnets/GatewaySubnet` } } }],
    }),
    resource(`${group}/connections/a-first`, {
      connectionType: 'ExpressRoute',
      provisioningState: 'Succeeded',
      virtualNetworkGateway1: { id: `${group}/virtualNetworkGateways/ergw-crowd` },
      peer: { id: circuitId },
      expressRouteGatewayBypass: true,
      ...more,
    }),
  ];

  test.for<{ more: Record<string, unknown>; hasPlace: boolean; because: string }>([
    { more: {}, hasPlace: false, because: 'it is on and took every place' },
    { more: { expressRouteGatewayBypass: false }, hasPlace: true, because: 'FastPath is off for it' },
    { more: { provisioningState: 'Failed' }, hasPlace: true, because: 'it failed' },
    { more: { provisioningState: 'Updating' }, hasPlace: true, because: 'FastPath is not ready for it' },
    { more: { connectionType: 'IPsec' }, hasPlace: true, because: 'it is a VPN' },
    { more: { peer: { id: `${group}/expressRouteCircuits/gone` } }, hasPlace: true, because: 'its circuit is gone' },
    { more: { peer: { id: hubId } }, hasPlace: true, because: 'what it names is no circuit' },
    {
      more: { virtualNetworkGateway1: { id: `${group}/virtualNetworkGateways/gone` } },
      hasPlace: true,
      because: 'its gateway is gone',
    },
    { more: { virtualNetworkGateway1: { id: hubId } }, hasPlace: true, because: 'what it names is no gateway' },
  ])('a machine of the next connection has a place: $hasPlace, because $because', ({ more, hasPlace }) => {
    const found = sent('10.20.1.4', 'today', { more: crowded(more) });
    expect(found.delivered, found.because).toBe(true);
    expect(found.bypassed.length > 0).toBe(hasPlace);
  });
});

test.for(['banana', '-5', '1e99', ''])('a network whose tag says "%s" has the addresses that stand in it', (said) => {
  const cloud = cloudOf({ ...usual, hub: { tags: { addressesInUse: said } } });
  expect(trace(networkOf(cloud, 'today'), { from: site, to: '10.20.1.4' }).bypassed).toHaveLength(1);
});
