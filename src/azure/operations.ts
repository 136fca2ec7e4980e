/** Long-running operations on the virtual clock: how they start, and in which order they will end. */
import { guid } from '#src/base/random.ts';
import { keyOf, parseResourceId } from '#src/base/resource-id.ts';
import type { Cloud, Operation, Resource } from './cloud.ts';
import { findType } from './registry.ts';
import type { Action } from './action.ts';
import { firstWhere } from './sorted-keys.ts';
import { rootKeyOf } from './tree.ts';
import type { World } from './world.ts';

/** The state of a resource, such as Succeeded. */
export const stateOf = (resource: Resource): unknown => resource.properties['provisioningState'];

/** Marks a resource as changing until `milliseconds` have passed, and plans the end. */
export function startOperation(
  world: World,
  resource: Resource,
  kind: Operation['kind'],
  milliseconds: number,
  { action, within }: Pick<Operation, 'action' | 'within'> = {},
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
    ...(within !== undefined && { within }),
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
  const dueAt = (index: number): number => cloud.operations[cloud.pending[index] ?? '']?.dueAt ?? 0;
  const place = firstWhere(cloud.pending.length, (index) => dueAt(index) > operation.dueAt);
  cloud.pending.splice(place, 0, operation.id);
}

/** The action that an operation runs. */
export function actionOf({ resource, action }: Operation): Action | undefined {
  const type = findType(parseResourceId(resource)?.type ?? '');
  return action && type?.actions && Object.hasOwn(type.actions, action.name) ? type.actions[action.name] : undefined;
}

/** Gives a resource another state. */
export const setState = (resource: Resource, state: string): void => {
  resource.properties = { ...resource.properties, provisioningState: state };
};

/** Says that a resource is on its way out. */
export const markDeleting = (resource: Resource): void => setState(resource, 'Deleting');

/** The moment at which the next operation ends. */
export const nextDue = (cloud: Cloud): number | undefined => {
  const [next] = cloud.pending;
  return next === undefined ? undefined : cloud.operations[next]?.dueAt;
};

/** How many operations that have ended can still be asked for. The oldest are forgotten, so that a Cloud does not grow for ever. */
const kept = 10_000;

/** An operation has ended. */
export function retire(cloud: Cloud, operation: Operation): void {
  operation.status = operation.error ? 'Failed' : 'Succeeded';
  const ended = (cloud.ended ??= []);
  ended.push(operation.id);
  if (ended.length <= kept) return;
  const oldest = ended.shift();
  if (oldest !== undefined) Reflect.deleteProperty(cloud.operations, oldest);
}
