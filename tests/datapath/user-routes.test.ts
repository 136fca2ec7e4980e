/** Where user routes lead: each kind of next hop, the longer routes of Azure's they lose to, and what a table keeps out. */
import { describe, expect, test } from 'vitest';
import { networkOf } from '#src/azure/network.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import type { FactId } from '#src/base/facts.ts';
import { trace } from '#src/datapath/trace.ts';
import { circuitId, cloudOf, farSpokeId, group, hubId, peering, resource, spokeId, subnet, usual } from './cloud.ts';

type Route = readonly [addressPrefix: string, nextHopType: string, nextHopIpAddress?: string];

const table = (routes: readonly Route[], more: Record<string, unknown> = {}) =>
  resource(`${group}/routeTables/rt-app`, {
    routes: routes.map(([addressPrefix, nextHopType, nextHopIpAddress], index) => ({
      name: `route-${index}`,
      properties: { addressPrefix, nextHopType, ...(nextHopIpAddress !== undefined && { nextHopIpAddress }) },
    })),
    ...more,
  });
const routed = (network: string, prefix: string) =>
  resource(`${network}/subnets/snet-app`, {
    addressPrefix: prefix,
    routeTable: { id: `${group}/routeTables/rt-app` },
  });
const inHub = routed(hubId, '10.20.1.0/24');
const inSpoke = routed(spokeId, '10.30.1.0/24');
const firewall = resource(`${hubId}/subnets/AzureFirewallSubnet`, { addressPrefix: '10.20.250.0/26' });
const second = resource(`${hubId}/subnets/snet-two`, subnet('snet-two', '10.20.2.0/24').properties);
const vpn = [
  resource(`${group}/virtualNetworkGateways/vpn-hub`, {
    gatewayType: 'Vpn',
    provisioningState: 'Succeeded',
    sku: { name: 'VpnGw2AZ' },
    ipConfigurations: [{ name: 'default', properties: { subnet: { id: `${hubId}/subnets/GatewaySubnet` } } }],
  }),
  resource(`${group}/localNetworkGateways/branch`, { localNetworkAddressSpace: { addressPrefixes: ['10.60.0.0/16'] } }),
  resource(`${group}/connections/conn-branch`, {
    connectionType: 'IPsec',
    provisioningState: 'Succeeded',
    virtualNetworkGateway1: { id: `${group}/virtualNetworkGateways/vpn-hub` },
    localNetworkGateway2: { id: `${group}/localNetworkGateways/branch` },
  }),
];

const sent = (more: readonly WorldResource[], from: string, to: string) =>
  trace(networkOf(cloudOf({ ...usual, fastPath: false, more }), 'today'), { from, to });
const names = (more: readonly WorldResource[], from: string, to: string) =>
  sent(more, from, to).hops.map(({ name }) => name);

