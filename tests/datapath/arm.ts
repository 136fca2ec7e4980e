/** Plain ARM resources, one function each, from which tests of paths put their Clouds together. */
import { networkOf, type WhatIf } from '#src/azure/network.ts';
import type { Traceable, WorldResource } from '#src/azure/network/world.ts';
import type { Profile } from '#src/base/facts.ts';
import { trace, type Flow, type Trace } from '#src/datapath/trace.ts';

const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-paths/providers/Microsoft.Network';

/** The id of a resource, as ARM writes it. */
export const idOf = (type: string, name: string): string => `${group}/${type}/${name}`;
/** The node of a resource. */
export const at = (type: string, name: string): string => idOf(type, name).toLowerCase();

const resource = (
  type: string,
  name: string,
  properties: Record<string, unknown>,
  more: Partial<WorldResource> = {},
): WorldResource => ({
  id: idOf(type, name),
  name,
  type: `Microsoft.Network/${type}`,
  location: 'westeurope',
  ...more,
  properties,
});

interface CircuitOptions {
  location?: string;
  mbps?: number;
  tier?: string;
  /** Tags that say who is behind it. */
  site?: string;
  prefixes?: string;
  preference?: string;
  state?: string;
  peering?: Record<string, unknown>;
  /** The id of a port: then it is a Direct circuit. */
  port?: string;
  down?: readonly string[];
}

/** A provisioned circuit with private peering. */
export function circuit(name: string, options: CircuitOptions = {}): WorldResource {
  const { location = 'Amsterdam', mbps = 1000, tier = 'Premium', state = 'Provisioned', port, peering = {} } = options;
  const tags = {
    ...(options.site !== undefined && { onPremisesName: options.site }),
    ...(options.prefixes !== undefined && { onPremisesPrefixes: options.prefixes }),
    ...(options.preference !== undefined && { onPremisesPreference: options.preference }),
  };
  return resource(
    'expressRouteCircuits',
    name,
    {
      ...(port === undefined
        ? {
            serviceProviderProvisioningState: state,
            serviceProviderProperties: {
              serviceProviderName: 'Equinix',
              peeringLocation: location,
              bandwidthInMbps: mbps,
            },
          }
        : { expressRoutePort: { id: idOf('expressRoutePorts', port) }, bandwidthInGbps: mbps / 1000 }),
      peerings: [
        {
          name: 'AzurePrivatePeering',
          properties: { peeringType: 'AzurePrivatePeering', state: 'Enabled', ...peering },
        },
      ],
    },
    { sku: { tier }, tags, ...(options.down && { onPremises: { down: options.down } }) },
  );
}

interface NetworkOptions {
  location?: string;
  /** Networks it is peered with, and what the peering says. */
  peers?: Record<string, Record<string, unknown>>;
}

/** A virtual network with a subnet for machines (the first machine has .1.4) and a gateway subnet. `space` is `10.20`. */
export function network(name: string, space: string, { location, peers = {} }: NetworkOptions = {}): WorldResource {
  return resource(
    'virtualNetworks',
    name,
    {
      addressSpace: { addressPrefixes: [`${space}.0.0/16`] },
      subnets: [
        { name: 'GatewaySubnet', properties: { addressPrefix: `${space}.255.0/27` } },
        { name: 'snet-app', properties: { addressPrefix: `${space}.1.0/24` } },
      ],
      virtualNetworkPeerings: Object.entries(peers).map(([remote, properties]) => ({
        name: `to-${remote}`,
        properties: {
          remoteVirtualNetwork: { id: idOf('virtualNetworks', remote) },
          peeringState: 'Connected',
          ...properties,
        },
      })),
    },
    location === undefined ? {} : { location },
  );
}

/** A gateway in a network. */
export const gateway = (name: string, of: string, more: Record<string, unknown> = {}): WorldResource =>
  resource('virtualNetworkGateways', name, {
    gatewayType: 'ExpressRoute',
    provisioningState: 'Succeeded',
    sku: { name: 'ErGw3AZ', tier: 'ErGw3AZ' },
    ipConfigurations: [{ properties: { subnet: { id: `${idOf('virtualNetworks', of)}/subnets/GatewaySubnet` } } }],
    ...more,
  });

/** A connection of a gateway and a circuit. */
export const connection = (name: string, from: string, to: string, more: Record<string, unknown> = {}): WorldResource =>
  resource('connections', name, {
    connectionType: 'ExpressRoute',
    provisioningState: 'Succeeded',
    virtualNetworkGateway1: { id: idOf('virtualNetworkGateways', from) },
    peer: { id: idOf('expressRouteCircuits', to) },
    expressRouteGatewayBypass: false,
    ...more,
  });

/** A VPN site, and the tunnel of a gateway to it. */
export const vpnSite = (name: string, addressPrefixes: readonly string[], onPremisesName?: string): WorldResource =>
  resource(
    'localNetworkGateways',
    name,
    { localNetworkAddressSpace: { addressPrefixes } },
    onPremisesName === undefined ? {} : { tags: { onPremisesName } },
  );

export const tunnel = (name: string, from: string, to: string, more: Record<string, unknown> = {}): WorldResource =>
  resource('connections', name, {
    connectionType: 'IPsec',
    provisioningState: 'Succeeded',
    virtualNetworkGateway1: { id: idOf('virtualNetworkGateways', from) },
    localNetworkGateway2: { id: idOf('localNetworkGateways', to) },
    ...more,
  });

/** Global Reach from one circuit to another. */
export const globalReach = (one: string, other: string, more: Record<string, unknown> = {}): WorldResource => ({
  id: `${idOf('expressRouteCircuits', one)}/peerings/AzurePrivatePeering/connections/${one}-${other}`,
  name: `${one}-${other}`,
  type: 'Microsoft.Network/expressRouteCircuits/peerings/connections',
  properties: {
    provisioningState: 'Succeeded',
    peerExpressRouteCircuitPeering: { id: `${idOf('expressRouteCircuits', other)}/peerings/AzurePrivatePeering` },
    addressPrefix: '192.168.8.0/29',
    ...more,
  },
});

/** Anything else. */
export const other = resource;

/** All of them as a Cloud. */
export const cloudWith = (...resources: readonly WorldResource[]): Traceable => ({
  resources: Object.fromEntries(resources.map((one) => [one.id.toLowerCase(), one])),
});

/** Sends a packet through a Cloud. */
export const send = (cloud: Traceable, flow: Flow, whatIf: WhatIf = {}, profile: Profile = 'today'): Trace =>
  trace(networkOf(cloud, profile, whatIf), flow);

/** The names of the nodes on a way, without what only stands in between. */
export const wayOf = ({ hops }: Pick<Trace, 'hops'>): string[] =>
  hops.filter(({ kind }) => kind !== 'network' && kind !== 'router').map(({ name }) => name);
