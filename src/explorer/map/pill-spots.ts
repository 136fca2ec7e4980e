/** Where the names of shortcuts are written: on their line, as near to the place the layout keeps as nothing else lies there. Pure. */
import { pointOn } from './bezier.ts';
import type { Box, Layout, Point } from './layout.ts';
import { pill } from './measures.ts';

type Piece = Parameters<typeof pointOn>[0];

const boxAt = ({ x, y }: Point): Box => ({ x: x - pill.width / 2, y: y - pill.height / 2, ...pill });

const overlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

const inside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

/** The strip at the top of a frame that its name stands in. */
const nameStrip = 26;

/** Below the last word in a node's box there is a little room. */
export const slack = 6;

const shared = (one: Box, other: Box): number =>
  Math.max(0, Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)) *
  Math.max(0, Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** How much a pill there would hide, the least being best: tiles and other pills weigh most, then names, then the rims of frames. */
function burden(spot: Box, layout: Layout, pills: readonly Box[]): number {
  const frames = Object.values(layout.frames);
  const tiles = Object.values(layout.nodes).map((box) => ({ ...box, height: box.height - slack }));
  const things = sum([...tiles, ...pills].map((box) => shared(spot, box)));
  const names = sum(frames.map((box) => shared(spot, { ...box, height: nameStrip })));
  const rims = frames.filter((box) => overlap(spot, box) && !inside(spot, box)).length;
  const isOff = !inside(spot, { x: 0, y: 0, width: layout.width, height: layout.height });
  return things * 10 + names + rims * 50 + (isOff ? 100_000 : 0);
}

const steps = 24;

/** A spot for each line, by its id: `wanted` is where the layout keeps room. */
export function pillSpots(
  layout: Layout,
  lines: readonly { id: string; wanted: Point; pieces: readonly Piece[] }[],
): ReadonlyMap<string, Point> {
  const spots = new Map<string, Point>();
  for (const { id, wanted, pieces } of lines) {
    const taken = [...spots.values()].map(boxAt);
    const along = pieces.flatMap((piece) =>
      Array.from({ length: steps - 1 }, (_, index) => pointOn(piece, (index + 1) / steps)),
    );
    const distance = (point: Point): number => Math.hypot(point.x - wanted.x, point.y - wanted.y);
    const rated = [wanted, ...along].map((point) => ({
      point,
      burden: burden(boxAt(point), layout, taken),
      distance: distance(point),
    }));
    const [best] = rated.toSorted((one, other) => one.burden - other.burden || one.distance - other.distance);
    spots.set(id, best?.point ?? wanted);
  }
  return spots;
}
