/** Frames that hang on one node, such as spokes and sites: each laid out by itself, and those of one node packed into a block. Pure. */
import { arranged, type Arrangement } from './dagre-graph.ts';
import type { Box, LayoutInput, Line, Point } from './layout.ts';
import { measures, type Orientation } from './measures.ts';

interface Leaf {
  place: string;
  members: readonly string[];
  /** The one node outside that it hangs on, the line to it, and its end inside. */
  on: string;
  line: Line;
  entry: string;
  isBefore: boolean;
}

/** The frames of one node on one side of it, as one box for the layout of the rest. */
export interface Block {
  id: string;
  on: string;
  isBefore: boolean;
  /** How many frames are in it. */
  count: number;
  width: number;
  height: number;
  members: ReadonlySet<string>;
  lines: ReadonlySet<string>;
  /** Where everything in it is, once the block has a place, and the ways into it that go around what stands in front. */
  unpacked: (at: Point) => Arrangement;
}

function leavesOf({ nodes, lines }: LayoutInput): Leaf[] {
  const placeOf = new Map(nodes.map(({ id, place }) => [id, place]));
  const places = Map.groupBy(nodes, ({ place }) => place);
  const outside = Map.groupBy(
    lines
      .filter(({ from, to }) => placeOf.get(from) !== placeOf.get(to))
      .flatMap((line) => [
        { place: placeOf.get(line.from), line },
        { place: placeOf.get(line.to), line },
      ]),
    ({ place }) => place,
  );
  const anchored = new Set<string | undefined>();
  const leaves: Leaf[] = [];
  for (const [place, members] of places) {
    if (place === undefined || anchored.has(place)) continue;
    const [first, ...more] = outside.get(place) ?? [];
    if (!first || more.length > 0 || first.line.isLane) continue;
    const { line } = first;
    const isBefore = placeOf.get(line.from) === place;
    const [entry, on] = isBefore ? [line.from, line.to] : [line.to, line.from];
    anchored.add(placeOf.get(on));
    leaves.push({ place, members: members.map(({ id }) => id), on, line, entry, isBefore });
  }
  return leaves;
}

/** The inside of a leaf, its upper left corner at 0, 0. Leaves built alike are laid out once. */
function insides(orientation: Orientation, lines: readonly Line[]) {
  const known = new Map<string, { x: number; y: number; points: Arrangement }>();
  const { node: size } = measures[orientation];
  return (leaf: Leaf): Arrangement => {
    const numbers = new Map(leaf.members.map((id, index) => [id, String(index)]));
    const own = lines.filter(({ from, to }) => numbers.has(from) && numbers.has(to));
    const plain = own.map((line, index) => ({
      ...line,
      id: String(index),
      from: numbers.get(line.from) ?? '',
      to: numbers.get(line.to) ?? '',
    }));
    const key = `${leaf.members.length} ${JSON.stringify(plain)}`;
    let found = known.get(key);
    if (!found) {
      const boxes = leaf.members.map((_, index) => ({ id: String(index), ...size }));
      const points = arranged(orientation, boxes, plain);
      const all = [...points.nodes.values()];
      found = { x: Math.min(...all.map(({ x }) => x)), y: Math.min(...all.map(({ y }) => y)), points };
      known.set(key, found);
    }
    const { x, y, points } = found;
    const moved = <T extends Point>(thing: T): T => ({ ...thing, x: thing.x - x, y: thing.y - y });
    return {
      nodes: new Map(
        leaf.members.flatMap((id, index) => {
          const box = points.nodes.get(String(index));
          return box ? [[id, moved(box)] as const] : [];
        }),
      ),
      bends: new Map(own.map(({ id }, index) => [id, (points.bends.get(String(index)) ?? []).map(moved)])),
      pills: new Map(),
    };
  };
}

const frameGap = 16;

/** How many frames stand across the way before the next column (or row, where the way runs down) begins. */
const across = (count: number, orientation: Orientation): number =>
  orientation === 'down' ? 2 : count <= 3 ? count : Math.max(3, Math.ceil(Math.sqrt(count)));

