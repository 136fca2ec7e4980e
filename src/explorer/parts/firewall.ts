/** A firewall: a network appliance that remembers conversations, in a subnet of its own. */
import { changed, find, ofType, parentOf, resource, withAll } from '../cloud.ts';
import { freeSubnet, listOf, prefixesOfNetwork, prefixesOfSubnet, whyNoSubnet } from '../spaces.ts';
import { textField } from './fields.ts';
import { definePart } from './part.ts';
import { isFirewallSubnet } from './subnet.ts';

const type = 'virtualNetworks/subnets';

/** Where a firewall listens: at the fourth address of its subnet. */
const addressIn = (prefix: string): string => prefix.replace(/\.\d+\/\d+$/, '.4');

const idIn = (networkId: string): string => `${networkId}/subnets/AzureFirewallSubnet`;

export const firewall = definePart({
  kind: 'firewall',
  one: 'firewall',
  many: 'Firewalls',
  items: (cloud) =>
    ofType(cloud, type)
      .filter(isFirewallSubnet)
      .map((one) => {
        const network = parentOf(one.id);
        const [prefix = ''] = prefixesOfSubnet(one);
        return {
          id: one.id,
          name: `Firewall in ${find(cloud, network)?.name ?? ''}`,
          about: addressIn(prefix),
          inside: network,
          nodes: [`${network.toLowerCase()}/appliances`],
        };
      }),
  adding: [
    {
      label: 'Add a firewall',
      inside: 'network',
      whyNot(cloud, inside) {
        if (find(cloud, idIn(inside))) return `${find(cloud, inside)?.name ?? ''} has a firewall already.`;
        return freeSubnet(cloud, inside, 26) === undefined
          ? 'There is no free /26 for it. Widen the address space first.'
          : undefined;
      },
      add(cloud, inside) {
        const network = find(cloud, inside);
        const [space = ''] = network ? prefixesOfNetwork(network) : [];
        const usual = space.replace(/^(\d+\.\d+)\.0\.0\/16$/, '$1.254.0/26');
        const isFree = usual !== space && whyNoSubnet(cloud, inside, '', usual) === undefined;
        const prefix = isFree ? usual : (freeSubnet(cloud, inside, 26) ?? '');
        const made = resource(type, [network?.name ?? '', 'AzureFirewallSubnet'], { addressPrefix: prefix });
        return {
          cloud: withAll(cloud, [{ ...made, id: idIn(inside) }]),
          id: idIn(inside),
          said: `Added a firewall to ${network?.name ?? ''} at ${addressIn(prefix)}. Packets go there only by a user route.`,
        };
      },
    },
  ],
  fields(cloud, id) {
    const own = find(cloud, id);
    if (!own) return [];
    return [
      textField(
        { cloud, id, name: 'the firewall' },
        { property: 'addressPrefix', label: 'AzureFirewallSubnet', note: 'The firewall has its fourth address.' },
        prefixesOfSubnet(own).join(', '),
        (text) => whyNoSubnet(cloud, parentOf(id), id, text),
        (text) => changed(cloud, id, { addressPrefix: listOf(text)[0], addressPrefixes: undefined }),
      ),
    ];
  },
});
