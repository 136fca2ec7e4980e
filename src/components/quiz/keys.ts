/** Fetches the key of an item. Offline it comes from what the service worker has kept. */
import { isRecord } from '#src/base/is-record.ts';
import type { Key } from '#src/quiz/score.ts';

/** Why a key did not come, in words for the learner. */
export class KeyMissing extends Error {}

/** Gets the keys of all given items, or throws `KeyMissing` when one cannot be had. */
export async function fetchKeys(base: string, items: readonly string[]): Promise<Record<string, Key>> {
  const keys = await Promise.all(items.map(async (item): Promise<[string, Key]> => [item, await fetchKey(base, item)]));
  return Object.fromEntries(keys);
}

async function fetchKey(base: string, item: string): Promise<Key> {
  const name = item.split('/').slice(2).join('-');
  const response = await fetch(`${base}${name}.json`).catch(() => undefined);
  if (!response) throw new KeyMissing('the site did not answer');
  if (!response.ok) throw new KeyMissing(`the site answered ${response.status}`);
  const key: unknown = await response.json().catch(() => undefined);
  if (!isKey(key)) throw new KeyMissing('what came was not a key');
  return key;
}

const isKey = (value: unknown): value is Key =>
  isRecord(value) &&
  typeof value.kind === 'string' &&
  Array.isArray(value.options) &&
  value.options.every(
    (option) =>
      isRecord(option) &&
      typeof option.id === 'string' &&
      typeof option.correct === 'boolean' &&
      typeof option.why === 'string',
  ) &&
  (value.taughtAt === undefined || isPlaces(value.taughtAt));

const isPlaces = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every(
    (place) =>
      isRecord(place) &&
      typeof place.href === 'string' &&
      typeof place.section === 'string' &&
      typeof place.unit === 'number' &&
      typeof place.lesson === 'string',
  );
