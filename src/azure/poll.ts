/** How clients follow an operation: the URLs and headers they are given, and what a poll answers. */
import { Refusal } from '#src/base/refusal.ts';
import { keyOf } from '#src/base/resource-id.ts';
import type { Cloud, Operation } from './cloud.ts';
import { rootKeyOf } from './tree.ts';
import { waitOf } from './world.ts';
import type { Answer, World } from './world.ts';

/** How long Azure asks clients to wait between two polls, in seconds. */
const retryAfter = 10;

/** Where to ask how an operation goes, or for what it answered. */
export const operationUrl = (world: World, operation: Operation, kind: 'operations' | 'operationResults'): string =>
  `${world.origin}/subscriptions/${operation.subscription}/providers/${world.namespace}/locations/${operation.location}/${kind}/${operation.id}?api-version=${world.apiVersion}`;

/** The headers that tell a client where to ask how an operation goes. */
export const operationHeaders = (world: World, operation: Operation): Record<string, string> => ({
  'Azure-AsyncOperation': operationUrl(world, operation, 'operations'),
  ...(operation.kind === 'delete' && { Location: operationUrl(world, operation, 'operationResults') }),
  // Seen on what stands by itself only; its children are changed as parts of it.
  ...(isWrite(operation) &&
    operation.resource === rootKeyOf(operation.resource) && { 'azure-asyncnotification': 'Enabled' }),
  'Retry-After': waitOf(world, retryAfter),
});

const isWrite = ({ kind }: Operation): boolean => kind === 'create' || kind === 'update';

/** The same for an action: it is followed by Location alone. */
export const actionHeaders = (world: World, operation: Operation): Record<string, string> => ({
  Location: operationUrl(world, operation, 'operationResults'),
  'Retry-After': waitOf(world, retryAfter),
});

/** An operation as a URL names it. */
export interface Asked {
  subscription: string;
  operation: string;
}

function demandOperation(cloud: Cloud, { subscription, operation: id }: Asked): Operation {
  const operation = Object.hasOwn(cloud.operations, keyOf(id)) ? cloud.operations[keyOf(id)] : undefined;
  if (operation && keyOf(operation.subscription) === keyOf(subscription)) return operation;
  throw new Refusal(
    404,
    'CrossconnectOperationNotFound',
    `There is no operation ${id} in subscription ${subscription}. Poll the URL that came with the answer, as it is.`,
  );
}

const failed = ({ code, message, fact, details = [] }: NonNullable<Operation['error']>) => ({
  body: { error: { code, message, details } },
  headers: fact === undefined ? {} : { 'x-crossconnect-fact': fact },
});

/** GET of an Azure-AsyncOperation URL. */
export function pollOperation(world: World, asked: Asked): Answer {
  const { status, error } = demandOperation(world.cloud, asked);
  if (status === 'InProgress') {
    return { status: 200, body: { status }, headers: { 'Retry-After': waitOf(world, retryAfter) } };
  }
  if (!error) return { status: 200, body: { status } };
  const { body, headers } = failed(error);
  return { status: 200, body: { status, ...body }, headers };
}

/** GET of a Location URL: 202 while the operation runs; then what an action answered, or nothing more to say. */
export function pollResult(world: World, asked: Asked, done = 204): Answer {
  const operation = demandOperation(world.cloud, asked);
  const location = done === 204 ? operationUrl(world, operation, 'operationResults') : groupResultUrl(world, operation);
  if (operation.status === 'InProgress') {
    return { status: 202, headers: { Location: location, 'Retry-After': waitOf(world, retryAfter) } };
  }
  if (operation.error) return { status: operation.kind === 'action' ? 400 : 409, ...failed(operation.error) };
  if (operation.kind !== 'action') return { status: done };
  return { status: 200, body: operation.result, headers: { Location: location } };
}

/** Deleting a resource group is answered by Azure Resource Manager itself, with a Location only. */
export const groupResultUrl = (world: World, operation: Operation): string =>
  `${world.origin}/subscriptions/${operation.subscription}/operationresults/${operation.id}?api-version=${world.apiVersion}`;
