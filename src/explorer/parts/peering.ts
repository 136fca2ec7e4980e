/** A peering of two virtual networks: both of its halves as one thing. */
import * as shape from '#src/base/shape.ts';
import { flag, reference } from '#src/azure/network/world.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { resource, type PlainCloud } from '#src/azure/pieces/plain.ts';
import { find, freeName, ofType, parentOf, withAll } from '../cloud.ts';
import { without } from '../references.ts';
import { nameAt } from './fields.ts';
import { gatewayIn } from './gateway.ts';
import { defineKind } from './part.ts';

const type = 'virtualNetworks/virtualNetworkPeerings';
const properties = shape.object({
  remoteVirtualNetwork: reference,
  allowVirtualNetworkAccess: shape.otherwise(shape.boolean(), true),
  allowForwardedTraffic: flag,
  allowGatewayTransit: flag,
  useRemoteGateways: flag,
});
export const halfOf = (half: WorldResource) => properties.parse(half.properties);

const halvesByEnds = new WeakMap<PlainCloud, Map<string, WorldResource>>();

/** The halves of a Cloud by where they stand and where they lead; read once. */
function byEnds(cloud: PlainCloud): Map<string, WorldResource> {
  const before = halvesByEnds.get(cloud);
  if (before) return before;
  const found = new Map(
    ofType(cloud, type).map((half) => [
      `${keyOf(parentOf(half.id))} ${keyOf(halfOf(half).remoteVirtualNetwork.id)}`,
      half,
    ]),
  );
  halvesByEnds.set(cloud, found);
  return found;
}

/** The other half of a peering, if it is there. */
export const otherHalf = (cloud: PlainCloud, half: WorldResource): WorldResource | undefined =>
  byEnds(cloud).get(`${keyOf(halfOf(half).remoteVirtualNetwork.id)} ${keyOf(parentOf(half.id))}`);

/** Every peering by its first half: the one that lends a gateway, else the one whose id comes first. */
export const firstHalves = (cloud: PlainCloud): WorldResource[] =>
  ofType(cloud, type).filter((half) => {
    const other = otherHalf(cloud, half);
    if (!other) return true;
    const [own, far] = [halfOf(half).allowGatewayTransit, halfOf(other).allowGatewayTransit];
    return own === far ? keyOf(half.id) < keyOf(other.id) : own;
  });

/** A half with a name that is free. */
function half(cloud: PlainCloud, from: WorldResource, to: WorldResource, more: Readonly<Record<string, unknown>>) {
  const name = freeName(cloud, type, `to-${to.name.replace(/^vnet-/, '')}`, from.id);
  const made = resource(type, [from.name, name], {
    remoteVirtualNetwork: { id: to.id },
    peeringState: 'Connected',
    allowVirtualNetworkAccess: true,
    allowForwardedTraffic: false,
    allowGatewayTransit: false,
    useRemoteGateways: false,
    ...more,
  });
  return { ...made, id: `${from.id}/virtualNetworkPeerings/${name}` };
}

/** Both halves between two networks. Where one of them has a gateway and the other none, the other uses it. */
export function peer(cloud: PlainCloud, one: WorldResource, other: WorldResource) {
  const has = (network: WorldResource) => gatewayIn(cloud, network.id, 'ExpressRoute') !== undefined;
  const [lender, user] = has(other) && !has(one) ? [other, one] : [one, other];
  const transit = has(lender) && !has(user);
  const halves = [
    half(cloud, lender, user, { allowGatewayTransit: transit }),
    half(cloud, user, lender, { useRemoteGateways: transit }),
  ] as const;
  return { halves, transit, lender };
}

export const peering = defineKind({
  kind: 'peering',
  one: 'peering',
  many: 'Peerings',
  items: (cloud) =>
    firstHalves(cloud).map((first) => {
      const { remoteVirtualNetwork, allowGatewayTransit } = halfOf(first);
      const [home, far] = [nameAt(cloud, parentOf(first.id)), nameAt(cloud, remoteVirtualNetwork.id)];
      return {
        id: first.id,
        name: `${home} and ${far}`,
        about: allowGatewayTransit ? `${far} uses the gateway of ${home}` : 'no gateway transit',
        inside: parentOf(first.id),
      };
    }),
  owns(cloud, id) {
    const own = find(cloud, id);
    const other = own && otherHalf(cloud, own);
    return other ? [other.id] : [];
  },
});

/** The Cloud without any peering of a network. */
export const unpeered = (cloud: PlainCloud, networkId: string): PlainCloud =>
  without(
    cloud,
    ofType(cloud, type)
      .filter((one) =>
        [parentOf(one.id), halfOf(one).remoteVirtualNetwork.id].some((id) => keyOf(id) === keyOf(networkId)),
      )
      .map(({ id }) => id),
  );

/** The Cloud in which two networks are peered. */
export function withPeering(cloud: PlainCloud, one: WorldResource, other: WorldResource): PlainCloud {
  const { halves } = peer(cloud, one, other);
  return withAll(cloud, halves);
}
