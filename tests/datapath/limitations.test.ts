/** The four things that FastPath does not do, each met and then mended the way the course or the documentation says. */
import { describe, expect, test } from 'vitest';
import { networkOf } from '#src/azure/network.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import { facts } from '#src/base/fact-words.ts';
import type { FactId, Profile } from '#src/base/facts.ts';
import { trace } from '#src/datapath/trace.ts';
import { circuitId, cloudOf, group, hubId, resource, site, spokeId, subnet, usual, type Scenario } from './cloud.ts';

const sent = (scenario: Partial<Scenario>, profile: Profile, to: string) =>
  trace(networkOf(cloudOf({ ...usual, ...scenario }), profile), { from: site, to });

const appliance = 'Appliance 10.20.9.4';
const userRoutes = [{ addressPrefix: '10.20.1.0/24', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.20.9.4' }];

/** The spoke with a gateway and a connection of its own instead of its hub's. */
const ownConnection: readonly WorldResource[] = [
  resource(spokeId, {
    addressSpace: { addressPrefixes: ['10.30.0.0/16'] },
    subnets: [subnet('GatewaySubnet', '10.30.255.0/27'), subnet('snet-app', '10.30.1.0/24')],
  }),
  resource(`${group}/virtualNetworkGateways/ergw-spoke`, {
    gatewayType: 'ExpressRoute',
    provisioningState: 'Succeeded',
    sku: { name: 'ErGw3AZ' },
    ipConfigurations: [{ name: 'default', properties: { subnet: { id: `${spokeId}/subnets/GatewaySubnet` } } }],
  }),
  resource(`${group}/connections/conn-spoke`, {
    connectionType: 'ExpressRoute',
    provisioningState: 'Succeeded',
    virtualNetworkGateway1: { id: `${group}/virtualNetworkGateways/ergw-spoke` },
    peer: { id: circuitId },
    expressRouteGatewayBypass: true,
  }),
];

/** The load balancer that was Basic, made anew as Standard. */
const standard = resource(
  `${group}/loadBalancers/lb-basic`,
  {
    frontendIPConfigurations: [
      { name: 'front', properties: { privateIPAddress: '10.20.1.100', subnet: { id: `${hubId}/subnets/snet-app` } } },
    ],
  },
  { sku: { name: 'Standard' } },
);

interface Limitation {
  point: 'S8' | 'S9' | 'S10';
  fact: FactId;
  to: string;
  profile: Profile;
  mended: Partial<Scenario>;
  how: string;
}

describe('a packet that FastPath does not reach takes the gateway, arrives, and takes FastPath once that is mended', () => {
  test.for<Limitation>([
    {
      point: 'S8',
      fact: 'expressroute/fastpath-vnet-peering',
      to: '10.30.1.4',
      profile: 'taught',
      mended: { more: ownConnection },
      how: 'connect the spoke to the circuit itself',
    },
    {
      point: 'S8',
      fact: 'expressroute/fastpath-vnet-peering',
      to: '10.30.1.4',
      profile: 'today',
      mended: { more: ownConnection },
      how: 'connect the spoke to the circuit itself',
    },
    {
      point: 'S8',
      fact: 'expressroute/fastpath-vnet-peering',
      to: '10.30.1.4',
      profile: 'today',
      mended: { circuit: 'direct' },
      how: 'use ExpressRoute Direct',
    },
    {
      point: 'S9',
      fact: 'expressroute/fastpath-load-balancer',
      to: '10.20.1.100',
      profile: 'taught',
      mended: { more: [standard] },
      how: 'make it a Standard load balancer',
    },
    {
      point: 'S9',
      fact: 'expressroute/fastpath-load-balancer',
      to: '10.20.1.100',
      profile: 'today',
      mended: { more: [standard] },
      how: 'make it a Standard load balancer',
    },
    {
      point: 'S10',
      fact: 'expressroute/fastpath-private-link',
      to: '10.20.1.200',
      profile: 'today',
      mended: { circuit: 'direct', privateLink: true },
      how: 'use ExpressRoute Direct and enroll',
    },
  ])('$point, $profile: $how', ({ point, fact, to, profile, mended }) => {
    expect(facts[fact].s).toBe(point);
    const before = sent({}, profile, to);
    expect(before).toMatchObject({ delivered: true, answered: true, bypassed: [], fact });
    const after = sent(mended, profile, to);
    expect(after).toMatchObject({ delivered: true, answered: true });
    expect(after.bypassed).toHaveLength(1);
  });
});

test('S10: as taught nothing reaches a private endpoint by FastPath', () => {
  for (const mended of [{}, { circuit: 'direct' }, { circuit: 'direct', privateLink: true }] as const) {
    expect(sent(mended, 'taught', '10.20.1.200')).toMatchObject({ delivered: true, bypassed: [] });
  }
});

describe('S7: FastPath passes by the appliance that a user route of the gateway subnet names', () => {
  const names = (scenario: Partial<Scenario>, profile: Profile) =>
    sent({ userRoutes, ...scenario }, profile, '10.20.1.4').hops.map(({ name }) => name);

  test.for<{ profile: Profile; scenario: Partial<Scenario>; meets: boolean; because: string }>([
    { profile: 'taught', scenario: {}, meets: false, because: 'the route has no effect' },
    { profile: 'taught', scenario: { circuit: 'direct' }, meets: false, because: 'nor on Direct' },
    { profile: 'taught', scenario: { fastPath: false }, meets: true, because: 'the gateway follows it' },
    { profile: 'today', scenario: {}, meets: false, because: 'the circuit is a provider’s' },
    { profile: 'today', scenario: { circuit: 'direct' }, meets: true, because: 'Direct follows it' },
    { profile: 'today', scenario: { fastPath: false }, meets: true, because: 'the gateway follows it' },
  ])('$profile: $because', ({ profile, scenario, meets }) => {
    expect(names(scenario, profile).includes(appliance)).toBe(meets);
  });

  test('and the trace says that the route had no effect', () => {
    const found = sent({ userRoutes }, 'taught', '10.20.1.4');
    expect(found.fact).toBe('expressroute/fastpath-udr');
    expect(found.hops.map(({ because }) => because).join(' ')).toContain('(10.20.1.0/24 to 10.20.9.4) has no effect');
  });

  test('a route that is wider than the network has no effect with or without FastPath, and nobody speaks of it', () => {
    const wide = {
      userRoutes: [{ addressPrefix: '10.0.0.0/8', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.20.9.4' }],
    };
    for (const fastPath of [true, false]) {
      const found = sent({ ...wide, fastPath }, 'taught', '10.20.1.4');
      expect(found.hops.map(({ name }) => name)).not.toContain(appliance);
      expect(found.fact).not.toBe('expressroute/fastpath-udr');
    }
  });

  test('where the appliance keeps state and the answer must pass it, the answer dies there', () => {
    const more = [
      resource(`${group}/routeTables/rt-app`, {
        routes: [
          {
            name: 'home',
            properties: {
              addressPrefix: '10.100.0.0/16',
              nextHopType: 'VirtualAppliance',
              nextHopIpAddress: '10.20.9.4',
            },
          },
        ],
      }),
      resource(`${hubId}/subnets/snet-app`, {
        addressPrefix: '10.20.1.0/24',
        routeTable: { id: `${group}/routeTables/rt-app` },
      }),
    ];
    const found = sent({ userRoutes, more }, 'taught', '10.20.1.4');
    expect(found).toMatchObject({ delivered: true, answered: false, back: { problem: 'dropped-as-half' } });
    expect(sent({ userRoutes, more, fastPath: false }, 'taught', '10.20.1.4').answered).toBe(true);
  });
});

describe('a user route of the gateway subnet to a firewall', () => {
  const firewallIn = (network: string, prefix: string) =>
    resource(`${network}/subnets/AzureFirewallSubnet`, { addressPrefix: prefix });
  const toFirewall = (nextHopIpAddress: string): Partial<Scenario> => ({
    circuit: 'direct',
    userRoutes: [{ addressPrefix: '10.20.1.0/24', nextHopType: 'VirtualAppliance', nextHopIpAddress }],
    more: [firewallIn(hubId, '10.20.250.0/26'), firewallIn(spokeId, '10.30.250.0/26')],
  });

  test.for<{ address: string; around: boolean; fact: FactId; because: string }>([
    { address: '10.20.250.4', around: true, fact: 'expressroute/fastpath-udr', because: 'it stands in the hub' },
    { address: '10.30.250.4', around: false, fact: 'expressroute/fastpath-firewall', because: 'it stands in a spoke' },
  ])('on Direct today, around the gateway: $around, because $because', ({ address, around, fact }) => {
    const found = sent(toFirewall(address), 'today', '10.20.1.4');
    expect(found.delivered, found.because).toBe(true);
    expect(found.hops.map(({ name }) => name)).toContain('Azure Firewall');
    expect(found.bypassed.length > 0).toBe(around);
    expect(found.hops.map((hop) => hop.fact)).toContain(fact);
  });
});

test('on Direct a user route of the gateway subnet for IPv6 is not followed: FastPath does that for IPv4 alone', () => {
  const found = sent(
    {
      circuit: 'direct',
      gatewaySku: 'ErGw3AZ',
      userRoutes: [
        { addressPrefix: 'fd00:20:0:1::/64', nextHopType: 'VirtualAppliance', nextHopIpAddress: 'fd00:20::9' },
      ],
    },
    'today',
    'fd00:20:0:1::4',
  );
  expect(found).toMatchObject({ delivered: true, fact: 'expressroute/fastpath-udr' });
  expect(found.hops.map(({ kind }) => kind)).not.toContain('appliance');
});
