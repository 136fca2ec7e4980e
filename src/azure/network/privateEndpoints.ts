/** What a private endpoint means to packets: one address in a subnet, with a route of its own. */
import type { Network } from '#src/datapath/network.ts';
import { addressesOf } from './endpoints.ts';
import { filtersAt } from './securityGroups.ts';
import { hostIn } from './virtualNetworks.ts';
import { nodeOf, type Declare } from './world.ts';

/** The address of a private endpoint. Its subnet's security group is asked only if the subnet's policies say so. */
export const declarePrivateEndpoint: Declare = (endpoint, world): Partial<Network> => {
  const addresses = addressesOf(world, endpoint);
  const [first] = addresses;
  if (!first) return {};
  const { network, subnet } = first;
  const host = {
    id: endpoint.id,
    name: endpoint.name,
    addresses: addresses.map(({ address }) => address),
    because: `${endpoint.name} is a private endpoint with this address in ${network.name}.`,
    kind: 'endpoint' as const,
  };
  const groups = subnet.endpointPolicies.securityGroups ? [world.find(subnet.securityGroup)] : [];
  return {
    ...hostIn(network, host),
    filters: filtersAt(world, network, { node: nodeOf(endpoint.id), addresses: host.addresses }, groups),
  };
};
