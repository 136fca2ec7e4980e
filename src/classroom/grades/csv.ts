/** The gradebook as a file for a spreadsheet. */
import { csvFile } from '../csv.ts';
import { pointsOf, type Gradebook } from './gradebook.ts';

/** A line for each learner, a column for each entry, the sum last. */
export function gradebookCsv({ columns, rows }: Gradebook): string {
  const head = ['Name', 'External id', 'Group', ...columns.map(({ title, outOf }) => `${title} (of ${String(outOf)})`)];
  const whole = columns.reduce((sum, { outOf }) => sum + outOf, 0);
  const lines = rows.map(({ name, external, group, cells }) => [
    ...[name, external, group],
    ...cells.map((cell) => (cell?.state === 'graded' ? pointsOf(cell) : null)),
    cells.reduce((sum, cell) => sum + (cell?.state === 'graded' ? pointsOf(cell) : 0), 0),
  ]);
  return csvFile([[...head, `Total (of ${String(whole)})`], ...lines]);
}
