/** Clouds for the explorer's tests, put together from small pieces of plain ARM JSON, flat as the engine keeps them. */
import type { Traceable, WorldResource } from '#src/azure/network/world.ts';

const group =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-network/providers/Microsoft.Network';

/** The id of a resource of the one group these Clouds have. */
export const idOf = (type: string, name: string): string => `${group}/${type}/${name}`;
/** The node that stands for it. */
export const nodeOf = (type: string, name: string): string => idOf(type, name).toLowerCase();

type Piece = readonly WorldResource[];

function resource(id: string, properties: Record<string, unknown>, more: Partial<WorldResource> = {}): WorldResource {
  const parts = id.split('/providers/Microsoft.Network/')[1]?.split('/') ?? [];
  const types = parts.filter((_, index) => index % 2 === 0);
  const name = parts.filter((_, index) => index % 2 === 1).join('/');
  return { id, type: `Microsoft.Network/${types.join('/')}`, name, location: 'westeurope', ...more, properties };
}

export interface CircuitPiece {
  name: string;
  location?: string;
  direct?: boolean;
  premium?: boolean;
  /** What is at home at the site behind it. */
  site: string;
  /** Circuits that name the same site serve one. */
  siteName?: string;
  /** Its peering has subnets for IPv4 and none for IPv6. */
  onlyIpv4?: boolean;
}

/** A circuit that is up, with its private peering. */
export function circuit(piece: CircuitPiece): Piece {
  const {
    name,
    location = 'Amsterdam',
    direct = false,
    premium = false,
    site,
    siteName = '',
    onlyIpv4 = false,
  } = piece;
  const id = idOf('expressRouteCircuits', name);
  const port = idOf('expressRoutePorts', `port-${name}`);
  const properties = direct
    ? { expressRoutePort: { id: port }, bandwidthInGbps: 10 }
    : {
        serviceProviderProvisioningState: 'Provisioned',
        serviceProviderProperties: { serviceProviderName: 'Equinix', peeringLocation: location, bandwidthInMbps: 1000 },
      };
  return [
    ...(direct ? [resource(port, { peeringLocation: location, bandwidthInGbps: 10 })] : []),
    resource(id, properties, {
      sku: { tier: premium ? 'Premium' : 'Standard' },
      tags: { onPremisesPrefixes: site, onPremisesName: siteName },
    }),
    resource(`${id}/peerings/AzurePrivatePeering`, {
      peeringType: 'AzurePrivatePeering',
      state: 'Enabled',
      ...(onlyIpv4 && { primaryPeerAddressPrefix: '192.168.15.16/30', secondaryPeerAddressPrefix: '192.168.15.20/30' }),
    }),
  ];
}

export interface NetworkPiece {
  name: string;
  space: readonly string[];
  location?: string;
  /** The prefix of its subnet snet-app. */
  app?: string | readonly string[];
  /** The user routes of that subnet: prefix → address of the appliance. */
  routes?: Readonly<Record<string, string>>;
  /** The prefix of a gateway subnet, if it has one, and the user routes there. */
  gatewaySubnet?: string;
  /** The security group of its subnet snet-app. */
  securityGroup?: string;
  gatewayRoutes?: Readonly<Record<string, string>>;
}

function table(name: string, routes: Readonly<Record<string, string>>): Piece {
  const id = idOf('routeTables', name);
  return [
    resource(id, {}),
    ...Object.entries(routes).map(([addressPrefix, nextHopIpAddress], index) =>
      resource(`${id}/routes/route-${index}`, { addressPrefix, nextHopType: 'VirtualAppliance', nextHopIpAddress }),
    ),
  ];
}

/** A virtual network with a machine in its subnet. */
export function network(piece: NetworkPiece): Piece {
  const { name, space, location = 'westeurope', app = [], routes, gatewaySubnet, gatewayRoutes, securityGroup } = piece;
  const id = idOf('virtualNetworks', name);
  const prefixes = typeof app === 'string' ? [app] : app;
  const withTable = (rt: string, has: boolean) => (has ? { routeTable: { id: idOf('routeTables', rt) } } : {});
  return [
    resource(id, { addressSpace: { addressPrefixes: space } }, { location }),
    ...(prefixes.length === 0
      ? []
      : [
          resource(`${id}/subnets/snet-app`, {
            addressPrefixes: prefixes,
            ...withTable(`rt-${name}`, routes !== undefined),
            ...(securityGroup !== undefined && {
              networkSecurityGroup: { id: idOf('networkSecurityGroups', securityGroup) },
            }),
          }),
        ]),
    ...(gatewaySubnet === undefined
      ? []
      : [
          resource(`${id}/subnets/GatewaySubnet`, {
            addressPrefix: gatewaySubnet,
            ...withTable(`rt-gateway-${name}`, gatewayRoutes !== undefined),
          }),
        ]),
    ...(routes ? table(`rt-${name}`, routes) : []),
    ...(gatewayRoutes ? table(`rt-gateway-${name}`, gatewayRoutes) : []),
  ];
}

/** A security group with rules for packets that come in from anywhere, by number. */
export const securityGroup = (name: string, rules: Readonly<Record<number, 'Allow' | 'Deny'>>): Piece => [
  resource(idOf('networkSecurityGroups', name), {}),
  ...Object.entries(rules).map(([priority, access]) =>
    resource(`${idOf('networkSecurityGroups', name)}/securityRules/rule-${priority}`, {
      priority: Number(priority),
      access,
      direction: 'Inbound',
      protocol: '*',
      sourcePortRange: '*',
      destinationPortRange: '*',
      sourceAddressPrefix: '*',
      destinationAddressPrefix: '*',
    }),
  ),
];

