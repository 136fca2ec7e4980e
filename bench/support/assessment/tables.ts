/** Prints tables as they stand in the document, so that they can be put there as they are. */

export type Cell = string | number;

const shown = (cell: Cell): string => (typeof cell === 'number' ? cell.toFixed(2) : cell);

/** A table of Markdown, its columns as wide as their widest cell, numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const all = [head, ...rows].map((row) => row.map(shown));
  const widths = head.map((_, column) => Math.max(3, ...all.map((row) => row[column]?.length ?? 0)));
  const isNumber = (column: number) =>
    rows.every((row) => typeof row[column] === 'number' || /^[\d.–-]/.test(String(row[column])));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => (isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (isNumber(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  const [first = [], ...others] = all;
  return [line(first), rule, ...others.map(line)].join('\n');
}

export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
