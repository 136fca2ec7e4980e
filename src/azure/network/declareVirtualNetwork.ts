/** What a virtual network means to packets: its subnets with a machine in each, and the networks it is peered with. */
import * as z from 'zod/mini';
import { addressAt, formatAddress, parsePrefix } from '#src/base/ip.ts';
import type { Link, Network, Node, Route } from '#src/datapath/network.ts';
import { declareHost } from './hosts.ts';
import { addressSpaceOf, peeredWith, subnetsOf, type Subnet } from './virtualNetworks.ts';
import { nodeOf, reference, type Declare, type World, type WorldResource } from './world.ts';

/** Azure keeps the first four addresses of every subnet, so the first machine gets the fifth. */
const firstMachine = 4;

const partProperties = z.object({ subnet: reference });

const subnetsWithInterfaces = new WeakMap<World, Set<string>>();

/** The subnets in which network interfaces stand: these are the machines there. Read once per world. */
function furnished(world: World): Set<string> {
  const before = subnetsWithInterfaces.get(world);
  if (before) return before;
  const found = new Set(
    world
      .ofType('Microsoft.Network/networkInterfaces')
      .flatMap((nic) => world.children(nic, 'ipConfigurations'))
      .map(({ properties }) => nodeOf(partProperties.parse(properties).subnet.id)),
  );
  subnetsWithInterfaces.set(world, found);
  return found;
}

/** The machine that is thought up in a subnet without network interfaces. Subnets that Azure keeps for its own services have none. */
function machineIn(world: World, network: WorldResource, subnet: Subnet): Partial<Network> {
  const { id, name, prefixes } = subnet;
  if (/^(?:Gateway|AzureFirewall|AzureBastion|RouteServer)/i.test(name)) return {};
  if (furnished(world).has(nodeOf(id))) return {};
  const addresses = prefixes.flatMap((text) => {
    const prefix = parsePrefix(text);
    const address = prefix && addressAt(prefix, firstMachine);
    return address ? [formatAddress(address)] : [];
  });
  const machine = `vm-${name.replace(/^(?:snet|subnet)-/i, '')}`;
  return declareHost(world, network, subnet, {
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
  const peered = peeredWith(world, network);
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
  const across = peered.flatMap(({ remote, prefixes }) =>
    prefixes.map((prefix): Route => ({
      at,
      prefix,
      via: nodeOf(remote.id),
      origin: 'system',
      because: `${network.name} is peered with ${remote.name}.`,
    })),
  );
  const machines = subnetsOf(world, network).map((subnet) => machineIn(world, network, subnet));
  return {
    nodes: [node, ...machines.flatMap(({ nodes = [] }) => nodes)],
    links: [...links, ...machines.flatMap((machine) => machine.links ?? [])],
    routes: [...nobody, ...across, ...machines.flatMap(({ routes = [] }) => routes)],
    filters: machines.flatMap(({ filters = [] }) => filters),
  };
};
