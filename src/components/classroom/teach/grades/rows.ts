/** Which rows of the gradebook are shown, and in which order. */
import type { Row } from '../api-grades.ts';
import { counted, isOpen, sumOf } from './cell-words.ts';

export interface Choice {
  /** Letters of a name. */
  search: string;
  /** A group; empty for everybody. */
  group: string;
  /** `name`, `sum`, or the number of a column. */
  by: 'name' | 'sum' | number;
}

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

const share = ({ points, outOf }: { points: number; outOf: number }): number => (outOf === 0 ? -1 : points / outOf);

const valueOf = (row: Row, by: Choice['by']): number => {
  if (by === 'name') return 0;
  if (by === 'sum') return share(sumOf(row.cells));
  const cell = row.cells[by];
  return cell && !isOpen(cell) ? share({ points: counted(cell), outOf: cell.outOf }) : -1;
};

/** By name, or the weakest first, those with nothing before them. */
export function rowsOf(rows: readonly Row[], { search, group, by }: Choice): Row[] {
  const wanted = plain(search.trim());
  return rows
    .filter((row) => (group === '' || row.group === group) && plain(row.name).includes(wanted))
    .map((row) => ({ row, value: valueOf(row, by) }))
    .sort((one, other) => one.value - other.value || one.row.name.localeCompare(other.row.name))
    .map(({ row }) => row);
}

/** Every group that occurs, by name. */
export const groupsOf = (rows: readonly { group?: string | null | undefined }[]): string[] =>
  [...new Set(rows.flatMap(({ group }) => (group === null || group === undefined ? [] : [group])))].sort((one, other) =>
    one.localeCompare(other),
  );
