/** The Cloud that the explorer edits: plain ARM resources, each child a resource of its own. Every function gives a new one. */
import type { WorldResource } from '#src/azure/network/world.ts';
import { cloudOf, type PlainCloud } from '#src/azure/pieces/plain.ts';
import { keyOf } from '#src/base/resource-id.ts';

type Properties = WorldResource['properties'];

export const all = (cloud: PlainCloud): readonly WorldResource[] => Object.values(cloud.resources);

export function find(cloud: PlainCloud, id: string): WorldResource | undefined {
  const key = keyOf(id);
  return Object.hasOwn(cloud.resources, key) ? cloud.resources[key] : undefined;
}

/** What is asked of a Cloud again and again, worked out once: it never changes. */
interface Index {
  byType: Map<string, WorldResource[]>;
  /** By the key of the parent and the type. */
  byParent: Map<string, WorldResource[]>;
}

const indexes = new WeakMap<PlainCloud, Index>();

function indexOf(cloud: PlainCloud): Index {
  const before = indexes.get(cloud);
  if (before) return before;
  const index: Index = { byType: new Map(), byParent: new Map() };
  const put = (shelves: Map<string, WorldResource[]>, key: string, one: WorldResource) => {
    const shelf = shelves.get(key);
    if (shelf) shelf.push(one);
    else shelves.set(key, [one]);
  };
  for (const one of all(cloud)) {
    const type = one.type.toLowerCase();
    put(index.byType, type, one);
    put(index.byParent, `${keyOf(parentOf(one.id))} ${type}`, one);
  }
  indexes.set(cloud, index);
  return index;
}

const wholeType = (type: string): string => `microsoft.network/${type.toLowerCase()}`;

/** Every resource of a type of Microsoft.Network, in the order they came. */
export const ofType = (cloud: PlainCloud, type: string): readonly WorldResource[] =>
  indexOf(cloud).byType.get(wholeType(type)) ?? [];

/** The id of what a child stands in: two segments shorter. */
export const parentOf = (id: string): string => id.split('/').slice(0, -2).join('/');

/** The children of a type that stand in a resource. */
export const childrenOf = (cloud: PlainCloud, id: string, type: string): readonly WorldResource[] =>
  indexOf(cloud).byParent.get(`${keyOf(id)} ${wholeType(type)}`) ?? [];

/** With these resources, new or instead of their former selves. */
export const withAll = (cloud: PlainCloud, resources: readonly WorldResource[]): PlainCloud => ({
  resources: { ...cloud.resources, ...cloudOf(resources).resources },
});

/** With other properties on one resource; a property set to `undefined` goes. */
export function changed(
  cloud: PlainCloud,
  id: string,
  properties: Properties,
  more: Partial<WorldResource> = {},
): PlainCloud {
  const before = find(cloud, id);
  if (!before) return cloud;
  const kept = Object.fromEntries(
    Object.entries({ ...before.properties, ...properties }).filter(([, value]) => value !== undefined),
  );
  return withAll(cloud, [{ ...before, ...more, properties: kept }]);
}

/** The first of `stem`, `stem-2`, `stem-3` … that no resource of the type has, in the same parent if one is named. */
export function freeName(cloud: PlainCloud, type: string, stem: string, parent?: string): string {
  const there = parent === undefined ? ofType(cloud, type) : childrenOf(cloud, parent, type);
  const taken = new Set(there.map(({ name }) => (name.split('/').at(-1) ?? '').toLowerCase()));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? stem : `${stem}-${number}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
