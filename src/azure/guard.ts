/** What every write must find before it: the group, the parent, nobody else at work, the state the client saw, nobody in need of it. */
import { Refusal } from '#src/base/refusal.ts';
import { groupId, nameOf, parseResourceId } from '#src/base/resource-id.ts';
import type { ResourceId } from '#src/base/resource-id.ts';
import { findResource } from './cloud.ts';
import type { Resource } from './cloud.ts';
import { operationUrl } from './poll.ts';
import { typeOf } from './registry.ts';
import { rootKeyOf } from './tree.ts';
import { contextFor } from './world.ts';
import type { World } from './world.ts';

/** The refusal Azure gives for a resource that is not there. */
export function notFound(id: string): Refusal {
  const parsed = parseResourceId(id);
  const [namespace = '', ...types] = (parsed?.type ?? '').split('/');
  const path = [namespace, ...types.map((type, index) => `${type}/${parsed?.names[index] ?? ''}`)].join('/');
  return new Refusal(
    404,
    'ResourceNotFound',
    `The Resource '${path}' under resource group '${parsed?.group ?? ''}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
  );
}

/** The id of the top-level resource that an id stands below. */
function rootOf(id: string): string {
  let root = id;
  for (let above = parseResourceId(id)?.parent; above !== undefined; above = parseResourceId(above)?.parent)
    root = above;
  return root;
}

/** What is missing below a resource that is there is missed by its provider, in other words than a whole resource. */
export function missing({ cloud }: World, id: string): Refusal {
  const root = rootOf(id);
  if (root === id || !findResource(cloud, root)) return notFound(root);
  return new Refusal(404, 'NotFound', `Resource ${id} not found.`);
}

export const groupNotFound = (group: string): Refusal =>
  new Refusal(404, 'ResourceGroupNotFound', `Resource group '${group}' could not be found.`);

/** The group a resource stands in. It must exist, and not be on its way out when something is written. */
export function demandGroup(world: World, id: ResourceId, isWrite = true): Resource {
  const group = findResource(world.cloud, groupId(id.subscription, id.group ?? ''));
  if (!group) throw groupNotFound(id.group ?? '');
  if (isWrite && group.busy !== undefined) {
    throw new Refusal(
      409,
      'ResourceGroupBeingDeleted',
      `Resource group ${group.name} is being deleted. Wait until it is gone, then create it again, or use another group.`,
    );
  }
  return group;
}

/** What a resource that is written stands below. A whole resource that is missing there is missed by Azure Resource Manager. */
export function demandAbove(world: World, id: string): Resource {
  const resource = findResource(world.cloud, id);
  if (resource) return resource;
  const root = rootOf(id);
  if (findResource(world.cloud, root)) throw missing(world, id);
  throw new Refusal(
    404,
    'ParentResourceNotFound',
    `Can not perform requested operation on nested resource. Parent resource '${nameOf(root)}' not found.`,
  );
}

/** A resource that must be there. */
export function demandParent(world: World, id: string): Resource {
  const resource = findResource(world.cloud, id);
  if (!resource) throw missing(world, id);
  return resource;
}

/** Azure makes one change at a time to a top-level resource and its children. */
export function demandFree(world: World, resource: Resource | undefined): void {
  const root = resource && world.cloud.resources[rootKeyOf(resource.id)];
  if (root?.busy === undefined) return;
  const running = world.cloud.operations[root.busy];
  const uri = running
    ? ` To retrieve status of the operation use uri: ${operationUrl(world, running, 'operations')}.`
    : '';
  const seconds = Math.max(0, Math.ceil(((running?.dueAt ?? world.now) - world.now) / 1000));
  throw new Refusal(
    429,
    'AnotherOperationInProgress',
    `Another operation on this or dependent resource is in progress.${uri} It is the ${running?.kind ?? 'change'} of ${nameOf(running?.resource ?? root.id)}, and takes ${seconds} more seconds. Azure makes one change at a time to a resource and what is in it. Wait until it has ended and send the request again.`,
    { target: root.id },
  );
}

const etagsIn = (header: string): string[] => header.split(',').map((part) => part.trim());

/** If-Match and If-None-Match, against the ETag clients see. */
export function demandUnchanged(world: World, resource: Resource | undefined, headers: Headers): void {
  const current = resource && world.cloud.resources[rootKeyOf(resource.id)]?.etag;
  const ifMatch = headers.get('if-match');
  const ifNoneMatch = headers.get('if-none-match');
  const isStale =
    ifMatch !== null && (current === undefined || (ifMatch !== '*' && !etagsIn(ifMatch).includes(current)));
  const isThere =
    ifNoneMatch !== null && current !== undefined && (ifNoneMatch === '*' || etagsIn(ifNoneMatch).includes(current));
  if (!isStale && !isThere) return;
  const why = isStale
    ? `If-Match is ${ifMatch}, but ${current === undefined ? 'there is no such resource' : `the ETag is ${current} now`}. Read the resource again and send the change with its new ETag.`
    : `If-None-Match is ${ifNoneMatch}, but the resource exists already. Read it first, or leave the header out to change it.`;
  throw new Refusal(412, 'PreconditionFailed', `The precondition does not hold: ${why}`);
}

/** Throws if a resource, or anything below it, must not go. `leaving` go too; the needs of `changing` do not count, for these go or are put anew. */
export function refuseRemoval(
  world: World,
  resource: Resource,
  leaving: ReadonlySet<string>,
  changing: ReadonlySet<string> = leaving,
): void {
  const type = typeOf(resource.type);
  for (const [user, from] of Object.entries(resource.usedBy)) {
    if (changing.has(user)) continue;
    const id = world.cloud.resources[user]?.id ?? from;
    const meaning = type.inUse(resource, { id, from });
    if (meaning !== 'users go too') throw meaning;
    demandFree(world, world.cloud.resources[user]);
  }
  type.refuseDelete(resource, contextFor(world, resource.id), leaving);
  for (const child of Object.keys(resource.children)) {
    const below = world.cloud.resources[child];
    if (below) refuseRemoval(world, below, leaving, changing);
  }
}

/** Throws if a child that a PUT of its parent leaves out must not go. `going` go with it, `coming` are put; nothing else is deleted on the way. */
export function refuseLeavingOut(
  world: World,
  child: Resource,
  { coming, going }: Readonly<Record<'coming' | 'going', ReadonlySet<string>>>,
): void {
  const planned = new Set([...coming, ...going]);
  refuseRemoval(world, child, going, planned);
  const [, user] = Object.entries(child.usedBy).find(([key]) => !planned.has(key)) ?? [];
  if (user === undefined) return;
  throw new Refusal(
    400,
    'CrossconnectResourceInUse',
    `${child.name} was left out of the request, but ${user} uses it. Send it along, or delete it by itself first.`,
    { target: child.id },
  );
}
