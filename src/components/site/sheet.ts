/** What stands on a reference sheet: the labeled facts a unit cites, and what changed since the course. */
import { countedLine } from '../facts/values.ts';
import type { LedgerEntry } from './ledger.ts';

export interface SheetRow {
  /** The anchor of the fact in the ledger. */
  name: string;
  label: string;
  /** What holds today: the value with its unit, or the sentence. */
  today: string;
  /** What the course says, where that is something else. */
  taught?: string;
  /** A sentence takes a line of its own. */
  isSentence: boolean;
}

/** Longer than this, a value is a catalogue: it is looked up in the ledger. */
const longestValue = 260;

function wordsFor({ fact }: LedgerEntry, profile: 'taught' | 'today'): { text: string; isSentence: boolean } {
  const { value, statement } = fact[profile];
  const line = value === undefined ? '' : countedLine(value, fact.unit);
  return line === '' || line.length > longestValue
    ? { text: statement, isSentence: true }
    : { text: line, isSentence: false };
}

/** A row for each fact. */
export const sheetRows = (entries: readonly LedgerEntry[]): SheetRow[] =>
  entries.map((entry) => {
    const today = wordsFor(entry, 'today');
    const taught = wordsFor(entry, 'taught');
    return {
      name: entry.name,
      label: entry.label,
      today: today.text,
      ...(taught.text === today.text ? {} : { taught: taught.text }),
      isSentence: today.isSentence,
    };
  });

/** The facts of a sheet: what is labeled, numbers first; and what differs, labeled or not. */
export function sheetOf(entries: readonly LedgerEntry[]): {
  numbers: SheetRow[];
  rules: SheetRow[];
  changed: SheetRow[];
} {
  const same = sheetRows(entries.filter(({ fact }) => fact.label !== undefined && !fact.differs));
  return {
    numbers: same.filter(({ isSentence }) => !isSentence),
    rules: same.filter(({ isSentence }) => isSentence),
    changed: sheetRows(entries.filter(({ fact }) => fact.differs)),
  };
}

/** How small the print has to be so that this many letters fit one A4 page: 1 is the largest. */
export function densityOf(rows: readonly SheetRow[]): 1 | 2 | 3 | 4 | 5 {
  const letters = rows.reduce(
    (sum, { label, today, taught = '' }) => sum + label.length + today.length + taught.length + 40,
    0,
  );
  if (letters < 5400) return 1;
  if (letters < 7200) return 2;
  if (letters < 9200) return 3;
  if (letters < 12_000) return 4;
  return 5;
}
