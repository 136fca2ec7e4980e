/** A table as text, its columns aligned with spaces, for a ticket or a note. */
import type { Table } from '#src/portal/blade.ts';

/** Returns a line of headings, a line of dashes and a line for each row. */
export function columnText({ columns, rows }: Pick<Table, 'columns' | 'rows'>): string {
  const lines = rows.map(({ cells }) => cells.map(({ text }) => text));
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...lines.map((line) => line[index]?.length ?? 0)),
  );
  const written = (line: readonly string[]): string =>
    widths
      .map((width, index) => (line[index] ?? '').padEnd(width))
      .join('  ')
      .trimEnd();
  return [columns, widths.map((width) => '-'.repeat(width)), ...lines].map(written).join('\n');
}
