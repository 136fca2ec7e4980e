/** What a cell of the gradebook says, short for the eye and whole for the ear. */
import type { Cell } from '../api-grades.ts';

/** Points with at most two digits after the point: `7.5`. */
export const pointsWords = (points: number): string => String(Math.round(points * 100) / 100);

/** Whether it is under way, and nobody set anything yet. */
export const isOpen = ({ state, overridden }: Cell): boolean => state === 'open' && overridden === undefined;

/** The points that count: those a person set, else those that were worked out. */
export const counted = ({ points, overridden }: Cell): number => overridden?.points ?? points;

/** For example `7.5/10`; `open` while it is under way. */
export function shortWords(cell: Cell | null | undefined): string {
  if (cell && isOpen(cell)) return 'open';
  return cell ? `${pointsWords(counted(cell))}/${pointsWords(cell.outOf)}` : '';
}

/** All that a learner has so far: what was graded, and out of how much. */
export function sumOf(cells: readonly (Cell | null)[]): { points: number; outOf: number } {
  let points = 0;
  let outOf = 0;
  for (const cell of cells) {
    if (!cell || isOpen(cell)) continue;
    points += counted(cell);
    outOf += cell.outOf;
  }
  return { points, outOf };
}
