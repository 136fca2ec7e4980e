/** DELETE of a resource group: what is in it goes one after the other, nothing before whatever uses it, and the group goes last. */
import { keyOf } from '#src/base/resource-id.ts';
import { childrenOf } from './cloud.ts';
import type { Cloud, Resource } from './cloud.ts';
import { demandFree } from './guard.ts';
import { markDeleting, startOperation } from './operations.ts';
import { groupResultUrl } from './poll.ts';
import { typeOf } from './registry.ts';
import { rootKeyOf, subtree } from './tree.ts';
import { waitOf } from './world.ts';
import type { Answer, World } from './world.ts';

/** The members of the group that use one of them or a part of it. */
function usersIn(cloud: Cloud, member: Resource, members: ReadonlySet<string>): Set<string> {
  const key = keyOf(member.id);
  const users = new Set<string>();
  for (const part of subtree(cloud, key)) {
    for (const user of Object.keys(part.usedBy)) {
      const root = rootKeyOf(user);
      if (root !== key && members.has(root)) users.add(root);
    }
  }
  return users;
}

interface Leaving {
  resource: Resource;
  at: number;
}

/** Each member with the moment at which it is gone; users stand before what they use. */
function schedule({ cloud, now }: World, group: Resource): Leaving[] {
  const members = new Set(Object.keys(group.children));
  const order: Leaving[] = [];
  const ends = new Map<string, number>();
  const visit = (resource: Resource): number => {
    const key = keyOf(resource.id);
    const known = ends.get(key);
    if (known !== undefined) return known;
    // Two that use each other go as if they did not.
    ends.set(key, now);
    const running = resource.busy === undefined ? undefined : cloud.operations[resource.busy];
    let from = Math.max(now, running?.dueAt ?? now);
    for (const user of usersIn(cloud, resource, members)) {
      const using = cloud.resources[user];
      if (using) from = Math.max(from, visit(using));
    }
    const at = from + typeOf(resource.type).timings.delete;
    ends.set(key, at);
    order.push({ resource, at });
    return at;
  };
  for (const member of childrenOf(cloud, group)) visit(member);
  return order;
}

/** Azure takes the request whatever is in the group. What cannot go stays, and then the group does. */
export function removeGroup(world: World, group: Resource): Answer {
  demandFree(world, group);
  const leaving = schedule(world, group);
  markDeleting(group);
  for (const { resource, at } of leaving) {
    markDeleting(resource);
    const part = { ...world, part: `${world.part}${keyOf(resource.id)}` };
    startOperation(part, resource, 'delete', at - world.now, { within: keyOf(group.id) });
  }
  const last = Math.max(world.now + typeOf(group.type).timings.delete, ...leaving.map(({ at }) => at));
  const operation = startOperation(world, group, 'delete', last - world.now);
  return { status: 202, headers: { Location: groupResultUrl(world, operation), 'Retry-After': waitOf(world, 15) } };
}
