/** A host in a subnet with all that the subnet does to it: its address, the user routes of the subnet, the filters of the security groups. */
import { joined, type Network } from '#src/datapath/network.ts';
import { filtersAt } from './securityGroups.ts';
import { declareUserRoutes } from './userRoutes.ts';
import { hostIn, type Inhabitant, type Subnet } from './virtualNetworks.ts';
import { nodeOf, type World, type WorldResource } from './world.ts';

/** Declares something that stands in a subnet. `group` is the id of a security group of its own, beside that of the subnet. */
export function declareHost(
  world: World,
  network: WorldResource,
  subnet: Subnet,
  host: Inhabitant & { group?: string },
): Partial<Network> {
  const node = nodeOf(host.id);
  const groups = [world.find(subnet.securityGroup), world.find(host.group ?? '')];
  return joined([
    hostIn(network, host),
    declareUserRoutes(world, network, { node, subnet: subnet.name, table: subnet.routeTable }),
    {
      filters: filtersAt(
        world,
        network,
        { node, addresses: host.addresses, forwards: host.kind === 'appliance' },
        groups,
      ),
    },
  ]);
}
