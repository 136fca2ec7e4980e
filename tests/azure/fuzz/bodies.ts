/** What the calls that are no verbs on a resource take: bodies and queries that are accepted. */
import { catalogueOf } from '#src/base/catalogues.ts';

const template = {
  $schema: 'https://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  parameters: { name: { type: 'string', defaultValue: 'pip-deployed' } },
  resources: [
    {
      type: 'Microsoft.Network/publicIPAddresses',
      apiVersion: '2024-05-01',
      name: "[parameters('name')]",
      location: 'westeurope',
      sku: { name: 'Standard' },
      properties: { publicIPAllocationMethod: 'Static' },
    },
  ],
  outputs: { resource: { type: 'object', value: "[reference(parameters('name'))]" } },
};

const subscription = '/subscriptions/00000000-0000-0000-0000-000000000001';
const reader = catalogueOf('expressroute/built-in-roles', 'today').Reader.id;

/** The body for a call, if it takes one. */
export function bodyOfCall(method: string, path: string): unknown {
  if (!['PUT', 'PATCH', 'POST'].includes(method)) return undefined;
  if (path.includes('/deployments')) return { properties: { mode: 'Incremental', template } };
  if (path.endsWith('/tags/default'))
    return { ...(method === 'PATCH' && { operation: 'Merge' }), properties: { tags: { round: 'fuzz' } } };
  if (path.includes('/roleAssignments/'))
    return {
      properties: {
        roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${reader}`,
        principalId: '00000000-0000-0000-0000-00000000beef',
        principalType: 'User',
      },
    };
  return {};
}

/** What a call needs to be asked with besides its api-version. */
export function queryOfCall(path: string): Record<string, string> {
  if (path.endsWith('/metrics')) return { metricnames: 'BitsInPerSecond' };
  if (path.includes('/eventtypes/management/values'))
    return { $filter: "eventTimestamp ge '2026-01-05T00:00:00Z' and eventTimestamp le '2026-01-06T00:00:00Z'" };
  if (path.endsWith('/CheckDnsNameAvailability')) return { domainNameLabel: 'fuzz-name' };
  return {};
}
