/** The gradebook as a file for a spreadsheet. A cell that a spreadsheet would take for a formula begins with an apostrophe instead. */
import Papa from 'papaparse';
import { pointsOf, type Gradebook } from './gradebook.ts';

/** Such a beginning makes Excel, LibreOffice and Google Sheets calculate; spaces before it do not help. */
const formula = /^[\s\u00a0]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** A line for each learner, a column for each entry, the sum last. It begins with a mark by which Excel knows UTF-8. */
export function gradebookCsv({ columns, rows }: Gradebook): string {
  const head = ['Name', 'External id', 'Group', ...columns.map(({ title, outOf }) => `${title} (of ${String(outOf)})`)];
  const whole = columns.reduce((sum, { outOf }) => sum + outOf, 0);
  const lines = rows.map(({ name, external, group, cells }) => [
    ...[name, external, group],
    ...cells.map((cell) => (cell?.state === 'graded' ? pointsOf(cell) : null)),
    cells.reduce((sum, cell) => sum + (cell?.state === 'graded' ? pointsOf(cell) : 0), 0),
  ]);
  const all = [[...head, `Total (of ${String(whole)})`], ...lines];
  return `\ufeff${Papa.unparse(all, { escapeFormulae: formula, newline: '\r\n' })}\r\n`;
}
