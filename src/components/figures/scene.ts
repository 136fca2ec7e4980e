/** A network drawn from data: nodes on a grid, frames around them, and the ways packets take. Pure layout; the component only draws. */
import { boldWidthOf } from '#src/components/figures/text-box.ts';

export const nodeKinds = [
  'site',
  'edge',
  'gateway',
  'host',
  'balancer',
  'endpoint',
  'firewall',
  'provider',
  'circuit',
  'cloud',
  'router',
] as const;
export type SceneNodeKind = (typeof nodeKinds)[number];

export interface SceneNode {
  id: string;
  kind: SceneNodeKind;
  /** One or two short lines. */
  label: readonly string[];
  /** How far on the way from the site, from 0. */
  along: number;
  /** Beside the way, from 0. */
  across: number;
}

/** A frame around nodes that stand in one network. */
export interface SceneFrame {
  id?: string | undefined;
  label: string;
  around: readonly string[];
  tone: 'hub' | 'spoke' | 'plain';
}

/** A node, or a point of the grid to go around something. */
export type SceneStop = string | { along: number; across: number };

export interface ScenePath {
  id?: string | undefined;
  /** `packet`: the way it takes. `unused`: a way it does not take. `routes`: route exchange, both ways. `broken`: a way that failed. */
  kind: 'packet' | 'unused' | 'routes' | 'broken';
  stops: readonly SceneStop[];
  label?: string | undefined;
}

/** A word or two beside the title of a panel. */
export interface SceneVerdict {
  word: string;
  tone: 'bypass' | 'gateway' | 'good' | 'bad';
}

export interface ScenePanel {
  title: string;
  /** What is to be seen, for those who do not see it; also printed below the drawing. */
  text: string;
  verdict?: SceneVerdict | undefined;
  nodes: readonly SceneNode[];
  frames: readonly SceneFrame[];
  paths: readonly ScenePath[];
}

