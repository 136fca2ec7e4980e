/** Finds what is filed under the prefixes that hold an address, longest first, in time that grows with the address length alone. */
import { mask4, mask6, parsePrefix, type Address } from '#src/base/ip.ts';

/** What is filed under one prefix, in the order it was filed. */
export interface Match<T> {
  length: number;
  items: readonly T[];
}

export interface PrefixTable<T> {
  /** Everything filed under a prefix that holds the address, longest prefix first. */
  matches(address: Address): Match<T>[];
}

type Shelf<Key, T> = { length: number; byStart: Map<Key, T[]> };

function file<Key, T>(shelves: Shelf<Key, T>[], length: number, start: Key, item: T): void {
  let shelf = shelves.find((candidate) => candidate.length === length);
  if (!shelf) {
    shelf = { length, byStart: new Map<Key, T[]>() };
    shelves.push(shelf);
  }
  const items = shelf.byStart.get(start);
  if (items) items.push(item);
  else shelf.byStart.set(start, [item]);
}

/** Files items under prefixes. A prefix that cannot be read holds no address, so its item is never found. */
export function createPrefixTable<T>(entries: Iterable<readonly [prefix: string, item: T]>): PrefixTable<T> {
  const shelves4: Shelf<number, T>[] = [];
  const shelves6: Shelf<bigint, T>[] = [];
  for (const [text, item] of entries) {
    const prefix = parsePrefix(text);
    if (prefix?.family === 4) file(shelves4, prefix.length, prefix.value, item);
    if (prefix?.family === 6) file(shelves6, prefix.length, prefix.value, item);
  }
  shelves4.sort((one, other) => other.length - one.length);
  shelves6.sort((one, other) => other.length - one.length);

  return {
    matches(address) {
      const found: Match<T>[] = [];
      if (address.family === 4) {
        for (const { length, byStart } of shelves4) {
          const items = byStart.get(mask4(address.value, length));
          if (items) found.push({ length, items });
        }
      } else {
        for (const { length, byStart } of shelves6) {
          const items = byStart.get(mask6(address.value, length));
          if (items) found.push({ length, items });
        }
      }
      return found;
    },
  };
}
