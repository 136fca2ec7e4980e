/** Pieces of a Cloud for presets, in the words of a person: a circuit with its site, a network with a gateway, a spoke. */
import type { WorldResource } from '../network/world.ts';
import { idOf, resource } from './plain.ts';

const peerings = 'expressRouteCircuits/peerings';

interface CircuitPiece {
  name?: string;
  kind?: 'provider' | 'direct';
  site?: string;
  prefixes?: string;
  location?: string;
  mbps?: number;
  portGbps?: number;
}

/** A circuit that is provisioned, its private peering, the port under it if it is Direct, and the site it serves (by tags). */
export function circuit({
  name = 'er-contoso',
  kind = 'provider',
  site = 'On-premises',
  prefixes = '10.100.0.0/16, fd00:100::/64',
  location = 'Amsterdam',
  mbps = kind === 'provider' ? 1000 : 10_000,
  portGbps = 10,
}: CircuitPiece = {}): WorldResource[] {
  const port = `port-${name.replace(/^er-/, '')}`;
  const tags = { onPremisesName: site, onPremisesPrefixes: prefixes };
  const states = { circuitProvisioningState: 'Enabled', serviceProviderProvisioningState: 'Provisioned' };
  const peering = resource(peerings, [name, 'AzurePrivatePeering'], {
    peeringType: 'AzurePrivatePeering',
    state: 'Enabled',
    azureASN: 12076,
    peerASN: 65020,
    vlanId: 100,
    primaryPeerAddressPrefix: '192.168.15.16/30',
    secondaryPeerAddressPrefix: '192.168.15.20/30',
    ipv6PeeringConfig: {
      primaryPeerAddressPrefix: 'fd00:15::/126',
      secondaryPeerAddressPrefix: 'fd00:15::4/126',
      state: 'Enabled',
    },
  });
  const sku = { name: 'Standard_MeteredData', tier: 'Standard', family: 'MeteredData' };
  if (kind === 'provider') {
    const serviceProviderProperties = {
      serviceProviderName: 'Equinix',
      peeringLocation: location,
      bandwidthInMbps: mbps,
    };
    return [resource('expressRouteCircuits', name, { ...states, serviceProviderProperties }, { sku, tags }), peering];
  }
  const expressRoutePort = { id: idOf('expressRoutePorts', port) };
  return [
    resource('expressRoutePorts', port, { peeringLocation: location, bandwidthInGbps: portGbps }),
    resource(
      'expressRouteCircuits',
      name,
      { ...states, expressRoutePort, bandwidthInGbps: mbps / 1000 },
      { sku, tags },
    ),
    peering,
  ];
}

interface NetworkPiece {
  name: string;
  space: string;
  /** A /48 such as `fd00:20::/48`. */
  spaceV6?: string;
  location?: string;
  /** Names of subnets after `snet-`; each gets the next /24 after the first. */
  subnets?: readonly string[];
}

/** `10.20.0.0/16` → the /24 with that number. */
const third = (space: string, number: number): string => space.replace(/^(\d+\.\d+)\..*$/, `$1.${number}.0/24`);

/** A virtual network with its subnets. */
export function network({ name, space, spaceV6, location = 'westeurope', subnets = ['app'] }: NetworkPiece) {
  return [
    resource(
      'virtualNetworks',
      name,
      { addressSpace: { addressPrefixes: [space, ...(spaceV6 === undefined ? [] : [spaceV6])] } },
      { location },
    ),
    ...subnets.map((subnet, index) => {
      const prefix = third(space, index + 1);
      return resource(
        'virtualNetworks/subnets',
        [name, `snet-${subnet}`],
        spaceV6 === undefined
          ? { addressPrefix: prefix }
          : { addressPrefixes: [prefix, spaceV6.replace(/::\/48$/, `:0:${index + 1}::/64`)] },
      );
    }),
  ];
}

/** The gateway of a network, with the subnet it needs. */
export function gateway(hub: string, space: string, sku = 'ErGw3AZ', name = hub.replace('vnet', 'ergw')) {
  return [
    resource('virtualNetworks/subnets', [hub, 'GatewaySubnet'], {
      addressPrefix: third(space, 255).replace('/24', '/27'),
    }),
    resource('virtualNetworkGateways', name, {
      gatewayType: 'ExpressRoute',
      sku: { name: sku, tier: sku },
      ipConfigurations: [
        { name: 'default', properties: { subnet: { id: idOf('virtualNetworks/subnets', hub, 'GatewaySubnet') } } },
      ],
    }),
  ];
}

/** The connection of a gateway to a circuit. */
export const connection = (
  name: string,
  gatewayName: string,
  circuitName: string,
  more: Readonly<Record<string, unknown>> = {},
) =>
  resource('connections', name, {
    connectionType: 'ExpressRoute',
    virtualNetworkGateway1: { id: idOf('virtualNetworkGateways', gatewayName) },
    peer: { id: idOf('expressRouteCircuits', circuitName) },
    routingWeight: 0,
    expressRouteGatewayBypass: true,
    enablePrivateLinkFastPath: false,
    ...more,
  });