export interface Scene {
  title: string;
  facts: readonly string[];
  panels: readonly ScenePanel[];
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Drawing {
  width: number;
  height: number;
  fontSize: number;
  /** The side of a node's sign. */
  icon: number;
  look: SceneLook;
  nodes: (Box & Omit<SceneNode, 'along' | 'across'> & { lines: { x: number; y: number; text: string }[] })[];
  frames: (Box & Pick<SceneFrame, 'id' | 'label' | 'tone'> & { labelX: number; labelY: number })[];
  /** One line for each step from node to node. */
  paths: {
    id: string | undefined;
    kind: ScenePath['kind'];
    legs: string[];
    start: Point;
    /** The middle of the last leg. */
    middle: Point;
    label?: { x: number; y: number; text: string };
  }[];
}

export interface Point {
  x: number;
  y: number;
}

/** Two ways to lay the same scene: `wide` runs to the right, `tall` runs down, for a telephone. */
export type Orientation = 'wide' | 'tall';

/** `beside`: the sign of a node stands beside its name. `above`: above it, where names are longer. `many`: the same for five steps. */
export type SceneLook = 'beside' | 'above' | 'many';

const tall = {
  width: 326,
  box: { width: 98, height: 50 },
  fontSize: 13,
  icon: 18,
  padding: { along: 14, across: 7 },
  apart: 104,
} as const;
const tallAbove = { ...tall, box: { width: 98, height: 66 }, apart: 122 } as const;

const measures = {
  beside: {
    wide: {
      width: 600,
      box: { width: 116, height: 50 },
      fontSize: 14,
      icon: 21,
      padding: { along: 10, across: 38 },
      apart: 88,
    },
    tall,
  },
  above: {
    wide: {
      width: 600,
      box: { width: 112, height: 68 },
      fontSize: 14,
      icon: 20,
      padding: { along: 10, across: 38 },
      apart: 112,
    },
    tall: tallAbove,
  },
  many: {
    wide: {
      width: 600,
      box: { width: 97, height: 64 },
      fontSize: 13,
      icon: 18,
      padding: { along: 8, across: 38 },
      apart: 110,
    },
    tall: tallAbove,
  },
} as const;

/** How many characters a line of a node has room for where its sign stands above it. */
export const roomFor = 13;
/** The same in ems where its sign stands beside it, on a telephone. */
const roomBeside = 5.2;

/** How panels are drawn that stand together: by the longest name in them, and by how many steps they have. */
export function lookOf(panels: readonly Pick<ScenePanel, 'nodes'>[]): SceneLook {
  const nodes = panels.flatMap((panel) => panel.nodes);
  if (Math.max(...nodes.map(({ along }) => along)) > 3) return 'many';
  return nodes.some(({ label }) => label.some((line) => boldWidthOf(line) > roomBeside)) ? 'above' : 'beside';
}

const lineHeight = 1.2;
const round = (value: number): number => Math.round(value * 10) / 10;

interface Grid {
  at: (stop: { along: number; across: number }) => Point;
  width: number;
  height: number;
}

/** The ends of what stands in a panel, nodes and corners of ways, and whether a frame has its name at the near or the far end. */
function extentOf({ nodes, frames, paths }: ScenePanel, axis: 'along' | 'across') {
  const corners = paths.flatMap(({ stops }) => stops.filter((stop) => typeof stop !== 'string'));
  const places = [...nodes, ...corners].map((place) => place[axis]);
  const [first, last] = [Math.min(...places), Math.max(...places)];
  const isFramed = (end: number): boolean =>
    nodes.some((node) => node[axis] === end && frames.some(({ around }) => around.includes(node.id)));
  return { first, last, isFirstFramed: isFramed(first), isLastFramed: isFramed(last) };
}

function gridOf(panel: ScenePanel, orientation: Orientation, look: SceneLook): Grid {
  const { width, box, padding, apart } = measures[look][orientation];
  const columns = extentOf(panel, 'along');
  const rows = extentOf(panel, 'across');
  const [length, breadth] = [columns.last - columns.first, rows.last - rows.first];
  if (orientation === 'wide') {
    // A frame has its name above in the wide drawing, below in the tall one.
    const top = padding.across - (rows.isFirstFramed ? 0 : 28);
    const step = (width - 2 * padding.along - box.width) / Math.max(length, 1);
    return {
      width,
      height: top + box.height + breadth * apart + (rows.isLastFramed ? 14 : 8),
      at: ({ along, across }) => ({
        x: padding.along + box.width / 2 + (along - columns.first) * step,
        y: top + box.height / 2 + (across - rows.first) * apart,
      }),
    };
  }
  const step = breadth === 0 ? 0 : Math.min((width - 2 * padding.across - box.width) / breadth, 160);
  const left = (width - breadth * step) / 2;
  return {
    width,
    height: padding.along + box.height + length * apart + (columns.isLastFramed ? 36 : 10),
    at: ({ along, across }) => ({
      x: left + (across - rows.first) * step,
      y: padding.along + box.height / 2 + (along - columns.first) * apart,
    }),
  };
}

/** A smooth line through points that leaves and arrives along the main direction. */
function curve(points: readonly Point[], orientation: Orientation): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let from = first;
  const parts = [`M${String(round(from.x))} ${String(round(from.y))}`];
  for (const to of rest) {
    const half = orientation === 'wide' ? (to.x - from.x) / 2 : (to.y - from.y) / 2;
    const [a, b] =
      orientation === 'wide'
        ? [
            { x: from.x + half, y: from.y },
            { x: to.x - half, y: to.y },
          ]
        : [
            { x: from.x, y: from.y + half },
            { x: to.x, y: to.y - half },
          ];
    parts.push(`C${[a, b, to].map(({ x, y }) => `${String(round(x))} ${String(round(y))}`).join(' ')}`);
    from = to;
  }
  return parts.join(' ');
}

