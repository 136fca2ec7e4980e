/** Every simulated call: a plain list, so that bare Node reads it too. Calls are tried before the routes of resources. */
import type { Call } from './call.ts';
import { permissions } from './calls/Microsoft.Authorization/permissions.ts';
import { roleAssignments } from './calls/Microsoft.Authorization/roleAssignments.ts';
import { roleDefinitions } from './calls/Microsoft.Authorization/roleDefinitions.ts';
import { deployments } from './calls/Microsoft.Resources/deployments.ts';
import { resourceProviders } from './calls/Microsoft.Resources/providers.ts';
import { subscriptions } from './calls/Microsoft.Resources/subscriptions.ts';
import { tagNames } from './calls/Microsoft.Resources/tagNames.ts';
import { tags } from './calls/Microsoft.Resources/tags.ts';

export const calls: readonly Call[] = [
  ...permissions,
  ...roleAssignments,
  ...roleDefinitions,
  ...deployments,
  ...resourceProviders,
  ...subscriptions,
  ...tagNames,
  ...tags,
];
