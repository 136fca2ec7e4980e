/** All things of a Cloud as a list of lists: what stands in what, and what can be added there. */
import { keyOf } from '#src/base/resource-id.ts';
import type { PlainCloud } from '#src/azure/pieces/plain.ts';
import { kinds } from './parts/kinds.ts';
import type { Adding, Item, Kind, Part } from './parts/part.ts';

/** A thing with the kind it is of and what stands in it. */
export interface Branch {
  part: Kind;
  item: Item;
  inside: readonly Branch[];
}

/** The things that stand in nothing, each with what stands in it. Every thing is there once. */
export function treeOf(cloud: PlainCloud): readonly Branch[] {
  const found = kinds.flatMap((part) => part.items(cloud).map((item) => ({ part, item })));
  const known = new Set(found.map(({ item }) => keyOf(item.id)));
  const home = ({ item }: { item: Item }): string =>
    item.inside !== undefined && known.has(keyOf(item.inside)) ? keyOf(item.inside) : '';
  const byHome = Map.groupBy(found, home);
  const at = (key: string): readonly Branch[] =>
    (byHome.get(key) ?? []).map((one) => ({ ...one, inside: at(keyOf(one.item.id)) }));
  return at('');
}

/** A thing by its id. */
export function thingAt(cloud: PlainCloud, id: string): { part: Kind; item: Item } | undefined {
  const key = keyOf(id);
  for (const part of kinds) {
    const item = part.items(cloud).find((one) => keyOf(one.id) === key);
    if (item) return { part, item };
  }
  return undefined;
}

/** The thing that a node of the network stands for: the one whose own id the node's id begins with furthest. */
export function thingOfNode(cloud: PlainCloud, node: string): { part: Kind; item: Item } | undefined {
  const key = keyOf(node);
  const isWithin = (prefix: string) => key === keyOf(prefix) || key.startsWith(`${keyOf(prefix)}/`);
  let best: { part: Kind; item: Item } | undefined;
  let length = -1;
  for (const part of kinds)
    for (const item of part.items(cloud))
      for (const prefix of [item.id, ...(item.nodes ?? [])])
        if (isWithin(prefix) && prefix.length > length) {
          best = { part, item };
          length = prefix.length;
        }
  return best;
}

/** A way to add something, and why it cannot be used now if so. */
export interface Offer {
  part: Part;
  adding: Adding;
  whyNot: string | undefined;
}

/** What of some parts can be added in a thing; without one, what stands on its own. */
export const offersOf = (
  parts: readonly Part[],
  cloud: PlainCloud,
  within?: { part: Kind; item: Item },
): readonly Offer[] =>
  parts.flatMap((part) =>
    part.adding
      .filter(({ inside }) => inside === within?.part.kind)
      .map((adding) => ({ part, adding, whyNot: adding.whyNot?.(cloud, within?.item.id ?? '') })),
  );
