/** The Cloud: everything that exists in the simulated Azure, as plain JSON. Only the engine changes it. */
import * as z from 'zod/mini';
import { keyOf } from '#src/base/resource-id.ts';
import { accessSchema, openAccess } from './access/rules.ts';
import { deploymentSchema } from './deployments/deployment.ts';
import { directorySchema } from './directories.ts';
import { faultSchema } from './faults.ts';
import { routersSchema } from './routers.ts';
import { shelfOf } from './shelves.ts';

const bag = z.record(z.string(), z.unknown());
/** A set of lower-cased ids, in the order they came. */
const keys = z.record(z.string(), z.literal(true));

export const resourceSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  /** Of the last write to the resource itself. Children are shown with the ETag of their top-level resource. */
  etag: z.string(),
  location: z.optional(z.string()),
  tags: z.optional(z.record(z.string(), z.string())),
  sku: z.optional(bag),
  zones: z.optional(z.array(z.string())),
  /** Other members beside the properties that its type keeps, such as `kind` and `identity`. */
  envelope: z.optional(bag),
  /** Without the children, which are resources of their own. */
  properties: bag,
  /** Resources below this one: those of a group, the subnets of a network. */
  children: keys,
  /** Resources that name this one, each with the id of its part that does (often its own). */
  usedBy: z.record(z.string(), z.string()),
  /** Resources that this one names. */
  uses: z.array(z.string()),
  /** What the customer's side of a circuit does: BGP sessions that are down, the prefixes it announces, and how its routers are configured. Azure never shows it. */
  onPremises: z.optional(
    z.object({
      down: z.array(z.enum(['primary', 'secondary'])),
      prefixes: z.optional(z.array(z.string())),
      routers: z.optional(routersSchema),
    }),
  ),
  /** Somebody outside Azure made it below a resource of the customer, who is shown it once that resource is put again. */
  unseen: z.optional(z.literal(true)),
  /** When it was first put, and when last. Unknown in a Cloud from before these were kept. */
  createdAt: z.optional(z.number()),
  changedAt: z.optional(z.number()),
  /** The operation that runs on it or on a child of it. */
  busy: z.optional(z.string()),
});
export type Resource = z.infer<typeof resourceSchema>;

export const operationSchema = z.object({
  id: z.string(),
  /** The entry that started it. */
  n: z.int(),
  kind: z.enum(['create', 'update', 'delete', 'action', 'deployment']),
  /** Which part of the entry it is, where one entry starts several. */
  part: z.optional(z.string()),
  /** Key of the resource it is about. */
  resource: z.string(),
  subscription: z.string(),
  location: z.string(),
  startedAt: z.number(),
  dueAt: z.number(),
  status: z.enum(['InProgress', 'Succeeded', 'Failed']),
  /** Key of the group that is deleted, where this is one of its members going. */
  within: z.optional(z.string()),
  /** The action that runs, with what it was asked. */
  action: z.optional(z.object({ name: z.string(), argument: z.string(), body: bag, url: z.string() })),
  /** What in a group could not go, and why. */
  blocked: z.optional(z.array(z.object({ code: z.string(), target: z.string(), message: z.string() }))),
  error: z.optional(
    z.object({
      code: z.string(),
      message: z.string(),
      fact: z.optional(z.string()),
      details: z.optional(z.array(z.object({ code: z.string(), target: z.string(), message: z.string() }))),
    }),
  ),
  /** What an action that has ended answered. */
  result: z.optional(z.unknown()),
});
export type Operation = z.infer<typeof operationSchema>;

export const cloudSchema = z.object({
  version: z.literal(1),
  /** The number the next write gets. */
  serial: z.int(),
  /** By lower-cased id, parents before their children. */
  resources: z.record(z.string(), resourceSchema),
  operations: z.record(z.string(), operationSchema),
  /** Ids of the running operations, the next to end first. */
  pending: z.array(z.string()),
  /** Subscriptions that hold resource groups, by lower-cased GUID, each with the keys of its groups. */
  subscriptions: z.record(z.string(), z.object({ id: z.string(), groups: keys })),
  /** Template deployments by lower-cased id. */
  deployments: z.optional(z.record(z.string(), deploymentSchema)),
  /** Who may do what. Without it everybody may do everything. */
  access: z.optional(accessSchema),
  /** What a subscription is besides its groups, by lower-cased GUID: its tags, and the providers it has unregistered. */
  accounts: z.optional(
    z.record(
      z.string(),
      z.object({
        tags: z.optional(z.record(z.string(), z.string())),
        tagNames: z.optional(z.record(z.string(), keys)),
        unregistered: z.optional(keys),
      }),
    ),
  ),
  /** Ids of the operations that have ended, the first to end first. */
  ended: z.optional(z.array(z.string())),
  /** What goes wrong on purpose. */
  faults: z.optional(z.array(faultSchema)),
  /** Directories beside the one that every other subscription trusts. */
  directories: z.optional(z.array(directorySchema)),
});
export type Cloud = z.infer<typeof cloudSchema>;

/** A Cloud with nothing in it. */
export const emptyCloud = (): Cloud => ({
  version: 1,
  serial: 1,
  resources: {},
  operations: {},
  pending: [],
  subscriptions: {},
  deployments: {},
  access: openAccess(),
  accounts: {},
});

/** The resource with this id as the engine keeps it: children stand apart. For typed reading use a definition's `find`. */
export const findResource = (cloud: Cloud, id: string): Resource | undefined => {
  const key = keyOf(id);
  return Object.hasOwn(cloud.resources, key) ? cloud.resources[key] : undefined;
};

/** The resources behind a set of keys. */
export const resourcesAt = (cloud: Cloud, set: readonly string[]): Resource[] =>
  set.flatMap((key) => cloud.resources[key] ?? []);

/** The resources below one: the subnets of a network, everything at top level in a group. */
export const childrenOf = (cloud: Cloud, resource: Resource): Resource[] =>
  resourcesAt(cloud, Object.keys(resource.children));

/** The resources that name this one. */
export const usersOf = (cloud: Cloud, resource: Resource): Resource[] =>
  resourcesAt(cloud, Object.keys(resource.usedBy));

/** Every resource of a type, oldest first. */
export const resourcesOfType = (cloud: Cloud, type: string): Resource[] =>
  resourcesAt(cloud, [...shelfOf(cloud, { type }).keys]);