/** Both halves of a peering. `transit`: the first lends its gateway and the second uses it. */
export const peered = (
  hub: string,
  spoke: string,
  { transit = true, forwarded = false }: { transit?: boolean; forwarded?: boolean } = {},
) => {
  const half = (from: string, to: string, more: Record<string, boolean>) =>
    resource('virtualNetworks/virtualNetworkPeerings', [from, `to-${to.replace('vnet-', '')}`], {
      remoteVirtualNetwork: { id: idOf('virtualNetworks', to) },
      peeringState: 'Connected',
      allowVirtualNetworkAccess: true,
      allowForwardedTraffic: forwarded,
      allowGatewayTransit: false,
      useRemoteGateways: false,
      ...more,
    });
  return [half(hub, spoke, { allowGatewayTransit: transit }), half(spoke, hub, { useRemoteGateways: transit })];
};

/** An internal load balancer with one front end. */
export const balancer = (
  name: string,
  skuName: 'Basic' | 'Standard',
  subnet: readonly [string, string],
  address: string,
) =>
  resource(
    'loadBalancers',
    name,
    {
      frontendIPConfigurations: [
        {
          name: 'front',
          properties: {
            privateIPAddress: address,
            privateIPAllocationMethod: 'Static',
            subnet: { id: idOf('virtualNetworks/subnets', ...subnet) },
          },
        },
      ],
    },
    { sku: { name: skuName } },
  );

/** A private endpoint with one address. */
export const endpoint = (name: string, subnet: readonly [string, string], address: string) =>
  resource('privateEndpoints', name, {
    subnet: { id: idOf('virtualNetworks/subnets', ...subnet) },
    ipConfigurations: [{ name: 'address', properties: { privateIPAddress: address } }],
    customDnsConfigs: [{ fqdn: `${name}.example`, ipAddresses: [address] }],
  });

/** A route table with its routes, and the subnet that names it. `next`: the address of an appliance, or another kind of next hop. */
export function routed(
  name: string,
  subnet: WorldResource,
  routes: readonly { name: string; prefix: string; next: string }[],
): WorldResource[] {
  return [
    { ...subnet, properties: { ...subnet.properties, routeTable: { id: idOf('routeTables', name) } } },
    resource('routeTables', name, { disableBgpRoutePropagation: false }),
    ...routes.map((route) =>
      resource('routeTables/routes', [name, route.name], {
        addressPrefix: route.prefix,
        ...(/\d/.test(route.next)
          ? { nextHopType: 'VirtualAppliance', nextHopIpAddress: route.next }
          : { nextHopType: route.next }),
      }),
    ),
  ];
}

/** A network appliance at `.4` of the firewall's own subnet. */
export const firewall = (hub: string, space: string) =>
  resource('virtualNetworks/subnets', [hub, 'AzureFirewallSubnet'], {
    addressPrefix: third(space, 254).replace('/24', '/26'),
  });

/** A site-to-site VPN from a network to a site: gateway, the site as Azure knows it, and the tunnel. The gateway's subnet must be there. */
export const vpn = (hub: string, site: string, prefixes: readonly string[]) => [
  resource('virtualNetworkGateways', hub.replace('vnet', 'vpngw'), {
    gatewayType: 'Vpn',
    vpnType: 'RouteBased',
    sku: { name: 'VpnGw1AZ', tier: 'VpnGw1AZ' },
    ipConfigurations: [
      { name: 'default', properties: { subnet: { id: idOf('virtualNetworks/subnets', hub, 'GatewaySubnet') } } },
    ],
  }),
  resource(
    'localNetworkGateways',
    site,
    { localNetworkAddressSpace: { addressPrefixes: prefixes } },
    { tags: { onPremisesName: 'On-premises' } },
  ),
  resource('connections', `vpn-${site.replace(/^lgw-/, '')}`, {
    connectionType: 'IPsec',
    virtualNetworkGateway1: { id: idOf('virtualNetworkGateways', hub.replace('vnet', 'vpngw')) },
    localNetworkGateway2: { id: idOf('localNetworkGateways', site) },
    routingWeight: 0,
  }),
];

/** A Global Reach link between two circuits. */
export const globalReach = (name: string, from: string, to: string) =>
  resource('expressRouteCircuits/peerings/connections', [from, 'AzurePrivatePeering', name], {
    provisioningState: 'Succeeded',
    addressPrefix: '192.168.200.0/29',
    expressRouteCircuitPeering: { id: idOf(peerings, from, 'AzurePrivatePeering') },
    peerExpressRouteCircuitPeering: { id: idOf(peerings, to, 'AzurePrivatePeering') },
  });
