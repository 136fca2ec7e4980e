/** GET, HEAD and lists, page by page. */
import { Refusal } from '#src/base/refusal.ts';
import { groupId, groupType, keyOf } from '#src/base/resource-id.ts';
import type { ResourceId } from '#src/base/resource-id.ts';
import { childrenOf, findResource, resourcesAt } from './cloud.ts';
import type { Resource } from './cloud.ts';
import { demandParent, groupNotFound } from './guard.ts';
import { notSimulated } from './rules/not-simulated.ts';
import type { ResourceType } from './resource.ts';
import { view } from './view.ts';
import type { Answer, World } from './world.ts';

/** GET of one resource. */
export function get(world: World, type: ResourceType, id: ResourceId): Answer {
  const group = findResource(world.cloud, groupId(id.subscription, id.group ?? ''));
  if (!group) throw groupNotFound(id.group ?? '');
  const body = view(type, world.cloud, demandParent(world, id.id));
  return { status: 200, body, ...(type.hasEtagHeader && body.etag !== undefined && { headers: { ETag: body.etag } }) };
}

/** HEAD tells only whether something is there. */
export const head = (world: World, id: ResourceId): Answer => ({
  status: findResource(world.cloud, id.id) ? 204 : 404,
});

const pageSize = 1000;

/** One page of a list. The token is the key of the last item shown, so that deletions in between skip nothing. */
export function page(resources: readonly Resource[], url: URL, show: (resource: Resource) => unknown): Answer {
  const top = Number(url.searchParams.get('$top') ?? pageSize);
  const size = Number.isInteger(top) && top > 0 ? Math.min(top, pageSize) : pageSize;
  const token = url.searchParams.get('$skiptoken');
  const isShort = token === null && resources.length <= size;
  const sorted = isShort
    ? resources
    : resources
        .map((resource) => ({ key: keyOf(resource.id), resource }))
        .sort((one, other) => (one.key < other.key ? -1 : 1))
        .filter(({ key }) => token === null || key > token)
        .map(({ resource }) => resource);
  const shown = sorted.slice(0, size);
  const last = shown.at(-1);
  if (sorted.length <= size || !last) return { status: 200, body: { value: shown.map(show) } };
  const next = new URL(url);
  next.searchParams.set('$skiptoken', keyOf(last.id));
  return { status: 200, body: { value: shown.map(show), nextLink: next.href } };
}

/** The groups of a subscription. */
export function groupsOf(world: World, subscription: string): Resource[] {
  const key = keyOf(subscription);
  const known = Object.hasOwn(world.cloud.subscriptions, key) ? world.cloud.subscriptions[key] : undefined;
  return resourcesAt(world.cloud, Object.keys(known?.groups ?? {}));
}

function holders(world: World, subscription: string, group: string | undefined): Resource[] {
  if (group === undefined) return groupsOf(world, subscription);
  const found = findResource(world.cloud, groupId(subscription, group));
  if (!found) throw groupNotFound(group);
  return [found];
}

/** The resources of a type in a group, in a subscription, or below a parent. */
export function list(
  world: World,
  type: ResourceType,
  scope: { subscription: string; group: string | undefined; parent: string | undefined },
  url: URL,
): Answer {
  if (type.isListedByGroupOnly && scope.group === undefined) {
    throw notSimulated(
      `A list of ${type.type} by subscription`,
      'Azure has none either: list by resource group.',
      'url',
    );
  }
  const within = holders(world, scope.subscription, scope.group);
  if (type.type === groupType)
    return page(groupsOf(world, scope.subscription), url, (group) => view(type, world.cloud, group));
  const above = scope.parent === undefined ? within : [demandParent(world, scope.parent)];
  const found = above
    .flatMap((holder) => childrenOf(world.cloud, holder))
    .filter((resource) => resource.type === type.type);
  return page(found, url, (resource) => view(type, world.cloud, resource));
}

const filterRule = /^resourceType eq '([^']+)'$/i;

/** Everything at top level in a group or a subscription, in short. */
export function listResources(
  world: World,
  scope: { subscription: string; group: string | undefined },
  url: URL,
): Answer {
  const filter = url.searchParams.get('$filter');
  const wanted = filter === null ? undefined : filterRule.exec(filter)?.[1];
  if (filter !== null && wanted === undefined) {
    throw new Refusal(
      400,
      'CrossconnectNotSimulated',
      `The filter ${filter} is not simulated. Use resourceType eq 'Microsoft.Network/virtualNetworks' or the like.`,
    );
  }
  const all = holders(world, scope.subscription, scope.group).flatMap((group) => childrenOf(world.cloud, group));
  const found = wanted === undefined ? all : all.filter(({ type }) => keyOf(type) === keyOf(wanted));
  return page(found, url, ({ id, name, type, location, tags, sku }) => ({
    id,
    name,
    type,
    ...(sku && { sku }),
    ...(location !== undefined && { location }),
    ...(tags && { tags }),
  }));
}
