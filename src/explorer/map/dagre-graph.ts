/** Asks dagre: boxes and lines in, places out. */
import { Graph, layout, type EdgeLabel, type GraphLabel, type NodeLabel } from '@dagrejs/dagre';
import type { Box, Line, Point } from './layout.ts';
import { measures, pill, type Orientation } from './measures.ts';

export interface Arrangement {
  nodes: ReadonlyMap<string, Box>;
  bends: ReadonlyMap<string, readonly Point[]>;
  /** Where the names of lanes go. */
  pills: ReadonlyMap<string, Point>;
}

const same = (point: Point): Point => point;
const mirrored: Record<Orientation, (point: Point) => Point> = {
  right: ({ x, y }) => ({ x, y: -y }),
  down: ({ x, y }) => ({ x: -x, y }),
};

/** Whether most of those that stand side by side stand in another order than they were given: a first link belongs above a second. */
function isUpsideDown(places: readonly (readonly [string, Box])[], orientation: Orientation): boolean {
  const [along, across] = orientation === 'right' ? (['x', 'y'] as const) : (['y', 'x'] as const);
  let wrong = 0;
  places.forEach(([, one], index) => {
    for (const [, other] of places.slice(index + 1))
      if (Math.abs(one[along] - other[along]) < 1) wrong += Math.sign(one[across] - other[across]);
  });
  return wrong > 0;
}

/** Boxes with an optional cluster each, and lines between them. The answer's origin means nothing. */
export function arranged(
  orientation: Orientation,
  boxes: readonly { id: string; width: number; height: number; cluster?: string | undefined }[],
  lines: readonly (Line & { minlen?: number })[],
): Arrangement {
  const { rankGap, gap } = measures[orientation];
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ compound: true, multigraph: true });
  graph.setGraph({
    rankdir: orientation === 'right' ? 'LR' : 'TB',
    ranksep: rankGap,
    nodesep: gap,
    edgesep: gap * 0.8,
  });
  for (const cluster of new Set(boxes.flatMap((box) => box.cluster ?? [])))
    graph.setNode(`cluster ${cluster}`, { width: 0, height: 0 });
  for (const { id, width, height, cluster } of boxes) {
    graph.setNode(`node ${id}`, { width, height });
    if (cluster !== undefined) graph.setParent(`node ${id}`, `cluster ${cluster}`);
  }
  for (const { id, from, to, isLane, weight, minlen = 1 } of lines) {
    const label = isLane ? pill : { width: 0, height: 0 };
    graph.setEdge(`node ${from}`, `node ${to}`, { weight, minlen, labelpos: 'c', ...label }, id);
  }
  layout(graph);
  const places = boxes.map(({ id, width, height }): readonly [string, Box] => {
    const { x = 0, y = 0 } = graph.node(`node ${id}`);
    return [id, { x: x - width / 2, y: y - height / 2, width, height }];
  });
  const mirror = isUpsideDown(places, orientation) ? mirrored[orientation] : same;
  const bendsOf = ({ id, from, to }: Line): Point[] =>
    (graph.edge({ v: `node ${from}`, w: `node ${to}`, name: id }).points ?? []).slice(1, -1).map(mirror);
  return {
    nodes: new Map(
      places.map(([id, box]) => {
        const { x, y } = mirror({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
        return [id, { ...box, x: x - box.width / 2, y: y - box.height / 2 }];
      }),
    ),
    bends: new Map(lines.map((line) => [line.id, bendsOf(line)])),
    pills: new Map(
      lines
        .filter(({ isLane }) => isLane)
        .map(({ id, from, to }) => {
          const { x = 0, y = 0 } = graph.edge({ v: `node ${from}`, w: `node ${to}`, name: id });
          return [id, mirror({ x, y })];
        }),
    ),
  };
}
