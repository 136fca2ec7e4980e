/** Random small Clouds as plain ARM resources: a hub with a gateway, an appliance and a machine, two spokes, two circuits, a VPN. */
import fc from 'fast-check';
import type { Traceable, WorldResource } from '#src/azure/network/world.ts';

const group =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-network/providers/Microsoft.Network';
const idOf = (path: string): string => `${group}/${path}`;

export const machines = ['networkInterfaces/nic-hub', 'networkInterfaces/nic-spoke'].map(idOf);
export const circuits = ['expressRouteCircuits/er-one', 'expressRouteCircuits/er-two'].map(idOf);

/** Addresses worth asking for: machines, sites, the internet, and nobody. */
export const targets = [
  '10.20.1.4',
  '10.20.9.4',
  '10.20.77.7',
  '10.20.3.9',
  '10.30.1.4',
  '10.40.1.4',
  '10.100.0.10',
  '10.100.5.9',
  '10.101.0.10',
  '10.200.0.9',
  '10.99.9.9',
  '8.8.8.8',
];
/** The same for edges and routers, which may speak IPv6. */
export const farTargets = [...targets, 'fd00:100::9', 'fd00:9::9'];

const nextHop = fc.oneof(
  fc.constantFrom('VnetLocal', 'VirtualNetworkGateway', 'Internet', 'None').map((nextHopType) => ({ nextHopType })),
  // An appliance, a machine that forwards nothing, and an address at which nothing is known to stand.
  fc
    .constantFrom('10.20.9.4', '10.20.9.4', '10.20.9.5', '10.20.9.77')
    .map((nextHopIpAddress) => ({ nextHopType: 'VirtualAppliance', nextHopIpAddress })),
);
const userRoute = fc.tuple(
  fc.constantFrom(
    '0.0.0.0/0',
    '10.0.0.0/8',
    '10.20.0.0/16',
    '10.30.0.0/16',
    '10.40.1.0/24',
    '10.100.0.0/16',
    '10.100.5.0/24',
    '8.8.8.0/24',
  ),
  nextHop,
);
const table = fc.record({
  routes: fc.uniqueArray(userRoute, { minLength: 1, maxLength: 4, selector: ([prefix]) => prefix }),
  disableBgpRoutePropagation: fc.boolean(),
});
const line = fc.record({
  isProvisioned: fc.integer({ min: 0, max: 7 }).map((one) => one > 0),
  state: fc.integer({ min: 0, max: 7 }).map((one) => (one > 0 ? 'Enabled' : 'Disabled')),
  speaksIpv6: fc.boolean(),
  down: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.subarray(['primary', 'secondary']) },
  ),
});

const choices = fc.record({
  hubTable: fc.option(table, { nil: undefined }),
  spokeTable: fc.option(table, { nil: undefined }),
  one: line,
  two: line,
  isTwoConnected: fc.boolean(),
  hasReach: fc.boolean(),
  hasVpn: fc.boolean(),
  hasEndpoint: fc.boolean(),
  fastPath: fc.boolean(),
  weight: fc.constantFrom(0, 10),
});
type Choices = typeof choices extends fc.Arbitrary<infer T> ? T : never;

function resource(path: string, properties: Record<string, unknown>, more: Partial<WorldResource> = {}): WorldResource {
  const id = idOf(path);
  const parts = path.split('/');
  const type = ['Microsoft.Network', ...parts.filter((_, index) => index % 2 === 0)].join('/');
  const name = parts.at(-1) ?? '';
  return { id, type, name, location: 'westeurope', ...more, properties };
}

const subnet = (name: string, addressPrefix: string, routeTable?: string) => ({
  name,
  properties: {
    addressPrefix,
    ...(routeTable !== undefined && { routeTable: { id: idOf(`routeTables/${routeTable}`) } }),
  },
});
const peering = (remote: string, more: Record<string, unknown> = {}) => ({
  name: `to-${remote}`,
  properties: { remoteVirtualNetwork: { id: idOf(`virtualNetworks/${remote}`) }, peeringState: 'Connected', ...more },
});
const nic = (name: string, subnetPath: string, privateIPAddress: string, enableIPForwarding = false) =>
  resource(`networkInterfaces/${name}`, {
    enableIPForwarding,
    ipConfigurations: [
      { name: 'c', properties: { privateIPAddress, subnet: { id: idOf(`virtualNetworks/${subnetPath}`) } } },
    ],
  });
const gateway = (name: string, gatewayType: string) =>
  resource(`virtualNetworkGateways/${name}`, {
    gatewayType,
    provisioningState: 'Succeeded',
    sku: { name: gatewayType === 'Vpn' ? 'VpnGw2AZ' : 'ErGw3AZ' },
    ipConfigurations: [
      { name: 'c', properties: { subnet: { id: idOf('virtualNetworks/hub/subnets/GatewaySubnet') } } },
    ],
  });
const routes = (name: string, chosen: Choices['hubTable']): WorldResource[] =>
  chosen
    ? [
        resource(`routeTables/${name}`, {
          disableBgpRoutePropagation: chosen.disableBgpRoutePropagation,
          routes: chosen.routes.map(([addressPrefix, hop], index) => ({
            name: `r${index}`,
            properties: { addressPrefix, ...hop },
          })),
        }),
      ]
    : [];

