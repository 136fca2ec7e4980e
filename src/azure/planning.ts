/** What a body would make of the Cloud, and whether that holds. Nothing is stored here. */
import * as z from 'zod/mini';
import { valueOf } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { groupType, keyOf, nameOf, parseResourceId } from '#src/base/resource-id.ts';
import { bagOf, demand } from './body.ts';
import { childrenOf, findResource } from './cloud.ts';
import type { Resource } from './cloud.ts';
import { demandReferences } from './references.ts';
import type { Moving } from './references.ts';
import { demandLocation } from './regions.ts';
import type { Reference, ResourceType } from './resource.ts';
import { rootKeyOf } from './tree.ts';
import { contextFor, etagIn } from './world.ts';
import type { World } from './world.ts';

/** Tags as they are sent. */
export const tagsSchema = z.record(z.string(), z.string());
const zonesSchema = z.array(z.string());
const nestedSchema = z.array(z.looseObject({ name: z.string() }));

/** One resource as it would be. */
export interface Plan {
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
export interface Family {
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

/** The resource that a body describes, and those described inside it. */
export function planAll(world: World, type: ResourceType, id: string, body: Record<string, unknown>): Family {
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
    // Nobody leaves out what they were never shown.
    gone.push(...present.filter((child) => child.unseen !== true && !kept.has(keyOf(child.id))));
  }
  return {
    plan,
    children,
    gone,
    nested: parts.flatMap(({ member, families }) => (families ?? []).map((family) => ({ member, family }))),
  };
}

/** Weighs a plan and those in it, parents first. */
export function judgeAll(
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

/** Stored children that the body names their kind of, and leaves out. */
export const goneIn = ({ gone, nested }: Family): Resource[] => [
  ...gone,
  ...nested.flatMap(({ family }) => goneIn(family)),
];

/** Everything that is written together. */
export const plansIn = ({ plan, nested }: Family): Plan[] => [plan, ...nested.flatMap(({ family }) => plansIn(family))];

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
