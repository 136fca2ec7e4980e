/** In which order the tiles stand: who needs help first, and nobody moves under the pointer. */

/** Those that stay keep their places, the gone are left out, the new come at the end. */
export function keptOrder(shown: readonly string[], wanted: readonly string[]): string[] {
  const there = new Set(wanted);
  const known = new Set(shown);
  return [...shown.filter((id) => there.has(id)), ...wanted.filter((id) => !known.has(id))];
}

/** How many would stand elsewhere if it was sorted now. */
export const movedIn = (shown: readonly string[], wanted: readonly string[]): number =>
  shown.filter((id, place) => wanted[place] !== id).length;
