/** Which operations are simulated, read off the registries: what is published about fidelity follows from it. */
import { groupType } from '#src/base/resource-id.ts';
import { calls } from './calls.ts';
import { resourceTypes } from './registry.ts';
import type { ResourceType } from './resource.ts';

export interface SimulatedOperation {
  method: string;
  /** An ARM path template, such as `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.Network/virtualNetworks/{name}`. */
  path: string;
  /** The resource type it is a verb or an action on; undefined for a call. */
  type: string | undefined;
}

const subscription = '/subscriptions/{subscriptionId}';
const group = `${subscription}/resourceGroups/{resourceGroupName}`;

/** The path of a resource of the type, a hole for each name. */
export function pathOf(type: string): string {
  if (type === groupType) return group;
  const [namespace = '', ...kinds] = type.split('/');
  return [group, 'providers', namespace, ...kinds.flatMap((kind) => [kind, `{${kind}Name}`])].join('/');
}

function operationsOf(type: ResourceType): SimulatedOperation[] {
  const path = pathOf(type.type);
  const collection = path.slice(0, path.lastIndexOf('/'));
  const isChild = type.type.split('/').length > 2;
  const operation = (method: string, at = path): SimulatedOperation => ({ method, path: at, type: type.type });
  const [namespace = '', kind = ''] = type.type.split('/');
  const bySubscription = `${subscription}/providers/${namespace}/${kind}`;
  const isListedBySubscription = !isChild && !type.isListedByGroupOnly && type.type !== groupType;
  return [
    operation('GET'),
    ...(type.isPartOnly ? [] : [operation('PUT'), operation('DELETE')]),
    ...(type.isPartOnly || type.patch === 'none' ? [] : [operation('PATCH')]),
    operation('GET', collection),
    ...(isListedBySubscription ? [operation('GET', bySubscription)] : []),
    ...Object.entries(type.actions ?? {}).map(([name, { method = 'POST', segment = name, argument }]) =>
      operation(method, `${path}/${segment}${argument === undefined ? '' : '/{argument}'}`),
    ),
  ];
}

/** Every operation that is not refused as not simulated. */
export const simulatedOperations = (): SimulatedOperation[] => [
  ...resourceTypes.flatMap(operationsOf),
  ...calls.flatMap(({ method, path, isRefused }) => (isRefused ? [] : [{ method, path, type: undefined }])),
];
