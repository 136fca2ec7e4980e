/** The parts of a map that nothing joins, such as a circuit and a network before they are connected: laid out each for itself, then set in rows. Pure. */
import type { Layout, LayoutInput, Point } from './layout.ts';
import { measures, type Orientation } from './measures.ts';

/** How wide a row of islands may grow, so that none is drawn too small to be read. */
const widest: Record<Orientation, number> = { right: 1100, down: 350 };

/** The input cut where no line and no place joins two nodes; in the order of the first node of each. */
export function islandsOf({ orientation, nodes, lines }: LayoutInput): LayoutInput[] {
  const root = new Map<string, string>();
  const find = (id: string): string => {
    const above = root.get(id) ?? id;
    if (above === id) return id;
    const top = find(above);
    root.set(id, top);
    return top;
  };
  const join = (one: string, other: string) => root.set(find(other), find(one));
  for (const { id, place } of nodes) if (place !== undefined) join(`place ${place}`, `node ${id}`);
  for (const { from, to } of lines) join(`node ${from}`, `node ${to}`);
  const islandOf = (id: string) => find(`node ${id}`);
  const linesOf = Map.groupBy(lines, ({ from }) => islandOf(from));
  return [...Map.groupBy(nodes, ({ id }) => islandOf(id))].map(([island, own]) => ({
    orientation,
    nodes: own,
    lines: linesOf.get(island) ?? [],
  }));
}

const shifted = <T extends Point>(things: Readonly<Record<string, T>>, by: Point): [string, T][] =>
  Object.entries(things).map(([id, thing]) => [id, { ...thing, x: thing.x + by.x, y: thing.y + by.y }]);

/** Islands in rows, from left to right and from top to bottom, as one layout. */
export function inRows(islands: readonly Layout[], orientation: Orientation): Layout {
  const { gap } = measures[orientation];
  const corner = { x: 0, y: 0 };
  let [width, height] = [0, 0];
  const placed = islands.map((island) => {
    if (corner.x > 0 && corner.x + island.width > widest[orientation]) {
      corner.x = 0;
      corner.y = height + gap;
    }
    const by = { ...corner };
    corner.x += island.width + gap;
    width = Math.max(width, by.x + island.width);
    height = Math.max(height, by.y + island.height);
    return { island, by };
  });
  const all = <T extends Point>(things: (island: Layout) => Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(placed.flatMap(({ island, by }) => shifted(things(island), by)));
  return {
    orientation,
    width,
    height,
    nodes: all(({ nodes }) => nodes),
    frames: all(({ frames }) => frames),
    bends: Object.fromEntries(
      placed.flatMap(({ island, by }) =>
        Object.entries(island.bends).map(([id, points]) => [
          id,
          points.map(({ x, y }) => ({ x: x + by.x, y: y + by.y })),
        ]),
      ),
    ),
    pills: all(({ pills }) => pills),
  };
}
