/** What can be made in this portal: the catalog behind Create a resource. One entry each; what is not simulated says so. */
import type { IconName } from '#src/portal/kit/Icon.tsx';
import type { Place } from '#src/portal/place.ts';

/** Something that can be made, or that Azure makes and this portal does not. */
export type Offer = {
  /** As the catalog calls it. */
  name: string;
  /** What it is, in one sentence. The search looks here too. */
  text: string;
  icon: IconName;
  /** Further words one may search for it by. */
  words: string;
} & ({ open: Place } | { reason: string });

const notSimulated = 'Not simulated: no lesson of the course needs it';

export const offers: readonly Offer[] = [
  {
    name: 'Virtual network',
    text: 'A private network of your own in one region, cut into subnets.',
    icon: 'network',
    words: 'vnet subnet address space',
    open: { blade: 'virtual-network-create' },
  },
  {
    name: 'Virtual network gateway',
    text: 'The end of ExpressRoute or VPN connections inside a virtual network.',
    icon: 'gateway',
    words: 'vpn expressroute ergw sku',
    open: { blade: 'gateway-create' },
  },
  {
    name: 'ExpressRoute circuit',
    text: 'A private line to Microsoft, by way of a connectivity provider.',
    icon: 'circuit',
    words: 'expressroute peering provider service key',
    open: { blade: 'circuit-create' },
  },
  {
    name: 'Connection',
    text: 'Joins a virtual network gateway to a circuit, also to one that somebody else owns.',
    icon: 'connection',
    words: 'expressroute link redeem authorization key',
    open: { blade: 'connection-create' },
  },
  {
    name: 'Route filter',
    text: 'Chooses which services a Microsoft peering advertises.',
    icon: 'peering',
    words: 'microsoft peering bgp communities',
    open: { blade: 'route-filter-create' },
  },
  {
    name: 'Route table',
    text: 'Routes of your own for the subnets that use the table.',
    icon: 'table',
    words: 'udr user defined route next hop',
    open: { blade: 'route-table-create' },
  },
  {
    name: 'Public IP address',
    text: 'An address that is reached from the internet.',
    icon: 'address',
    words: 'pip static basic standard',
    open: { blade: 'public-ip-create' },
  },
  {
    name: 'Network security group',
    text: 'Rules for the packets of subnets and network interfaces.',
    icon: 'shield',
    words: 'nsg firewall rule',
    reason: 'By request only, see the request pane',
  },
  {
    name: 'Resource group',
    text: 'A named folder of resources that live and die together.',
    icon: 'group',
    words: 'rg folder',
    open: { blade: 'resource-group-create' },
  },
  {
    name: 'Virtual machine',
    text: 'A computer in a subnet of yours.',
    icon: 'interface',
    words: 'vm server linux windows',
    reason: 'By request only, see the request pane',
  },
  {
    name: 'ExpressRoute Direct',
    text: 'A pair of ports of your own at a peering location.',
    icon: 'circuit',
    words: 'port expressroute macsec 100 gbps',
    reason: 'By request only, see the request pane',
  },
  {
    name: 'Virtual WAN',
    text: 'Networks and sites joined by hubs that Microsoft runs.',
    icon: 'network',
    words: 'vwan hub',
    reason: notSimulated,
  },
  {
    name: 'Azure Firewall',
    text: 'A firewall as a service.',
    icon: 'shield',
    words: 'security rules threat',
    reason: notSimulated,
  },
];
