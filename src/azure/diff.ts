/** What lies between two Clouds: which resources appeared, which changed and in what, which went. */
import type { Cloud, Resource } from './cloud.ts';

/** A member that differs; undefined where it is not there. */
export interface Change {
  /** `properties.addressSpace.addressPrefixes.0`. */
  at: string;
  before: unknown;
  after: unknown;
}

export interface Difference {
  /** Ids, in the order in which the resources came. */
  appeared: string[];
  changed: { id: string; changes: Change[] }[];
  went: string[];
}

/** What clients can say or see of a resource. ETags, operations and cross-references follow from it. */
const membersOf = ({ location, tags, sku, zones, envelope, properties, onPremises }: Resource) => ({
  location,
  tags,
  sku,
  zones,
  ...envelope,
  properties,
  onPremises,
});

const entriesOf = (value: unknown): [string, unknown][] | undefined =>
  typeof value === 'object' && value !== null ? Object.entries(value) : undefined;

function* changesIn(before: unknown, after: unknown, at: string): Generator<Change> {
  if (Object.is(before, after)) return;
  const [old, young] = [entriesOf(before), entriesOf(after)];
  if (!old || !young || Array.isArray(before) !== Array.isArray(after)) {
    yield { at, before, after };
    return;
  }
  const [was, is] = [new Map(old), new Map(young)];
  for (const member of new Set([...was.keys(), ...is.keys()])) {
    yield* changesIn(was.get(member), is.get(member), at === '' ? member : `${at}.${member}`);
  }
}

/** Compares two Clouds, the earlier one first. Neither is changed. */
export function differenceOf(before: Pick<Cloud, 'resources'>, after: Pick<Cloud, 'resources'>): Difference {
  const old = new Map(Object.entries(before.resources));
  const difference: Difference = { appeared: [], changed: [], went: [] };
  for (const [key, resource] of Object.entries(after.resources)) {
    const was = old.get(key);
    old.delete(key);
    if (!was) {
      difference.appeared.push(resource.id);
      continue;
    }
    const changes = was === resource ? [] : [...changesIn(membersOf(was), membersOf(resource), '')];
    if (changes.length > 0) difference.changed.push({ id: resource.id, changes });
  }
  difference.went = [...old.values()].map(({ id }) => id);
  return difference;
}