/** Where everything of a panel stands, in the coordinates of its drawing. */
export function layout(panel: ScenePanel, orientation: Orientation, look = lookOf([panel])): Drawing {
  const { box, fontSize, icon } = measures[look][orientation];
  const isBeside = look === 'beside';
  const grid = gridOf(panel, orientation, look);
  const centers = new Map(panel.nodes.map((node) => [node.id, grid.at(node)]));
  const centerOf = (id: string): Point => {
    const found = centers.get(id);
    if (!found) throw new Error(`The scene "${panel.title}" has no node "${id}".`);
    return found;
  };
  const nodes = panel.nodes.map(({ id, kind, label }) => {
    const center = centerOf(id);
    const middle = isBeside ? center.y : center.y + icon / 2 + 1;
    const top = middle - ((label.length - 1) * fontSize * lineHeight) / 2;
    const lines = label.map((text, index) => ({
      x: round(isBeside ? center.x + icon / 2 + 1 : center.x),
      y: round(top + index * fontSize * lineHeight),
      text,
    }));
    return { id, kind, label, x: round(center.x - box.width / 2), y: round(center.y - box.height / 2), ...box, lines };
  });

  const frames = panel.frames.map(({ id, label, around, tone }) => {
    const points = around.map(centerOf);
    // The name of a frame stands where no way comes in: above in the wide drawing, below in the tall one.
    const pad = orientation === 'wide' ? { x: 8, top: 30, bottom: 10 } : { x: 6, top: 10, bottom: 28 };
    const [west, east] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))];
    // A frame is as wide as its name needs, where the drawing has the room.
    const half = Math.max((east - west + box.width) / 2 + pad.x, boldWidthOf(label) * fontSize * 0.475 + 12);
    const middle = (west + east) / 2;
    const left = Math.max(1, middle - half);
    const top = Math.min(...points.map(({ y }) => y)) - box.height / 2 - pad.top;
    const right = Math.min(grid.width - 1, middle + half);
    const bottom = Math.max(...points.map(({ y }) => y)) + box.height / 2 + pad.bottom;
    return {
      id,
      label,
      tone,
      x: round(left),
      y: round(top),
      width: round(right - left),
      height: round(bottom - top),
      labelX: round(left + 10),
      labelY: round(orientation === 'wide' ? top + 20 : bottom - 10),
    };
  });

  const edge = (stop: SceneStop, other: SceneStop | undefined, side: 'out' | 'in'): Point => {
    if (typeof stop !== 'string') return grid.at(stop);
    const center = centerOf(stop);
    const toward = other === undefined ? center : typeof other === 'string' ? centerOf(other) : grid.at(other);
    const gap = side === 'in' ? 5 : 1;
    const sign = side === 'out' ? 1 : -1;
    if (orientation === 'wide') {
      // Straight above or below: leave through the top or the bottom.
      if (Math.abs(toward.x - center.x) < 1)
        return { x: center.x, y: center.y + Math.sign(toward.y - center.y) * (box.height / 2 + gap) };
      return { x: center.x + sign * (box.width / 2 + gap), y: center.y };
    }
    if (Math.abs(toward.y - center.y) < 1)
      return { x: center.x + Math.sign(toward.x - center.x) * (box.width / 2 + gap), y: center.y };
    return { x: center.x, y: center.y + sign * (box.height / 2 + gap) };
  };

  const paths = panel.paths.map(({ id, kind, stops, label }) => {
    const legs: Point[][] = [];
    let leg: Point[] = [];
    stops.forEach((stop, index) => {
      if (index > 0) leg.push(edge(stop, stops[index - 1], 'in'));
      if (typeof stop === 'string' && index > 0) {
        legs.push(leg);
        leg = [];
      }
      if (index < stops.length - 1 && (typeof stop === 'string' || index === 0))
        leg.push(edge(stop, stops[index + 1], 'out'));
    });
    const start = legs[0]?.[0] ?? { x: 0, y: 0 };
    const straight = (points: readonly Point[]) =>
      points.length === 2 &&
      (Math.abs((points[0]?.x ?? 0) - (points[1]?.x ?? 1)) < 1 ||
        Math.abs((points[0]?.y ?? 0) - (points[1]?.y ?? 1)) < 1);
    const drawn = legs.map((points) =>
      straight(points)
        ? points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${String(round(x))} ${String(round(y))}`).join(' ')
        : curve(points, orientation),
    );
    const last = legs.at(-1) ?? [];
    const from = last[0] ?? start;
    const end = last.at(-1) ?? start;
    const middle = { x: round((from.x + end.x) / 2), y: round((from.y + end.y) / 2) };
    const way = { id, kind, legs: drawn, start, middle };
    return label === undefined ? way : { ...way, label: { ...middle, text: label } };
  });

  return {
    width: grid.width,
    height: round(grid.height),
    fontSize,
    icon,
    look,
    nodes,
    frames,
    paths,
  };
}