describe('each kind of next hop', () => {
  test.for<{ routes: Route[]; more?: WorldResource[]; to: string; ends: string; says: string; fact: FactId }>([
    {
      routes: [['10.20.2.0/24', 'None']],
      to: '10.20.2.4',
      ends: 'vm-app',
      says: 'next hop None',
      fact: 'expressroute/user-route-next-hops',
    },
    {
      routes: [['10.20.2.0/24', 'Internet']],
      to: '10.20.2.4',
      ends: 'vm-app',
      says: 'Nobody there has a private address',
      fact: 'expressroute/user-route-next-hops',
    },
    {
      routes: [['10.100.0.0/16', 'VnetLocal']],
      to: '10.100.0.10',
      ends: 'vm-app',
      says: 'where nobody has such an address',
      fact: 'expressroute/user-route-next-hops',
    },
    {
      routes: [['10.100.0.0/16', 'VirtualNetworkGateway']],
      to: '10.100.0.10',
      ends: 'vm-app',
      says: 'That means a VPN gateway',
      fact: 'expressroute/user-route-gateway',
    },
    {
      routes: [['10.20.2.0/24', 'VirtualAppliance', '10.40.1.4']],
      to: '10.20.2.4',
      ends: 'vm-app',
      says: 'neither in vnet-hub nor in a network peered with it',
      fact: 'expressroute/user-route-next-hops',
    },
    {
      routes: [['10.20.2.0/24', 'VnetLocal']],
      to: '10.20.2.4',
      ends: 'vm-two',
      says: 'reaches vm-two',
      fact: 'expressroute/user-route-next-hops',
    },
    {
      routes: [['0.0.0.0/0', 'Internet']],
      to: '8.8.8.8',
      ends: 'Internet',
      says: 'reaches Internet',
      fact: 'expressroute/user-route-next-hops',
    },
    {
      routes: [['10.60.0.0/16', 'VirtualNetworkGateway']],
      more: vpn,
      to: '10.60.0.1',
      ends: 'branch',
      says: 'reaches branch',
      fact: 'expressroute/user-route-gateway',
    },
    {
      routes: [['10.20.2.0/24', 'VirtualAppliance', '10.20.250.4']],
      more: [firewall],
      to: '10.20.2.4',
      ends: 'vm-two',
      says: 'reaches vm-two',
      fact: 'expressroute/user-route-next-hops',
    },
  ])('$routes.0 sends $to so that it ends at $ends', ({ routes, more = [], to, ends, says, fact }) => {
    const found = sent([inHub, second, table(routes), ...more], '10.20.1.4', to);
    expect(found.hops.at(-1)?.name, found.because).toBe(ends);
    expect(found.because).toContain(says);
    expect(found.hops.map((hop) => hop.fact)).toContain(fact);
  });
});

describe('a user route loses to a longer one of Azure’s own', () => {
  const everything: Route[] = [['0.0.0.0/0', 'VirtualAppliance', '10.20.250.4']];
  test.for<{ to: string; meets: boolean; routes?: Route[]; because: string }>([
    { to: '10.20.2.4', meets: false, because: 'the network itself is longer than everything' },
    { to: '10.31.1.4', meets: false, because: 'a peered network is longer than everything' },
    { to: '10.100.0.10', meets: false, because: 'what the gateway learned is longer than everything' },
    { to: '8.8.8.8', meets: true, because: 'nothing longer is for the internet' },
    {
      to: '10.20.2.4',
      routes: [['10.20.0.0/16', 'VirtualAppliance', '10.20.250.4']],
      meets: true,
      because: 'a user route beats the network’s own of equal length',
    },
    {
      to: '10.100.0.10',
      routes: [['10.100.0.0/16', 'VirtualAppliance', '10.20.250.4']],
      meets: true,
      because: 'a user route beats a learned one of equal length',
    },
    {
      to: '10.100.0.10',
      routes: [['10.0.0.0/8', 'VirtualAppliance', '10.20.250.4']],
      meets: false,
      because: 'the learned one is longer',
    },
  ])('to $to, meets the firewall: $meets, because $because', ({ to, meets, routes = everything }) => {
    const found = names([inHub, second, firewall, table(routes)], '10.20.1.4', to);
    expect(found.includes('Azure Firewall')).toBe(meets);
  });

  test('also where only one of several user routes is wide enough', () => {
    const routes: Route[] = [['192.0.2.0/24', 'None'], ...everything];
    for (const to of ['10.20.2.4', '10.31.1.4', '10.100.0.10']) {
      expect(names([inHub, second, firewall, table(routes)], '10.20.1.4', to)).not.toContain('Azure Firewall');
    }
  });

  test('and the fork says so', () => {
    const found = sent([inHub, second, firewall, table(everything)], '10.20.1.4', '10.20.2.4');
    const [fork] = found.forks;
    expect(fork?.won).toMatchObject({ name: '10.20.0.0/16', fact: 'expressroute/default-routes' });
    expect(fork?.beat.map(({ lost }) => lost)).toContain('0.0.0.0/0 is less exact than 10.20.0.0/16');
  });
});

