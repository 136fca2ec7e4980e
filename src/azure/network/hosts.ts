/** A host in a subnet with all that the subnet does to it: its address, the user routes of the subnet, the filters of the security groups. */
import type { Network } from '#src/datapath/network.ts';
import { filtersAt } from './securityGroups.ts';
import { declareUserRoutes } from './userRoutes.ts';
import { hostIn, type Subnet } from './virtualNetworks.ts';
import { nodeOf, type World, type WorldResource } from './world.ts';

/** Declares a machine in a subnet. `group` is the id of a security group of its own, beside that of the subnet. */
export function declareHost(
  world: World,
  network: WorldResource,
  subnet: Subnet,
  host: { id: string; name: string; addresses: readonly string[]; because: string; group?: string },
): Partial<Network> {
  const node = nodeOf(host.id);
  const base = hostIn(network, host);
  const user = declareUserRoutes(world, network, { node, subnet: subnet.name, table: subnet.routeTable });
  return {
    nodes: [...(base.nodes ?? []), ...(user.nodes ?? [])],
    links: [...(base.links ?? []), ...(user.links ?? [])],
    routes: [...(base.routes ?? []), ...(user.routes ?? [])],
    filters: filtersAt(world, network, { node, addresses: host.addresses }, [
      world.find(subnet.securityGroup),
      world.find(host.group ?? ''),
    ]),
  };
}
