/** Which node an arrow key goes to. Pure. */
import type { Layout } from './layout.ts';

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

export const isArrow = (key: string): key is Arrow => /^Arrow(Left|Right|Up|Down)$/.test(key);

const directions: Record<Arrow, readonly [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The node nearest in that direction; what lies straight ahead counts as nearer than what lies aside, and the next one on the packet's
 * `way` as nearest of all. `undefined` at the rim.
 */
export function nearestNode(
  layout: Layout,
  from: string,
  arrow: Arrow,
  way: readonly string[] = [],
): string | undefined {
  const here = layout.nodes[from];
  if (!here) return undefined;
  const [dx, dy] = directions[arrow];
  const isBeside = way.map((id, index) => id !== from && (way[index - 1] === from || way[index + 1] === from));
  const beside = new Set(way.filter((_, index) => isBeside[index]));
  let best: { id: string; cost: number } | undefined;
  for (const [id, { x, y }] of Object.entries(layout.nodes)) {
    const ahead = (x - here.x) * dx + (y - here.y) * dy;
    const aside = Math.abs((x - here.x) * dy) + Math.abs((y - here.y) * dx);
    if (id === from || ahead <= 8) continue;
    const isNext = beside.has(id) && ahead >= aside;
    const cost = isNext ? 0 : ahead + aside * 2;
    if (!best || cost < best.cost) best = { id, cost };
  }
  return best?.id;
}
