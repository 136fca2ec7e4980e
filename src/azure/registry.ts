/** Every simulated resource type: a plain list, so that bare Node reads it too. */
import { keyOf } from '#src/base/resource-id.ts';
import type { ResourceType } from './resource.ts';
import { connections } from './types/Microsoft.Network/connections.ts';
import { expressRouteCircuits } from './types/Microsoft.Network/expressRouteCircuits.ts';
import { authorizations } from './types/Microsoft.Network/expressRouteCircuits/authorizations.ts';
import { peerings } from './types/Microsoft.Network/expressRouteCircuits/peerings.ts';
import { circuitConnections } from './types/Microsoft.Network/expressRouteCircuits/peerings/connections.ts';
import { expressRoutePorts } from './types/Microsoft.Network/expressRoutePorts.ts';
import { portAuthorizations } from './types/Microsoft.Network/expressRoutePorts/authorizations.ts';
import { links } from './types/Microsoft.Network/expressRoutePorts/links.ts';
import { routeFilters } from './types/Microsoft.Network/routeFilters.ts';
import { routeFilterRules } from './types/Microsoft.Network/routeFilters/routeFilterRules.ts';
import { publicIPAddresses } from './types/Microsoft.Network/publicIPAddresses.ts';
import { virtualNetworkGateways } from './types/Microsoft.Network/virtualNetworkGateways.ts';
import { virtualNetworks } from './types/Microsoft.Network/virtualNetworks.ts';
import { subnets } from './types/Microsoft.Network/virtualNetworks/subnets.ts';
import { resourceGroups } from './types/Microsoft.Resources/resourceGroups.ts';

export const resourceTypes: readonly ResourceType[] = [
  expressRoutePorts,
  links,
  portAuthorizations,
  routeFilters,
  routeFilterRules,
  connections,
  expressRouteCircuits,
  authorizations,
  peerings,
  circuitConnections,
  publicIPAddresses,
  resourceGroups,
  virtualNetworkGateways,
  virtualNetworks,
  subnets,
];

const byName = new Map(resourceTypes.map((type) => [keyOf(type.type), type]));

/** The definition of a type, whatever the case of its name. */
export const findType = (name: string): ResourceType | undefined => byName.get(keyOf(name));

/** The definition of a type that is in the Cloud, and so must exist. */
export function typeOf(name: string): ResourceType {
  const type = findType(name);
  if (!type) throw new Error(`No resource type "${name}". Known types: ${[...byName.keys()].join(', ')}.`);
  return type;
}
