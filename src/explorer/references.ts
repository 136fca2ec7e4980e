/** What hangs on a thing of a Cloud: what stands in it and what names it. It goes when the thing goes, and is told before. */
import { keyOf } from '#src/base/resource-id.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import type { PlainCloud } from '#src/azure/pieces/plain.ts';
import { all } from './cloud.ts';

/** What a resource may lose and go on without. */
const optional = new Set(['routeTable', 'networkSecurityGroup']);

interface Reference {
  /** The property that holds it. */
  by: string;
  id: string;
}

function referencesIn(value: unknown, by = ''): Reference[] {
  if (Array.isArray(value)) return value.flatMap((one) => referencesIn(one, by));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    name === 'id' && typeof inner === 'string' ? [{ by, id: inner }] : referencesIn(inner, name),
  );
}

/** Whether a key, or something it stands in, is among those that are gone. */
export const isIn = (key: string, gone: ReadonlySet<string>): boolean => {
  for (let at = key; at.includes('/'); at = at.slice(0, at.lastIndexOf('/'))) if (gone.has(at)) return true;
  return false;
};

/** The keys of everything that goes with these ids, themselves first. */
export function goneWith(cloud: PlainCloud, ids: readonly string[]): Set<string> {
  const gone = new Set(ids.map(keyOf));
  const needed = new Map(
    all(cloud).map((one) => [
      keyOf(one.id),
      referencesIn(one.properties)
        .filter(({ by }) => !optional.has(by))
        .map(({ id }) => keyOf(id)),
    ]),
  );
  for (let before = 0; before !== gone.size;) {
    before = gone.size;
    for (const [key, references] of needed)
      if (!gone.has(key) && (isIn(key, gone) || references.some((id) => isIn(id, gone)))) gone.add(key);
  }
  return gone;
}

/** A resource without the optional references to what is gone. */
function loosened(one: WorldResource, gone: ReadonlySet<string>): WorldResource {
  const loose = Object.entries(one.properties).filter(
    ([name, value]) => optional.has(name) && referencesIn(value, name).some(({ id }) => isIn(keyOf(id), gone)),
  );
  if (loose.length === 0) return one;
  const names = new Set(loose.map(([name]) => name));
  return {
    ...one,
    properties: Object.fromEntries(Object.entries(one.properties).filter(([name]) => !names.has(name))),
  };
}

/** The Cloud without these things and without what hangs on them. */
export function without(cloud: PlainCloud, ids: readonly string[]): PlainCloud {
  const gone = goneWith(cloud, ids);
  return {
    resources: Object.fromEntries(
      Object.entries(cloud.resources)
        .filter(([key]) => !gone.has(key))
        .map(([key, one]) => [key, loosened(one, gone)]),
    ),
  };
}

/** References of a Cloud to something that is not in it, as sentences for a test. */
export const dangling = (cloud: PlainCloud): string[] =>
  all(cloud).flatMap((one) =>
    referencesIn(one.properties)
      .filter(({ id }) => id !== '' && !Object.hasOwn(cloud.resources, keyOf(id)))
      .map(({ by, id }) => `${one.name} names ${id} as its ${by}, which is not there.`),
  );
