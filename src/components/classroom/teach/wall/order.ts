/** In which order the tiles stand: who needs help first, and nobody moves under the pointer. */

/** Those that stay keep their places, the gone are left out, the new come at the end. */
export function keptOrder(shown: readonly string[], wanted: readonly string[]): string[] {
  const there = new Set(wanted);
  const known = new Set(shown);
  return [...shown.filter((id) => there.has(id)), ...wanted.filter((id) => !known.has(id))];
}

/** How many have to be moved for the other order; whom they pass by is not counted. */
export function movedIn(shown: readonly string[], wanted: readonly string[]): number {
  const place = new Map(wanted.map((id, at) => [id, at]));
  // The ends of the longest rows that keep their order: what is in none of the longest has to move.
  const ends: number[] = [];
  for (const id of shown) {
    const at = place.get(id) ?? 0;
    const found = ends.findIndex((end) => end >= at);
    ends[found < 0 ? ends.length : found] = at;
  }
  return shown.length - ends.length;
}