describe('a table that keeps out what gateways learned', () => {
  const keeping = { disableBgpRoutePropagation: true };
  test('does not know the site', () => {
    const found = sent([inSpoke, table([], keeping)], '10.30.1.4', '10.100.0.10');
    expect(found).toMatchObject({ delivered: false, fact: 'expressroute/route-table-propagation' });
    expect(found.because).toContain('so 10.100.0.0/16 is not known here');
  });

  test('leaves the way to a wider user route', () => {
    const routes: Route[] = [['0.0.0.0/0', 'VirtualAppliance', '10.20.250.4']];
    const found = sent([inSpoke, firewall, table(routes, keeping)], '10.30.1.4', '10.100.0.10');
    expect(found).toMatchObject({ delivered: true });
    expect(found.hops.map(({ name }) => name)).toContain('Azure Firewall');
    expect(names([inSpoke, firewall, table(routes)], '10.30.1.4', '10.100.0.10')).not.toContain('Azure Firewall');
  });

  test('sends to the internet what a site announced of it', () => {
    const announced = { onPremisesPrefixes: '10.100.0.0/16,0.0.0.0/0' };
    const world = (more: WorldResource[]) => {
      const cloud = cloudOf({ ...usual, fastPath: false, more });
      const circuit = cloud.resources[circuitId.toLowerCase()];
      if (!circuit) throw new Error('There is no circuit in this Cloud.');
      const resources = { ...cloud.resources, [circuitId.toLowerCase()]: { ...circuit, tags: announced } };
      return networkOf({ resources }, 'today');
    };
    const flow = { from: '10.30.1.4', to: '8.8.8.8' };
    const kinds = (more: WorldResource[]) => trace(world(more), flow).hops.map(({ kind }) => kind);
    expect(kinds([inSpoke, table([])])).toContain('gateway');
    expect(kinds([inSpoke, table([], keeping)])).toEqual(['host', 'internet']);
  });
});

describe('spokes talk to each other over a firewall in the hub', () => {
  const spokes = [
    inSpoke,
    routed(farSpokeId, '10.31.1.0/24'),
    firewall,
    table([['0.0.0.0/0', 'VirtualAppliance', '10.20.250.4']]),
  ];
  test('there and back through it', () => {
    const found = sent(spokes, '10.30.1.4', '10.31.1.4');
    expect(found).toMatchObject({ delivered: true, answered: true });
    expect(found.hops.map(({ name }) => name)).toContain('Azure Firewall');
    expect(found.back?.hops.map(({ name }) => name)).toContain('Azure Firewall');
  });

  test('and without it not at all: peering goes one step and no further', () => {
    const found = sent([], '10.30.1.4', '10.31.1.4');
    expect(found.delivered).toBe(false);
    expect(found.because).toContain('no route of vnet-spoke is for it');
  });

  test('a firewall that only the question passes drops the answer', () => {
    const found = sent(
      [inSpoke, firewall, table([['10.20.1.0/24', 'VirtualAppliance', '10.20.250.4']])],
      '10.30.1.4',
      '10.20.1.4',
    );
    expect(found.delivered).toBe(true);
    const oneWay = sent(
      [inHub, firewall, table([['10.30.0.0/16', 'VirtualAppliance', '10.20.250.4']])],
      '10.30.1.4',
      '10.20.1.4',
    );
    expect(oneWay).toMatchObject({ delivered: true, answered: false, back: { problem: 'dropped-as-half' } });
  });
});

