/** The BGP addresses inside a gateway subnet: those of the gateway's two instances, and those under which it meets the edge. */
import { addressAt, formatAddress, parsePrefix } from '#src/base/ip.ts';
import type { Cloud, Resource } from '../cloud.ts';
import { prefixesOfSubnet } from '../rules/address-space.ts';
import { gatewayOfConnection, subnetOfGateway } from '../rules/gateway-network.ts';

/** Azure keeps the first four addresses of a subnet. Which of the others it takes is its own affair; these are ours. */
const places = { edge: [4, 5], own: [12, 13] };

export interface GatewayAddresses {
  own: readonly string[];
  /** The edge on the primary and the secondary link. */
  edge: readonly string[];
}

/** The addresses of a gateway; none where its subnet has no room for them. */
export function addressesOfGateway(cloud: Cloud, gateway: Resource): GatewayAddresses {
  const subnet = subnetOfGateway(cloud, gateway);
  const prefix = parsePrefix(prefixesOfSubnet(subnet?.properties ?? {})[0] ?? '');
  const at = (offsets: readonly number[]): string[] =>
    offsets.flatMap((offset) => {
      const address = prefix && addressAt(prefix, offset);
      return address ? [formatAddress(address)] : [];
    });
  return { own: at(places.own), edge: at(places.edge) };
}

/** The addresses of the gateway that a connection ends at. */
export function gatewayAddresses(cloud: Cloud, connection: Resource): GatewayAddresses {
  const gateway = gatewayOfConnection(cloud, connection);
  return gateway ? addressesOfGateway(cloud, gateway) : { own: [], edge: [] };
}
