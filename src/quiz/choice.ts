/** What the kinds of question with options have in common: their options, and their public and secret parts. */
import * as z from 'zod/mini';
import { eachOnce, line, slug } from '#src/quiz/fields.ts';
import type { Key } from '#src/quiz/score.ts';
import { shownOf, shuffled, type PublicView } from '#src/quiz/view.ts';

/** One option of a question. */
export const option = z.strictObject({
  id: slug,
  /** What the learner reads. `Backticks` set code. */
  text: line,
  /** `true` on a right option; left out on a wrong one. */
  correct: z._default(z.boolean(), false),
  /** Why it is right or wrong. Shown after the check was marked. */
  why: line,
  /** The misconception that makes a wrong option look right: an id under `content/misconceptions/`. */
  belief: z.optional(line),
});

type Option = z.infer<typeof option>;

/** Refuses a belief behind something right. */
export const noBeliefBehindRight = z.refine<readonly Pick<Option, 'correct' | 'belief'>[]>(
  (all) => all.every(({ correct, belief }) => !correct || belief === undefined),
  { error: 'a right option has no misconception behind it: remove "belief" or "correct"' },
);

/** Options in the order the author wrote them, checked as a whole. */
export const options = z
  .array(option)
  .check(z.minLength(3, { error: 'needs at least three options' }), ...eachOnce('options'), noBeliefBehindRight);

/** How many options are right. */
export const rightOnes = (all: readonly Pick<Option, 'correct'>[]): number =>
  all.filter(({ correct }) => correct).length;

const counts = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];

/** `Choose two.` One is what anybody would choose anyway. */
export const choosing = (count: number): string => (count > 1 ? `Choose ${counts[count] ?? count}.` : '');

interface ChoiceItem {
  kind: string;
  stem: string;
  profile: PublicView['profile'];
  keepOrder: boolean;
  options: readonly Option[];
}

/** What may be seen of a question with options. */
export const viewOf = (item: ChoiceItem): PublicView => ({
  ...shownOf(item),
  parts: shuffled(item, item.options).map(({ id, text }) => ({ id, text })),
  asks: choosing(rightOnes(item.options)),
  choose: rightOnes(item.options),
});

/** What is needed to mark the item. */
export const keyOf = (item: ChoiceItem): Key => ({
  kind: item.kind,
  options: shuffled(item, item.options).map(({ id, correct, why, belief }) => ({
    id,
    correct,
    why,
    ...(belief === undefined ? {} : { belief }),
  })),
});
