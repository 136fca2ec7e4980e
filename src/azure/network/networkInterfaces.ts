/** What a network interface means to packets: a machine with its addresses in its subnet, or an appliance if it forwards. */
import { joined } from '#src/datapath/network.ts';
import { forwardingFilters } from './forwarding.ts';
import { declareHost } from './hosts.ts';
import { interfaceOf } from './interfaces.ts';
import type { Declare } from './world.ts';

/** The host that a network interface is. */
export const declareNetworkInterface: Declare = (nic, world) => {
  const place = interfaceOf(world, nic);
  if (!place || place.addresses.length === 0) return {};
  const { network, subnet, addresses, group, forwards, isStateful } = place;
  const because = `${nic.name} has this address in subnet ${subnet.name}, and ${network.name} delivers to it.`;
  const kind = forwards ? ('appliance' as const) : ('host' as const);
  const host = { id: nic.id, name: nic.name, addresses, because, kind, isStateful, group };
  return joined([
    declareHost(world, network, subnet, host),
    { filters: forwards ? forwardingFilters(world, network, nic.id) : [] },
  ]);
};
