/** PUT and PATCH: everything is weighed first, and only what holds altogether is stored. */
import * as z from 'zod/mini';
import { valueOf } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { groupId, groupType, keyOf, nameOf, parseResourceId } from '#src/base/resource-id.ts';
import type { ResourceId } from '#src/base/resource-id.ts';
import { bagOf, demand, readBody } from './body.ts';
import { childrenOf, findResource, resourceSchema } from './cloud.ts';
import type { Resource } from './cloud.ts';
import { demandAbove, demandFree, demandGroup, demandParent, demandUnchanged, refuseLeavingOut } from './guard.ts';
import { settleWrite } from './endings.ts';
import { startOperation } from './operations.ts';
import { operationHeaders } from './poll.ts';
import { demandRegistered } from './registration.ts';
import { demandReferences } from './references.ts';
import type { Moving } from './references.ts';
import { demandLocation } from './regions.ts';
import type { Reference, ResourceType } from './resource.ts';
import { link, remove, rootKeyOf, store, subtree, touch } from './tree.ts';
import { view } from './view.ts';
import { contextFor, etagIn } from './world.ts';
import type { Answer, World } from './world.ts';

const tagsSchema = z.record(z.string(), z.string());
const zonesSchema = z.array(z.string());
const nestedSchema = z.array(z.looseObject({ name: z.string() }));

interface Plan {
  type: ResourceType;
  resource: Resource;
  before: Resource | undefined;
  references: readonly Reference[];
}

const nameRule = /^\w(?:[\w.-]*\w)?$/;
const groupNameRule = /^[\w().-]{0,89}[\w()-]$/;

function demandName(name: string, type: ResourceType, world: World): void {
  if (type.type === groupType) {
    if (groupNameRule.test(name)) return;
    throw new Refusal(
      400,
      'CrossconnectInvalidResourceGroupName',
      `The resource group name ${name} is not accepted. It has at most 90 letters, digits, underscores, hyphens, periods and parentheses, and does not end with a period. Choose such a name.`,
    );
  }
  const { max } = valueOf('expressroute/resource-name', world.profile);
  if (name.length <= max && nameRule.test(name)) return;
  throw new Refusal(
    400,
    'InvalidResourceName',
    `Resource name ${name} is invalid. The name can be up to ${max} characters long. It must begin with a word character, and it must end with a word character or with '_'. The name may contain word characters or '.', '-', '_'.`,
    { target: 'name', fact: 'expressroute/resource-name' },
  );
}

function locationIn(body: Record<string, unknown>, type: ResourceType, before: Resource | undefined, world: World) {
  if (!type.located) return undefined;
  const location = demandLocation(body['location'], type.type, world.profile);
  if (before && before.location !== location) {
    throw new Refusal(
      409,
      'InvalidResourceLocation',
      `The resource '${before.name}' already exists in location '${before.location ?? ''}' in resource group '${parseResourceId(before.id)?.group ?? ''}'. A resource with the same name cannot be created in location '${location}'. Please select a new resource name.`,
      { target: 'location' },
    );
  }
  return location;
}

function draft(world: World, type: ResourceType, id: string, body: Record<string, unknown>): Plan {
  const before = findResource(world.cloud, id);
  const name = nameOf(id);
  if (!before) demandName(name, type, world);
  const tags =
    body['tags'] === undefined || body['tags'] === null ? undefined : demand(tagsSchema, body['tags'], 'tags');
  const zones = body['zones'] === undefined ? undefined : demand(zonesSchema, body['zones'], 'zones');
  const input = {
    id,
    name,
    location: locationIn(body, type, before, world),
    tags,
    zones,
    sku: body['sku'],
    body,
    properties: body['properties'],
    before,
    etag: etagIn(world)(rootKeyOf(id)),
  };
  const resource = type.draft(input, contextFor(world, id));
  return { type, resource, before, references: [] };
}

/** A plan with the children planned in it, by member. */
interface Family {
  plan: Plan;
  children: Record<string, Resource[]>;
  nested: { member: string; family: Family }[];
  gone: Resource[];
}

