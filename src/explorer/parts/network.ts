/** A virtual network: its region and its addresses. */
import * as build from '#src/azure/pieces/build.ts';
import { idOf, type PlainCloud } from '#src/azure/pieces/plain.ts';
import { changed, childrenOf, find, freeName, ofType, withAll } from '../cloud.ts';
import { covers, parsePrefix } from '#src/base/ip.ts';
import {
  freeSpace,
  listOf,
  overlapOf,
  prefixesOfNetwork,
  prefixesOfSubnet,
  whyNoPrefixes,
  whyNotBesidePeers,
} from '../spaces.ts';
import { choiceField, nameField, plainChoices, textField, withValue } from './fields.ts';
import { definePart } from './part.ts';

const regions = ['westeurope', 'northeurope', 'germanywestcentral', 'uksouth', 'eastus', 'japaneast'] as const;

/** Why a network cannot have this address space, or undefined: a subnet would lie outside. */
function whyNot(cloud: PlainCloud, id: string, text: string): string | undefined {
  const wrong = whyNoPrefixes(text);
  if (wrong !== undefined) return wrong;
  const outer = listOf(text).flatMap((one) => parsePrefix(one) ?? []);
  for (const subnet of childrenOf(cloud, id, 'virtualNetworks/subnets'))
    for (const one of prefixesOfSubnet(subnet)) {
      const prefix = parsePrefix(one);
      if (prefix && !outer.some((space) => covers(space, prefix)))
        return `Subnet ${subnet.name} (${one}) would be outside. Change or remove that subnet first, or keep its range.`;
    }
  return whyNotBesidePeers(cloud, id, listOf(text));
}

export const network = definePart({
  kind: 'network',
  one: 'virtual network',
  many: 'Virtual networks',
  items: (cloud) =>
    ofType(cloud, 'virtualNetworks').map((one) => ({
      id: one.id,
      name: one.name,
      about: `${prefixesOfNetwork(one).join(', ')}, ${one.location ?? 'no region'}`,
    })),
  adding: [
    {
      label: 'Add a network',
      add(cloud) {
        const name = freeName(cloud, 'virtualNetworks', 'vnet-new');
        const space = freeSpace(cloud);
        return {
          cloud: withAll(cloud, build.network({ name, space, subnets: [name.replace(/^vnet-/, '')] })),
          id: idOf('virtualNetworks', name),
          said: `Added virtual network ${name} with ${space} and a machine in it. Nothing leads there yet: peer it, or give it a gateway.`,
        };
      },
    },
  ],
  fields(cloud, id) {
    const own = find(cloud, id);
    if (!own) return [];
    const place = { cloud, id, name: own.name };
    const location = own.location ?? '';
    return [
      nameField(place),
      textField(
        place,
        { property: 'addressPrefixes', label: 'Address space', note: 'Part several ranges with commas.' },
        prefixesOfNetwork(own).join(', '),
        (text) => whyNot(cloud, id, text),
        (text) => changed(cloud, id, { addressSpace: { addressPrefixes: listOf(text) } }),
        (text) => overlapOf(cloud, id, listOf(text)),
      ),
      choiceField(
        place,
        { property: 'location', label: 'Region', fact: 'expressroute/fastpath-vnet-peering' },
        location,
        withValue(plainChoices(regions), location),
        (value) => changed(cloud, id, {}, { location: value }),
      ),
    ];
  },
});
