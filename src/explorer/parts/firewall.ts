/** A firewall: a network appliance that remembers conversations, in a subnet of its own. */
import { find, ofType, parentOf } from '../cloud.ts';
import { prefixesOfSubnet } from '../spaces.ts';
import { defineKind } from './part.ts';
import { isFirewallSubnet } from './subnet.ts';

const type = 'virtualNetworks/subnets';

/** Where a firewall listens: at the fourth address of its subnet. */
export const addressIn = (prefix: string): string => prefix.replace(/\.\d+\/\d+$/, '.4');

export const firewall = defineKind({
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
});
