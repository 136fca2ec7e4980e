/** Which deeds of the audit log are shown. */
import type { AuditKind } from '#src/classroom/classes/audit-words.ts';
import type { AuditEntry } from '../api-audit.ts';

export interface AuditChoice {
  /** Whose deeds; all where it is empty. */
  by: string;
  kind: AuditKind | '';
  /** What is looked for in what was done, and to whom. */
  search: string;
}

export const kindWords: Readonly<Record<AuditKind, string>> = {
  class: 'The class',
  staff: 'Who leads',
  learners: 'Learners',
  exams: 'Exams',
  grades: 'Grades and results',
  questions: 'Questions',
  rehearsal: 'Rehearsal',
};

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('en');

/** The deeds that are meant, in their order. */
export function deedsShown(entries: readonly AuditEntry[], { by, kind, search }: AuditChoice): readonly AuditEntry[] {
  const wanted = plain(search.trim());
  return entries.filter(
    (entry) =>
      (by === '' || entry.by === by) &&
      (kind === '' || entry.kind === kind) &&
      plain(`${entry.did} ${entry.whom}`).includes(wanted),
  );
}

/** Everybody who did something, by name. */
export const doers = (entries: readonly AuditEntry[]): readonly string[] =>
  [...new Set(entries.map(({ by }) => by))].sort((one, other) => one.localeCompare(other, 'en'));
