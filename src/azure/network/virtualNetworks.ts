/** A virtual network as packets care about it: its addresses, its subnets, the networks it is peered with, and how a host stands in it. */
import * as shape from '#src/base/shape.ts';
import { covers, parsePrefix } from '#src/base/ip.ts';
import type { Network, NodeKind, Reason, Route } from '#src/datapath/network.ts';
import { perResource } from './once.ts';
import { flag, nodeOf, reference, word, words, type World, type WorldResource } from './world.ts';

export const networkType = 'Microsoft.Network/virtualNetworks';
const networkProperties = shape.object({
  addressSpace: shape.otherwise(shape.object({ addressPrefixes: words }), { addressPrefixes: [] }),
});
const subnetProperties = shape.object({
  addressPrefix: word,
  addressPrefixes: words,
  routeTable: reference,
  networkSecurityGroup: reference,
  delegations: shape.otherwise(shape.array(shape.object({ properties: shape.object({ serviceName: word }) })), []),
  privateEndpointNetworkPolicies: word,
});
const peeringProperties = shape.object({
  remoteVirtualNetwork: reference,
  peeringState: word,
  /** What the peering knows of the other network's addresses; empty in a Cloud written by hand, which knows all of them. */
  remoteAddressSpace: shape.otherwise(shape.object({ addressPrefixes: words }), { addressPrefixes: [] }),
  allowVirtualNetworkAccess: shape.otherwise(shape.boolean(), true),
  allowForwardedTraffic: shape.otherwise(shape.boolean(), true),
  allowGatewayTransit: flag,
  useRemoteGateways: flag,
});

export const addressSpaceOf = (network: WorldResource): readonly string[] =>
  networkProperties.parse(network.properties).addressSpace.addressPrefixes;

export interface Subnet {
  id: string;
  name: string;
  prefixes: readonly string[];
  /** Ids; empty if it has none. */
  routeTable: string;
  securityGroup: string;
  /** The service of Azure that it is kept for; empty if it is anybody's. */
  service: string;
  /** What holds for private endpoints in it: whether security groups are asked, and whether user routes may lead around their own route. */
  endpointPolicies: { securityGroups: boolean; routeTables: boolean };
}

/** The subnets of a network. */
export const subnetsOf = perResource((world, network): readonly Subnet[] =>
  world.children(network, 'subnets').map((subnet): Subnet => {
    const properties = subnetProperties.parse(subnet.properties);
    const { addressPrefix, addressPrefixes, privateEndpointNetworkPolicies: policies } = properties;
    return {
      id: subnet.id,
      name: subnet.name,
      prefixes: addressPrefix === '' ? addressPrefixes : [addressPrefix],
      routeTable: properties.routeTable.id,
      securityGroup: properties.networkSecurityGroup.id,
      service: properties.delegations[0]?.properties.serviceName ?? '',
      endpointPolicies: {
        securityGroups: policies === 'Enabled' || policies === 'NetworkSecurityGroupEnabled',
        routeTables: policies === 'Enabled' || policies === 'RouteTableEnabled',
      },
    };
  }),
);

/** The subnet with an id, and the network it is in. */
export function subnetAt(world: World, subnetId: string): { network: WorldResource; subnet: Subnet } | undefined {
  const network = networkOfSubnet(world, subnetId);
  const subnet = network && subnetsOf(world, network).find(({ id }) => nodeOf(id) === nodeOf(subnetId));
  return network && subnet && { network, subnet };
}

/** Whether a subnet is one that Azure keeps for a part of the network itself, so that no machine stands in it. */
export const isForAzure = ({ name }: Subnet): boolean =>
  /^(?:Gateway|AzureFirewall|AzureBastion|RouteServer)/i.test(name);

