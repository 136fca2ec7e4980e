/** What stands on a reference sheet: the labeled facts a unit cites, and what changed since the course. */
import { countedLine, speaksAlone } from '../facts/values.ts';
import type { LedgerEntry } from './ledger.ts';

export interface SheetRow {
  /** The anchor of the fact in the ledger. */
  name: string;
  label: string;
  /** What holds today: the value with its unit, or the sentence. */
  today: string;
  /** What the course says, where that is something else. */
  taught?: string;
  /** A sentence takes lines of its own. */
  isSentence: boolean;
  /** The fact has a value, whether the row shows it by itself or in its sentence. */
  counts?: true;
}

export interface SheetContent {
  numbers: SheetRow[];
  rules: SheetRow[];
  changed: SheetRow[];
}

/** Longer than this, a value is a catalogue: it is looked up in the ledger. */
const longestValue = 260;
/** With fewer rows than this a sheet takes in facts that have no label. */
const fewRows = 10;

/** A fact in a row: its value where that says enough, else its sentence. */
function rowOf({ name, label, fact }: LedgerEntry): SheetRow {
  const { value, statement } = fact.today;
  const counts = value === undefined ? {} : ({ counts: true } as const);
  const line =
    value !== undefined && speaksAlone(value, fact.unit, fact.per) ? countedLine(value, fact.unit, fact.per) : '';
  return line === '' || line.length > longestValue
    ? { name, label, today: statement, isSentence: true, ...counts }
    : { name, label, today: line, isSentence: false, ...counts };
}

/** Both sentences of a fact that differs; a number alone would not say what changed. */
const changeOf = ({ name, label, fact }: LedgerEntry): SheetRow => ({
  name,
  label,
  today: fact.today.statement,
  taught: fact.taught.statement,
  isSentence: true,
});

/** The sheet of a unit: its labeled facts, numbers first, and what differs, labeled or not. */
export function sheetOf(entries: readonly LedgerEntry[]): SheetContent {
  const same = entries.filter(({ fact }) => !fact.differs);
  const labeled = same.filter(({ fact }) => fact.label !== undefined);
  const rows = (labeled.length < fewRows ? same : labeled).map(rowOf);
  return {
    numbers: rows.filter(({ isSentence }) => !isSentence),
    rules: rows.filter(({ isSentence }) => isSentence),
    changed: entries.filter(({ fact }) => fact.differs).map(changeOf),
  };
}

/** The sentences that a course names for its sheet, and of what changed only what holds today: all of it has to fit one page. */
export function courseSheetOf(
  entries: readonly LedgerEntry[],
  named: readonly string[],
): Pick<SheetContent, 'rules' | 'changed'> {
  const rules = named.map((id): SheetRow => {
    const entry = entries.find(({ fact }) => fact.id === id);
    if (!entry) throw new Error(`The sheet of the course names "${id}", and no lesson cites such a fact.`);
    return { name: entry.name, label: entry.label, today: entry.fact.today.statement, isSentence: true };
  });
  return {
    rules,
    changed: entries
      .filter(({ fact }) => fact.differs && !named.includes(fact.id))
      .map(({ name, label, fact }) => ({ name, label, today: fact.today.statement, isSentence: true })),
  };
}

/** How dense the print has to be so that this many letters fit one A4 page: 1 is the largest; in 6 the numbers follow one another without lines of their own. */
export function densityOf(rows: readonly SheetRow[]): 1 | 2 | 3 | 4 | 5 | 6 {
  const letters = rows.reduce(
    (sum, { label, today, taught = '' }) => sum + label.length + today.length + taught.length + 40,
    0,
  );
  if (letters < 6300) return 1;
  if (letters < 8400) return 2;
  if (letters < 10_200) return 3;
  if (letters < 14_500) return 4;
  if (letters < 19_500) return 5;
  return 6;
}
