/** The only place where resources enter and leave the Cloud. Keeps children, users, words and ETags in step with them. */
import { guid } from '#src/base/random.ts';
import { holderKeyOf, keyOf, parseResourceId } from '#src/base/resource-id.ts';
import { forgetScope } from './access/forget.ts';
import type { Cloud, Resource } from './cloud.ts';
import type { Reference } from './resource.ts';
import { shelve, unshelve } from './shelves.ts';
import { retake } from './taken.ts';

/** `/subscriptions/s/resourceGroups/g/providers/ns/type/name` has nine parts with the empty first one. */
const topLevelParts = 9;

/** The key of the top-level resource that an id belongs to. */
export function rootKeyOf(id: string): string {
  let end = -1;
  for (let part = 0; part < topLevelParts; part += 1) {
    end = id.indexOf('/', end + 1);
    if (end < 0) return keyOf(id);
  }
  return keyOf(id.slice(0, end));
}

/** The ETag a top-level resource has after a step of an entry. */
export const etagOf = (seed: string, n: number, step: string, rootKey: string): string =>
  `W/"${guid(seed, n, 'etag', step, rootKey)}"`;

/** Gives the top-level resource of an id a new ETag. */
export function touch(cloud: Cloud, id: string, etag: (rootKey: string) => string): void {
  const rootKey = rootKeyOf(id);
  const root = cloud.resources[rootKey];
  if (root) root.etag = etag(rootKey);
}

function unlink(cloud: Cloud, resource: Resource): void {
  const key = keyOf(resource.id);
  for (const used of resource.uses) {
    const target = cloud.resources[used];
    if (target) Reflect.deleteProperty(target.usedBy, key);
  }
}

/** Puts a resource in its place, or another state of it in place of the last. What it names is said by `link`. */
export function store(cloud: Cloud, resource: Resource): void {
  const key = keyOf(resource.id);
  const before = cloud.resources[key];
  if (before) unlink(cloud, before);
  cloud.resources[key] = resource;
  if (!before) shelve(cloud, resource);
  retake(cloud, before, resource);
  const holder = holderKeyOf(resource.id);
  if (holder !== undefined) {
    const holding = cloud.resources[holder];
    if (holding) holding.children[key] = true;
    return;
  }
  const subscription = parseResourceId(resource.id)?.subscription ?? '';
  (cloud.subscriptions[keyOf(subscription)] ??= { id: subscription, groups: {} }).groups[key] = true;
}

/** Says what a stored resource names, once everything it may name is stored. */
export function link(cloud: Cloud, resource: Resource, references: readonly Reference[]): void {
  const key = keyOf(resource.id);
  const firm = references.filter(({ isLoose }) => !isLoose);
  resource.uses = [...new Set(firm.map(({ id }) => keyOf(id)))];
  for (const { id, from } of firm) {
    const target = cloud.resources[keyOf(id)];
    if (target) target.usedBy[key] ??= from ?? resource.id;
  }
}

/** Takes a resource and everything below it out of the Cloud. */
export function remove(cloud: Cloud, key: string): void {
  const resource = cloud.resources[key];
  if (!resource) return;
  for (const child of Object.keys(resource.children)) remove(cloud, child);
  unlink(cloud, resource);
  unshelve(cloud, resource);
  retake(cloud, resource, undefined);
  Reflect.deleteProperty(cloud.resources, key);
  forgetScope(cloud, key);
  const holder = holderKeyOf(resource.id);
  if (holder !== undefined) {
    const holding = cloud.resources[holder];
    if (holding) Reflect.deleteProperty(holding.children, key);
    return;
  }
  const subscription = cloud.subscriptions[keyOf(parseResourceId(resource.id)?.subscription ?? '')];
  if (subscription) Reflect.deleteProperty(subscription.groups, key);
}

/** A resource and everything below it. */
export function* subtree(cloud: Cloud, key: string): Generator<Resource> {
  const resource = cloud.resources[key];
  if (!resource) return;
  yield resource;
  for (const child of Object.keys(resource.children)) yield* subtree(cloud, child);
}
