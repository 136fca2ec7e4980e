/** How a firewall is added, and what can be set on it. */
import { resource } from '#src/azure/pieces/plain.ts';
import { changed, find, parentOf, withAll } from '../cloud.ts';
import { freeSubnet, listOf, prefixesOfNetwork, prefixesOfSubnet, whyNoSubnet } from '../spaces.ts';
import { textField } from './fields.ts';
import { definePart } from './part.ts';
import { addressIn, firewall } from './firewall.ts';

const type = 'virtualNetworks/subnets';

const idIn = (networkId: string): string => `${networkId}/subnets/AzureFirewallSubnet`;

export const firewallPart = definePart({
  ...firewall,
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
