/** An internal load balancer: its SKU, its front end, and the addresses behind it. */
import * as shape from '#src/base/shape.ts';
import { reference, word } from '#src/azure/network/world.ts';
import { parseAddress } from '#src/base/ip.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import * as build from '#src/azure/pieces/build.ts';
import { idOf, type PlainCloud } from '#src/azure/pieces/plain.ts';
import { changed, find, freeName, ofType, parentOf, withAll } from '../cloud.ts';
import { freeAddress, listOf } from '../spaces.ts';
import { choiceField, plainChoices, textField, withValue } from './fields.ts';
import { definePart } from './part.ts';
import { homeIn, placeFields } from './standing.ts';

const type = 'loadBalancers';
const front = shape.object({ name: word, properties: shape.object({ privateIPAddress: word, subnet: reference }) });
const pool = shape.object({
  properties: shape.object({
    loadBalancerBackendAddresses: shape.otherwise(
      shape.array(shape.object({ properties: shape.object({ ipAddress: word }) })),
      [],
    ),
  }),
});
const properties = shape.object({
  frontendIPConfigurations: shape.otherwise(shape.array(front), []),
  backendAddressPools: shape.otherwise(shape.array(pool), []),
});
const skuOf = shape.otherwise(shape.object({ name: word }), { name: '' });

/** A load balancer as it is read here. */
export function balancerOf(balancer: WorldResource) {
  const { frontendIPConfigurations, backendAddressPools } = properties.parse(balancer.properties);
  const [first] = frontendIPConfigurations;
  return {
    sku: skuOf.parse(balancer.sku).name || 'Basic',
    address: first?.properties.privateIPAddress ?? '',
    subnet: first?.properties.subnet.id ?? '',
    backends: backendAddressPools.flatMap((one) =>
      one.properties.loadBalancerBackendAddresses.map((each) => each.properties.ipAddress),
    ),
  };
}

const withFront = (cloud: PlainCloud, id: string, subnet: string, address: string): PlainCloud =>
  changed(cloud, id, {
    frontendIPConfigurations: [
      {
        name: 'front',
        properties: { privateIPAddress: address, privateIPAllocationMethod: 'Static', subnet: { id: subnet } },
      },
    ],
  });

export const loadBalancer = definePart({
  kind: 'load-balancer',
  one: 'load balancer',
  many: 'Load balancers',
  items: (cloud) =>
    ofType(cloud, type).map((one) => {
      const { sku, address, subnet } = balancerOf(one);
      return { id: one.id, name: one.name, about: `${sku}, ${address}`, inside: parentOf(subnet) };
    }),
  adding: [
    {
      label: 'Add a load balancer',
      inside: 'network',
      whyNot: (cloud, inside) =>
        homeIn(cloud, inside) ? undefined : 'There is no subnet for it here. Add a subnet first.',
      add(cloud, inside) {
        const home = homeIn(cloud, inside);
        const name = freeName(cloud, type, 'lb-app');
        const address = (home && freeAddress(cloud, home, 100)) ?? '';
        const made = build.balancer(name, 'Standard', ['', ''], address);
        return {
          cloud: withFront(withAll(cloud, [made]), made.id, home?.id ?? '', address),
          id: idOf(type, name),
          said: `Added load balancer ${name} (Standard) at ${address} in ${find(cloud, inside)?.name ?? ''}.`,
        };
      },
    },
  ],
  fields(cloud, id) {
    const own = find(cloud, id);
    if (!own) return [];
    const place = { cloud, id, name: own.name };
    const { sku, address, subnet, backends } = balancerOf(own);
    const where = placeFields(
      place,
      { subnet, address },
      { label: 'Frontend IP address', lowest: 100, placed: (at, ip) => withFront(cloud, id, at, ip) },
    );
    return [
      choiceField(
        place,
        { property: 'sku', label: 'SKU', fact: 'expressroute/fastpath-load-balancer' },
        sku,
        withValue(plainChoices(['Basic', 'Standard']), sku),
        (name) => changed(cloud, id, {}, { sku: { name } }),
      ),
      where.subnet,
      where.address,
      textField(
        place,
        {
          property: 'backendAddressPools',
          label: 'Backend pool',
          note: 'Addresses of machines, parted by commas. Empty: the frontend answers itself.',
        },
        backends.join(', '),
        (text) => {
          const wrong = listOf(text).find((one) => !parseAddress(one));
          return wrong === undefined ? undefined : `"${wrong}" is not an address. Write one such as 10.20.1.4.`;
        },
        (text) =>
          changed(cloud, id, {
            backendAddressPools:
              listOf(text).length === 0
                ? undefined
                : [
                    {
                      name: 'pool',
                      properties: {
                        loadBalancerBackendAddresses: listOf(text).map((ipAddress) => ({
                          name: ipAddress,
                          properties: { ipAddress },
                        })),
                      },
                    },
                  ],
          }),
      ),
    ];
  },
});
