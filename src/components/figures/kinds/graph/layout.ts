/** Lays a graph out with dagre: boxes with broken text, lines with their names. Runs at build; no page loads it. */
import { Graph, layout as arrange, type EdgeLabel, type GraphLabel, type NodeLabel } from '@dagrejs/dagre';
import type { GraphFigure } from '#src/components/figures/kinds/graph/schema.ts';
import { linesOf, round, widthOf } from '#src/components/figures/text-box.ts';

export interface GraphText {
  x: number;
  y: number;
  text: string;
}

export interface GraphDrawing {
  width: number;
  height: number;
  fontSize: number;
  nodes: (GraphFigure['nodes'][number] & {
    x: number;
    y: number;
    width: number;
    height: number;
    lines: GraphText[];
    notes: GraphText[];
  })[];
  edges: { id: string | undefined; d: string; middle: { x: number; y: number }; lines: GraphText[] }[];
}

/** Room on a page of text, and on a telephone. */
export const room = { wide: 600, tall: 326 } as const;

interface Style {
  direction: GraphFigure['direction'];
  chars: number;
  edgeChars: number;
  fontSize: number;
  gap: number;
  rankGap: number;
}

const lineHeight = 1.25;
const noteSize = 0.93;

function drawn({ nodes, edges }: GraphFigure, style: Style): GraphDrawing {
  const { fontSize } = style;
  const line = fontSize * lineHeight;
  const boxes = nodes.map((node) => {
    const label = linesOf(node.label, style.chars);
    const note = node.note === undefined ? [] : linesOf(node.note, style.chars + 2);
    const width = Math.max(
      64,
      ...label.map((text) => widthOf(text, fontSize) * 1.04),
      ...note.map((text) => widthOf(text, fontSize * noteSize)),
    );
    return {
      ...node,
      label,
      note,
      text: node.label,
      width: width + 22,
      height: (label.length + note.length) * line + 18,
    };
  });
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ multigraph: true });
  graph.setGraph({
    rankdir: style.direction === 'right' ? 'LR' : 'TB',
    ranksep: style.rankGap,
    nodesep: style.gap,
    edgesep: style.gap,
    marginx: 8,
    marginy: 12,
  });
  for (const { id, width, height } of boxes) graph.setNode(id, { width, height });
  const named = edges.map((edge, index) => ({
    ...edge,
    name: String(index),
    lines: edge.label === undefined ? [] : linesOf(edge.label, style.edgeChars),
  }));
  for (const { from, to, name, lines } of named) {
    const width = lines.length === 0 ? 0 : Math.max(...lines.map((text) => widthOf(text, fontSize * noteSize))) + 10;
    graph.setEdge(from, to, { width, height: lines.length === 0 ? 0 : lines.length * line + 6, labelpos: 'c' }, name);
  }
  arrange(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width: round(width),
    height: round(height),
    fontSize,
    nodes: boxes.map(({ label, note, text, ...box }) => {
      const { x = 0, y = 0 } = graph.node(box.id);
      const first = y - ((label.length + note.length - 1) * line) / 2;
      const at = (index: number) => ({ x: round(x), y: round(first + index * line) });
      return {
        ...box,
        label: text,
        note: undefined,
        x: round(x - box.width / 2),
        y: round(y - box.height / 2),
        width: round(box.width),
        height: round(box.height),
        lines: label.map((words, index) => ({ ...at(index), text: words })),
        notes: note.map((words, index) => ({ ...at(label.length + index), text: words })),
      };
    }),
    edges: named.map(({ id, from, to, name, lines }) => {
      const { points = [], x, y } = graph.edge({ v: from, w: to, name });
      const half = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 };
      const middle = { x: round(x ?? half.x), y: round(y ?? half.y) };
      const top = middle.y - ((lines.length - 1) * line) / 2;
      return {
        id,
        d: smooth(points),
        middle,
        lines: lines.map((text, index) => ({ x: middle.x, y: round(top + index * line), text })),
      };
    }),
  };
}

/** A line through points, its corners rounded. */
function smooth(points: readonly { x: number; y: number }[]): string {
  const [first, ...rest] = points.map(({ x, y }) => ({ x: round(x), y: round(y) }));
  if (!first) return '';
  const parts = [`M${first.x} ${first.y}`];
  rest.forEach((point, index) => {
    const next = rest[index + 1];
    if (next) parts.push(`Q${point.x} ${point.y} ${round((point.x + next.x) / 2)} ${round((point.y + next.y) / 2)}`);
    else parts.push(`L${point.x} ${point.y}`);
  });
  return parts.join(' ');
}

const wideStyles = (direction: GraphFigure['direction']): Style[] => {
  const other: GraphFigure['direction'] = direction === 'right' ? 'down' : 'right';
  const styles: Omit<Style, 'direction'>[] = [
    { chars: 20, edgeChars: 16, fontSize: 14, gap: 30, rankGap: 44 },
    { chars: 15, edgeChars: 12, fontSize: 14, gap: 20, rankGap: 34 },
    { chars: 12, edgeChars: 10, fontSize: 13.5, gap: 14, rankGap: 26 },
  ];
  return [direction, other].flatMap((way) => styles.map((style): Style => ({ ...style, direction: way })));
};

const tallStyles: Style[] = [
  { direction: 'down', chars: 18, edgeChars: 14, fontSize: 13.5, gap: 18, rankGap: 34 },
  { direction: 'down', chars: 13, edgeChars: 10, fontSize: 13, gap: 10, rankGap: 30 },
  { direction: 'down', chars: 10, edgeChars: 8, fontSize: 13, gap: 6, rankGap: 26 },
];

/** The first way to draw the graph that fits, if there is one. On a telephone a graph that is too wide is told as a list instead. */
export function layout(figure: GraphFigure, orientation: 'wide' | 'tall'): GraphDrawing | undefined {
  const styles = orientation === 'wide' ? wideStyles(figure.direction) : tallStyles;
  for (const style of styles) {
    const drawing = drawn(figure, style);
    if (drawing.width <= room[orientation]) return drawing;
  }
  return undefined;
}
