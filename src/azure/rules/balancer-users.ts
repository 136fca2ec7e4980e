/** The network interfaces behind a load balancer. */
import { childrenOf, resourcesAt, usersOf } from '../cloud.ts';
import type { Cloud, Resource } from '../cloud.ts';
import { rootKeyOf } from '../tree.ts';

/** By the pools and inbound NAT rules their IP configurations name. */
export function nicsBehind(cloud: Cloud, balancer: Resource): Resource[] {
  const keys = childrenOf(cloud, balancer)
    .flatMap((part) => usersOf(cloud, part))
    .filter((user) => user.type === 'Microsoft.Network/networkInterfaces/ipConfigurations')
    .map(({ id }) => rootKeyOf(id));
  return resourcesAt(cloud, [...new Set(keys)]);
}
