/** What happens when an operation ends, each at its own moment on the virtual clock. */
import { Refusal } from '#src/base/refusal.ts';
import { groupType, keyOf } from '#src/base/resource-id.ts';
import { blockedGroup, report, whyItStays } from './blocked.ts';
import { childrenOf, usersOf } from './cloud.ts';
import type { Operation, Resource } from './cloud.ts';
import { actionOf, plan, retire, setState, stateOf } from './operations.ts';
import { typeOf } from './registry.ts';
import { remove, rootKeyOf, subtree, touch } from './tree.ts';
import { contextFor, etagIn } from './world.ts';
import type { World } from './world.ts';

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
  for (const part of updatingIn(world, resource)) {
    if (part === resource) continue;
    const broken = typeOf(part.type).fail(part, contextFor(world, part.id));
    if (!broken) continue;
    operation.error ??= broken;
    setState(part, 'Failed');
  }
  settleWrite(world, resource);
}

/** What was written with a resource, itself included, and waits for the end. */
const updatingIn = ({ cloud }: World, resource: Resource): Resource[] =>
  [...subtree(cloud, keyOf(resource.id))].filter((part) => stateOf(part) === 'Updating');

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
  const parts = updatingIn(world, resource);
  for (const part of parts) settleOne(world, part);
  for (const child of childrenOf(world.cloud, resource)) delete child.unseen;
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
  const { cloud } = world;
  const blocked = operation.within === undefined ? undefined : whyItStays(world, operation.within, resource);
  const failure = blocked ?? typeOf(resource.type).failDelete(resource, contextFor(world, resource.id));
  if (!failure) {
    removeWithUsers(world, resource);
    return;
  }
  operation.error = failure;
  if (operation.within !== undefined) report(cloud, operation.within, resource, failure);
  if (blocked) setState(resource, 'Succeeded');
  else for (const part of [resource, ...usersOf(cloud, resource)]) setState(part, 'Failed');
}

/** A group goes when everything in it has gone; else it stays, and says what was in the way. */
function finishGroup(world: World, operation: Operation, group: Resource): void {
  if (Object.keys(group.children).length === 0) {
    removeWithUsers(world, group);
    return;
  }
  operation.error = blockedGroup(world, operation, group);
  setState(group, 'Succeeded');
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
    if (operation.kind === 'delete' && resource.type === groupType) finishGroup(world, operation, resource);
    else if (operation.kind === 'delete') finishDelete(world, operation, resource);
    else if (operation.kind === 'action') finishAction(world, operation, resource);
    else finishWrite(world, operation, resource);
    const root = cloud.resources[rootKey];
    if (root?.busy === operation.id) delete root.busy;
    if (operation.kind !== 'action' || actionOf(operation)?.isChange) touch(cloud, rootKey, etagIn(world));
  }
  retire(cloud, operation);
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
  retire(world.cloud, operation);
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
