/** How high each tile has to be for all its words, measured once they are drawn. */
import { useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

/** Pixels. Something that moves by less is not worth moving others for. */
const step = 4;

/** The parts of a tile under one another, with what is around and between them. */
function heightOf(tile: HTMLElement): number {
  const { paddingTop, paddingBottom, borderTopWidth, borderBottomWidth, rowGap } = getComputedStyle(tile);
  const around = [paddingTop, paddingBottom, borderTopWidth, borderBottomWidth];
  const parts = [...tile.children].map((part) => part.getBoundingClientRect().height);
  const between = (Number.parseFloat(rowGap) || 0) * Math.max(0, parts.length - 1);
  const all = [...parts, ...around.map((one) => Number.parseFloat(one) || 0), between];
  return Math.ceil(all.reduce((sum, one) => sum + one, 0) / step) * step;
}

/** What the tiles in `list` need, by seat. What was measured is kept for those out of sight while `shape`, which says how wide tiles are, stays. */
export function useNeeded(list: RefObject<HTMLElement | null>, shape: string): ReadonlyMap<string, number> {
  const [needed, setNeeded] = useState<ReadonlyMap<string, number>>(new Map());
  const measured = useRef(shape);
  // Whatever was drawn may have more words now.
  useLayoutEffect(() => {
    const tiles = [...(list.current?.querySelectorAll<HTMLElement>('[data-seat]') ?? [])];
    const found = tiles.map((tile) => [tile.dataset['seat'] ?? '', heightOf(tile)] as const);
    const known = measured.current === shape ? needed : new Map<string, number>();
    measured.current = shape;
    if (found.some(([seat, height]) => known.get(seat) !== height)) setNeeded(new Map([...known, ...found]));
  });
  return needed;
}
