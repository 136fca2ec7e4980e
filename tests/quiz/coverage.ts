/** What the bank covers, as tables to print: objectives by kinds, by difficulty and by what they need. */
import { askedIn, type Entry } from '#tests/quiz/bank.ts';
import { kinds } from '#src/quiz/registry.ts';

const count = (entries: readonly Entry[], is: (entry: Entry) => boolean): number => entries.filter(is).length;

/** Lines of columns, the first to the left and the others to the right. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const all = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

/** One line for each objective, and one for all. The questions of a case count one by one, each for its own objective. */
export function coverage(all: readonly Entry[], objectives: Iterable<string>): string {
  const entries = askedIn(all);
  const names = kinds.map(({ kind }) => kind).filter((kind) => kind !== 'case-study');
  const row = (name: string, own: readonly Entry[]) => [
    name,
    own.length,
    ...names.map((kind) => count(own, ({ item }) => item.kind === kind)),
    ...[1, 2, 3].map((difficulty) => count(own, ({ item }) => item.difficulty === difficulty)),
    count(own, ({ item }) => item.needs === 'decision'),
  ];
  return table(
    ['objective', 'items', ...names, 'easy', 'medium', 'hard', 'decision'],
    [
      ...[...objectives].map((id) =>
        row(
          id,
          entries.filter(({ item }) => item.objective === id),
        ),
      ),
      row('all', entries),
    ],
  );
}

/** One line for each unit. */
export function byUnit(entries: readonly Entry[]): string {
  const names = kinds.map(({ kind }) => kind);
  return table(
    ['unit', 'items', ...names, 'decision'],
    [...Map.groupBy(entries, ({ unit }) => unit)].map(([unit, own]) => [
      unit,
      own.length,
      ...names.map((kind) => count(own, ({ item }) => item.kind === kind)),
      count(own, ({ item }) => item.needs === 'decision'),
    ]),
  );
}

/** How many questions of a kind there have to be, where that is not eight. */
const needed: Readonly<Record<string, number>> = { 'drop-down': 10, 'case-study': 3, lab: 5 };

/** What is missing until the bank has what it should: a line for each lack. */
export function lacks(entries: readonly Entry[], objectives: Iterable<string>): string[] {
  const asked = askedIn(entries);
  const least = (what: string, has: number, should: number) => (has >= should ? [] : [`${what}: ${has} of ${should}`]);
  const singles = count(entries, ({ item }) => item.kind === 'single');
  const decisions = count(entries, ({ item }) => item.needs === 'decision');
  return [
    ...least('questions', entries.length, 160),
    ...[...objectives].flatMap((id) =>
      least(
        id,
        count(asked, ({ item }) => item.objective === id),
        8,
      ),
    ),
    ...kinds
      .filter(({ kind }) => kind !== 'single')
      .flatMap(({ kind }) =>
        least(
          kind,
          count(kind === 'case-study' ? entries : asked, ({ item }) => item.kind === kind),
          needed[kind] ?? 8,
        ),
      ),
    ...(singles * 2 > entries.length ? [`single: ${singles} of ${entries.length} are more than half`] : []),
    ...least('questions that need a decision', decisions, Math.ceil(entries.length * 0.4)),
  ];
}
