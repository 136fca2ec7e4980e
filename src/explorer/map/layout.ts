/** Finds a place for everything on the map. Pure and slow: it runs in a worker. */
import { staysClear } from './bezier.ts';
import { arranged } from './dagre-graph.ts';
import { inRows, islandsOf } from './islands.ts';
import { blocksOf, type Block } from './leaves.ts';
import { measures, pill, type Orientation } from './measures.ts';

export interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  width: number;
  height: number;
}

/** `isLane`: room for a shortcut with its name. `weight`: how much it wants to be short and straight. */
export interface Line {
  id: string;
  from: string;
  to: string;
  isLane: boolean;
  weight: number;
}

export interface LayoutInput {
  orientation: Orientation;
  nodes: readonly { id: string; place: string | undefined }[];
  lines: readonly Line[];
}

export interface Layout {
  orientation: Orientation;
  width: number;
  height: number;
  /** The upper left corner and size of each node. */
  nodes: Readonly<Record<string, Box>>;
  /** The frames by the text they carry. */
  frames: Readonly<Record<string, Box>>;
  /** The bends of each line between the node it comes from and the one it goes to. */
  bends: Readonly<Record<string, readonly Point[]>>;
  /** Where the name of each lane is written. */
  pills: Readonly<Record<string, Point>>;
}

const margin = 8;

