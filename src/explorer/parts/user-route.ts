/** A user route of a subnet, and the route table that is made for it. */
import * as shape from '#src/base/shape.ts';
import { reference, word } from '#src/azure/network/world.ts';
import { keyOf } from '#src/base/resource-id.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import { resource, type PlainCloud } from '#src/azure/pieces/plain.ts';
import { changed, childrenOf, find, freeName, ofType, parentOf, withAll } from '../cloud.ts';
import { prefixesOfSubnet } from '../spaces.ts';
import { defineKind } from './part.ts';
import { isFirewallSubnet } from './subnet.ts';

const type = 'routeTables/routes';
export const properties = shape.object({ addressPrefix: word, nextHopType: word, nextHopIpAddress: word });

/** The subnets that use a route table. */
export const subnetsWith = (cloud: PlainCloud, tableId: string): readonly WorldResource[] =>
  ofType(cloud, 'virtualNetworks/subnets').filter(
    (one) => keyOf(reference.parse(one.properties['routeTable']).id) === keyOf(tableId),
  );

/** Where a firewall of this network listens, or where one could stand. */
export function applianceAddress(cloud: PlainCloud, networkId: string): string {
  const firewall = ofType(cloud, 'virtualNetworks/subnets').find(
    (one) => isFirewallSubnet(one) && keyOf(parentOf(one.id)) === keyOf(networkId),
  );
  const [from = ''] = firewall ? prefixesOfSubnet(firewall) : [];
  const [own = ''] = childrenOf(cloud, networkId, 'virtualNetworks/subnets').flatMap(prefixesOfSubnet);
  if (from !== '') return from.replace(/\.\d+\/\d+$/, '.4');
  return own.replace(/^(\d+\.\d+)\..*$/, '$1.254.4');
}

/** The Cloud with a route in the table of a subnet; the table is made where there is none. */
export function withRoute(
  cloud: PlainCloud,
  subnetId: string,
  route: { name: string; prefix: string; next: string },
): { cloud: PlainCloud; id: string } {
  const subnet = find(cloud, subnetId);
  const known = find(cloud, reference.parse(subnet?.properties['routeTable']).id);
  const stem = `rt-${(subnet?.name ?? '').replace(/^snet-|Subnet$/gi, '').toLowerCase()}`;
  const table =
    known ?? resource('routeTables', freeName(cloud, 'routeTables', stem), { disableBgpRoutePropagation: false });
  const made = resource(type, [table.name, route.name], {
    addressPrefix: route.prefix,
    nextHopType: 'VirtualAppliance',
    nextHopIpAddress: route.next,
  });
  const id = `${table.id}/routes/${route.name}`;
  return {
    id,
    cloud: withAll(changed(cloud, subnetId, { routeTable: { id: table.id } }), [table, { ...made, id }]),
  };
}

export const userRoute = defineKind({
  kind: 'user-route',
  one: 'user route',
  many: 'User routes',
  items: (cloud) =>
    ofType(cloud, type).map((one) => {
      const { addressPrefix, nextHopType, nextHopIpAddress } = properties.parse(one.properties);
      const [subnet] = subnetsWith(cloud, parentOf(one.id));
      return {
        id: one.id,
        name: one.name.split('/').at(-1) ?? one.name,
        about: `${addressPrefix} to ${nextHopType === 'VirtualAppliance' ? nextHopIpAddress : nextHopType}`,
        ...(subnet && { inside: subnet.id }),
      };
    }),
  owns: (cloud, id) => (childrenOf(cloud, parentOf(id), type).length === 1 ? [parentOf(id)] : []),
});
