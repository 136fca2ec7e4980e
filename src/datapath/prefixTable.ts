/** Finds what is filed under the prefixes that hold an address, longest first, in time that grows with the address length alone. */
import { mask4, mask6, parsePrefix, type Address, type Prefix } from '#src/base/ip.ts';

/** What is filed under one prefix, in the order it was filed. The table answers with the same object each time. */
export interface Match<T> {
  length: number;
  items: readonly T[];
}

export interface PrefixTable<T> {
  /** Everything filed under a prefix that holds the address, longest prefix first. */
  matches(address: Address): Match<T>[];
  /** The first of those. It settles the rest: addresses with the same longest prefix have all prefixes of the table in common. */
  longest(address: Address): Match<T> | undefined;
}

type Slot<T> = { length: number; items: T[] };
type Shelf<Key, T> = { length: number; byStart: Map<Key, Slot<T>> };

function file<Key, T>(shelves: Shelf<Key, T>[], length: number, start: Key, item: T): void {
  let shelf = shelves.find((candidate) => candidate.length === length);
  if (!shelf) {
    shelf = { length, byStart: new Map<Key, Slot<T>>() };
    shelves.push(shelf);
  }
  const slot = shelf.byStart.get(start);
  if (slot) slot.items.push(item);
  else shelf.byStart.set(start, { length, items: [item] });
}

/** Files items under prefixes. A prefix that cannot be read holds no address, so its item is never found. */
export function createPrefixTable<T>(entries: Iterable<readonly [prefix: string | Prefix, item: T]>): PrefixTable<T> {
  const shelves4: Shelf<number, T>[] = [];
  const shelves6: Shelf<bigint, T>[] = [];
  for (const [text, item] of entries) {
    const prefix = typeof text === 'string' ? parsePrefix(text) : text;
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
          const slot = byStart.get(mask4(address.value, length));
          if (slot) found.push(slot);
        }
      } else {
        for (const { length, byStart } of shelves6) {
          const slot = byStart.get(mask6(address.value, length));
          if (slot) found.push(slot);
        }
      }
      return found;
    },
    longest(address) {
      if (address.family === 4) {
        for (const { length, byStart } of shelves4) {
          const slot = byStart.get(mask4(address.value, length));
          if (slot) return slot;
        }
      } else {
        for (const { length, byStart } of shelves6) {
          const slot = byStart.get(mask6(address.value, length));
          if (slot) return slot;
        }
      }
      return undefined;
    },
  };
}
