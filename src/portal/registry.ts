/** Every blade of the portal. One line each; a blade's code is loaded when it is first opened. */
import type { Blade } from '#src/portal/blade.ts';
import type { Place } from '#src/portal/place.ts';
import { idParts } from '#src/portal/resourceId.ts';

export interface BladeEntry {
  id: string;
  /** What the breadcrumb calls it; the name of the resource it is about if unsaid. */
  crumb?: string;
  load(): Promise<{ default: Blade }>;
}

export const blades: readonly BladeEntry[] = [
  { id: 'home', crumb: 'Home', load: () => import('#src/portal/blades/home-view.ts') },
  { id: 'all-resources', crumb: 'All resources', load: () => import('#src/portal/blades/resources-list.ts') },
  { id: 'search', crumb: 'Search', load: () => import('#src/portal/blades/resources-search.ts') },
  { id: 'resource-groups', crumb: 'Resource groups', load: () => import('#src/portal/blades/resource-groups-list.ts') },
  { id: 'resource-group', load: () => import('#src/portal/blades/resource-group-view.ts') },
  { id: 'circuit', load: () => import('#src/portal/blades/circuit-view.ts') },
  { id: 'circuit-connections', crumb: 'Connections', load: () => import('#src/portal/blades/circuit-connections.ts') },
  { id: 'connection-create', crumb: 'Add connection', load: () => import('#src/portal/blades/connection-create.ts') },
  { id: 'connection', load: () => import('#src/portal/blades/connection-view.ts') },
  {
    id: 'connection-configuration',
    crumb: 'Configuration',
    load: () => import('#src/portal/blades/connection-configure.ts'),
  },
  { id: 'virtual-network', load: () => import('#src/portal/blades/virtual-network-view.ts') },
  { id: 'virtual-network-gateway', load: () => import('#src/portal/blades/virtual-network-gateway-view.ts') },
  { id: 'public-ip-address', load: () => import('#src/portal/blades/public-ip-address-view.ts') },
  {
    id: 'router-configuration',
    crumb: 'Router configuration',
    load: () => import('#src/portal/blades/router-configuration.ts'),
  },
  { id: 'resource-json', crumb: 'JSON View', load: () => import('#src/portal/blades/resource-json.ts') },
];

export const findBlade = (id: string): BladeEntry | undefined => blades.find((blade) => blade.id === id);

/** What the breadcrumb says for a place. */
export const crumbOf = ({ blade, of = '' }: Place): string => findBlade(blade)?.crumb ?? idParts(of).name;
