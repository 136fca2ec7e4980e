/** A site-to-site VPN: the tunnel, with the VPN gateway and the site as Azure knows it. */
import * as shape from '#src/base/shape.ts';
import { reference, word, words } from '#src/azure/network/world.ts';
import { keyOf } from '#src/base/resource-id.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import type { PlainCloud } from '#src/azure/pieces/plain.ts';
import { find, ofType } from '../cloud.ts';
import { gatewayOf } from './gateway.ts';
import { defineKind } from './part.ts';

const type = 'connections';
const properties = shape.object({
  connectionType: word,
  virtualNetworkGateway1: reference,
  localNetworkGateway2: reference,
});
const local = shape.object({
  localNetworkAddressSpace: shape.otherwise(shape.object({ addressPrefixes: words }), { addressPrefixes: [] }),
});
export const read = (connection: WorldResource) => properties.parse(connection.properties);

/** Every site-to-site VPN. */
export const vpns = (cloud: PlainCloud): readonly WorldResource[] =>
  ofType(cloud, type).filter((one) => read(one).connectionType === 'IPsec');

export const prefixesOf = (cloud: PlainCloud, id: string): readonly string[] =>
  local.parse(find(cloud, id)?.properties ?? {}).localNetworkAddressSpace.addressPrefixes;

/** How many VPNs name a gateway or a site. */
const users = (cloud: PlainCloud, id: string): number =>
  vpns(cloud).filter((one) =>
    [read(one).virtualNetworkGateway1.id, read(one).localNetworkGateway2.id].some((each) => keyOf(each) === keyOf(id)),
  ).length;

export const vpn = defineKind({
  kind: 'vpn',
  one: 'VPN',
  many: 'VPNs',
  items: (cloud) =>
    vpns(cloud).map((one) => {
      const { virtualNetworkGateway1, localNetworkGateway2 } = read(one);
      const gateway = find(cloud, virtualNetworkGateway1.id);
      return {
        id: one.id,
        name: one.name,
        about: `to ${prefixesOf(cloud, localNetworkGateway2.id).join(', ')}`,
        ...(gateway && { inside: gatewayOf(gateway).network }),
        nodes: [keyOf(virtualNetworkGateway1.id), keyOf(localNetworkGateway2.id)],
      };
    }),
  owns(cloud, id) {
    const own = find(cloud, id);
    if (!own) return [];
    const { virtualNetworkGateway1, localNetworkGateway2 } = read(own);
    return [virtualNetworkGateway1.id, localNetworkGateway2.id].filter((one) => one !== '' && users(cloud, one) === 1);
  },
});
