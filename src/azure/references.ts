/** What a resource names must be an id of the right type, must exist, and must not be changing. */
import { Refusal } from '#src/base/refusal.ts';
import { keyOf, nameOf, parseResourceId } from '#src/base/resource-id.ts';
import { demandLinkedAccess } from './access/demand.ts';
import { findResource } from './cloud.ts';
import type { Resource } from './cloud.ts';
import { stateOf } from './operations.ts';
import type { Reference } from './resource.ts';
import { rootKeyOf } from './tree.ts';
import type { World } from './world.ts';

/** Why nothing may begin to use a resource: it is changing, or on its way out with what holds it. */
function unreadyState({ cloud }: World, target: Resource): string | undefined {
  const state = stateOf(target);
  if (state === 'Updating' || state === 'Deleting') return state;
  const group = cloud.resources[keyOf(groupOf(target.id))];
  return [cloud.resources[rootKeyOf(target.id)], group].some((above) => above && stateOf(above) === 'Deleting')
    ? 'Deleting'
    : undefined;
}

const groupOf = (id: string): string => id.split('/').slice(0, 5).join('/');

/** What the same request makes and what it takes away, by key. */
export interface Moving {
  coming: ReadonlySet<string>;
  going: ReadonlySet<string>;
}

/** Refuses the first reference that does not hold. */
export function demandReferences(
  world: World,
  resource: Resource,
  references: readonly Reference[],
  { coming, going }: Moving,
): void {
  for (const { id, type, at } of references) {
    const parsed = parseResourceId(id);
    if (!parsed || keyOf(parsed.type) !== keyOf(type)) {
      throw new Refusal(
        400,
        'LinkedInvalidPropertyId',
        `${at} is ${id === '' ? 'empty' : id}. It must be the full id of a resource of type ${type}, which starts with /subscriptions/. Copy the id from the JSON view of that resource.`,
        { target: at },
      );
    }
    if (coming.has(keyOf(id))) continue;
    demandLinkedAccess(world, resource, { id, type });
    const target = going.has(keyOf(id)) ? undefined : findResource(world.cloud, id);
    if (!target) {
      throw new Refusal(
        400,
        'InvalidResourceReference',
        `Resource ${id} referenced by resource ${resource.id} was not found. Please make sure that the referenced resource exists, and that both resources are in the same region.`,
        { target: at },
      );
    }
    const state = unreadyState(world, target);
    if (state === undefined) continue;
    throw new Refusal(
      400,
      'ReferencedResourceNotProvisioned',
      `Cannot proceed with operation because resource ${target.id} used by resource ${resource.id} is not in Succeeded state. Resource is in ${state} state. Wait until ${nameOf(target.id)} is ready and send the request again.`,
      { target: at },
    );
  }
}
