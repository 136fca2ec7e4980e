/** What a network interface means to packets: a host with its addresses, in its subnet. */
import * as z from 'zod/mini';
import { declareHost } from './hosts.ts';
import { networkOfSubnet, subnetsOf } from './virtualNetworks.ts';
import { nodeOf, reference, word, type Declare, type World, type WorldResource } from './world.ts';

const nicProperties = z.object({ networkSecurityGroup: reference });
const partProperties = z.object({ privateIPAddress: word, subnet: reference });

/** Where a network interface stands: its network, its subnet, and its private addresses there. */
export function placeOf(world: World, nic: WorldResource) {
  const parts = world.children(nic, 'ipConfigurations').map(({ properties }) => partProperties.parse(properties));
  const subnetId = parts[0]?.subnet.id ?? '';
  const network = networkOfSubnet(world, subnetId);
  const subnet = network && subnetsOf(world, network).find(({ id }) => nodeOf(id) === nodeOf(subnetId));
  if (!network || !subnet) return undefined;
  const addresses = parts.map(({ privateIPAddress }) => privateIPAddress).filter((address) => address !== '');
  return { network, subnet, addresses, group: nicProperties.parse(nic.properties).networkSecurityGroup.id };
}

/** The host that a network interface is. */
export const declareNetworkInterface: Declare = (nic, world) => {
  const place = placeOf(world, nic);
  if (!place || place.addresses.length === 0) return {};
  const { network, subnet, addresses, group } = place;
  const because = `${nic.name} has this address in subnet ${subnet.name}, and ${network.name} delivers to it.`;
  return declareHost(world, network, subnet, { id: nic.id, name: nic.name, addresses, because, group });
};
