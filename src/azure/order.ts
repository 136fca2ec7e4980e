/** The order of members in answers. Azure keeps one for each type, whatever the order they were sent in. */
type Bag = Record<string, unknown>;

/** The same members, those that the order names first. */
export function inOrder(order: readonly string[] | undefined, bag: Bag): Bag {
  if (!order) return bag;
  const first: Bag = {};
  for (const member of order) if (Object.hasOwn(bag, member)) first[member] = bag[member];
  return { ...first, ...bag };
}