function around(boxes: readonly Box[], orientation: Orientation): Box {
  const { padding } = measures[orientation];
  const left = Math.min(...boxes.map(({ x }) => x)) - padding.left;
  const top = Math.min(...boxes.map(({ y }) => y)) - padding.top;
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + padding.right;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + padding.bottom;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Where a block stands: in its row, but in the middle of everything else if it has the row for itself and no line that runs straight. */
function centered(block: Block, boxes: ReadonlyMap<string, Box>, orientation: Orientation): Box | undefined {
  const name = `block ${block.id}`;
  const box = boxes.get(name);
  const others = [...boxes].flatMap(([id, other]) => (id === name ? [] : [other]));
  const isStraight = block.isBefore || (orientation === 'right' && block.count === 1);
  if (!box || others.length === 0 || isStraight) return box;
  const [axis, size, cross, length] =
    orientation === 'right' ? (['y', 'height', 'x', 'width'] as const) : (['x', 'width', 'y', 'height'] as const);
  const low = Math.min(...others.map((other) => other[axis]));
  const high = Math.max(...others.map((other) => other[axis] + other[size]));
  const row = others.filter(
    (other) => other[cross] < box[cross] + box[length] && box[cross] < other[cross] + other[length],
  );
  if (row.length > 0) return box;
  return { ...box, [axis]: (low + high - box[size]) / 2 };
}

/** Lays the map out. The same input gives the same drawing; its upper left corner is 0, 0. */
export function layoutOf(input: LayoutInput): Layout {
  return inRows(islandsOf(input).map(islandLayout), input.orientation);
}

/** Everything of it hangs together. */
function islandLayout(input: LayoutInput): Layout {
  const { orientation } = input;
  const { node: size, anchor } = measures[orientation];
  const blocks = blocksOf(input);
  const inBlock = new Set(blocks.flatMap(({ members }) => [...members]));
  const placeOf = new Map(input.nodes.map(({ id, place }) => [id, place]));
  // Frames on a node stand beyond the machines of that node's own frame, not among them.
  const hasOwn = (on: string) => input.lines.some(({ from, to }) => from === on && placeOf.get(on) === placeOf.get(to));
  const rest = arranged(
    orientation,
    [
      ...input.nodes
        .filter(({ id }) => !inBlock.has(id))
        .map(({ id, place }) => ({ id: `node ${id}`, cluster: place, ...size })),
      ...blocks.map(({ id, width, height }) => ({ id: `block ${id}`, width, height })),
    ],
    [
      ...input.lines
        .filter(({ from, to }) => !inBlock.has(from) && !inBlock.has(to))
        .map((line) => ({ ...line, from: `node ${line.from}`, to: `node ${line.to}` })),
      ...blocks.map(({ id, on, isBefore }) => {
        const ends = [`block ${id}`, `node ${on}`] as const;
        const [from, to] = isBefore ? ends : [ends[1], ends[0]];
        return { id: `block ${id}`, from, to, isLane: false, weight: 2, minlen: !isBefore && hasOwn(on) ? 2 : 1 };
      }),
    ],
  );

  const places = new Map<string, Box>();
  const bends = new Map(rest.bends);
  for (const { id } of input.nodes) {
    const box = rest.nodes.get(`node ${id}`);
    if (box) places.set(id, box);
  }
  for (const block of blocks) {
    const at = centered(block, rest.nodes, orientation);
    if (!at) continue;
    const inside = block.unpacked(at);
    for (const [id, box] of inside.nodes) places.set(id, box);
    for (const [id, points] of inside.bends) bends.set(id, points);
    const approach = bends.get(`block ${block.id}`) ?? [];
    bends.delete(`block ${block.id}`);
    for (const id of block.lines) {
      const own = bends.get(id) ?? [];
      bends.set(id, block.isBefore ? [...own, ...approach] : [...approach, ...own]);
    }
  }
  // A line that meets nothing on its straight way needs no bends; a lane keeps them, they are what makes it a way around.
  const anchorOf = (id: string): Point | undefined => {
    const box = places.get(id);
    return box && { x: box.x + box.width / 2 + anchor.x, y: box.y + box.height / 2 + anchor.y };
  };
  const toAnchor = ({ x, y }: Point): Point => ({ x: x + anchor.x, y: y + anchor.y });
  for (const { id, from, to, isLane } of input.lines) {
    const [start, end] = [anchorOf(from), anchorOf(to)];
    if (isLane || !start || !end || bends.get(id)?.length === 0) continue;
    const others = [...places].flatMap(([node, box]) => (node === from || node === to ? [] : [box]));
    const all = bends.get(id) ?? [];
    const simpler = [[], all.slice(-1), all.slice(0, 1), all.slice(Math.floor(all.length / 2)).slice(0, 1)].find(
      (some) => staysClear([start, ...some.map(toAnchor), end], others, orientation),
    );
    if (simpler) bends.set(id, simpler);
  }
  // A line that cuts through a neighbor of its end first leaves its own box straight.
  const along = orientation === 'right' ? { x: size.width / 2, y: 0 } : { x: 0, y: size.height / 2 };
  const beyond = (id: string, side: 1 | -1): Point[] => {
    const box = places.get(id);
    if (!box) return [];
    return [{ x: box.x + box.width / 2 + side * along.x, y: box.y + box.height / 2 + side * along.y }];
  };
  for (const { id, from, to } of input.lines) {
    const [start, end] = [anchorOf(from), anchorOf(to)];
    const known = bends.get(id);
    if (!start || !end || !known) continue;
    const others = [...places].flatMap(([node, box]) => (node === from || node === to ? [] : [box]));
    const isClear = (points: readonly Point[]) =>
      staysClear([start, ...points.map(toAnchor), end], others, orientation);
    if (isClear(known)) continue;
    const [out, into] = [beyond(from, 1), beyond(to, -1)];
    const better = [
      [...out, ...known],
      [...known, ...into],
      [...out, ...known, ...into],
    ].find(isClear);
    if (better) bends.set(id, better);
  }
  const frames = [...Map.groupBy(input.nodes, ({ place }) => place)].flatMap(([place, inside]) => {
    const boxes = inside.flatMap(({ id }) => places.get(id) ?? []);
    return place === undefined ? [] : [[place, around(boxes, orientation)] as const];
  });

  const all: readonly Box[] = [
    ...places.values(),
    ...frames.map(([, box]) => box),
    ...[...bends.values()].flat().map((point) => ({ ...point, width: 0, height: 0 })),
    ...[...rest.pills.values()].map(({ x, y }) => ({
      x: x + anchor.x - pill.width / 2,
      y: y + anchor.y - pill.height / 2,
      ...pill,
    })),
  ];
  const left = Math.min(...all.map(({ x }) => x)) - margin;
  const top = Math.min(...all.map(({ y }) => y)) - margin;
  const moved = <T extends Point>(thing: T): T => ({
    ...thing,
    x: Math.round(thing.x - left),
    y: Math.round(thing.y - top),
  });
  return {
    orientation,
    width: Math.round(Math.max(...all.map(({ x, width }) => x + width)) - left + margin),
    height: Math.round(Math.max(...all.map(({ y, height }) => y + height)) - top + margin),
    nodes: Object.fromEntries([...places].map(([id, box]) => [id, moved(box)])),
    frames: Object.fromEntries(frames.map(([place, box]) => [place, moved(box)])),
    bends: Object.fromEntries([...bends].map(([id, points]) => [id, points.map(moved)])),
    pills: Object.fromEntries([...rest.pills].map(([id, point]) => [id, moved(point)])),
  };
}