describe('a network takes what its peer’s firewall forwards only if its peering says so', () => {
  const far = (allowForwardedTraffic?: boolean) =>
    resource(
      farSpokeId,
      {
        addressSpace: { addressPrefixes: ['10.31.0.0/16'] },
        subnets: [subnet('snet-app', '10.31.1.0/24')],
        virtualNetworkPeerings: [peering(hubId, { useRemoteGateways: true, allowForwardedTraffic })],
      },
      { location: 'eastus' },
    );
  const over = [inSpoke, inHub, firewall, table([['10.31.0.0/16', 'VirtualAppliance', '10.20.250.4']])];

  test.for([
    { allowed: true, from: '10.30.1.4', arrives: true, because: 'it says yes' },
    { allowed: undefined, from: '10.30.1.4', arrives: true, because: 'it was written down without a word of it' },
    { allowed: false, from: '10.30.1.4', arrives: false, because: 'it says no, and the packet is another spoke’s' },
    { allowed: false, from: '10.20.1.4', arrives: true, because: 'the packet is the hub’s own' },
  ])('allowed: $allowed, from $from, arrives: $arrives, because $because', ({ allowed, from, arrives }) => {
    const found = sent([...over, far(allowed)], from, '10.31.1.4');
    expect(found.hops.map(({ name }) => name)).toContain('Azure Firewall');
    expect(found.delivered, found.because).toBe(arrives);
    if (!arrives) expect(found).toMatchObject({ problem: 'filtered', fact: 'expressroute/peering-forwarded-traffic' });
  });

  test('and does not ask so of what comes through the gateway', () => {
    expect(sent([far(false)], '10.100.0.10', '10.31.1.4').delivered).toBe(true);
  });
});

test.for<{ from: string; room: WorldResource; ends: string; because: string }>([
  { from: '10.20.1.4', room: inHub, ends: 'branch', because: 'the VPN gateway is its own' },
  { from: '10.30.1.4', room: inSpoke, ends: 'branch', because: 'its hub has the VPN gateway' },
  {
    from: '10.40.1.4',
    room: routed(`${group}/virtualNetworks/vnet-own`, '10.40.1.0/24'),
    ends: 'vm-app',
    because: 'the VPN gateway is another network’s',
  },
])('next hop gateway from $from ends at $ends: $because', ({ from, room, ends }) => {
  const found = sent([room, table([['10.60.0.0/16', 'VirtualNetworkGateway']]), ...vpn], from, '10.60.0.1');
  expect(found.hops.at(-1)?.name, found.because).toBe(ends);
});

test('a firewall that is written down has its own name and address', () => {
  const written = resource(`${group}/azureFirewalls/fw-hub`, {
    ipConfigurations: [
      {
        name: 'one',
        properties: { privateIPAddress: '10.20.250.7', subnet: { id: `${hubId}/subnets/AzureFirewallSubnet` } },
      },
    ],
  });
  const elsewhere = resource(`${group}/azureFirewalls/fw-else`, {
    ipConfigurations: [{ name: 'one', properties: { privateIPAddress: '10.9.0.4', subnet: { id: '/nowhere' } } }],
  });
  const over = table([['10.30.0.0/16', 'VirtualAppliance', '10.20.250.7']]);
  const found = names([inHub, firewall, elsewhere, written, over], '10.20.1.4', '10.30.1.4');
  expect(found).toContain('fw-hub');
  expect(names([inHub, firewall, over], '10.20.1.4', '10.30.1.4')).toContain('Appliance 10.20.250.7');
});

