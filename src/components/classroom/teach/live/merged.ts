/** The tiles after a change of them. */
import type { LiveChange, Tile } from '../api-live.ts';

/** Tiles that did not change stay the same objects, so that they are not drawn anew. */
export function merged(before: readonly Tile[], { isAll, tiles, gone }: LiveChange): readonly Tile[] {
  if (isAll) return tiles;
  if (tiles.length === 0 && gone.length === 0) return before;
  const fresh = new Map(tiles.map((tile) => [tile.seat, tile]));
  const left = new Set(gone);
  const kept = before.flatMap((tile) => {
    if (left.has(tile.seat) && !fresh.has(tile.seat)) return [];
    const next = fresh.get(tile.seat);
    fresh.delete(tile.seat);
    return [next ?? tile];
  });
  return [...kept, ...fresh.values()];
}
