/** Long-running operations on the virtual clock: how they start, what happens when they end, what a poll answers. */
import { guid } from '#src/base/random.ts';
import { Refusal } from '#src/base/refusal.ts';
import { keyOf, parseResourceId } from '#src/base/resource-id.ts';
import { usersOf } from './cloud.ts';
import type { Cloud, Operation, Resource } from './cloud.ts';
import { findType, typeOf } from './registry.ts';
import type { Action } from './resource.ts';
import { remove, rootKeyOf, subtree, touch } from './tree.ts';
import { contextFor, etagIn, waitOf } from './world.ts';
import type { Answer, World } from './world.ts';

/** How long Azure asks clients to wait between two polls, in seconds. */
const retryAfter = 10;

/** The state of a resource, such as Succeeded. */
export const stateOf = (resource: Resource): unknown => resource.properties['provisioningState'];

/** Marks a resource as changing until `milliseconds` have passed, and plans the end. */
export function startOperation(
  world: World,
  resource: Resource,
  kind: Operation['kind'],
  milliseconds: number,
  action?: Operation['action'],
): Operation {
  const { cloud, n, now } = world;
  const root = cloud.resources[rootKeyOf(resource.id)];
  const operation: Operation = {
    id: guid(world.seed, n, 'request', ...(world.part === '' ? [] : [world.part])),
    n,
    kind,
    ...(world.part !== '' && { part: world.part }),
    resource: keyOf(resource.id),
    subscription: parseResourceId(resource.id)?.subscription ?? '',
    location: resource.location ?? root?.location ?? 'global',
    startedAt: now,
    dueAt: now + milliseconds,
    status: 'InProgress',
    ...(action && { action }),
  };
  if (root && !(action && !actionOf(operation)?.isChange)) root.busy = operation.id;
  if (world.isStuck) cloud.operations[operation.id] = operation;
  else plan(cloud, operation);
  return operation;
}

/** Lets operations go on that an ordered fault has kept from ending. */
export function releaseStuck({ cloud, now }: Pick<World, 'cloud' | 'now'>): void {
  const waiting = new Set(cloud.pending);
  for (const operation of Object.values(cloud.operations)) {
    if (operation.status !== 'InProgress' || waiting.has(operation.id)) continue;
    operation.dueAt = Math.max(operation.dueAt, now);
    plan(cloud, operation);
  }
}

/** Keeps an operation and puts it in line, behind all that end at the same moment. */
export function plan(cloud: Cloud, operation: Operation): void {
  cloud.operations[operation.id] = operation;
  const later = cloud.pending.findLastIndex((id) => (cloud.operations[id]?.dueAt ?? 0) <= operation.dueAt);
  cloud.pending.splice(later + 1, 0, operation.id);
}

/** The action that an operation runs. */
function actionOf({ resource, action }: Operation): Action | undefined {
  const type = findType(parseResourceId(resource)?.type ?? '');
  return action && type?.actions && Object.hasOwn(type.actions, action.name) ? type.actions[action.name] : undefined;
}

const setState = (resource: Resource, state: string): void => {
  resource.properties = { ...resource.properties, provisioningState: state };
};

/** The children are created and changed together with the resource they were sent in. */
function settleOne(world: World, resource: Resource): void {
  const patch = typeOf(resource.type).settle(resource, contextFor(world, resource.id));
  resource.properties = { ...resource.properties, ...patch, provisioningState: 'Succeeded' };
}

function finishWrite(world: World, operation: Operation, resource: Resource): void {
  const failure = typeOf(resource.type).fail(resource, contextFor(world, resource.id));
  if (failure) {
    operation.error = failure;
    setState(resource, 'Failed');
    return;
  }
  settleWrite(world, resource);
}

/** Tells other resources what has become of this one. */
function spread(world: World, resource: Resource, event: 'settled' | 'removed'): void {
  const { cloud } = world;
  for (const { id, properties } of typeOf(resource.type).spread(resource, contextFor(world, resource.id), event)) {
    const target = cloud.resources[keyOf(id)];
    if (!target) continue;
    target.properties = { ...target.properties, ...properties };
    touch(cloud, id, etagIn(world));
  }
}

/** Everything that was written with a resource is as it was to be. */
export function settleWrite(world: World, resource: Resource): void {
  const parts = [...subtree(world.cloud, keyOf(resource.id))].filter((part) => stateOf(part) === 'Updating');
  for (const part of parts) settleOne(world, part);
  for (const part of parts) spread(world, part, 'settled');
}

/** Takes a resource out with all below it, and with the users that go with it. */
export function removeWithUsers(world: World, resource: Resource): void {
  const { cloud } = world;
  // Only a type whose users go with it gets this far while it is used.
  const goers = [resource, ...usersOf(cloud, resource)];
  const parts = goers.flatMap((goer) => [...subtree(cloud, keyOf(goer.id))]);
  for (const goer of goers) remove(cloud, keyOf(goer.id));
  for (const part of parts) spread(world, part, 'removed');
}

function finishDelete(world: World, operation: Operation, resource: Resource): void {
  const failure = typeOf(resource.type).failDelete(resource, contextFor(world, resource.id));
  if (!failure) {
    removeWithUsers(world, resource);
    return;
  }
  operation.error = failure;
  for (const part of [resource, ...usersOf(world.cloud, resource)]) setState(part, 'Failed');
}

