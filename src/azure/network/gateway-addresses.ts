/** The BGP addresses inside a gateway subnet: those of a gateway's two instances, and those under which it meets the edge. */
import { addressAt, formatAddress, parsePrefix } from '#src/base/ip.ts';
import { gatewayOf } from './gateways.ts';
import { subnetsOf } from './virtualNetworks.ts';
import type { World } from './world.ts';

/** Azure keeps the first four addresses of a subnet. Which of the others it takes is its own affair; these are ours. */
const places = { edge: [4, 5], expressRoute: [12, 13], vpn: [14, 15] } as const;

export interface GatewayAddresses {
  own: readonly string[];
  /** The edge on the primary and the secondary link. None for a VPN gateway. */
  edge: readonly string[];
}

/** The addresses that a gateway takes of its subnet, whose IPv4 prefix is given; none where there is no room for them. */
export function addressesAt(subnetPrefix: string, isExpressRoute: boolean): GatewayAddresses {
  const prefix = parsePrefix(subnetPrefix);
  const at = (offsets: readonly number[]): string[] =>
    offsets.flatMap((offset) => {
      const address = prefix && addressAt(prefix, offset);
      return address ? [formatAddress(address)] : [];
    });
  return isExpressRoute ? { own: at(places.expressRoute), edge: at(places.edge) } : { own: at(places.vpn), edge: [] };
}

/** The addresses of the gateway with this id; none where there is no such gateway. */
export function addressesIn(world: World, id: string): GatewayAddresses {
  const gateway = world.find(id);
  if (!gateway) return { own: [], edge: [] };
  const { network, isExpressRoute } = gatewayOf(world, gateway);
  const subnet = network && subnetsOf(world, network).find(({ name }) => name.toLowerCase() === 'gatewaysubnet');
  return addressesAt(subnet?.prefixes.find((text) => !text.includes(':')) ?? '', isExpressRoute);
}
