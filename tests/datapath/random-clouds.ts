/** Whole Clouds as chance makes them, in ARM JSON: the ordinary, the odd and the contradictory. */
import fc from 'fast-check';
import type { Traceable, WorldResource } from '#src/azure/network/world.ts';
import { circuit, cloudWith, connection, gateway, globalReach, tunnel, vpnSite } from './arm.ts';
import * as part from './random-parts.ts';

/** True in so many of a hundred cases. Shrinks to false. */
const percent = (share: number) => fc.integer({ min: 0, max: 99 }).map((one) => one >= 100 - share);
/** The first in most cases, the others seldom. */
const mostly = <T>(usual: T, ...others: readonly T[]) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
/** Something in so many of a hundred cases. */
export const maybe = <T>(share: number, thing: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.tuple(percent(share), thing).map(([isThere, value]) => (isThere ? value : undefined));

const userRoute = fc.tuple(
  fc.constantFrom(
    '0.0.0.0/0',
    '10.20.1.0/24',
    '10.20.1.200/32',
    '10.30.0.0/16',
    '10.31.1.0/24',
    '10.100.0.0/16',
    '10.101.0.0/16',
    '8.8.8.0/24',
    'fd00:20:0:1::/64',
    'banana',
  ),
  // The appliance, the firewall, a machine that forwards nothing, an address where nothing stands, and one in no network.
  fc.constantFrom(
    '10.20.9.4',
    '10.20.9.4',
    '10.20.8.4',
    '10.20.1.4',
    '10.20.9.77',
    '10.250.0.4',
    'VnetLocal',
    'VirtualNetworkGateway',
    'Internet',
    'None',
  ),
);
const table = fc.record({
  routes: fc.uniqueArray(userRoute, { minLength: 1, maxLength: 3, selector: ([prefix]) => prefix }),
  keepsOut: percent(30),
});
const line = fc.record({
  port: maybe(50, fc.constantFrom('port-one', 'port-two')),
  tier: fc.constantFrom('Local', 'Standard', 'Premium'),
  state: mostly('Provisioned', 'NotProvisioned', ''),
  peering: mostly<Record<string, unknown>>(
    {},
    { primaryPeerAddressPrefix: '192.168.1.0/30', secondaryPeerAddressPrefix: '192.168.1.4/30' },
    { state: 'Disabled' },
    { peeringType: 'MicrosoftPeering' },
  ),
  location: mostly('Amsterdam', 'Amsterdam Metro', 'London', ''),
  site: maybe(25, fc.constant('office')),
  preference: maybe(20, fc.constantFrom('100', 'high')),
  down: mostly<readonly string[]>([], ['primary'], ['primary', 'secondary']),
});
const spoke = fc.record({
  // Its own, the hub's, or the site's.
  space: mostly('', '10.20', '10.100'),
  transit: percent(75),
  isNear: percent(70),
  state: mostly('Connected', 'Disconnected'),
  more: mostly<Record<string, unknown>>(
    {},
    { allowForwardedTraffic: false },
    { allowVirtualNetworkAccess: false },
    { remoteAddressSpace: { addressPrefixes: ['10.20.1.0/24'] } },
  ),
  table: maybe(35, table),
  isDelegated: percent(10),
});
const balancing = fc.record({
  sku: fc.constantFrom('Basic', 'Standard'),
  inSpoke: percent(30),
  rule: maybe(
    60,
    fc.record({
      protocol: fc.constantFrom('Tcp', 'Udp', 'All'),
      frontendPort: fc.constantFrom(443, 443, 0),
      backendPort: fc.constantFrom(443, 8443, 0),
    }),
  ),
  machines: fc.nat({ max: 2 }),
});
const security = fc.record({
  direction: fc.constantFrom('Inbound', 'Outbound'),
  access: fc.constantFrom('Allow', 'Deny'),
  protocol: fc.constantFrom('*', 'Tcp', 'Udp', 'Icmp'),
  sourceAddressPrefix: fc.constantFrom('*', 'VirtualNetwork', '10.100.0.0/16', 'Internet'),
  destinationAddressPrefix: fc.constantFrom('*', 'VirtualNetwork', '10.20.1.0/24'),
  destinationPortRange: fc.constantFrom('*', '443', '8000-9000'),
});

/** What chance chooses. */
export const choices = fc.record({
  fastPath: percent(65),
  privateLink: percent(40),
  sku: mostly('ErGw3AZ', 'UltraPerformance', 'ErGwScale', 'ErGw1AZ', ''),
  units: mostly(10, 1, 9, 40),
  weight: mostly(0, 10),
  one: line,
  two: line,
  sites: fc.constantFrom(
    ['', ''],
    ['', ''],
    ['10.100.0.0/16', '10.100.0.0/16'],
    ['10.100.0.0/16,0.0.0.0/0', ''],
    ['10.0.0.0/8', '10.20.0.0/16'],
  ),
  twoConnected: percent(60),
  reach: maybe(45, fc.constantFrom('one', 'two')),
  hubIpv6: percent(50),
  spokes: fc.array(spoke, { maxLength: 2, size: 'max' }),
  hubTable: maybe(35, table),
  gatewayTable: maybe(45, table),
  balancer: maybe(55, balancing),
  endpoint: maybe(45, fc.constantFrom('Disabled', 'Enabled', 'NetworkSecurityGroupEnabled')),
  security: maybe(30, security),
  appliance: maybe(60, fc.record({ forwards: percent(85), stateful: fc.constantFrom('true', 'false') })),
  firewall: percent(30),
  vpn: maybe(30, fc.constantFrom(['10.200.0.0/16'], ['10.100.0.0/16'], ['10.100.0.0/24', '10.200.0.0/16'])),
});
export type Choices = typeof choices extends fc.Arbitrary<infer T> ? T : never;

function circuitOf(name: string, chosen: Choices['one'], prefixes: string): WorldResource {
  const { port, tier, state, peering, location, site, preference, down } = chosen;
  return circuit(name, {
    tier,
    state,
    peering,
    location,
    down,
    ...(port !== undefined && { port }),
    ...(site !== undefined && { site }),
    ...(preference !== undefined && { preference }),
    ...(prefixes !== '' && { prefixes }),
  });
}

function networksOf({ spokes, hubIpv6, firewall, endpoint, ...chosen }: Choices): WorldResource[] {
  const names = spokes.map((_, index) => `vnet-spoke-${index}`);
  const v6 = hubIpv6 ? ['fd00:20::/48'] : [];
  const hub = part.virtualNetwork(
    'vnet-hub',
    ['10.20.0.0/16', ...v6],
    [
      part.subnet('GatewaySubnet', ['10.20.255.0/27'], { table: chosen.gatewayTable && 'rt-gateway' }),
      part.subnet('snet-app', ['10.20.1.0/24', ...v6.map(() => 'fd00:20:0:1::/64')], {
        table: chosen.hubTable && 'rt-hub',
        group: chosen.security && 'nsg-app',
        more: { privateEndpointNetworkPolicies: endpoint },
      }),
      part.subnet('snet-other', ['10.20.2.0/24']),
      part.subnet('snet-nva', ['10.20.9.0/24']),
      ...(firewall ? [part.subnet('AzureFirewallSubnet', ['10.20.8.0/26'])] : []),
    ],
    spokes.map(({ transit }, index) => part.peering(names[index] ?? '', { allowGatewayTransit: transit })),
  );
  return [
    hub,
    ...spokes.map(({ space, transit, isNear, state, more, table: own, isDelegated }, index) => {
      const base = space === '' ? `10.3${index}` : space;
      const service = { delegations: [{ properties: { serviceName: 'Microsoft.NetApp/volumes' } }] };
      return part.virtualNetwork(
        names[index] ?? '',
        [`${base}.0.0/16`],
        [
          part.subnet('snet-app', [`${base}.1.0/24`], {
            table: own && `rt-spoke-${index}`,
            more: isDelegated ? service : {},
          }),
        ],
        [part.peering('vnet-hub', { useRemoteGateways: transit, peeringState: state, ...more })],
        isNear ? 'West Europe' : 'eastus',
      );
    }),
  ];
}

function insideOf({ balancer, endpoint, appliance, ...chosen }: Choices): WorldResource[] {
  const app = ['vnet-hub', 'snet-app'] as const;
  const place = balancer?.inSpoke === true ? (['vnet-spoke-0', 'snet-app'] as const) : app;
  const base = balancer?.inSpoke === true ? '10.30.1' : '10.20.1';
  const tables = [
    ['rt-hub', chosen.hubTable] as const,
    ['rt-gateway', chosen.gatewayTable] as const,
    ...chosen.spokes.map(({ table: own }, index) => [`rt-spoke-${index}`, own] as const),
  ];
  return [
    ...tables.flatMap(([name, own]) => (own ? [part.routeTable(name, own.routes, own.keepsOut)] : [])),
    ...(balancer ? [part.balancer('lb', balancer.sku, place, `${base}.100`, balancer.rule)] : []),
    ...Array.from({ length: balancer?.machines ?? 0 }, (_, index) =>
      part.nic(`nic-${index}`, place, `${base}.${4 + index}`, { pool: 'lb' }),
    ),
    ...(endpoint === undefined ? [] : [part.privateEndpoint('pe', app, '10.20.1.200')]),
    ...(appliance
      ? [
          part.nic(
            'nic-nva',
            ['vnet-hub', 'snet-nva'],
            '10.20.9.4',
            { enableIPForwarding: appliance.forwards },
            { stateful: appliance.stateful },
          ),
        ]
      : []),
    ...(chosen.security ? [part.securityGroup('nsg-app', chosen.security)] : []),
  ];
}

/** The Cloud of some choices. */
export function cloudFrom(chosen: Choices): Traceable {
  const { one, two, sites, fastPath, privateLink, sku, units, weight, reach, vpn } = chosen;
  const [first = '', second = ''] = sites;
  const bypass = { expressRouteGatewayBypass: fastPath, enablePrivateLinkFastPath: privateLink };
  return cloudWith(
    ...networksOf(chosen),
    ...insideOf(chosen),
    circuitOf('er-one', one, first),
    circuitOf('er-two', two, second),
    gateway('ergw', 'vnet-hub', {
      sku: { name: sku },
      autoScaleConfiguration: { bounds: { min: units, max: units } },
    }),
    connection('conn-one', 'ergw', 'er-one', { ...bypass, routingWeight: weight }),
    ...(chosen.twoConnected ? [connection('conn-two', 'ergw', 'er-two', bypass)] : []),
    ...(reach === undefined
      ? []
      : [reach === 'one' ? globalReach('er-one', 'er-two') : globalReach('er-two', 'er-one')]),
    ...(vpn
      ? [
          gateway('vpngw', 'vnet-hub', { gatewayType: 'Vpn', sku: { name: 'VpnGw2AZ' } }),
          vpnSite('branch', vpn),
          tunnel('conn-vpn', 'vpngw', 'branch'),
        ]
      : []),
  );
}
