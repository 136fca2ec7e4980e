/** Questions in a table: a row for each, as a spreadsheet saves it. */
import Papa from 'papaparse';
import { fieldsOf, type Written } from '#src/quiz/exchange/parts.ts';
import { gathered, type Fault, type Imported, type OwnItem, type RawItem } from '#src/quiz/exchange/own.ts';

/** The columns that are not parts, in the order a written table has them. Only `kind` and `stem` must be there. */
const columns = ['id', 'kind', 'objective', 'difficulty', 'needs', 'stem', 'form', 'label', 'key', 'why'] as const;
type Column = (typeof columns)[number];
const letters = Array.from('ABCDEFGHIJ');

interface Row {
  line: number;
  cells: readonly string[];
}

/** The rows with the line each begins in, since a cell may have several lines. */
function rowsOf(text: string): { rows: Row[]; faults: Fault[] } {
  const rows: Row[] = [];
  const faults: Fault[] = [];
  let line = 1;
  let from = 0;
  Papa.parse<string[]>(text, {
    step({ data, errors, meta }) {
      const fault = errors.find(({ type }) => type === 'Quotes');
      if (fault)
        faults.push({
          line,
          says: 'A quotation mark is opened in this row and not closed. Write two of them for one that is meant: "".',
        });
      if (data.some((cell) => cell.trim() !== '')) rows.push({ line, cells: data });
      line += text.slice(from, meta.cursor).split('\n').length - 1;
      from = meta.cursor;
    },
  });
  return { rows, faults };
}

const wordsOf = (cell: string): string[] =>
  cell
    .split(/[\s,;]+/)
    .map((word) => word.toUpperCase())
    .filter((word) => word !== '');

const says = /^(?:y|yes|true|1|holds)$/i;

/** Reads a table. A wrong one is refused as a whole, with every fault. */
export function readCsv(text: string, title: string): Imported {
  const { rows, faults } = rowsOf(text);
  const [head, ...body] = rows;
  const names = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  for (const needed of ['kind', 'stem'])
    if (!names.includes(needed))
      faults.push({
        line: 1,
        says: `The first row names the columns; "${needed}" is missing. It has: ${names.join(', ') || 'nothing'}.`,
      });
  if (faults.length > 0) return { faults };
  const found: RawItem[] = body.map(({ line, cells }, index) => {
    const cell = (name: string): string =>
      (cells[names.indexOf(name.toLowerCase())]?.trim() ?? '').replace(/^'(?=[=+\-@])/, '');
    const of = (column: Column) => cell(column);
    const kind = of('kind').toLowerCase();
    const key = of('key');
    const rights = wordsOf(key);
    const parts: Written[] = letters.flatMap((letter, place) => {
      const part = cell(letter);
      if (part === '') return [];
      const isRight = kind === 'yes-no' ? says.test(rights[place] ?? '') : rights.includes(letter);
      return [{ text: part, isRight, why: cell(`why ${letter}`), line }];
    });
    const accepted = key
      .split('|')
      .map((one) => one.trim())
      .filter((one) => one !== '');
    const {
      faults: own = [],
      value,
      lines,
    } = fieldsOf({
      kind,
      parts,
      accepted,
      form: of('form').toLowerCase(),
      label: of('label'),
      why: of('why'),
    });
    faults.push(...own);
    const difficulty = of('difficulty');
    return {
      id: of('id') || `question-${String(index + 1)}`,
      line,
      lines,
      value: {
        kind,
        stem: of('stem'),
        ...(of('objective') === '' ? {} : { objective: of('objective') }),
        ...(difficulty === '' ? {} : { difficulty: Number(difficulty) }),
        ...(of('needs') === '' ? {} : { needs: of('needs').toLowerCase() }),
        ...value,
      },
    };
  });
  return gathered(title, found, faults);
}

type Cells = Readonly<Record<string, string>>;

const partCells = (parts: readonly { text: string; why: string }[]): Cells =>
  Object.fromEntries(
    parts.flatMap(({ text, why }, index) => {
      const letter = letters[index] ?? '';
      return [
        [letter, text],
        [`why ${letter}`, why],
      ];
    }),
  );

/** The cells of a question, or undefined for a kind that no table can hold. */
function cellsOf({ id, item }: OwnItem): Cells | undefined {
  const { kind, objective, difficulty, needs, stem } = item;
  const common = { id, kind, objective, difficulty: String(difficulty), needs, stem };
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return {
        ...common,
        ...partCells(item.options),
        key: item.options.flatMap(({ correct }, index) => (correct ? [letters[index]] : [])).join(' '),
      };
    case 'yes-no':
      return {
        ...common,
        ...partCells(item.statements),
        key: item.statements.map(({ holds }) => (holds ? 'yes' : 'no')).join(' '),
      };
    case 'ordering':
      return { ...common, ...partCells(item.steps) };
    case 'matching': {
      const { prompts, choices } = item;
      const rest = choices.filter(({ id }) => prompts.every(({ answer }) => answer !== id));
      return {
        ...common,
        ...partCells([
          ...prompts.map(({ text, answer, why }) => ({
            text: `${text} => ${choices.find(({ id }) => id === answer)?.text ?? ''}`,
            why,
          })),
          ...rest.map(({ text }) => ({ text: `=> ${text}`, why: '' })),
        ]),
      };
    }
    case 'fill-in':
      return { ...common, form: item.form, label: item.label, key: item.answers.join(' | '), why: item.why };
    default:
      return undefined;
  }
}

/** A cell that a spreadsheet would take for a formula is written as text. */
const guarded = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** Writes questions as a table, and names those that no table can hold. */
export function writeCsv(items: readonly OwnItem[]): { text: string; left: readonly string[] } {
  const head = [...columns, ...letters, ...letters.map((letter) => `why ${letter}`)];
  const rows = items.map((own) => ({ id: own.id, cells: cellsOf(own) }));
  return {
    text: Papa.unparse(
      [head, ...rows.flatMap(({ cells }) => (cells ? [head.map((name) => guarded(cells[name] ?? ''))] : []))],
      { newline: '\r\n' },
    ),
    left: rows.flatMap(({ id, cells }) => (cells ? [] : [id])),
  };
}
