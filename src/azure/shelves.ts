/**
 * Where resources stand: the keys of one scope, or of one type in it, in the order they came. Worked out from a Cloud when
 * first asked for, and kept in step from then on; it is never saved.
 */
import { groupType, holderKeyOf, keyOf, parseResourceId } from '#src/base/resource-id.ts';
import type { Cloud, Resource } from './cloud.ts';
import { sortedKeys } from './sorted-keys.ts';
import type { SortedKeys } from './sorted-keys.ts';

/** What a shelf holds: everything of a type; or what stands directly in a holder; or at top level in a subscription. */
export interface ShelfName {
  in?: { holder: string } | { subscription: string };
  type?: string;
}

export interface Shelf {
  /** In the order they came. */
  readonly keys: ReadonlySet<string>;
  /** Those that come after a key, in the order of keys. */
  after(key: string | undefined): Generator<string>;
}

/** Parts of the id of a group, and of one that stands directly in it, the empty first one counted. */
const groupParts = 5;
const topLevelParts = 9;

interface Kept extends Shelf {
  keys: Set<string>;
  sorted: SortedKeys | undefined;
}

const known = new WeakMap<Cloud, Map<string, Kept>>();

const nameOf = ({ in: scope, type }: ShelfName): string => {
  const place =
    scope === undefined ? '' : 'holder' in scope ? `in ${keyOf(scope.holder)}` : `of ${keyOf(scope.subscription)}`;
  return `${type === undefined ? '' : keyOf(type)} ${place}`;
};

/** Every shelf that a resource stands on. A group stands in its subscription, but not among the resources there. */
function namesFor(resource: Resource): string[] {
  const { id, type } = resource;
  const parsed = parseResourceId(id);
  const subscription = parsed?.subscription ?? '';
  const holder = holderKeyOf(id);
  const names = [nameOf({ type })];
  if (holder !== undefined) names.push(nameOf({ in: { holder } }), nameOf({ in: { holder }, type }));
  if (parsed?.parent !== undefined) return names;
  names.push(nameOf({ in: { subscription }, type }));
  if (type !== groupType) names.push(nameOf({ in: { subscription } }));
  return names;
}

/** The keys that belong on a shelf, found by looking at every resource that may. */
function keysOn(cloud: Cloud, { in: scope, type }: ShelfName): string[] {
  const wanted = type === undefined ? undefined : keyOf(type);
  const isOfType = (key: string) => wanted === undefined || keyOf(cloud.resources[key]?.type ?? '') === wanted;
  if (scope === undefined) return Object.keys(cloud.resources).filter(isOfType);
  if ('holder' in scope) {
    return Object.keys(cloud.resources[keyOf(scope.holder)]?.children ?? {}).filter(isOfType);
  }
  const start = `/subscriptions/${keyOf(scope.subscription)}/`;
  const depth = wanted === keyOf(groupType) ? groupParts : topLevelParts;
  return Object.keys(cloud.resources).filter(
    (key) => key.startsWith(start) && key.split('/').length === depth && isOfType(key),
  );
}

/** The shelf of a Cloud with this name. */
export function shelfOf(cloud: Cloud, name: ShelfName): Shelf {
  const shelves = known.get(cloud) ?? new Map<string, Kept>();
  known.set(cloud, shelves);
  const wanted = nameOf(name);
  const found = shelves.get(wanted);
  if (found) return found;
  const keys = new Set(keysOn(cloud, name));
  const made: Kept = {
    keys,
    sorted: undefined,
    after: (key) => (made.sorted ??= sortedKeys(keys)).after(key),
  };
  shelves.set(wanted, made);
  return made;
}

function onShelves(cloud: Cloud, resource: Resource, change: (shelf: Kept) => void): void {
  const shelves = known.get(cloud);
  if (!shelves || shelves.size === 0) return;
  for (const name of namesFor(resource)) {
    const shelf = shelves.get(name);
    if (shelf) change(shelf);
  }
}

/** Keeps the shelves in step with a resource that has come. */
export const shelve = (cloud: Cloud, resource: Resource): void => {
  const key = keyOf(resource.id);
  onShelves(cloud, resource, ({ keys, sorted }) => {
    keys.add(key);
    sorted?.add(key);
  });
};

/** Keeps the shelves in step with a resource that has gone. */
export const unshelve = (cloud: Cloud, resource: Resource): void => {
  const key = keyOf(resource.id);
  onShelves(cloud, resource, ({ keys, sorted }) => {
    keys.delete(key);
    sorted?.delete(key);
  });
};
