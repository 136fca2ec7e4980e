/** A virtual network as packets care about it: its addresses, its subnets, the networks it is peered with, and how a host stands in it. */
import * as z from 'zod/mini';
import type { Network, Route } from '#src/datapath/network.ts';
import { flag, nodeOf, reference, word, words, type World, type WorldResource } from './world.ts';

const networkType = 'Microsoft.Network/virtualNetworks';
const networkProperties = z.object({
  addressSpace: z.catch(z.object({ addressPrefixes: words }), { addressPrefixes: [] }),
});
const subnetProperties = z.object({
  addressPrefix: word,
  addressPrefixes: words,
  routeTable: reference,
  networkSecurityGroup: reference,
});
const peeringProperties = z.object({
  remoteVirtualNetwork: reference,
  peeringState: word,
  /** What the peering knows of the other network's addresses; empty in a Cloud written by hand, which knows all of them. */
  remoteAddressSpace: z.catch(z.object({ addressPrefixes: words }), { addressPrefixes: [] }),
  allowVirtualNetworkAccess: z.catch(z.boolean(), true),
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
}

export const subnetsOf = (world: World, network: WorldResource): Subnet[] =>
  world.children(network, 'subnets').map((subnet) => {
    const { addressPrefix, addressPrefixes, routeTable, networkSecurityGroup } = subnetProperties.parse(
      subnet.properties,
    );
    const prefixes = addressPrefix === '' ? addressPrefixes : [addressPrefix];
    return {
      id: subnet.id,
      name: subnet.name,
      prefixes,
      routeTable: routeTable.id,
      securityGroup: networkSecurityGroup.id,
    };
  });

/** The virtual network that holds a subnet. */
export const networkOfSubnet = (world: World, subnetId: string): WorldResource | undefined =>
  world.find(subnetId.split(/\/subnets\//i)[0] ?? '');

type Peering = z.infer<typeof peeringProperties>;

const readPeerings = new WeakMap<World, Map<string, Map<string, Peering>>>();

/** The peerings of a network by the node they lead to. Read once per world, since a hub is asked by each of its spokes. */
function peeringsOf(world: World, network: WorldResource): Map<string, Peering> {
  const read = readPeerings.get(world) ?? new Map<string, Map<string, Peering>>();
  readPeerings.set(world, read);
  const before = read.get(network.id);
  if (before) return before;
  const peerings = world.children(network, 'virtualNetworkPeerings').map(({ properties }): [string, Peering] => {
    const peering = peeringProperties.parse(properties);
    return [nodeOf(peering.remoteVirtualNetwork.id), peering];
  });
  const found = new Map(peerings);
  read.set(network.id, found);
  return found;
}

const isConnected = ({ peeringState }: Peering): boolean => peeringState === '' || peeringState === 'Connected';

/** A peering that carries packets: it exists on both sides, and neither says it is not connected. */
function connectedPeerings(world: World, network: WorldResource) {
  const at = nodeOf(network.id);
  return [...peeringsOf(world, network)].flatMap(([id, peering]) => {
    const remote = world.find(id);
    if (remote?.type.toLowerCase() !== networkType.toLowerCase()) return [];
    const back = peeringsOf(world, remote).get(at);
    return back && isConnected(peering) && isConnected(back) ? [{ ...peering, remote, back }] : [];
  });
}

/** The networks a network is peered with, each with the prefixes its peering knows. */
export const peeredWith = (
  world: World,
  network: WorldResource,
): { remote: WorldResource; prefixes: readonly string[] }[] =>
  connectedPeerings(world, network)
    .filter(({ allowVirtualNetworkAccess, back }) => allowVirtualNetworkAccess && back.allowVirtualNetworkAccess)
    .map(({ remote, remoteAddressSpace: { addressPrefixes } }) => ({
      remote,
      prefixes: addressPrefixes.length > 0 ? addressPrefixes : addressSpaceOf(remote),
    }));

/** The networks that use this one's gateway: it allows gateway transit, and they use remote gateways. */
export const spokesOf = (world: World, hub: WorldResource): WorldResource[] =>
  connectedPeerings(world, hub)
    .filter(({ allowGatewayTransit, back }) => allowGatewayTransit && back.useRemoteGateways)
    .map(({ remote }) => remote);

/** A node in a network that answers for one address: a machine, a load balancer's front end, a private endpoint. */
export function hostIn(
  network: WorldResource,
  host: { id: string; name: string; addresses: readonly string[]; because: string },
): Partial<Network> {
  const at = nodeOf(network.id);
  const id = nodeOf(host.id);
  const prefixes = host.addresses.map((address) => `${address}/${address.includes(':') ? 128 : 32}`);
  return {
    nodes: [{ id, kind: 'host', name: host.name, prefixes }],
    links: [{ id: `${id}/link`, ends: [at, id], name: network.name }],
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