describe('an appliance', () => {
  const nva = (enableIPForwarding: boolean, tags?: Record<string, string>) =>
    resource(
      `${group}/networkInterfaces/nva`,
      {
        enableIPForwarding,
        ipConfigurations: [
          { name: 'one', properties: { privateIPAddress: '10.20.2.9', subnet: { id: `${hubId}/subnets/snet-two` } } },
        ],
      },
      { tags },
    );
  const via = table([['10.30.0.0/16', 'VirtualAppliance', '10.20.2.9']]);
  const nodeOf = (one: WorldResource) =>
    networkOf(cloudOf({ ...usual, more: [second, one] }), 'today').nodes.find(({ name }) => name === one.name);

  test.for([
    { one: nva(true), kind: 'appliance', stateful: true, because: 'it forwards' },
    { one: nva(true, { stateful: 'false' }), kind: 'appliance', stateful: undefined, because: 'its tag says so' },
    { one: nva(false), kind: 'host', stateful: undefined, because: 'it does not forward' },
  ])('is a $kind: $because', ({ one, kind, stateful }) => {
    expect(nodeOf(one)).toMatchObject({ kind, ...(stateful !== undefined && { stateful }) });
    expect(nodeOf(one)?.stateful).toBe(stateful);
  });

  test('that does not forward drops what is not for itself', () => {
    expect(sent([inHub, second, via, nva(false)], '10.20.1.4', '10.30.1.4').because).toContain(
      'IP forwarding is off on nva',
    );
    expect(names([inHub, second, via, nva(true)], '10.20.1.4', '10.30.1.4')).toContain('nva');
  });

  test('is thought up where a user route names an address and nothing stands there, in place of the machine', () => {
    const found = names(
      [inHub, second, table([['10.30.0.0/16', 'VirtualAppliance', '10.20.2.4']])],
      '10.20.1.4',
      '10.30.1.4',
    );
    expect(found).toContain('Appliance 10.20.2.4');
    const { nodes } = networkOf(
      cloudOf({ ...usual, more: [inHub, second, table([['10.30.0.0/16', 'VirtualAppliance', '10.20.2.4']])] }),
      'today',
    );
    expect(nodes.filter(({ prefixes }) => prefixes.includes('10.20.2.4/32'))).toHaveLength(1);
    expect(nodes.find(({ name }) => name === 'vm-two')?.prefixes).toEqual(['10.20.2.5/32']);
  });
});

describe('the internet', () => {
  test.for<{ to: string; arrives: boolean; because: string }>([
    { to: '8.8.8.8', arrives: true, because: 'the address is public' },
    { to: '2600::1', arrives: true, because: 'the address is public' },
    { to: '10.99.0.1', arrives: false, because: 'the address is private' },
    { to: '172.20.0.1', arrives: false, because: 'the address is private' },
    { to: '100.64.0.1', arrives: false, because: 'the address is shared' },
    { to: '169.254.1.1', arrives: false, because: 'the address is link-local' },
    { to: 'fd99::1', arrives: false, because: 'the address is private' },
  ])('is reached for $to: $arrives, because $because', ({ to, arrives }) => {
    const from = to.includes(':') ? 'fd00:20:0:1::4' : '10.20.1.4';
    const found = sent([], from, to);
    expect(found.delivered, found.because).toBe(arrives);
    expect(found.hops.map((hop) => hop.fact)).toContain('expressroute/default-routes');
  });
});

