/** What the bank covers, as tables to print: objectives by kinds, by difficulty and by what they need. */
import type { Entry } from '#tests/quiz/bank.ts';
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

/** One line for each objective, and one for all. */
export function coverage(entries: readonly Entry[], objectives: Iterable<string>): string {
  const names = kinds.map(({ kind }) => kind);
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

/** What is missing until the bank has what it should: a line for each lack. */
export function lacks(entries: readonly Entry[], objectives: Iterable<string>): string[] {
  const least = (what: string, has: number, needed: number) => (has >= needed ? [] : [`${what}: ${has} of ${needed}`]);
  const singles = count(entries, ({ item }) => item.kind === 'single');
  const decisions = count(entries, ({ item }) => item.needs === 'decision');
  return [
    ...least('questions', entries.length, 160),
    ...[...objectives].flatMap((id) =>
      least(
        id,
        count(entries, ({ item }) => item.objective === id),
        8,
      ),
    ),
    ...kinds
      .filter(({ kind }) => kind !== 'single')
      .flatMap(({ kind }) =>
        least(
          kind,
          count(entries, ({ item }) => item.kind === kind),
          8,
        ),
      ),
    ...(singles * 2 > entries.length ? [`single: ${singles} of ${entries.length} are more than half`] : []),
    ...least('questions that need a decision', decisions, Math.ceil(entries.length * 0.4)),
  ];
}
