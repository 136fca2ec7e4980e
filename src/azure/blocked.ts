/** Why something in a group that is deleted stays, and what is said of the group then. */
import { guid } from '#src/base/random.ts';
import { Refusal } from '#src/base/refusal.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { childrenOf } from './cloud.ts';
import type { Cloud, Operation, Resource } from './cloud.ts';
import { refuseRemoval } from './guard.ts';
import { stateOf } from './operations.ts';
import type { Failure } from './resource.ts';
import { rootKeyOf, subtree } from './tree.ts';
import type { World } from './world.ts';

/** What goes together with a resource: the group, everything below it, and users that are on their way out as well. */
function leavingWith(cloud: Cloud, group: string, resource: Resource): Set<string> {
  const leaving = new Set([group]);
  for (const part of subtree(cloud, keyOf(resource.id))) {
    leaving.add(keyOf(part.id));
    for (const user of Object.keys(part.usedBy)) {
      const root = cloud.resources[rootKeyOf(user)];
      if (root && stateOf(root) === 'Deleting') leaving.add(user);
    }
  }
  return leaving;
}

/** Why a member of a group cannot go now, if it cannot. */
export function whyItStays(world: World, group: string, resource: Resource): Failure | undefined {
  try {
    refuseRemoval(world, resource, leavingWith(world.cloud, group, resource));
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message, fact } = error;
    return { code, message, ...(fact !== undefined && { fact }) };
  }
}

/** Notes for the operation of the group what could not go. */
export function report(cloud: Cloud, group: string, { id }: Resource, { code, message }: Failure): void {
  const operation = cloud.operations[cloud.resources[group]?.busy ?? ''];
  if (!operation) return;
  const words = JSON.stringify({ error: { code, message, details: [] } });
  operation.blocked = [...(operation.blocked ?? []), { code, target: id, message: words }];
}

/** What Azure says of a group that stays. */
export function blockedGroup(world: World, operation: Operation, group: Resource): NonNullable<Operation['error']> {
  const left = childrenOf(world.cloud, group).map(({ type, name }) => `${type}/${name}`);
  return {
    code: 'ResourceGroupDeletionBlocked',
    message: `Deletion of resource group '${group.name}' failed as resources with identifiers '${left.join(',')}' could not be deleted. The provisioning state of the resource group will be rolled back. The tracking Id is '${guid(world.seed, operation.id, 'tracking')}'. Please check audit logs for more details.`,
    ...(operation.blocked && { details: operation.blocked }),
  };
}