function circuit(name: string, third: number, chosen: Choices['one'], prefixes: string): WorldResource {
  const at = (place: number) => `192.168.${third}.${place}/30`;
  const six = {
    ipv6PeeringConfig: {
      primaryPeerAddressPrefix: `fd00:${third}::/126`,
      secondaryPeerAddressPrefix: `fd00:${third}::4/126`,
    },
  };
  return resource(
    `expressRouteCircuits/${name}`,
    {
      serviceProviderProvisioningState: chosen.isProvisioned ? 'Provisioned' : 'NotProvisioned',
      serviceProviderProperties: {
        serviceProviderName: 'Equinix',
        peeringLocation: 'Amsterdam',
        bandwidthInMbps: 1000,
      },
      peerings: [
        {
          name: 'AzurePrivatePeering',
          properties: {
            peeringType: 'AzurePrivatePeering',
            state: chosen.state,
            peerASN: 65_000 + third,
            vlanId: 200,
            primaryPeerAddressPrefix: at(0),
            secondaryPeerAddressPrefix: at(4),
            ...(chosen.speaksIpv6 && six),
          },
        },
      ],
    },
    { tags: { onPremisesPrefixes: prefixes }, onPremises: { down: chosen.down } },
  );
}

const connection = (name: string, to: string, more: Record<string, unknown>) =>
  resource(`connections/${name}`, {
    connectionType: 'ExpressRoute',
    provisioningState: 'Succeeded',
    virtualNetworkGateway1: { id: idOf('virtualNetworkGateways/ergw') },
    peer: { id: idOf(`expressRouteCircuits/${to}`) },
    ...more,
  });

function cloudOf(chosen: Choices): Traceable {
  const { one, two, hubTable, spokeTable, fastPath: expressRouteGatewayBypass, weight } = chosen;
  const all = [
    resource('virtualNetworks/hub', {
      addressSpace: { addressPrefixes: ['10.20.0.0/16'] },
      subnets: [
        subnet('GatewaySubnet', '10.20.255.0/27'),
        subnet('app', '10.20.1.0/24', hubTable && 'rt-hub'),
        subnet('endpoints', '10.20.3.0/24'),
        subnet('nva', '10.20.9.0/24'),
      ],
      virtualNetworkPeerings: [peering('spoke', { allowGatewayTransit: true }), peering('other')],
    }),
    resource('virtualNetworks/spoke', {
      addressSpace: { addressPrefixes: ['10.30.0.0/16'] },
      subnets: [subnet('app', '10.30.1.0/24', spokeTable && 'rt-spoke')],
      virtualNetworkPeerings: [peering('hub', { useRemoteGateways: true })],
    }),
    resource('virtualNetworks/other', {
      addressSpace: { addressPrefixes: ['10.40.0.0/16'] },
      subnets: [subnet('app', '10.40.1.0/24')],
      virtualNetworkPeerings: [peering('hub')],
    }),
    ...routes('rt-hub', hubTable),
    ...routes('rt-spoke', spokeTable),
    nic('nic-hub', 'hub/subnets/app', '10.20.1.4'),
    nic('nic-nva', 'hub/subnets/nva', '10.20.9.4', true),
    nic('nic-plain', 'hub/subnets/nva', '10.20.9.5'),
    nic('nic-spoke', 'spoke/subnets/app', '10.30.1.4'),
    nic('nic-other', 'other/subnets/app', '10.40.1.4'),
    gateway('ergw', 'ExpressRoute'),
    circuit('er-one', 1, one, '10.100.0.0/16,fd00:100::/48'),
    circuit('er-two', 2, two, '10.101.0.0/16'),
    connection('c-one', 'er-one', { expressRouteGatewayBypass, routingWeight: weight }),
    ...(chosen.isTwoConnected ? [connection('c-two', 'er-two', {})] : []),
    ...(chosen.hasReach
      ? [
          resource('expressRouteCircuits/er-one/peerings/AzurePrivatePeering/connections/reach', {
            provisioningState: 'Succeeded',
            addressPrefix: '192.168.8.0/29',
            peerExpressRouteCircuitPeering: {
              id: `${idOf('expressRouteCircuits/er-two')}/peerings/AzurePrivatePeering`,
            },
          }),
        ]
      : []),
    ...(chosen.hasEndpoint
      ? [
          resource('privateEndpoints/pe', {
            subnet: { id: idOf('virtualNetworks/hub/subnets/endpoints') },
            customDnsConfigs: [{ ipAddresses: ['10.20.3.9'] }],
          }),
        ]
      : []),
    ...(chosen.hasVpn
      ? [
          gateway('vpngw', 'Vpn'),
          resource('localNetworkGateways/branch', {
            gatewayIpAddress: '203.0.113.10',
            localNetworkAddressSpace: { addressPrefixes: ['10.200.0.0/16'] },
          }),
          resource('connections/c-vpn', {
            connectionType: 'IPsec',
            provisioningState: 'Succeeded',
            virtualNetworkGateway1: { id: idOf('virtualNetworkGateways/vpngw') },
            localNetworkGateway2: { id: idOf('localNetworkGateways/branch') },
          }),
        ]
      : []),
  ];
  return { resources: Object.fromEntries(all.map((each) => [each.id.toLowerCase(), each])) };
}

/** A Cloud in which routes, circuits and gateways are as chance wants. */
export const randomCloud = choices.map(cloudOf);

/** What may have failed in it. */
export const randomFailures = fc.subarray([
  ...circuits.flatMap((id) => [`link:${id}/primary`, `link:${id}/secondary`, `edge:${id}/primary`]),
  `gateway:${idOf('virtualNetworkGateways/ergw')}`,
]);
