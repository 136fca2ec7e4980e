/** A comparison: things beside each other in a table, one row for each question asked of all of them. */
import * as z from 'zod';
import { common, elementId, words, type Area, type Problem } from '#src/components/figures/figure.ts';

export const shape = z.strictObject({
  kind: z.literal('compare'),
  ...common,
  columns: z.array(z.strictObject({ id: elementId, title: words })).min(2),
  rows: z.array(z.strictObject({ id: elementId, label: words, cells: z.array(words) })).min(1),
});

export type CompareFigure = z.infer<typeof shape>;

/** Rows with more or fewer cells than there are columns. */
export const problems = ({ columns, rows }: CompareFigure): Problem[] =>
  rows.flatMap(({ cells }, row) =>
    cells.length === columns.length
      ? []
      : [
          {
            field: `rows.${row}.cells`,
            message: `it has ${cells.length} cells, but there are ${columns.length} columns`,
          },
        ],
  );

/** The id of a cell: its row's and its column's, joined by a dot. */
export const cellId = (row: string, column: string): string => `${row}.${column}`;

/** Columns, rows and cells. */
export const areas = ({ columns, rows }: CompareFigure): Area[] => [
  ...columns.map(({ id, title }) => ({ id, label: title })),
  ...rows.map(({ id, label }) => ({ id, label })),
  ...rows.flatMap((row) =>
    columns.map(({ id, title }, index) => ({
      id: cellId(row.id, id),
      label: `${title}, ${row.label}: ${row.cells[index] ?? ''}`,
    })),
  ),
];