describe('a private endpoint brings a route of its own', () => {
  const everything: Route[] = [['10.20.0.0/16', 'VirtualAppliance', '10.20.250.4']];
  const shared = (privateEndpointNetworkPolicies: string) =>
    resource(`${hubId}/subnets/snet-app`, { addressPrefix: '10.20.1.0/24', privateEndpointNetworkPolicies });

  test.for<{ routes?: Route[]; policies: string; meets: boolean; because: string }>([
    { policies: 'Disabled', meets: false, because: 'its route is longer' },
    { policies: 'NetworkSecurityGroupEnabled', meets: false, because: 'the policies are about security groups' },
    { policies: 'RouteTableEnabled', meets: true, because: 'the policies let user routes win' },
    { policies: 'Enabled', meets: true, because: 'the policies let user routes win' },
    {
      routes: [['10.0.0.0/8', 'VirtualAppliance', '10.20.250.4']],
      policies: 'Enabled',
      meets: false,
      because: 'the user route is wider than the network',
    },
    {
      routes: [['10.20.1.200/32', 'VirtualAppliance', '10.20.250.4']],
      policies: 'Disabled',
      meets: true,
      because: 'a user route for the one address is as long, and beats it',
    },
  ])('from a spoke, meets the firewall: $meets, because $because', ({ routes = everything, policies, meets }) => {
    const found = sent([inSpoke, firewall, shared(policies), table(routes)], '10.30.1.4', '10.20.1.200');
    expect(found.delivered, found.because).toBe(true);
    expect(found.hops.map(({ name }) => name).includes('Azure Firewall')).toBe(meets);
    if (policies === 'Disabled' && !meets) {
      expect(found.hops.map((hop) => hop.fact)).toContain('expressroute/private-endpoint-route');
    }
  });

  test.for([
    { policies: 'Disabled', meets: false },
    { policies: 'RouteTableEnabled', meets: true },
  ])('also at the gateway: with $policies, meets the firewall: $meets', ({ policies, meets }) => {
    const found = trace(
      networkOf(
        cloudOf({
          ...usual,
          fastPath: false,
          userRoutes: [
            { addressPrefix: '10.20.1.0/24', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.20.250.4' },
          ],
          more: [firewall, shared(policies)],
        }),
        'today',
      ),
      { from: '10.100.0.10', to: '10.20.1.200' },
    );
    expect(found.hops.map(({ name }) => name).includes('Azure Firewall')).toBe(meets);
  });
});

test('a failed peering is the reason that two networks do not reach each other', () => {
  const failures = [`peering:${hubId}/virtualNetworkPeerings/to-vnet-spoke`];
  const network = networkOf(cloudOf(usual), 'today', { failures });
  for (const [from, to] of [
    ['10.20.1.4', '10.30.1.4'],
    ['10.30.1.4', '10.20.1.4'],
  ] as const) {
    const found = trace(network, { from, to });
    expect(found.delivered).toBe(false);
    expect(found.because).toContain('The peering to-vnet-spoke');
  }
  expect(trace(network, { from: '10.20.1.4', to: '10.31.1.4' }).delivered, 'the other peering is up').toBe(true);
});

describe('a user route of the gateway subnet, without FastPath', () => {
  const nva = (enableIPForwarding: boolean) =>
    resource(`${group}/networkInterfaces/nva`, {
      enableIPForwarding,
      ipConfigurations: [
        { name: 'one', properties: { privateIPAddress: '10.20.2.9', subnet: { id: `${hubId}/subnets/snet-two` } } },
      ],
    });
  test.for<{ hop: Route; more?: WorldResource[]; ends: string; says: string }>([
    { hop: ['10.20.1.0/24', 'None'], ends: 'ergw-hub', says: 'next hop None' },
    { hop: ['10.20.1.0/24', 'Internet'], ends: 'ergw-hub', says: 'next hop Internet' },
    { hop: ['10.20.1.0/24', 'VnetLocal'], ends: 'vm-app', says: 'reaches vm-app' },
    { hop: ['10.30.1.0/24', 'VnetLocal'], ends: 'ergw-hub', says: 'next hop VnetLocal' },
    { hop: ['10.20.1.0/24', 'VirtualAppliance', '10.40.1.4'], ends: 'ergw-hub', says: 'neither in vnet-hub nor' },
    { hop: ['10.20.1.0/24', 'VirtualAppliance', ''], ends: 'ergw-hub', says: 'neither in vnet-hub nor' },
    {
      hop: ['10.20.1.0/24', 'VirtualAppliance', '10.20.2.9'],
      more: [nva(false)],
      ends: 'ergw-hub',
      says: 'IP forwarding is off on nva',
    },
    {
      hop: ['10.20.1.0/24', 'VirtualAppliance', '10.20.2.9'],
      more: [nva(true)],
      ends: 'vm-app',
      says: 'reaches vm-app',
    },
  ])('$hop ends at $ends', ({ hop: [addressPrefix, nextHopType, nextHopIpAddress], more = [], ends, says }) => {
    const userRoutes = [{ addressPrefix, nextHopType, ...(nextHopIpAddress !== undefined && { nextHopIpAddress }) }];
    const cloud = cloudOf({ ...usual, fastPath: false, userRoutes, more: [second, ...more] });
    const to = addressPrefix.replace('0/24', '4');
    const found = trace(networkOf(cloud, 'today'), { from: '10.100.0.10', to });
    expect(found.hops.at(-1)?.name).toBe(ends);
    expect(found.because).toContain(says);
    expect(found.hops.find(({ kind }) => kind === 'gateway')?.fact).toBe('expressroute/user-route-next-hops');
  });
});
