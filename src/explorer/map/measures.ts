/** How large things on the map are, in its own units: one is a pixel at full size. */

/** `right`: the way runs to the right, names stand below the tiles. `down`: it runs down, names stand inside, for narrow places. */
export type Orientation = 'right' | 'down';

export interface Measures {
  node: { width: number; height: number };
  /** From the middle of a node's box to the point its lines meet in. */
  anchor: { x: number; y: number };
  /** Around the nodes of a frame. */
  padding: { top: number; right: number; bottom: number; left: number };
  /** Between ranks along the way, and between neighbors across it. */
  rankGap: number;
  gap: number;
}

export const measures: Record<Orientation, Measures> = {
  right: {
    node: { width: 108, height: 104 },
    anchor: { x: 0, y: -27 },
    padding: { top: 34, right: 8, bottom: 6, left: 8 },
    rankGap: 18,
    gap: 26,
  },
  down: {
    node: { width: 144, height: 54 },
    anchor: { x: 0, y: 0 },
    padding: { top: 30, right: 10, bottom: 12, left: 10 },
    rankGap: 26,
    gap: 16,
  },
};

/** The pill that names a shortcut. */
export const pill = { width: 78, height: 24 };