function packed(
  id: string,
  leaves: readonly Leaf[],
  orientation: Orientation,
  inside: (leaf: Leaf) => Arrangement,
): Block {
  const { padding } = measures[orientation];
  const isRight = orientation === 'right';
  const perLine = across(leaves.length, orientation);
  const [{ on, isBefore } = { on: '', isBefore: false }] = leaves;
  const cells = leaves.map((leaf) => {
    const arrangement = inside(leaf);
    const boxes = [...arrangement.nodes.values()];
    return {
      leaf,
      arrangement,
      width: Math.max(...boxes.map((box) => box.x + box.width)) + padding.left + padding.right,
      height: Math.max(...boxes.map((box) => box.y + box.height)) + padding.top + padding.bottom,
    };
  });
  const width = Math.max(...cells.map((cell) => cell.width)) + frameGap;
  const height = Math.max(...cells.map((cell) => cell.height)) + frameGap;
  const spots = cells.map((cell, index) => {
    const [rank, row] = [Math.floor(index / perLine), index % perLine];
    const inLine = Math.min(perLine, cells.length - rank * perLine);
    // A line that is not full stands in the middle.
    const shift = ((perLine - inLine) / 2) * (isRight ? height : width);
    const x = isRight ? rank * width : row * width + shift;
    const y = isRight ? row * height + shift : rank * height;
    return { ...cell, rank, row, x, y };
  });
  const ranks = Math.ceil(cells.length / perLine);
  const rows = Math.min(perLine, cells.length);
  const size = {
    width: (isRight ? ranks : rows) * width - frameGap,
    height: (isRight ? rows : ranks) * height - frameGap,
  };
  // A frame alone stands so that its line runs straight: as far above the line as below it.
  const [only] = spots;
  const entry = spots.length === 1 ? only?.arrangement.nodes.get(only.leaf.entry) : undefined;
  const middle = entry && {
    x: isRight ? size.width / 2 : entry.x + entry.width / 2 + padding.left,
    y: isRight ? entry.y + entry.height / 2 + padding.top : size.height / 2,
  };
  const room = middle
    ? {
        width: 2 * Math.max(middle.x, size.width - middle.x),
        height: 2 * Math.max(middle.y, size.height - middle.y),
      }
    : size;
  const inset = middle ? { x: room.width / 2 - middle.x, y: room.height / 2 - middle.y } : { x: 0, y: 0 };

  return {
    id,
    on,
    isBefore,
    count: leaves.length,
    ...room,
    members: new Set(leaves.flatMap(({ members }) => members)),
    lines: new Set(leaves.map(({ line }) => line.id)),
    unpacked: (at) => {
      const nodes = new Map<string, Box>();
      const bends = new Map<string, readonly Point[]>();
      for (const { leaf, arrangement, x, y, rank, row } of spots) {
        const corner = { x: at.x + inset.x + x, y: at.y + inset.y + y };
        const moved = <T extends Point>(thing: T): T => ({
          ...thing,
          x: thing.x + corner.x + padding.left,
          y: thing.y + corner.y + padding.top,
        });
        for (const [node, box] of arrangement.nodes) nodes.set(node, moved(box));
        for (const [line, points] of arrangement.bends) bends.set(line, points.map(moved));
        // The way to a frame behind the first ones runs through the gap beside them.
        const lane = (Math.min(row, Math.max(0, rows - 2)) + 1) * (isRight ? height : width) - frameGap / 2;
        const beside = isRight ? at.y + inset.y + lane : at.x + inset.x + lane;
        const first = isRight ? { x: at.x - frameGap, y: beside } : { x: beside, y: at.y - frameGap };
        const last = isRight ? { x: corner.x - frameGap, y: beside } : { x: beside, y: corner.y - frameGap };
        if (rank > 0) bends.set(leaf.line.id, leaf.isBefore ? [last, first] : [first, last]);
      }
      return { nodes, bends, pills: new Map() };
    },
  };
}

/** The blocks of a map; what is in none of them is laid out with the blocks as boxes. */
export function blocksOf(input: LayoutInput): Block[] {
  const inside = insides(input.orientation, input.lines);
  const groups = Map.groupBy(leavesOf(input), ({ on, isBefore }) => `${isBefore ? 'before' : 'after'} ${on}`);
  return [...groups].map(([id, leaves]) => packed(id, leaves, input.orientation, inside));
}
