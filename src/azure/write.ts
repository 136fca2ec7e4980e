/** PUT and PATCH: everything is weighed first, and only what holds altogether is stored. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';
import { groupId, groupType, keyOf } from '#src/base/resource-id.ts';
import type { ResourceId } from '#src/base/resource-id.ts';
import { bagOf, Misfit, readBody } from './body.ts';
import { childrenOf, findResource, resourceSchema } from './cloud.ts';
import type { Resource } from './cloud.ts';
import { settleWrite } from './endings.ts';
import { demandAbove, demandFree, demandGroup, demandParent, demandUnchanged, refuseLeavingOut } from './guard.ts';
import { startOperation } from './operations.ts';
import { goneIn, judgeAll, planAll, plansIn, tagsSchema } from './planning.ts';
import type { Plan } from './planning.ts';
import { operationHeaders } from './poll.ts';
import { demandRegistered } from './registration.ts';
import type { ResourceType } from './resource.ts';
import { link, remove, rootKeyOf, store, subtree, touch } from './tree.ts';
import { view } from './view.ts';
import { contextFor, etagIn } from './world.ts';
import type { Answer, World } from './world.ts';

/** Puts in place what was weighed. What is named besides gets a new ETag: the key of a connection is known only now. */
function keep(world: World, plans: readonly Plan[]): void {
  for (const { resource } of plans) store(world.cloud, resource);
  for (const { resource, references, before } of plans) {
    const usedBefore = before?.uses ?? [];
    link(world.cloud, resource, references);
    for (const target of new Set([...resource.uses, ...usedBefore])) {
      if (rootKeyOf(target) !== rootKeyOf(resource.id)) touch(world.cloud, target, etagIn(world));
    }
  }
}

/** PUT of a resource or a resource group. */
export function put(world: World, type: ResourceType, id: ResourceId, headers: Headers, text: string): Answer {
  return write(world, type, id, headers, () => readBody(text));
}

/** Weighs and keeps a whole resource. The body is read when everything around it has been found in order. */
function write(
  world: World,
  type: ResourceType,
  id: ResourceId,
  headers: Headers,
  bodyOf: (before: Resource | undefined) => Record<string, unknown>,
): Answer {
  const { cloud } = world;
  demandRegistered(cloud, id.subscription, type.type.split('/')[0] ?? '');
  const group = type.type === groupType ? undefined : demandGroup(world, id);
  const parent = id.parent === undefined ? undefined : demandAbove(world, id.parent);
  const before = findResource(cloud, id.id);
  demandFree(world, before ?? parent);
  demandUnchanged(world, before, headers);
  const canonical = before?.id ?? canonicalId(type, id, parent, group);
  const family = asRead(type, () => planAll(world, type, canonical, bodyOf(before)));
  const { resource } = family.plan;
  const siblings = parent
    ? childrenOf(cloud, parent).filter((other) => other.type === type.type && keyOf(other.id) !== keyOf(canonical))
    : [];
  const gone = goneIn(family);
  const coming = new Set(plansIn(family).map((plan) => keyOf(plan.resource.id)));
  const going = new Set(gone.flatMap((child) => [...subtree(cloud, keyOf(child.id))]).map((part) => keyOf(part.id)));
  for (const child of gone) refuseLeavingOut(world, child, { coming, going });
  const judged = judgeAll(world, family, { parent, siblings, moving: { coming, going } });
  const milliseconds = before ? type.timings.update : type.timings.create;
  const failure = milliseconds === 0 ? type.fail(resource, contextFor(world, canonical)) : undefined;
  if (failure) {
    const { code, message, fact } = failure;
    throw new Refusal(400, code, message, fact === undefined ? {} : { fact });
  }
  for (const child of gone) remove(cloud, keyOf(child.id));
  keep(world, judged);
  touch(cloud, canonical, etagIn(world));
  const status = before ? 200 : 201;
  if (milliseconds === 0) {
    settleWrite(world, resource);
    return { status, body: view(type, cloud, resource, world.apiVersion) };
  }
  const operation = startOperation(world, resource, before ? 'update' : 'create', milliseconds);
  return { status, body: view(type, cloud, resource, world.apiVersion), headers: operationHeaders(world, operation) };
}

/** Microsoft.Network reads a body as a whole, and does not say in the error itself what it could not read. */
function asRead<T>(type: ResourceType, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const isOwn = type.type.startsWith('Microsoft.Network/');
    if (!isOwn || !(error instanceof Misfit) || !error.isOfOtherType || error.target?.startsWith('tags')) throw error;
    const { message, target } = error;
    throw new Refusal(400, 'InvalidRequestFormat', 'Cannot parse the request.', {
      details: [{ code: 'InvalidJson', message }],
      ...(target !== undefined && { target }),
    });
  }
}

/** The id in Azure's spelling, with the group and the parent as they were first written. */
function canonicalId(
  type: ResourceType,
  id: ResourceId,
  parent: Resource | undefined,
  group: Resource | undefined,
): string {
  if (type.type === groupType) return groupId(id.subscription, id.name);
  const [namespace = '', ...types] = type.type.split('/');
  return parent
    ? `${parent.id}/${types.at(-1) ?? ''}/${id.name}`
    : `${group?.id ?? ''}/providers/${namespace}/${types[0] ?? ''}/${id.name}`;
}

const patchSchema = z.strictObject({ tags: tagsSchema });

/** The body with a change laid over it, member by member; null takes a member away (RFC 7396). */
function merged(before: unknown, change: unknown): unknown {
  if (typeof change !== 'object' || change === null || Array.isArray(change)) return change;
  const result = { ...bagOf(before) };
  for (const [member, value] of Object.entries(change)) {
    if (value === null) Reflect.deleteProperty(result, member);
    else result[member] = merged(result[member], value);
  }
  return result;
}

/** What a PUT would have to say to leave a resource as it is; its children, not being said, stay. */
const bodyOf = ({ location, tags, sku, zones, envelope, properties }: Resource): Record<string, unknown> => ({
  ...envelope,
  ...(location !== undefined && { location }),
  ...(tags && { tags }),
  ...(sku && { sku }),
  ...(zones && { zones }),
  properties,
});

/** PATCH changes what is sent where the type has it so; elsewhere the tags and nothing else. */
export function patch(world: World, type: ResourceType, id: ResourceId, headers: Headers, text: string): Answer {
  const before = findResource(world.cloud, id.id);
  if (type.type !== groupType) demandGroup(world, id);
  const resource = demandParent(world, id.id);
  if (type.patch === 'merge') {
    return write(world, type, id, headers, () => {
      const change = readBody(text);
      const whole = bagOf(merged(bodyOf(resource), change));
      return change['tags'] === undefined ? whole : { ...whole, tags: change['tags'] };
    });
  }
  demandFree(world, resource);
  demandUnchanged(world, before, headers);
  const sent = patchSchema.safeParse(readBody(text));
  if (!sent.success) {
    throw new Refusal(
      400,
      'CrossconnectPatchIsForTags',
      `PATCH changes the tags of ${resource.name} and nothing else: send { "tags": { … } }. To change anything else, send the whole resource with PUT.`,
    );
  }
  // Parsed, so that its members stand in the same order as those of a Cloud that was saved and opened again.
  const tagged = resourceSchema.parse({ ...resource, tags: sent.data.tags, changedAt: world.now });
  world.cloud.resources[keyOf(resource.id)] = tagged;
  touch(world.cloud, resource.id, etagIn(world));
  return { status: 200, body: view(type, world.cloud, tagged, world.apiVersion) };
}
