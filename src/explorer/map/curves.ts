/** How lines run between the nodes of a layout, as SVG paths: smooth, side by side where there are several, and where their middle is. Pure. */
import type { MapGraph, MapLane, MapLink } from './graph.ts';
import type { Layout, Point } from './layout.ts';
import { piecesOf, pointOn } from './bezier.ts';
import { pillSpots } from './pill-spots.ts';
import { measures, type Orientation } from './measures.ts';

export interface Curve {
  /** In drawing order. */
  d: string;
  /** The same line the other way, for a packet that comes back. */
  reverse: string;
  middle: Point & { /** In degrees, clockwise from the right. */ angle: number };
  /** What it is made of; none for a line that bows out. */
  pieces: ReturnType<typeof piecesOf>;
}

const text = (value: number): string => String(Math.round(value * 10) / 10);

function bezier(points: readonly Point[], orientation: Orientation): string {
  const [first] = points;
  if (!first) return '';
  const pieces = piecesOf(points, orientation).map(
    ({ one, two, to }) => `C${[one.x, one.y, two.x, two.y, to.x, to.y].map(text).join(' ')}`,
  );
  return `M${text(first.x)} ${text(first.y)}${pieces.join('')}`;
}

/** A line between two nodes that stand across the way bows out, so that it does not run through what stands between. */
function bowed(from: Point, to: Point, isRight: boolean): string {
  const bow = isRight ? { x: 64, y: 0 } : { x: 0, y: 40 };
  const controls = [from.x + bow.x, from.y + bow.y, to.x + bow.x, to.y + bow.y, to.x, to.y];
  return `M${text(from.x)} ${text(from.y)}C${controls.map(text).join(' ')}`;
}

/** Bends that lie on a straight line say nothing. */
function straightened(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  points.forEach((point, index) => {
    const before = kept.at(-1);
    const after = points[index + 1];
    if (before && after) {
      const cross = (point.x - before.x) * (after.y - before.y) - (point.y - before.y) * (after.x - before.x);
      if (Math.abs(cross) < 40) return;
    }
    kept.push(point);
  });
  return kept;
}

/** How far apart lines between the same two nodes run. */
const spread = 12;

/** The middle of a node as lines see it. */
export function anchorOf(layout: Layout, id: string): Point | undefined {
  const box = layout.nodes[id];
  const { anchor } = measures[layout.orientation];
  return box && { x: box.x + box.width / 2 + anchor.x, y: box.y + box.height / 2 + anchor.y };
}

/** The curve of a line of the map, shifted across by `offset`; `undefined` while one of its ends has no place yet. */
function curveOf(
  layout: Layout,
  line: MapLink | MapLane,
  bendsOf: (line: MapLink | MapLane) => readonly Point[] | undefined,
  offset = 0,
): Curve | undefined {
  const ends = [anchorOf(layout, line.from), anchorOf(layout, line.to)] as const;
  const [start, end] = ends;
  if (!start || !end) return undefined;
  const isRight = layout.orientation === 'right';
  const { anchor } = measures[layout.orientation];
  const side = offset + ('index' in line ? (line.index - (line.of - 1) / 2) * spread : 0);
  const shifted = ({ x, y }: Point): Point => (isRight ? { x, y: y + side } : { x: x + side, y });
  const known = bendsOf(line);
  const inner = (known ?? []).map(({ x, y }) => ({ x: x + anchor.x, y: y + anchor.y }));
  const points = straightened([start, ...inner, end].map(shifted));
  const [a, b] = [points[0] ?? start, points.at(-1) ?? end];
  const { orientation } = layout;
  const pill = layout.pills[line.id];
  const at = pill && shifted({ x: pill.x + anchor.x, y: pill.y + anchor.y });
  const middle = at ? { ...at, angle: 0 } : known ? middleOf(points, orientation) : middleOfBow(a, b, isRight);
  return known
    ? {
        d: bezier(points, orientation),
        reverse: bezier(points.toReversed(), orientation),
        middle,
        pieces: piecesOf(points, orientation),
      }
    : { d: bowed(a, b, isRight), reverse: bowed(b, a, isRight), middle, pieces: [] };
}

/** The middle of the longest piece, and where the line heads there. */
function middleOf(points: readonly Point[], orientation: Orientation): Curve['middle'] {
  const pieces = piecesOf(points, orientation);
  const lengthOf = ({ from, to }: { from: Point; to: Point }) => Math.hypot(to.x - from.x, to.y - from.y);
  const [longest] = pieces.toSorted((one, other) => lengthOf(other) - lengthOf(one));
  if (!longest) return { x: points[0]?.x ?? 0, y: points[0]?.y ?? 0, angle: 0 };
  const [before, at, after] = [0.45, 0.5, 0.55].map((t) => pointOn(longest, t));
  if (!before || !at || !after) return { ...longest.from, angle: 0 };
  return { ...at, angle: (Math.atan2(after.y - before.y, after.x - before.x) * 180) / Math.PI };
}

function middleOfBow(from: Point, to: Point, isRight: boolean): Curve['middle'] {
  const push = isRight ? { x: 48, y: 0 } : { x: 0, y: 30 };
  const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  return { x: (from.x + to.x) / 2 + push.x, y: (from.y + to.y) / 2 + push.y, angle };
}

/** All curves of a map by the id of their line. Lines between the same two nodes share their bends. */
export function curvesOf(graph: MapGraph, layout: Layout, offset = 0): ReadonlyMap<string, Curve> {
  const firsts = new Map(
    graph.links.filter(({ index }) => index === 0).map(({ id, from, to }) => [`${from}\n${to}`, id]),
  );
  const bendsOf = (line: MapLink | MapLane) =>
    layout.bends[line.id] ?? layout.bends[firsts.get(`${line.from}\n${line.to}`) ?? ''];
  const curves = new Map<string, Curve>();
  for (const line of [...graph.links, ...graph.lanes]) {
    const curve = curveOf(layout, line, bendsOf, offset);
    if (curve) curves.set(line.id, curve);
  }
  const named = graph.lanes.flatMap(({ id, shortcut }) => {
    const curve = curves.get(id);
    return shortcut && curve ? [{ id, wanted: curve.middle, pieces: curve.pieces }] : [];
  });
  for (const [id, spot] of pillSpots(layout, named)) {
    const curve = curves.get(id);
    if (curve) curves.set(id, { ...curve, middle: { ...spot, angle: 0 } });
  }
  return curves;
}
