/** A Cloud as the data path reads it: resources by type and id. What is missing or odd reads as empty; it is never an error here. */
import * as shape from '#src/base/shape.ts';
import type { Profile } from '#src/base/facts.ts';
import type { Network } from '#src/datapath/network.ts';

/** As much of a resource as packets care about. A `Cloud` of the engine is made of these, and so is plain ARM JSON. */
export interface WorldResource {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly location?: string | undefined;
  readonly sku?: unknown;
  readonly tags?: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
  /** What the customer's side of a circuit does: BGP sessions that are down, the prefixes it announces, and how its routers are configured. */
  readonly onPremises?:
    | {
        readonly down: readonly string[];
        readonly prefixes?: readonly string[] | undefined;
        readonly routers?: unknown;
      }
    | undefined;
  /** The operation that runs on it. */
  readonly busy?: string | undefined;
}

/** The part of a Cloud that can be traced. */
export interface Traceable {
  readonly resources: Readonly<Record<string, WorldResource>>;
  readonly operations?: Readonly<Record<string, { readonly kind: string }>>;
}

/** A child resource, however the Cloud keeps it: nested in its parent or on its own. */
export interface Child {
  readonly id: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface World {
  readonly profile: Profile;
  ofType(type: string): readonly WorldResource[];
  find(id: string): WorldResource | undefined;
  children(parent: WorldResource, collection: string): readonly Child[];
  /** Whether Azure is still creating it: it carries nothing yet, while a resource that is being changed does. */
  isBeingCreated(resource: WorldResource): boolean;
  /** Whether something is imagined to have failed: `link:<circuit>/primary` and the like, in any case. */
  hasFailed(id: string): boolean;
}

/** What a resource adds to the network, said by its type. */
export type Declare = (resource: WorldResource, world: World) => Partial<Network>;

/** The id of the node that stands for a resource; ARM does not care about case, so it is lower-cased. */
export const nodeOf = (id: string): string => id.toLowerCase();

/** Two names of one region: `West Europe` and `westeurope`. */
export const sameRegion = (one = '', other = ''): boolean =>
  one.replaceAll(' ', '').toLowerCase() === other.replaceAll(' ', '').toLowerCase();

/** Schemas that give an empty value for whatever does not fit. */
export const word = shape.otherwise(shape.string(), '');
export const flag = shape.otherwise(shape.boolean(), false);
export const count = shape.otherwise(shape.number(), 0);
export const words = shape.otherwise(shape.array(shape.string()), []);
export const reference = shape.otherwise(shape.object({ id: shape.string() }), { id: '' });

const nested = shape.otherwise(
  shape.array(shape.object({ id: word, name: word, properties: shape.otherwise(shape.record(shape.unknown()), {}) })),
  [],
);

/** The shelf a child stands on: everything of its id before its own name. */
const shelfOf = (id: string): string => nodeOf(id).slice(0, nodeOf(id).lastIndexOf('/'));

function filed(shelves: Map<string, WorldResource[]>, key: string, resource: WorldResource): void {
  const shelf = shelves.get(key);
  if (shelf) shelf.push(resource);
  else shelves.set(key, [resource]);
}

/** Arranges a Cloud by type, in the order of ids, so that the same Cloud always gives the same network. `failures` are ids of what fails in it. */
export function worldOf(cloud: Traceable, profile: Profile, failures: readonly string[] = []): World {
  const failed = new Set(failures.map((id) => id.toLowerCase()));
  const byId = new Map<string, WorldResource>();
  const byType = new Map<string, WorldResource[]>();
  const byShelf = new Map<string, WorldResource[]>();
  for (const resource of Object.values(cloud.resources)) byId.set(nodeOf(resource.id), resource);
  for (const id of [...byId.keys()].sort()) {
    const resource = byId.get(id);
    if (!resource) continue;
    filed(byType, resource.type.toLowerCase(), resource);
    filed(byShelf, shelfOf(id), resource);
  }
  return {
    profile,
    ofType: (type) => byType.get(type.toLowerCase()) ?? [],
    find: (id) => byId.get(nodeOf(id)),
    isBeingCreated: ({ busy }) => busy !== undefined && cloud.operations?.[busy]?.kind === 'create',
    hasFailed: (id) => failed.has(id.toLowerCase()),
    children(parent, collection) {
      const found = new Map<string, Child>();
      for (const child of nested.parse(parent.properties[collection] ?? [])) {
        const id = child.id === '' ? `${parent.id}/${collection}/${child.name}` : child.id;
        found.set(nodeOf(id), { ...child, id });
      }
      for (const { id, name, properties } of byShelf.get(nodeOf(`${parent.id}/${collection}`)) ?? []) {
        found.set(nodeOf(id), { id, name: name.split('/').at(-1) ?? name, properties });
      }
      return [...found.values()];
    },
  };
}
