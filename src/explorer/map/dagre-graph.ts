/** Asks dagre: boxes and lines in, places out. */
import { Graph, layout, type EdgeLabel, type GraphLabel, type NodeLabel } from '@dagrejs/dagre';
import type { Box, Line, Point } from './layout.ts';
import { measures, pill, type Orientation } from './measures.ts';

export interface Arrangement {
  nodes: ReadonlyMap<string, Box>;
  bends: ReadonlyMap<string, readonly Point[]>;
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
  return {
    nodes: new Map(
      boxes.map(({ id, width, height }) => {
        const { x = 0, y = 0 } = graph.node(`node ${id}`);
        return [id, { x: x - width / 2, y: y - height / 2, width, height }];
      }),
    ),
    bends: new Map(
      lines.map(({ id, from, to }) => {
        const points = graph.edge({ v: `node ${from}`, w: `node ${to}`, name: id }).points ?? [];
        return [id, points.slice(1, -1)];
      }),
    ),
  };
}
