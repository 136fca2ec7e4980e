/** What a virtual network means to packets: its subnets with a machine in each, and the networks it is peered with. */
import { joined, type Link, type Network, type Route } from '#src/datapath/network.ts';
import { appliancesThoughtUpIn, firewallIn } from './appliances.ts';
import { forwardingFilters } from './forwarding.ts';
import { declareHost } from './hosts.ts';
import { declareInternet } from './internet.ts';
import { machineAddresses, machineName } from './machines.ts';
import {
  addressSpaceOf,
  closedPeersOf,
  lostPeersOf,
  frameOf,
  hostIn,
  peeredWith,
  peeringLink,
  subnetsOf,
  type Subnet,
} from './virtualNetworks.ts';
import { nodeOf, type Declare, type World, type WorldResource } from './world.ts';

function machineIn(world: World, network: WorldResource, subnet: Subnet): Partial<Network>[] {
  const addresses = machineAddresses(world, network, subnet);
  if (addresses.length === 0) return [];
  const name = machineName(subnet);
  const because = `${name} stands in subnet ${subnet.name}, and ${network.name} delivers to it.`;
  return [declareHost(world, network, subnet, { id: `${subnet.id}/machine`, name, addresses, because })];
}

/** Nodes, links and routes of one virtual network. */
export const declareVirtualNetwork: Declare = (network, world) => {
  const at = nodeOf(network.id);
  const space = addressSpaceOf(network);
  const peered = peeredWith(world, network);
  const lostPeers = lostPeersOf(world, network);
  const nobody = space.map((prefix): Route => ({
    at,
    prefix,
    via: undefined,
    origin: 'system',
    because: `The address belongs to ${network.name}, but nothing there has it.`,
  }));
  const link = (remote: WorldResource): Link => ({
    id: peeringLink(network, remote),
    ends: [at, nodeOf(remote.id)],
    name: 'peering',
    kind: 'peering',
  });
  const links = [
    ...peered.map(({ remote }) => link(remote)),
    ...lostPeers.map(({ remote, reason }): Link => ({ ...link(remote), down: reason })),
  ];
  const across = peered.flatMap(({ remote, prefixes }) =>
    prefixes.map((prefix): Route => ({
      at,
      prefix,
      via: nodeOf(remote.id),
      origin: 'system',
      because: `${network.name} is peered with ${remote.name}.`,
    })),
  );
  const gone = lostPeers.flatMap(({ remote, reason }) =>
    addressSpaceOf(remote).map((prefix): Route => ({
      at,
      prefix,
      via: nodeOf(remote.id),
      origin: 'system',
      because: `${network.name} is peered with ${remote.name}.`,
      withdrawn: reason,
    })),
  );
  const closed = closedPeersOf(world, network).flatMap(({ remote, ends }) =>
    addressSpaceOf(remote).map((prefix): Route => ({
      at,
      prefix,
      via: nodeOf(remote.id),
      origin: 'system',
      because: `${network.name} is peered with ${remote.name}.`,
      withdrawn: {
        because: `It is peered with ${remote.name}, but access is not allowed at the end of ${ends.join(' and of ')}, and the two exchange packets only when both ends allow it.`,
        never: true,
      },
    })),
  );
  const firewall = firewallIn(world, network);
  const thoughtUp = appliancesThoughtUpIn(world, network);
  return joined([
    { nodes: [{ id: at, kind: 'network', name: network.name, prefixes: space, place: frameOf(network) }] },
    { links, routes: [...nobody, ...across, ...gone, ...closed] },
    ...subnetsOf(world, network).flatMap((subnet) => machineIn(world, network, subnet)),
    ...(firewall ? [declareHost(world, network, firewall.subnet, firewall)] : []),
    ...thoughtUp.map((appliance) => hostIn(network, appliance)),
    {
      filters: [...(firewall ? [firewall] : []), ...thoughtUp].flatMap(({ id }) =>
        forwardingFilters(world, network, id),
      ),
    },
    declareInternet(network, world),
  ]);
};
