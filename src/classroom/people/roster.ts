/** A roster as a CSV file: read with the line of everything that is wrong, written so that no spreadsheet takes a name for a formula. Nothing of a file with a fault is kept. */
import Papa from 'papaparse';
import { readName, sameName } from './names.ts';

export interface RosterPerson {
  /** The line of the file, from 1. */
  line: number;
  name: string;
  /** An e-mail address or a number of the school. */
  external?: string;
  group?: string;
}

export interface RosterFault {
  line: number;
  says: string;
}

const mostPeople = 2000;

const columns = {
  name: ['name', 'display name', 'full name', 'learner', 'student', 'participant'],
  external: [
    'external',
    'e-mail',
    'email',
    'e-mail address',
    'email address',
    'id',
    'number',
    'student id',
    'user name',
  ],
  group: ['group', 'team'],
} as const;
type ColumnName = keyof typeof columns;

const columnOf = (heading: string): ColumnName | undefined => {
  const word = sameName(heading).replace(/_/g, ' ');
  return (['name', 'external', 'group'] as const).find((column) => columns[column].some((one) => one === word));
};

/** A spreadsheet may have put this before a cell that looks like a formula; so did we. */
const plain = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@\t])/, '');

interface Row {
  line: number;
  cells: string[];
}

function rowsOf(text: string): { rows: Row[]; faults: RosterFault[] } {
  const rows: Row[] = [];
  const faults: RosterFault[] = [];
  let start = 0;
  let line = 1;
  Papa.parse<string[]>(text, {
    delimitersToGuess: [',', ';', '\t'],
    step({ data, errors, meta }) {
      const here = line;
      line += text.slice(start, meta.cursor).match(/\r\n|\n|\r/g)?.length ?? 0;
      start = meta.cursor;
      const codes = new Set(errors.map(({ code }) => code));
      if (codes.has('InvalidQuotes'))
        faults.push({
          line: here,
          says: 'Something stands behind a closing quotation mark. Write a mark within a text twice: "".',
        });
      else if (codes.has('MissingQuotes'))
        faults.push({
          line: here,
          says: 'A quotation mark begins here and is closed nowhere. Close it, or leave it out.',
        });
      if (data.some((cell) => cell.trim() !== '')) rows.push({ line: here, cells: data });
    },
  });
  return { rows, faults };
}

/** What kind of file this is instead of a CSV file, if one can see it. */
function otherFile(text: string): string | undefined {
  if (text.startsWith('PK')) return 'This is an Excel or other zipped file. Save the list as CSV, and choose that.';
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) return 'This is a web page. Save the list as CSV, and choose that.';
  if (text.includes('\u0000'))
    return 'This file is not UTF-8 text, perhaps UTF-16. Save it as “CSV UTF-8”, and choose that.';
  return undefined;
}

function headings({ line, cells }: Row): { at: Partial<Record<ColumnName, number>>; faults: RosterFault[] } {
  const at: Partial<Record<ColumnName, number>> = {};
  const faults: RosterFault[] = [];
  cells.forEach((cell, index) => {
    const column = columnOf(cell);
    if (column && at[column] !== undefined)
      faults.push({
        line,
        says: `Two columns are the ${column}: "${cells[at[column]] ?? ''}" and "${cell}". Leave one.`,
      });
    else if (column) at[column] = index;
  });
  if (at.name === undefined)
    faults.push({
      line,
      says: `No column is called "name"; the first line has: ${cells
        .map((cell) => `"${cell.slice(0, 30)}"`)
        .join(', ')
        .slice(0, 200)}. Begin with a line such as: name,e-mail,group`,
    });
  return { at, faults };
}

/** Reads a roster. With a fault there are no people. */
export function readRoster(given: string): { people: RosterPerson[]; faults: RosterFault[] } {
  const text = given.replace(/^\ufeff/, '');
  const other = otherFile(text);
  if (other !== undefined) return { people: [], faults: [{ line: 1, says: other }] };
  const { rows, faults } = rowsOf(text);
  const [head, ...rest] = rows;
  if (!head)
    return {
      people: [],
      faults: [{ line: 1, says: 'The file is empty. Its first line names the columns: name,e-mail,group' }],
    };
  const { at, faults: headFaults } = headings(head);
  faults.push(...headFaults);
  if (at.name === undefined) return { people: [], faults };
  if (rest.length > mostPeople)
    return {
      people: [],
      faults: [
        {
          line: rest[mostPeople]?.line ?? 1,
          says: `A class has at most ${String(mostPeople)} places. Make two classes.`,
        },
      ],
    };
  const people: RosterPerson[] = [];
  const seen = new Map<string, number>();
  for (const { line, cells } of rest) {
    const wrong = (says: string) => faults.push({ line, says });
    const cell = (column: ColumnName) => plain(cells[at[column] ?? -1] ?? '');
    const extra = cells.slice(head.cells.length).filter((one) => one.trim() !== '');
    if (extra.length > 0) {
      wrong(
        `This line has ${String(cells.length)} cells, and the first one has ${String(head.cells.length)}. Put a name with a comma into quotation marks.`,
      );
      continue;
    }
    if (cells.some((one) => one.includes('\ufffd'))) {
      wrong('A letter here was lost, since the file is not UTF-8. Save it as “CSV UTF-8”, and choose that.');
      continue;
    }
    const [name, external, group] = [readName(cell('name')), cell('external'), cell('group')];
    if (typeof name !== 'string') {
      wrong(name.message);
      continue;
    }
    const more = [external, group]
      .filter((one) => one !== '')
      .map(readName)
      .find((one) => typeof one !== 'string');
    if (more && typeof more !== 'string') {
      wrong(
        more.message
          .replace('A name', 'An e-mail address or group')
          .replace('This name', 'This e-mail address or group'),
      );
      continue;
    }
    const key = external === '' ? `name ${sameName(name)}` : `external ${sameName(external)}`;
    const before = seen.get(key);
    if (before !== undefined) {
      wrong(
        external === ''
          ? `"${name}" stands in line ${String(before)} too. Where two people have one name, give each an e-mail address or a number.`
          : `"${external}" stands in line ${String(before)} too, and belongs to one person only.`,
      );
      continue;
    }
    seen.set(key, line);
    people.push({ line, name, ...(external === '' ? {} : { external }), ...(group === '' ? {} : { group }) });
  }
  if (people.length === 0 && faults.length === 0)
    faults.push({ line: head.line, says: 'There is nobody below the first line. Write one person in each line.' });
  faults.sort((one, later) => one.line - later.line);
  return { people: faults.length > 0 ? [] : people, faults };
}

/** A cell that a spreadsheet takes for text. */
const safe = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** A roster as a file: UTF-8 with the mark that spreadsheets look for. It can be read again. */
export const writeRoster = (
  people: readonly { name: string; external: string | null; group: string; state: string; joined: string }[],
): string =>
  `\ufeff${Papa.unparse({
    fields: ['name', 'e-mail', 'group', 'state', 'joined'],
    data: people.map(({ name, external, group, state, joined }) => [
      safe(name),
      safe(external ?? ''),
      safe(group),
      state,
      joined,
    ]),
  })}\r\n`;
