/** The smooth line through points: it leaves and enters each along the way, never across. Pure. */
import type { Box, Point } from './layout.ts';
import type { Orientation } from './measures.ts';

interface Piece {
  from: Point;
  one: Point;
  two: Point;
  to: Point;
}

/** Its cubic pieces, one between each two points. */
export function piecesOf(points: readonly Point[], orientation: Orientation): Piece[] {
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    const half = orientation === 'right' ? { x: (to.x - from.x) / 2, y: 0 } : { x: 0, y: (to.y - from.y) / 2 };
    return {
      from,
      one: { x: from.x + half.x, y: from.y + half.y },
      two: { x: to.x - half.x, y: to.y - half.y },
      to,
    };
  });
}

const mixed = ({ from, one, two, to }: Piece, t: number, axis: 'x' | 'y'): number => {
  const s = 1 - t;
  return s ** 3 * from[axis] + 3 * s * s * t * one[axis] + 3 * s * t * t * two[axis] + t ** 3 * to[axis];
};

export const pointOn = (piece: Piece, t: number): Point => ({ x: mixed(piece, t, 'x'), y: mixed(piece, t, 'y') });

/** Whether the line stays out of the boxes, with a little air around each. */
export function staysClear(points: readonly Point[], boxes: readonly Box[], orientation: Orientation): boolean {
  const air = 3;
  const samples = piecesOf(points, orientation).flatMap((piece) =>
    Array.from({ length: 15 }, (_, index) => pointOn(piece, (index + 1) / 16)),
  );
  return !boxes.some(({ x, y, width, height }) =>
    samples.some(
      (point) => point.x > x - air && point.x < x + width + air && point.y > y - air && point.y < y + height + air,
    ),
  );
}
