/** The metrics of ExpressRoute resources, and their values: no packet is ever sent here, so traffic is zero; states are those of the Cloud. */
import * as z from 'zod/mini';
import { childrenOf } from '../cloud.ts';
import type { Cloud, Resource } from '../cloud.ts';
import type { Profile } from '#src/base/facts.ts';
import { ways } from '../network/circuits.ts';
import { whyDown, whyNoArp } from '../network/sessions.ts';
import { sessionsOf } from '../network/gateway-tables.ts';
import { worldOf } from '../network/world.ts';

/** A value at one moment, for one set of dimensions. */
export interface Reading {
  dimensions: Readonly<Record<string, string>>;
  value: number;
}

export interface Metric {
  name: string;
  title: string;
  unit: 'Percent' | 'BitsPerSecond' | 'CountPerSecond' | 'Count';
  aggregation: 'Average' | 'Maximum' | 'Minimum';
  dimensions: readonly string[];
  read(resource: Resource, cloud: Cloud, profile: Profile): Reading[];
}

const nothing = (name: string, title: string, unit: Metric['unit'], dimensions: readonly string[] = []): Metric => ({
  name,
  title,
  unit,
  aggregation: 'Average',
  dimensions,
  read: () => [{ dimensions: Object.fromEntries(dimensions.map((dimension) => [dimension, ''])), value: 0 }],
});

const peeringProperties = z.object({ state: z.catch(z.string(), '') });
const peeringType = 'Microsoft.Network/expressRouteCircuits/peerings';
const shortNames: Readonly<Record<string, string>> = { AzurePrivatePeering: 'Private', MicrosoftPeering: 'Microsoft' };
const peers = { primary: 'Primary', secondary: 'Secondary' };

/** For each peering and each of its two links, whether it works. */
const availability =
  (layer: 'arp' | 'bgp') =>
  (circuit: Resource, cloud: Cloud, profile: Profile): Reading[] => {
    const world = worldOf(cloud, profile);
    const isProvisioned = circuit.properties['serviceProviderProvisioningState'] === 'Provisioned';
    return childrenOf(cloud, circuit)
      .filter(({ type }) => type === peeringType)
      .flatMap((peering) =>
        ways.map((way): Reading => {
          const isEnabled = peeringProperties.parse(peering.properties).state !== 'Disabled';
          const isSilent = layer === 'bgp' && (circuit.onPremises?.down.includes(way) ?? false);
          const why = layer === 'bgp' ? whyDown : whyNoArp;
          const isPrivateDown = peering.name === 'AzurePrivatePeering' && why(world, circuit, way);
          const isUp = isProvisioned && isEnabled && !isSilent && !isPrivateDown;
          return {
            dimensions: { PeeringType: shortNames[peering.name] ?? peering.name, Peer: peers[way] },
            value: isUp ? 100 : 0,
          };
        }),
      );
  };

const state = (name: string, title: string, layer: 'arp' | 'bgp'): Metric => ({
  name,
  title,
  unit: 'Percent',
  aggregation: 'Average',
  dimensions: ['PeeringType', 'Peer'],
  read: availability(layer),
});

const routes = (name: string, title: string, which: 'learned' | 'advertised'): Metric => ({
  name,
  title,
  unit: 'Count',
  aggregation: 'Maximum',
  dimensions: ['BgpPeerAddress', 'Direction'],
  read: (gateway, cloud, profile) =>
    sessionsOf(gateway, { cloud, profile }).map((session) => ({
      dimensions: { BgpPeerAddress: session.neighbor, Direction: which === 'learned' ? 'Inbound' : 'Outbound' },
      value: session[which].length,
    })),
});

/** Traffic over each link of each peering: none, since no packet is sent here. */
const onLinks = (name: string, title: string): Metric => ({
  ...nothing(name, title, 'BitsPerSecond', ['PeeringType', 'DeviceRole']),
  read(circuit, cloud) {
    const peerings = childrenOf(cloud, circuit).filter(({ type }) => type === peeringType);
    if (peerings.length === 0) return [{ dimensions: { PeeringType: '', DeviceRole: '' }, value: 0 }];
    return peerings.flatMap(({ name: peering }) =>
      ways.map((way) => ({
        dimensions: { PeeringType: shortNames[peering] ?? peering, DeviceRole: peers[way] },
        value: 0,
      })),
    );
  },
});

const bits = (prefix: string, title: string, dimensions: readonly string[] = []): Metric[] => [
  nothing(`${prefix}BitsInPerSecond`, `${title}BitsInPerSecond`, 'BitsPerSecond', dimensions),
  nothing(`${prefix}BitsOutPerSecond`, `${title}BitsOutPerSecond`, 'BitsPerSecond', dimensions),
];

const adminState: Metric = {
  name: 'AdminState',
  title: 'AdminState',
  unit: 'Count',
  aggregation: 'Average',
  dimensions: ['Link'],
  read: (port, cloud) =>
    childrenOf(cloud, port)
      .filter(({ type }) => type.endsWith('/links'))
      .map(({ name, properties }) => ({
        dimensions: { Link: name },
        value: properties['adminState'] === 'Enabled' ? 1 : 0,
      })),
};

/** The metrics of a resource type. Those that nothing here could give a true value, such as the load of a processor, are left out. */
export const metricsOf: Readonly<Record<string, readonly Metric[]>> = {
  'Microsoft.Network/expressRouteCircuits': [
    onLinks('BitsInPerSecond', 'BitsInPerSecond'),
    onLinks('BitsOutPerSecond', 'BitsOutPerSecond'),
    ...bits('GlobalReach', 'GlobalReach', ['PeeredCircuitSKey']),
    state('BgpAvailability', 'Bgp Availability', 'bgp'),
    state('ArpAvailability', 'Arp Availability', 'arp'),
    nothing('QosDropBitsInPerSecond', 'DroppedInBitsPerSecond', 'BitsPerSecond'),
    nothing('QosDropBitsOutPerSecond', 'DroppedOutBitsPerSecond', 'BitsPerSecond'),
  ],
  'Microsoft.Network/virtualNetworkGateways': [
    nothing('ExpressRouteGatewayBitsPerSecond', 'Bits Received Per second', 'BitsPerSecond', ['roleInstance']),
    nothing('ExpressRouteGatewayPacketsPerSecond', 'Packets received per second', 'CountPerSecond', ['roleInstance']),
    nothing('ExpressRouteGatewayActiveFlows', 'Active Flows', 'Count', ['roleInstance']),
    routes('ExpressRouteGatewayCountOfRoutesAdvertisedToPeer', 'Count Of Routes Advertised to Peer', 'advertised'),
    routes('ExpressRouteGatewayCountOfRoutesLearnedFromPeer', 'Count Of Routes Learned from Peer', 'learned'),
  ],
  'Microsoft.Network/connections': bits('', ''),
  'Microsoft.Network/expressRoutePorts': [
    adminState,
    nothing('PortBitsInPerSecond', 'BitsInPerSecond', 'BitsPerSecond', ['Link']),
    nothing('PortBitsOutPerSecond', 'BitsOutPerSecond', 'BitsPerSecond', ['Link']),
  ],
};
