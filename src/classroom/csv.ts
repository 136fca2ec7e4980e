/** Files for a spreadsheet. A cell that a spreadsheet would take for a formula begins with an apostrophe instead. */
import Papa from 'papaparse';

/** Such a beginning makes Excel, LibreOffice and Google Sheets calculate; spaces before it do not help. */
const formula = /^[\s\u00a0]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** Lines of cells, the head first, as a file. It begins with a mark by which Excel knows UTF-8. */
export const csvFile = (lines: readonly (readonly (string | number | null)[])[]): string =>
  `\ufeff${Papa.unparse(
    lines.map((line) => [...line]),
    { escapeFormulae: formula, newline: '\r\n' },
  )}\r\n`;

/** The file as an answer that a browser saves. */
export const csvAnswer = (file: string, name: string): Response =>
  new Response(file, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
