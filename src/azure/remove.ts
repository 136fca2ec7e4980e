/** DELETE: refused while somebody needs the resource, otherwise gone when the operation ends. */
import { groupType, keyOf } from '#src/base/resource-id.ts';
import type { ResourceId } from '#src/base/resource-id.ts';
import { findResource, usersOf } from './cloud.ts';
import { demandFree, demandGroup, demandUnchanged, groupNotFound, refuseRemoval } from './guard.ts';
import { removeWithUsers } from './endings.ts';
import { markDeleting, startOperation } from './operations.ts';
import { operationHeaders } from './poll.ts';
import { removeGroup } from './remove-group.ts';
import type { ResourceType } from './resource.ts';
import { subtree, touch } from './tree.ts';
import { etagIn } from './world.ts';
import type { Answer, World } from './world.ts';

/** DELETE of a resource or of a group with everything in it. */
export function del(world: World, type: ResourceType, id: ResourceId, headers: Headers): Answer {
  const resource = findResource(world.cloud, id.id);
  if (type.type === groupType) {
    if (!resource) throw groupNotFound(id.name);
    return removeGroup(world, resource);
  }
  demandGroup(world, id);
  if (!resource) return { status: 204 };
  demandFree(world, resource);
  demandUnchanged(world, resource, headers);
  const own = new Set([...subtree(world.cloud, keyOf(resource.id))].map((part) => keyOf(part.id)));
  refuseRemoval(world, resource, own);
  const goers = usersOf(world.cloud, resource).filter((user) => !own.has(keyOf(user.id)));
  if (type.timings.delete === 0) {
    removeWithUsers(world, resource);
    touch(world.cloud, id.id, etagIn(world));
    return { status: 200 };
  }
  const operation = startOperation(world, resource, 'delete', type.timings.delete);
  markDeleting(resource);
  for (const user of goers) {
    markDeleting(user);
    user.busy = operation.id;
  }
  touch(world.cloud, resource.id, etagIn(world));
  return { status: 202, headers: operationHeaders(world, operation) };
}