function finishAction(world: World, operation: Operation, resource: Resource): void {
  const { argument = '', body = {}, url = '' } = operation.action ?? {};
  try {
    const context = contextFor(world, resource.id);
    operation.result = actionOf(operation)?.run(resource, context, { argument, body, url: new URL(url) });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message, fact } = error;
    operation.error = { code, message, ...(fact !== undefined && { fact }) };
  }
}

function finish(world: World, operation: Operation): void {
  const { cloud } = world;
  const resource = cloud.resources[operation.resource];
  if (!resource) {
    operation.error = {
      code: 'CrossconnectResourceDeleted',
      message: 'The resource was deleted before the operation ended.',
    };
  } else {
    const rootKey = rootKeyOf(resource.id);
    if (operation.kind === 'delete') finishDelete(world, operation, resource);
    else if (operation.kind === 'action') finishAction(world, operation, resource);
    else finishWrite(world, operation, resource);
    const root = cloud.resources[rootKey];
    if (root?.busy === operation.id) delete root.busy;
    if (operation.kind !== 'action' || actionOf(operation)?.isChange) touch(cloud, rootKey, etagIn(world));
  }
  operation.status = operation.error ? 'Failed' : 'Succeeded';
}

/** What goes on in steps: what each step answers is when the next one is due, or how it ended. */
export type Step = (world: World, operation: Operation) => { dueAt: number } | { error?: Operation['error'] };

function end(world: World, operation: Operation, step: Step): void {
  if (operation.kind !== 'deployment') {
    finish(world, operation);
    return;
  }
  const answered = step(world, operation);
  if ('dueAt' in answered) {
    operation.dueAt = answered.dueAt;
    plan(world.cloud, operation);
    return;
  }
  if (answered.error) operation.error = answered.error;
  operation.status = answered.error ? 'Failed' : 'Succeeded';
}

/** Ends every operation that is due by `now`, in order, each at its own moment. */
export function settle(world: World, now: number, step: Step): void {
  const { cloud } = world;
  for (let id = cloud.pending[0]; id !== undefined; id = cloud.pending[0]) {
    const operation = cloud.operations[id];
    if (operation && operation.dueAt > now) return;
    cloud.pending.shift();
    if (!operation) continue;
    const { n, part = '', dueAt } = operation;
    end({ ...world, n, part, step: 'end', now: dueAt, isStuck: false, apiVersion: '', origin: '' }, operation, step);
  }
}

/** The moment at which the next operation ends. */
export const nextDue = (cloud: Cloud): number | undefined => {
  const [next] = cloud.pending;
  return next === undefined ? undefined : cloud.operations[next]?.dueAt;
};

const operationUrl = (world: World, operation: Operation, kind: 'operations' | 'operationResults'): string =>
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

/** The same for an action: it is followed by Location, and by Azure-AsyncOperation only where it says so. */
export const actionHeaders = (world: World, operation: Operation): Record<string, string> => ({
  ...(actionOf(operation)?.isAsync && { 'Azure-AsyncOperation': operationUrl(world, operation, 'operations') }),
  Location: operationUrl(world, operation, 'operationResults'),
  'Retry-After': waitOf(world, retryAfter),
});

function demandOperation(cloud: Cloud, id: string): Operation {
  const operation = Object.hasOwn(cloud.operations, id.toLowerCase()) ? cloud.operations[id.toLowerCase()] : undefined;
  if (operation) return operation;
  throw new Refusal(
    404,
    'CrossconnectOperationNotFound',
    `There is no operation ${id}. Poll the URL that came with the answer, as it is.`,
  );
}

const failed = ({ code, message, fact }: NonNullable<Operation['error']>) => ({
  body: { error: { code, message, details: [] } },
  headers: fact === undefined ? {} : { 'x-crossconnect-fact': fact },
});

/** GET of an Azure-AsyncOperation URL. */
export function pollOperation(world: World, id: string): Answer {
  const { status, error } = demandOperation(world.cloud, id);
  if (status === 'InProgress') {
    return { status: 200, body: { status }, headers: { 'Retry-After': waitOf(world, retryAfter) } };
  }
  if (!error) return { status: 200, body: { status } };
  const { body, headers } = failed(error);
  return { status: 200, body: { status, ...body }, headers };
}

/** GET of a Location URL: 202 while the operation runs; then what an action answered, or nothing more to say. */
export function pollResult(world: World, id: string, done = 204): Answer {
  const operation = demandOperation(world.cloud, id);
  const location = done === 204 ? operationUrl(world, operation, 'operationResults') : groupResultUrl(world, operation);
  if (operation.status === 'InProgress') {
    return { status: 202, headers: { Location: location, 'Retry-After': waitOf(world, retryAfter) } };
  }
  if (operation.kind !== 'action') return { status: done };
  if (operation.error) return { status: 400, ...failed(operation.error) };
  return { status: 200, body: operation.result, headers: { Location: location } };
}

/** Deleting a resource group is answered by Azure Resource Manager itself, with a Location only. */
export const groupResultUrl = (world: World, operation: Operation): string =>
  `${world.origin}/subscriptions/${operation.subscription}/operationresults/${operation.id}?api-version=${world.apiVersion}`;
