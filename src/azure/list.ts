/** Lists: of a type in a group, in a subscription, or below a parent; and of everything at top level, in short. */
import { groupId, groupType } from '#src/base/resource-id.ts';
import { actionOf } from './access/actions.ts';
import { demandAccess, may } from './access/demand.ts';
import type { Resource } from './cloud.ts';
import { demandParent, groupNotFound } from './guard.ts';
import { findResource } from './cloud.ts';
import { filterIn } from './filter.ts';
import { page } from './page.ts';
import { notSimulated } from './rules/not-simulated.ts';
import type { ResourceType } from './resource.ts';
import { shelfOf } from './shelves.ts';
import type { ShelfName } from './shelves.ts';
import { view } from './view.ts';
import type { Answer, World } from './world.ts';

interface Scope {
  subscription: string;
  group: string | undefined;
}

const mayRead = (world: World) => (resource: Resource) => may(world, actionOf('GET', resource.type), resource.id);

/** The id of a group that must be there. */
function demandGroupId(world: World, { subscription, group = '' }: Scope): string {
  const id = groupId(subscription, group);
  if (!findResource(world.cloud, id)) throw groupNotFound(group);
  return id;
}

/** The resources of a type in a group, in a subscription, or below a parent. */
export function list(
  world: World,
  type: ResourceType,
  scope: Scope & { parent: string | undefined },
  url: URL,
): Answer {
  if (type.isListedByGroupOnly && scope.group === undefined) {
    throw notSimulated(
      `A list of ${type.type} by subscription`,
      'Azure has none either: list by resource group.',
      'url',
    );
  }
  const within = placeOf(world, type, scope);
  // In a whole subscription everybody is shown what they may see; elsewhere whoever may not see the list is told so.
  const isReadable = 'holder' in within ? () => true : mayRead(world);
  const filter = type.type === groupType ? filterIn(url) : undefined;
  const shelf = shelfOf(world.cloud, { in: within, type: type.type });
  return page(world.cloud, shelf, url, {
    isMeant: (resource) => resource.unseen !== true && (filter?.isMeant(resource) ?? true) && isReadable(resource),
    show: (resource) => view(type, world.cloud, resource, world.apiVersion),
  });
}

function placeOf(
  world: World,
  type: ResourceType,
  { subscription, group, parent }: Scope & { parent: string | undefined },
): NonNullable<ShelfName['in']> {
  if (type.type === groupType || group === undefined) return { subscription };
  demandAccess(world, actionOf('GET', type.type), parent ?? groupId(subscription, group));
  const holder = demandGroupId(world, { subscription, group });
  return { holder: parent === undefined ? holder : demandParent(world, parent).id };
}

const iso = (at: number): string => new Date(at).toISOString();

/** Members that are shown only when `$expand` names them. */
function expandedIn(url: URL) {
  const named = new Set((url.searchParams.get('$expand') ?? '').split(',').map((part) => part.trim().toLowerCase()));
  return ({ createdAt, changedAt, properties }: Resource) => ({
    ...(named.has('createdtime') && createdAt !== undefined && { createdTime: iso(createdAt) }),
    ...(named.has('changedtime') && changedAt !== undefined && { changedTime: iso(changedAt) }),
    ...(named.has('provisioningstate') && { provisioningState: properties['provisioningState'] }),
  });
}

/** Everything at top level in a group or a subscription, in short. */
export function listResources(world: World, scope: Scope, url: URL): Answer {
  const { isMeant, type } = filterIn(url);
  const within = scope.group === undefined ? scope : { holder: demandGroupId(world, scope) };
  const expanded = expandedIn(url);
  const isReadable = mayRead(world);
  const shelf = shelfOf(world.cloud, { in: within, ...(type !== undefined && { type }) });
  return page(world.cloud, shelf, url, {
    isMeant: (resource) => resource.type !== groupType && isMeant(resource) && isReadable(resource),
    show: (resource) => ({
      id: resource.id,
      name: resource.name,
      type: resource.type,
      ...(resource.sku && { sku: resource.sku }),
      ...resource.envelope,
      ...(resource.location !== undefined && { location: resource.location }),
      ...(resource.tags && { tags: resource.tags }),
      ...expanded(resource),
    }),
  });
}
