/**
 * Words that one resource at a time may have, and who has them: the name of a storage account in all of Azure, the label of a
 * public IP address in its region. Worked out from a Cloud when first asked for, and kept in step from then on; it is never saved.
 */
import { keyOf } from '#src/base/resource-id.ts';
import { bagOf } from './body.ts';
import type { Cloud, Resource } from './cloud.ts';
import { normalLocation } from './geographies.ts';
import { shelfOf } from './shelves.ts';

/** A label in a region, as one word. */
export const labelIn = (region: string, label: string): string => `${normalLocation(region)} ${label}`;

const nameOf = ({ name }: Resource): string => keyOf(name);

function labelOf({ location, properties }: Resource): string | undefined {
  const label = bagOf(properties['dnsSettings'])['domainNameLabel'];
  return typeof label === 'string' && label !== '' ? labelIn(location ?? '', label) : undefined;
}

const wordOf: ReadonlyMap<string, (resource: Resource) => string | undefined> = new Map([
  ['microsoft.keyvault/vaults', nameOf],
  ['microsoft.network/publicipaddresses', labelOf],
  ['microsoft.storage/storageaccounts', nameOf],
]);

/** Keys of the holders of each word. */
type Holders = Map<string, Set<string>>;

const known = new WeakMap<Cloud, Map<string, Holders>>();

function add(holders: Holders, word: string | undefined, key: string): void {
  if (word === undefined) return;
  const keys = holders.get(word) ?? new Set();
  holders.set(word, keys.add(key));
}

function holdersOf(cloud: Cloud, type: string): Holders {
  const byType = known.get(cloud) ?? new Map<string, Holders>();
  known.set(cloud, byType);
  const found = byType.get(type);
  if (found) return found;
  const made: Holders = new Map();
  for (const key of shelfOf(cloud, { type }).keys) {
    const resource = cloud.resources[key];
    if (resource) add(made, wordOf.get(type)?.(resource), key);
  }
  byType.set(type, made);
  return made;
}

/** The resources of a type that have a word. */
export const takersOf = (cloud: Cloud, type: string, word: string): Resource[] =>
  [...(holdersOf(cloud, keyOf(type)).get(word) ?? [])].flatMap((key) => cloud.resources[key] ?? []);

/** Keeps the words in step when a resource takes the place of another state of it, comes (no `before`) or goes (no `after`). */
export function retake(cloud: Cloud, before: Resource | undefined, after: Resource | undefined): void {
  const resource = after ?? before;
  if (!resource) return;
  const type = keyOf(resource.type);
  const holders = known.get(cloud)?.get(type);
  const word = wordOf.get(type);
  if (!holders || !word) return;
  const key = keyOf(resource.id);
  const last = before && word(before);
  if (last !== undefined) {
    holders.get(last)?.delete(key);
    if (holders.get(last)?.size === 0) holders.delete(last);
  }
  if (after) add(holders, word(after), key);
}
