/** GET and HEAD of one resource. */
import { groupId } from '#src/base/resource-id.ts';
import type { ResourceId } from '#src/base/resource-id.ts';
import { findResource } from './cloud.ts';
import { demandParent, groupNotFound, missing } from './guard.ts';
import type { ResourceType } from './resource.ts';
import { view } from './view.ts';
import type { Answer, World } from './world.ts';

/** GET of one resource. */
export function get(world: World, type: ResourceType, id: ResourceId): Answer {
  const group = findResource(world.cloud, groupId(id.subscription, id.group ?? ''));
  if (!group) throw groupNotFound(id.group ?? '');
  const resource = demandParent(world, id.id);
  if (resource.unseen) throw missing(world, id.id);
  const body = view(type, world.cloud, resource, world.apiVersion);
  return { status: 200, body, ...(type.hasEtagHeader && body.etag !== undefined && { headers: { ETag: body.etag } }) };
}

/** HEAD tells only whether something is there. */
export const head = (world: World, id: ResourceId): Answer => ({
  status: findResource(world.cloud, id.id) ? 204 : 404,
});
