/** A private endpoint: an address in a subnet that stands for a service. */
import * as shape from '#src/base/shape.ts';
import { reference, word } from '#src/azure/network/world.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import * as build from '#src/azure/pieces/build.ts';
import { idOf, type PlainCloud } from '#src/azure/pieces/plain.ts';
import { changed, find, freeName, ofType, parentOf, withAll } from '../cloud.ts';
import { freeAddress } from '../spaces.ts';
import { definePart } from './part.ts';
import { homeIn, placeFields } from './standing.ts';

const type = 'privateEndpoints';
const properties = shape.object({
  subnet: reference,
  ipConfigurations: shape.otherwise(
    shape.array(shape.object({ properties: shape.object({ privateIPAddress: word }) })),
    [],
  ),
  customDnsConfigs: shape.otherwise(shape.array(shape.object({ ipAddresses: shape.array(shape.string()) })), []),
});

/** A private endpoint as it is read here. */
export function endpointOf(endpoint: WorldResource) {
  const { subnet, ipConfigurations, customDnsConfigs } = properties.parse(endpoint.properties);
  const address = ipConfigurations[0]?.properties.privateIPAddress ?? customDnsConfigs[0]?.ipAddresses[0] ?? '';
  return { address, subnet: subnet.id };
}

const placed = (cloud: PlainCloud, id: string, subnet: string, address: string): PlainCloud =>
  changed(cloud, id, {
    subnet: { id: subnet },
    ipConfigurations: [{ name: 'address', properties: { privateIPAddress: address } }],
    customDnsConfigs: [{ fqdn: `${find(cloud, id)?.name ?? ''}.example`, ipAddresses: [address] }],
  });

export const privateEndpoint = definePart({
  kind: 'private-endpoint',
  one: 'private endpoint',
  many: 'Private endpoints',
  items: (cloud) =>
    ofType(cloud, type).map((one) => {
      const { address, subnet } = endpointOf(one);
      return { id: one.id, name: one.name, about: address, inside: parentOf(subnet) };
    }),
  adding: [
    {
      label: 'Add a private endpoint',
      inside: 'network',
      whyNot: (cloud, inside) =>
        homeIn(cloud, inside) ? undefined : 'There is no subnet for it here. Add a subnet first.',
      add(cloud, inside) {
        const home = homeIn(cloud, inside);
        const name = freeName(cloud, type, 'pe-storage');
        const address = (home && freeAddress(cloud, home, 200)) ?? '';
        const made = build.endpoint(name, ['', ''], address);
        return {
          cloud: placed(withAll(cloud, [made]), made.id, home?.id ?? '', address),
          id: idOf(type, name),
          said: `Added private endpoint ${name} at ${address} in ${find(cloud, inside)?.name ?? ''}.`,
        };
      },
    },
  ],
  fields(cloud, id) {
    const own = find(cloud, id);
    if (!own) return [];
    const place = { cloud, id, name: own.name };
    const { address, subnet } = endpointOf(own);
    const where = placeFields(
      place,
      { subnet, address },
      {
        label: 'Private IP address',
        lowest: 200,
        fact: 'expressroute/fastpath-private-link',
        placed: (at, ip) => placed(cloud, id, at, ip),
      },
    );
    return [where.subnet, where.address];
  },
});
