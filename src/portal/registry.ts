/** Every blade of the portal. One line each; a blade's code is loaded when it is first opened. */
import type { Blade } from '#src/portal/blade.ts';
import type { Place } from '#src/portal/place.ts';
import { idParts } from '#src/portal/resourceId.ts';

export interface BladeEntry {
  id: string;
  /** What the breadcrumb calls it; the name of the resource it is about if unsaid. */
  crumb?: string;
  /** The same where it is about nothing yet. */
  alone?: string;
  /** It shows any resource, beside the menu of the resource's own blade. */
  isOfAny?: true;
  load(): Promise<{ default: Blade }>;
}

export const blades: readonly BladeEntry[] = [
  { id: 'home', crumb: 'Home', load: () => import('#src/portal/blades/home-view.ts') },
  { id: 'all-resources', crumb: 'All resources', load: () => import('#src/portal/blades/resources-list.ts') },
  { id: 'search', crumb: 'Search', load: () => import('#src/portal/blades/resources-search.ts') },
  { id: 'resource-groups', crumb: 'Resource groups', load: () => import('#src/portal/blades/resource-groups-list.ts') },
  { id: 'resource-group', load: () => import('#src/portal/blades/resource-group-view.ts') },
  { id: 'create', crumb: 'Create a resource', load: () => import('#src/portal/blades/create-list.ts') },
  {
    id: 'resource-group-create',
    crumb: 'Create a resource group',
    load: () => import('#src/portal/blades/resource-group-create.ts'),
  },
  {
    id: 'public-ip-create',
    crumb: 'Create a public IP address',
    load: () => import('#src/portal/blades/public-ip-create.ts'),
  },
  {
    id: 'virtual-network-create',
    crumb: 'Create a virtual network',
    load: () => import('#src/portal/blades/virtual-network-create.ts'),
  },
  {
    id: 'gateway-create',
    crumb: 'Create a virtual network gateway',
    load: () => import('#src/portal/blades/gateway-create.ts'),
  },
  {
    id: 'route-table-create',
    crumb: 'Create a route table',
    load: () => import('#src/portal/blades/route-table-create.ts'),
  },
  { id: 'circuit', load: () => import('#src/portal/blades/circuit-view.ts') },
  { id: 'circuit-connections', crumb: 'Connections', load: () => import('#src/portal/blades/circuit-connections.ts') },
  {
    id: 'circuit-authorizations',
    crumb: 'Authorizations',
    load: () => import('#src/portal/blades/circuit-authorizations.ts'),
  },
  { id: 'circuit-peerings', crumb: 'Peerings', load: () => import('#src/portal/blades/circuit-peerings.ts') },
  {
    id: 'circuit-create',
    crumb: 'Create an ExpressRoute circuit',
    load: () => import('#src/portal/blades/circuit-create.ts'),
  },
  {
    id: 'circuit-configuration',
    crumb: 'Configuration',
    load: () => import('#src/portal/blades/circuit-configuration.ts'),
  },
  {
    id: 'peering-configuration',
    crumb: 'Configuration',
    load: () => import('#src/portal/blades/peering-configuration.ts'),
  },
  { id: 'peering', load: () => import('#src/portal/blades/peering-view.ts') },
  { id: 'peering-arp-records', crumb: 'ARP records', load: () => import('#src/portal/blades/peering-arp-records.ts') },
  { id: 'peering-route-table', crumb: 'Route table', load: () => import('#src/portal/blades/peering-route-table.ts') },
  {
    id: 'global-reach',
    crumb: 'Global Reach',
    load: () => import('#src/portal/blades/global-reach.ts'),
  },
  {
    id: 'peering-route-table-summary',
    crumb: 'Route table summary',
    load: () => import('#src/portal/blades/peering-route-table-summary.ts'),
  },
  {
    id: 'route-filter-create',
    crumb: 'Create a route filter',
    load: () => import('#src/portal/blades/route-filter-create.ts'),
  },
  { id: 'route-filter', load: () => import('#src/portal/blades/route-filter-view.ts') },
  { id: 'route-filter-rule', crumb: 'Rule', load: () => import('#src/portal/blades/route-filter-rule.ts') },
  { id: 'route-filter-circuits', crumb: 'Circuits', load: () => import('#src/portal/blades/route-filter-circuits.ts') },
  {
    id: 'connection-create',
    crumb: 'Add connection',
    alone: 'Create connection',
    load: () => import('#src/portal/blades/connection-create.ts'),
  },
  { id: 'connection', load: () => import('#src/portal/blades/connection-view.ts') },
  {
    id: 'connection-configuration',
    crumb: 'Configuration',
    load: () => import('#src/portal/blades/connection-configure.ts'),
  },
  { id: 'virtual-network', load: () => import('#src/portal/blades/virtual-network-view.ts') },
  {
    id: 'virtual-network-address-space',
    crumb: 'Address space',
    load: () => import('#src/portal/blades/virtual-network-address-space.ts'),
  },
  {
    id: 'virtual-network-peerings',
    crumb: 'Peerings',
    load: () => import('#src/portal/blades/virtual-network-peerings.ts'),
  },
  {
    id: 'network-peering-create',
    crumb: 'Add a peering',
    load: () => import('#src/portal/blades/network-peering-create.ts'),
  },
  {
    id: 'virtual-network-subnets',
    crumb: 'Subnets',
    load: () => import('#src/portal/blades/virtual-network-subnets.ts'),
  },
  {
    id: 'subnet-create',
    crumb: 'Add a subnet',
    load: () => import('#src/portal/blades/subnet-create.ts'),
  },
  {
    id: 'gateway-subnet-create',
    crumb: 'Add a gateway subnet',
    load: () => import('#src/portal/blades/gateway-subnet-create.ts'),
  },
  {
    id: 'subnet',

    load: () => import('#src/portal/blades/subnet-view.ts'),
  },
  {
    id: 'gateway-connections',
    crumb: 'Connections',
    load: () => import('#src/portal/blades/gateway-connections.ts'),
  },
  {
    id: 'gateway-configuration',
    crumb: 'Configuration',
    load: () => import('#src/portal/blades/gateway-configuration.ts'),
  },
  {
    id: 'route-table',

    load: () => import('#src/portal/blades/route-table-view.ts'),
  },
  {
    id: 'route-table-configuration',
    crumb: 'Configuration',
    load: () => import('#src/portal/blades/route-table-configuration.ts'),
  },
  {
    id: 'route-table-routes',
    crumb: 'Routes',
    load: () => import('#src/portal/blades/route-table-routes.ts'),
  },
  {
    id: 'route-create',
    crumb: 'Add a route',
    load: () => import('#src/portal/blades/route-create.ts'),
  },
  {
    id: 'route',

    load: () => import('#src/portal/blades/route-view.ts'),
  },
  {
    id: 'route-table-subnets',
    crumb: 'Subnets',
    load: () => import('#src/portal/blades/route-table-subnets.ts'),
  },
  {
    id: 'route-table-associate',
    crumb: 'Associate a subnet',
    load: () => import('#src/portal/blades/route-table-associate.ts'),
  },
  {
    id: 'network-security-group',

    load: () => import('#src/portal/blades/network-security-group-view.ts'),
  },
  { id: 'virtual-network-gateway', load: () => import('#src/portal/blades/virtual-network-gateway-view.ts') },
  { id: 'gateway-bgp-peers', crumb: 'BGP peers', load: () => import('#src/portal/blades/gateway-bgp-peers.ts') },
  {
    id: 'gateway-learned-routes',
    crumb: 'Learned routes',
    load: () => import('#src/portal/blades/gateway-learned-routes.ts'),
  },
  {
    id: 'gateway-advertised-routes',
    crumb: 'Advertised routes',
    load: () => import('#src/portal/blades/gateway-advertised-routes.ts'),
  },
  { id: 'network-interface', load: () => import('#src/portal/blades/network-interface-view.ts') },
  {
    id: 'interface-effective-routes',
    crumb: 'Effective routes',
    load: () => import('#src/portal/blades/interface-effective-routes.ts'),
  },
  {
    id: 'interface-security-rules',
    crumb: 'Effective security rules',
    load: () => import('#src/portal/blades/interface-security-rules.ts'),
  },
  { id: 'public-ip-address', load: () => import('#src/portal/blades/public-ip-address-view.ts') },
  {
    id: 'router-configuration',
    crumb: 'Router configuration',
    load: () => import('#src/portal/blades/router-configuration.ts'),
  },
  {
    id: 'group-deployments',
    crumb: 'Deployments',
    isOfAny: true,
    load: () => import('#src/portal/blades/group-deployments.ts'),
  },
  {
    id: 'activity-log',
    crumb: 'Activity log',
    isOfAny: true,
    load: () => import('#src/portal/blades/activity-log.ts'),
  },
  {
    id: 'resource-health',
    crumb: 'Resource health',
    isOfAny: true,
    load: () => import('#src/portal/blades/resource-health.ts'),
  },
  { id: 'metrics', crumb: 'Metrics', isOfAny: true, load: () => import('#src/portal/blades/metrics.ts') },
  { id: 'properties', crumb: 'Properties', isOfAny: true, load: () => import('#src/portal/blades/properties.ts') },
  { id: 'tags', crumb: 'Tags', isOfAny: true, load: () => import('#src/portal/blades/tags.ts') },
  { id: 'subscription', load: () => import('#src/portal/blades/subscription-view.ts') },
  { id: 'activity-log-event', crumb: 'Entry', load: () => import('#src/portal/blades/activity-log-event.ts') },
  { id: 'resource-json', isOfAny: true, crumb: 'JSON View', load: () => import('#src/portal/blades/resource-json.ts') },
];

export const findBlade = (id: string): BladeEntry | undefined => blades.find((blade) => blade.id === id);

/** What a page is called, whatever it is about; undefined where it is called as its resource. */
export function pageName(blade: string, of?: string): string | undefined {
  const entry = findBlade(blade);
  return (of === undefined ? entry?.alone : undefined) ?? entry?.crumb;
}

/** What the breadcrumb says for a place. */
export const crumbOf = ({ blade, of }: Place): string => pageName(blade, of) ?? idParts(of ?? '').name;