/** Two networks peered; with `transit`, the second uses the gateway of the first. */
export function peered(one: string, other: string, transit = false, allowForwardedTraffic = true): Piece {
  const side = (from: string, to: string, more: Record<string, unknown>) =>
    resource(`${idOf('virtualNetworks', from)}/virtualNetworkPeerings/to-${to}`, {
      remoteVirtualNetwork: { id: idOf('virtualNetworks', to) },
      peeringState: 'Connected',
      allowVirtualNetworkAccess: true,
      allowForwardedTraffic,
      ...more,
    });
  return [
    side(one, other, transit ? { allowGatewayTransit: true } : {}),
    side(other, one, transit ? { useRemoteGateways: true } : {}),
  ];
}

/** A gateway in a network. */
export const gateway = (
  name: string,
  inside: string,
  sku = 'UltraPerformance',
  gatewayType = 'ExpressRoute',
): Piece => [
  resource(idOf('virtualNetworkGateways', name), {
    gatewayType,
    provisioningState: 'Succeeded',
    sku: { name: sku, tier: sku },
    ipConfigurations: [
      { name: 'default', properties: { subnet: { id: `${idOf('virtualNetworks', inside)}/subnets/GatewaySubnet` } } },
    ],
  }),
];

/** A connection of a gateway with a circuit. */
export const connection = (
  name: string,
  from: string,
  to: string,
  more: { fastPath?: boolean; weight?: number } = {},
): Piece => [
  resource(idOf('connections', name), {
    connectionType: 'ExpressRoute',
    provisioningState: 'Succeeded',
    virtualNetworkGateway1: { id: idOf('virtualNetworkGateways', from) },
    peer: { id: idOf('expressRouteCircuits', to) },
    routingWeight: more.weight ?? 0,
    expressRouteGatewayBypass: more.fastPath ?? false,
  }),
];

/** A VPN from a gateway to a site. */
export const vpn = (name: string, from: string, prefixes: readonly string[]): Piece => [
  resource(idOf('localNetworkGateways', `site-${name}`), {
    gatewayIpAddress: '203.0.113.9',
    localNetworkAddressSpace: { addressPrefixes: prefixes },
  }),
  resource(idOf('connections', name), {
    connectionType: 'IPsec',
    provisioningState: 'Succeeded',
    virtualNetworkGateway1: { id: idOf('virtualNetworkGateways', from) },
    localNetworkGateway2: { id: idOf('localNetworkGateways', `site-${name}`) },
    sharedKey: 'not-a-secret',
  }),
];

/** Global Reach between two circuits. */
export const globalReach = (one: string, other: string): Piece => [
  resource(`${idOf('expressRouteCircuits', one)}/peerings/AzurePrivatePeering/connections/to-${other}`, {
    provisioningState: 'Succeeded',
    peerExpressRouteCircuitPeering: { id: `${idOf('expressRouteCircuits', other)}/peerings/AzurePrivatePeering` },
  }),
];

/** The front end of an internal load balancer. */
export const balancer = (name: string, sku: string, inside: string, privateIPAddress: string): Piece => [
  resource(
    idOf('loadBalancers', name),
    {
      frontendIPConfigurations: [
        {
          name: 'front',
          properties: { privateIPAddress, subnet: { id: `${idOf('virtualNetworks', inside)}/subnets/snet-app` } },
        },
      ],
    },
    { sku: { name: sku } },
  ),
];

/** A private endpoint. */
export const privateEndpoint = (name: string, inside: string, address: string): Piece => [
  resource(idOf('privateEndpoints', name), {
    subnet: { id: `${idOf('virtualNetworks', inside)}/subnets/snet-app` },
    customDnsConfigs: [{ ipAddresses: [address] }],
  }),
];

/** The pieces as one Cloud. */
export const cloudWith = (...pieces: readonly Piece[]): Traceable => ({
  resources: Object.fromEntries(pieces.flat().map((one) => [one.id.toLowerCase(), one])),
});

/** One office, one circuit, a hub with a gateway and one spoke that uses it: what most of the tests begin with. */
export const office = (more: {
  circuit?: Partial<CircuitPiece>;
  sku?: string;
  fastPath?: boolean;
  hub?: Partial<NetworkPiece>;
  spoke?: Partial<NetworkPiece>;
}): Piece => [
  ...circuit({ name: 'er-office', site: '10.100.0.0/16', ...more.circuit }),
  ...network({
    name: 'vnet-hub',
    space: ['10.20.0.0/16', 'fd00:20::/48'],
    app: ['10.20.1.0/24', 'fd00:20:0:1::/64'],
    gatewaySubnet: '10.20.255.0/27',
    ...more.hub,
  }),
  ...gateway('ergw-hub', 'vnet-hub', more.sku),
  ...connection('conn-hub', 'ergw-hub', 'er-office', { fastPath: more.fastPath ?? true }),
  ...network({ name: 'vnet-spoke', space: ['10.30.0.0/16'], app: '10.30.1.0/24', ...more.spoke }),
  ...peered('vnet-hub', 'vnet-spoke', true),
];

/** An on-premises machine behind the office's circuit, and one in the hub, in the spoke. */
export const addresses = { office: '10.100.0.10', hub: '10.20.1.4', spoke: '10.30.1.4' } as const;
