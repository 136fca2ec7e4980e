/** Every simulated resource type: a plain list, so that bare Node reads it too. */
import { keyOf } from '#src/base/resource-id.ts';
import type { ResourceType } from './resource.ts';
import { virtualMachines } from './types/Microsoft.Compute/virtualMachines.ts';
import { vaults } from './types/Microsoft.KeyVault/vaults.ts';
import { connections } from './types/Microsoft.Network/connections.ts';
import { expressRouteCircuits } from './types/Microsoft.Network/expressRouteCircuits.ts';
import { authorizations } from './types/Microsoft.Network/expressRouteCircuits/authorizations.ts';
import { peerings } from './types/Microsoft.Network/expressRouteCircuits/peerings.ts';
import { circuitConnections } from './types/Microsoft.Network/expressRouteCircuits/peerings/connections.ts';
import { loadBalancers } from './types/Microsoft.Network/loadBalancers.ts';
import { backendAddressPools } from './types/Microsoft.Network/loadBalancers/backendAddressPools.ts';
import { frontendIPConfigurations } from './types/Microsoft.Network/loadBalancers/frontendIPConfigurations.ts';
import { inboundNatRules } from './types/Microsoft.Network/loadBalancers/inboundNatRules.ts';
import { loadBalancingRules } from './types/Microsoft.Network/loadBalancers/loadBalancingRules.ts';
import { outboundRules } from './types/Microsoft.Network/loadBalancers/outboundRules.ts';
import { probes } from './types/Microsoft.Network/loadBalancers/probes.ts';
import { localNetworkGateways } from './types/Microsoft.Network/localNetworkGateways.ts';
import { networkInterfaces } from './types/Microsoft.Network/networkInterfaces.ts';
import { ipConfigurations } from './types/Microsoft.Network/networkInterfaces/ipConfigurations.ts';
import { networkSecurityGroups } from './types/Microsoft.Network/networkSecurityGroups.ts';
import { defaultSecurityRules } from './types/Microsoft.Network/networkSecurityGroups/defaultSecurityRules.ts';
import { securityRules } from './types/Microsoft.Network/networkSecurityGroups/securityRules.ts';
import { networkWatchers } from './types/Microsoft.Network/networkWatchers.ts';
import { privateEndpoints } from './types/Microsoft.Network/privateEndpoints.ts';
import { expressRoutePorts } from './types/Microsoft.Network/expressRoutePorts.ts';
import { portAuthorizations } from './types/Microsoft.Network/expressRoutePorts/authorizations.ts';
import { links } from './types/Microsoft.Network/expressRoutePorts/links.ts';
import { publicIPAddresses } from './types/Microsoft.Network/publicIPAddresses.ts';
import { routeTables } from './types/Microsoft.Network/routeTables.ts';
import { routes } from './types/Microsoft.Network/routeTables/routes.ts';
import { routeFilters } from './types/Microsoft.Network/routeFilters.ts';
import { routeFilterRules } from './types/Microsoft.Network/routeFilters/routeFilterRules.ts';
import { virtualNetworkGateways } from './types/Microsoft.Network/virtualNetworkGateways.ts';
import { virtualNetworks } from './types/Microsoft.Network/virtualNetworks.ts';
import { subnets } from './types/Microsoft.Network/virtualNetworks/subnets.ts';
import { virtualNetworkPeerings } from './types/Microsoft.Network/virtualNetworks/virtualNetworkPeerings.ts';
import { resourceGroups } from './types/Microsoft.Resources/resourceGroups.ts';
import { storageAccounts } from './types/Microsoft.Storage/storageAccounts.ts';

export const resourceTypes: readonly ResourceType[] = [
  virtualMachines,
  vaults,
  connections,
  expressRouteCircuits,
  authorizations,
  peerings,
  circuitConnections,
  expressRoutePorts,
  links,
  portAuthorizations,
  routeFilters,
  routeFilterRules,
  loadBalancers,
  backendAddressPools,
  frontendIPConfigurations,
  inboundNatRules,
  loadBalancingRules,
  outboundRules,
  probes,
  localNetworkGateways,
  networkInterfaces,
  ipConfigurations,
  networkSecurityGroups,
  defaultSecurityRules,
  securityRules,
  networkWatchers,
  privateEndpoints,
  publicIPAddresses,
  routeTables,
  routes,
  virtualNetworkGateways,
  virtualNetworks,
  subnets,
  virtualNetworkPeerings,
  resourceGroups,
  storageAccounts,
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