/** Children that the body names; undefined where it says nothing about them, and they stay as they are. */
function nestedFamilies(world: World, { type, resource, before }: Plan, properties: Record<string, unknown>) {
  const kinds = Object.entries(type.children ?? {});
  const made = kinds.length > 0 && !before ? type.makes(resource, contextFor(world, resource.id)) : {};
  return kinds.map(([member, kind]) => {
    const sent = properties[member] ?? made[member];
    if (sent === undefined) return { member, kind, families: undefined };
    const segment = kind.type.split('/').at(-1) ?? member;
    const items = demand(nestedSchema, sent, `properties.${member}`);
    const names = new Set<string>();
    const families = items.map((item) => {
      if (names.has(keyOf(item.name))) {
        throw new Refusal(
          400,
          'CrossconnectNameTwice',
          `${item.name} stands twice in properties.${member}. Each name may stand there once.`,
          { target: `properties.${member}` },
        );
      }
      names.add(keyOf(item.name));
      return planAll(world, kind, `${resource.id}/${segment}/${item.name}`, item);
    });
    return { member, kind, families };
  });
}

function planAll(world: World, type: ResourceType, id: string, body: Record<string, unknown>): Family {
  const plan = draft(world, type, id, body);
  const parts = nestedFamilies(world, plan, bagOf(body['properties']));
  const stored = plan.before ? childrenOf(world.cloud, plan.before) : [];
  const children: Record<string, Resource[]> = {};
  const gone: Resource[] = [];
  for (const { member, kind, families } of parts) {
    const present = stored.filter((child) => child.type === kind.type);
    children[member] = families ? families.map((family) => family.plan.resource) : present;
    if (!families) continue;
    const kept = new Set(families.map((family) => keyOf(family.plan.resource.id)));
    gone.push(...present.filter((child) => !kept.has(keyOf(child.id))));
  }
  return {
    plan,
    children,
    gone,
    nested: parts.flatMap(({ member, families }) => (families ?? []).map((family) => ({ member, family }))),
  };
}

/** Weighs a plan and those in it, parents first. */
function judgeAll(
  world: World,
  { plan, children, nested }: Family,
  around: { parent: Resource | undefined; siblings: readonly Resource[]; moving: Moving },
): Plan[] {
  const { parent, siblings, moving } = around;
  return [
    judge(world, plan, { parent, siblings, children }, moving),
    ...nested.flatMap(({ member, family }) =>
      judgeAll(world, family, {
        parent: plan.resource,
        siblings: (children[member] ?? []).filter((other) => other !== family.plan.resource),
        moving,
      }),
    ),
  ];
}

const goneIn = ({ gone, nested }: Family): Resource[] => [...gone, ...nested.flatMap(({ family }) => goneIn(family))];

const plansIn = ({ plan, nested }: Family): Plan[] => [plan, ...nested.flatMap(({ family }) => plansIn(family))];

function judge(
  world: World,
  plan: Plan,
  around: {
    parent: Resource | undefined;
    siblings: readonly Resource[];
    children: Record<string, readonly Resource[]>;
  },
  moving: Moving,
): Plan {
  const context = contextFor(world, plan.resource.id);
  const references = plan.type.references(plan.resource, context);
  demandReferences(world, plan.resource, references, moving);
  plan.type.refuse({ resource: plan.resource, before: plan.before, ...around }, context);
  return { ...plan, references };
}

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
  const family = planAll(world, type, canonical, bodyOf(before));
  const { resource } = family.plan;
  const siblings = parent
    ? childrenOf(cloud, parent).filter((other) => other.type === type.type && keyOf(other.id) !== keyOf(canonical))
    : [];
  const gone = goneIn(family);
  const coming = new Set(plansIn(family).map((plan) => keyOf(plan.resource.id)));
  const going = new Set(gone.flatMap((child) => [...subtree(cloud, keyOf(child.id))]).map((part) => keyOf(part.id)));
  for (const child of gone) refuseLeavingOut(world, child, new Set([...coming, ...going]));
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
