/** Every simulated call: a plain list, so that bare Node reads it too. Calls are tried before the routes of resources. */
import type { Call } from './call.ts';
import { usages } from './calls/Microsoft.Network/usages.ts';
import { checkDnsNameAvailability } from './calls/Microsoft.Network/checkDnsNameAvailability.ts';
import { balancersOfInterface } from './calls/Microsoft.Network/balancersOfInterface.ts';
import { activityLog } from './calls/Microsoft.Insights/activityLog.ts';
import { metrics } from './calls/Microsoft.Insights/metrics.ts';
import { bgpServiceCommunities } from './calls/Microsoft.Network/bgpServiceCommunities.ts';
import { expressRoutePortsLocations } from './calls/Microsoft.Network/expressRoutePortsLocations.ts';
import { expressRouteServiceProviders } from './calls/Microsoft.Network/expressRouteServiceProviders.ts';
import { gatewayConnections } from './calls/Microsoft.Network/gatewayConnections.ts';
import { peerConnections } from './calls/Microsoft.Network/peerConnections.ts';
import { permissions } from './calls/Microsoft.Authorization/permissions.ts';
import { roleAssignments } from './calls/Microsoft.Authorization/roleAssignments.ts';
import { roleDefinitions } from './calls/Microsoft.Authorization/roleDefinitions.ts';
import { availabilityStatuses } from './calls/Microsoft.ResourceHealth/availabilityStatuses.ts';
import { deployments } from './calls/Microsoft.Resources/deployments.ts';
import { resourceProviders } from './calls/Microsoft.Resources/providers.ts';
import { subscriptions } from './calls/Microsoft.Resources/subscriptions.ts';
import { tagNames } from './calls/Microsoft.Resources/tagNames.ts';
import { tags } from './calls/Microsoft.Resources/tags.ts';

export const calls: readonly Call[] = [
  activityLog,
  ...metrics,
  ...availabilityStatuses,
  bgpServiceCommunities,
  ...expressRoutePortsLocations,
  expressRouteServiceProviders,
  gatewayConnections,
  ...peerConnections,
  ...permissions,
  ...roleAssignments,
  ...roleDefinitions,
  ...deployments,
  ...resourceProviders(() => calls),
  ...subscriptions,
  ...tagNames,
  ...tags,
  balancersOfInterface,
  checkDnsNameAvailability,
  usages,
];