/** The virtual network that holds a subnet. */
export const networkOfSubnet = (world: World, subnetId: string): WorldResource | undefined =>
  world.find(subnetId.split(/\/subnets\//i)[0] ?? '');

type Peering = shape.Read<typeof peeringProperties> & {
  /** Its name, if it is imagined to have failed. */
  failed: string | undefined;
};

/** The peerings of a network by the node they lead to. */
const peeringsOf = perResource(
  (world, network): ReadonlyMap<string, Peering> =>
    new Map(
      world.children(network, 'virtualNetworkPeerings').map(({ id, name, properties }): [string, Peering] => {
        const peering = peeringProperties.parse(properties);
        const failed = world.hasFailed(`peering:${nodeOf(id)}`) ? name : undefined;
        return [nodeOf(peering.remoteVirtualNetwork.id), { ...peering, failed }];
      }),
    ),
);

const isConnected = ({ peeringState }: Peering): boolean => peeringState === '' || peeringState === 'Connected';

/** A peering that carries packets unless it failed: it exists on both sides, and neither says it is not connected. */
const joinedPeerings = perResource((world, network) => {
  const at = nodeOf(network.id);
  return [...peeringsOf(world, network)].flatMap(([id, peering]) => {
    const remote = world.find(id);
    if (remote?.type.toLowerCase() !== networkType.toLowerCase()) return [];
    const back = peeringsOf(world, remote).get(at);
    return back && isConnected(peering) && isConnected(back) ? [{ ...peering, remote, back }] : [];
  });
});

const connectedPeerings = (world: World, network: WorldResource) =>
  joinedPeerings(world, network).filter(({ failed, back }) => failed === undefined && back.failed === undefined);

/** A network that would be peered if its peering had not failed. */
export interface LostPeer {
  remote: WorldResource;
  reason: Reason;
}

const lost = (world: World, network: WorldResource) =>
  joinedPeerings(world, network).flatMap((peering) => {
    const name = peering.failed ?? peering.back.failed;
    if (name === undefined) return [];
    const because = `The peering ${name} between ${network.name} and ${peering.remote.name} is down, so neither knows the way to the other.`;
    return [{ ...peering, reason: { because } }];
  });

/** The networks to which a peering is imagined to have failed. */
export const lostPeersOf = (world: World, network: WorldResource): LostPeer[] =>
  lost(world, network).map(({ remote, reason }) => ({ remote, reason }));

/** Those of them that would use this network's gateway. */
export const lostSpokesOf = (world: World, hub: WorldResource): LostPeer[] =>
  lost(world, hub)
    .filter(({ allowGatewayTransit, back }) => allowGatewayTransit && back.useRemoteGateways)
    .map(({ remote, reason }) => ({ remote, reason }));

/** A network at the other end of a peering. */
export interface Peer {
  remote: WorldResource;
  /** The prefixes the peering knows. */
  prefixes: readonly string[];
  /** Whether the other network takes what this one's appliances forward for others; it does unless it says no. */
  takesForwarded: boolean;
}

/** The networks a network is peered with. */
export const peeredWith = perResource((world, network): readonly Peer[] =>
  connectedPeerings(world, network)
    .filter(({ allowVirtualNetworkAccess, back }) => allowVirtualNetworkAccess && back.allowVirtualNetworkAccess)
    .map(({ remote, back, remoteAddressSpace: { addressPrefixes } }) => ({
      remote,
      takesForwarded: back.allowForwardedTraffic,
      prefixes: addressPrefixes.length > 0 ? addressPrefixes : addressSpaceOf(remote),
    })),
);

/** The networks a peering leads to that lets nothing through: one of its ends, or both, does not allow access. Each with the ends that do not. */
export const closedPeersOf = (world: World, network: WorldResource): { remote: WorldResource; ends: string[] }[] =>
  connectedPeerings(world, network)
    .map(({ remote, allowVirtualNetworkAccess, back }) => ({
      remote,
      ends: [
        ...(allowVirtualNetworkAccess ? [] : [network.name]),
        ...(back.allowVirtualNetworkAccess ? [] : [remote.name]),
      ],
    }))
    .filter(({ ends }) => ends.length > 0);

/** The networks that use this one's gateway: it allows gateway transit, and they use remote gateways. */
export const spokesOf = perResource((world, hub): readonly WorldResource[] =>
  connectedPeerings(world, hub)
    .filter(({ allowGatewayTransit, back }) => allowGatewayTransit && back.useRemoteGateways)
    .map(({ remote }) => remote),
);

/** The id of the link between two peered networks, whichever is named first. */
export const peeringLink = (one: WorldResource, other: WorldResource): string =>
  `peering:${[nodeOf(one.id), nodeOf(other.id)].sort().join('|')}`;

/** The frame in which everything of a network is drawn. */
export const frameOf = ({ name, location = '' }: WorldResource): string =>
  location === '' ? name : `${name} (${location.replaceAll(' ', '').toLowerCase()})`;

/** An address as a prefix of one. */
export const alone = (address: string): string => `${address}/${address.includes(':') ? 128 : 32}`;

/** Whether every address of the inner prefix is in the outer one. What cannot be read covers nothing. */
export function holds(outer: string, inner: string): boolean {
  const [one, other] = [parsePrefix(outer), parsePrefix(inner)];
  return one !== undefined && other !== undefined && covers(one, other);
}

/** Something with addresses of its own in a network. */
export interface Inhabitant {
  id: string;
  name: string;
  addresses: readonly string[];
  because: string;
  /** A machine unless said. */
  kind?: NodeKind;
  /** Whether it remembers conversations. */
  isStateful?: boolean;
}

/** A node in a network that answers for its addresses, the network's way to it, and its way out. */
export function hostIn(network: WorldResource, host: Inhabitant): Partial<Network> {
  const at = nodeOf(network.id);
  const id = nodeOf(host.id);
  const { name, kind = 'host', isStateful = false } = host;
  const prefixes = host.addresses.map(alone);
  return {
    nodes: [{ id, kind, name, prefixes, place: frameOf(network), ...(isStateful && { stateful: true }) }],
    links: [{ id: `${id}/link`, ends: [at, id], name: network.name, kind: 'inside' }],
    routes: [
      ...prefixes.map((prefix): Route => ({ at, prefix, via: id, origin: 'system', because: host.because })),
      ...['0.0.0.0/0', '::/0'].map((prefix): Route => ({
        at: id,
        prefix,
        via: at,
        origin: 'system',
        because: `Everything else leaves through ${network.name}.`,
      })),
    ],
  };
}
