/** The bank as far as forms go: what may be asked, how hard it is, and which version of the bank it was. */
import { hash128 } from '#src/base/random.ts';
import { difficultyOf, type Rated } from '#src/quiz/ability/difficulty.ts';
import type { FormItem, SectionKind } from '#src/quiz/exam/form.ts';

/** An entry of the bank for the browser, as far as forms go. */
export interface BankItem extends Rated {
  id: string;
  unit: string;
  objective: string;
  points: number;
  profile: 'both' | 'taught' | 'today';
}

/** The entry as a form keeps it. */
export const formItemOf = (entry: BankItem): FormItem => ({
  id: entry.id,
  objective: entry.objective,
  kind: entry.kind,
  points: entry.points,
  difficulty: difficultyOf(entry),
  unit: entry.unit,
});

/** A name for just these items with just these points: another one as soon as an item comes, goes, or is worth something else. */
export const bankVersion = (bank: readonly Pick<BankItem, 'id' | 'points'>[]): string =>
  hash128(
    bank
      .map(({ id, points }) => `${id} ${points}`)
      .toSorted()
      .join('\n'),
  ).slice(0, 12);

/** Whether a section of this kind may ask a question of this kind. */
export function suits(section: SectionKind, kind: string): boolean {
  switch (section) {
    case 'series':
      return kind === 'yes-no';
    case 'case-study':
    case 'lab':
      return kind === section;
    case 'plain':
      return kind !== 'case-study' && kind !== 'lab';
  }
}
