/** What a virtual network means to packets: its subnets with a machine in each, and the networks it is peered with. */
import * as z from 'zod/mini';
import { addressAt, formatAddress, parsePrefix } from '#src/base/ip.ts';
import type { Link, Network, Node, Route } from '#src/datapath/network.ts';
import { flag, nodeOf, reference, word, words, type Declare, type World, type WorldResource } from './world.ts';

const networkType = 'Microsoft.Network/virtualNetworks';
const networkProperties = z.object({
  addressSpace: z.catch(z.object({ addressPrefixes: words }), { addressPrefixes: [] }),
});
const subnetProperties = z.object({ addressPrefix: word, addressPrefixes: words, routeTable: reference });
const peeringProperties = z.object({
  remoteVirtualNetwork: reference,
  peeringState: word,
  allowGatewayTransit: flag,
  useRemoteGateways: flag,
});

/** Azure keeps the first four addresses of every subnet, so the first machine gets the fifth. */
const firstMachine = 4;

export const addressSpaceOf = (network: WorldResource): readonly string[] =>
  networkProperties.parse(network.properties).addressSpace.addressPrefixes;

export interface Subnet {
  id: string;
  name: string;
  prefixes: readonly string[];
  routeTable: string;
}

export const subnetsOf = (world: World, network: WorldResource): Subnet[] =>
  world.children(network, 'subnets').map((subnet) => {
    const { addressPrefix, addressPrefixes, routeTable } = subnetProperties.parse(subnet.properties);
    const prefixes = addressPrefix === '' ? addressPrefixes : [addressPrefix];
    return { id: subnet.id, name: subnet.name, prefixes, routeTable: routeTable.id };
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

/** The first machine of a subnet. Subnets that Azure keeps for its own services have none. */
function machineIn(network: WorldResource, { id, name, prefixes }: Subnet): Partial<Network> {
  if (/^(?:Gateway|AzureFirewall|AzureBastion|RouteServer)/i.test(name)) return {};
  const addresses = prefixes.flatMap((text) => {
    const prefix = parsePrefix(text);
    const address = prefix && addressAt(prefix, firstMachine);
    return address ? [formatAddress(address)] : [];
  });
  const machine = `vm-${name.replace(/^(?:snet|subnet)-/i, '')}`;
  return hostIn(network, {
    id: `${id}/machine`,
    name: machine,
    addresses,
    because: `${machine} stands in subnet ${name}, and ${network.name} delivers to it.`,
  });
}

/** Nodes, links and routes of one virtual network. */
export const declareVirtualNetwork: Declare = (network, world) => {
  const at = nodeOf(network.id);
  const space = addressSpaceOf(network);
  const peered = connectedPeerings(world, network);
  const node: Node = { id: at, kind: 'network', name: network.name, prefixes: space };
  const nobody = space.map((prefix): Route => ({
    at,
    prefix,
    via: undefined,
    origin: 'system',
    because: `The address belongs to ${network.name}, but nothing there has it.`,
  }));
  const links = peered.map(({ remote }): Link => {
    const other = nodeOf(remote.id);
    return { id: `peering:${[at, other].sort().join('|')}`, ends: [at, other], name: 'peering' };
  });
  const across = peered.flatMap(({ remote }) =>
    addressSpaceOf(remote).map((prefix): Route => ({
      at,
      prefix,
      via: nodeOf(remote.id),
      origin: 'system',
      because: `${network.name} is peered with ${remote.name}.`,
    })),
  );
  const machines = subnetsOf(world, network).map((subnet) => machineIn(network, subnet));
  return {
    nodes: [node, ...machines.flatMap(({ nodes = [] }) => nodes)],
    links: [...links, ...machines.flatMap((machine) => machine.links ?? [])],
    routes: [...nobody, ...across, ...machines.flatMap(({ routes = [] }) => routes)],
  };
};
