/** What the kinds of question with options have in common: the fields of an item, and its public and secret parts. */
import * as z from 'zod/mini';
import type { Key } from '#src/quiz/score.ts';

const line = z.string().check(z.trim(), z.minLength(1, { error: 'must not be empty' }));
const slug = z
  .string()
  .check(
    z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'must be small letters, digits and hyphens, like "keeps-gateway"' }),
  );

/** One option of a question. */
export const option = z.strictObject({
  /** Names the option in answers and keys. Never shown; it must not tell whether the option is right. */
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

/** The fields every item has, whatever its kind. The id of an item is its path: `expressroute/09-fastpath/<name>`. */
export const itemFields = {
  /** The objective it tests: an id under `content/objectives/`. */
  objective: line,
  /** The facts the answer rests on; at least one. */
  facts: z.array(line).check(z.minLength(1, { error: 'name at least one fact the answer rests on' })),
  /** Under which profile the key is true: `both`, or only as `taught` in the course, or only as documented `today`. */
  profile: z._default(z.enum(['both', 'taught', 'today']), 'both'),
  /** Where the item stands in its unit's check; items with the same number follow the alphabet. */
  order: z._default(z.int(), 0),
  /** The question. `Backticks` set code; an empty line starts a paragraph. */
  stem: line,
};

type Option = z.infer<typeof option>;

/** Options in the order the author wrote them, checked as a whole. */
export const options = z.array(option).check(
  z.minLength(3, { error: 'needs at least three options' }),
  z.refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { error: 'two options have the same id' }),
  z.refine((all) => new Set(all.map(({ text }) => text.toLowerCase())).size === all.length, {
    error: 'two options say the same',
  }),
  z.refine((all) => all.every(({ correct, belief }) => !correct || belief === undefined), {
    error: 'a right option has no misconception behind it: remove "belief" or "correct"',
  }),
);

/** How many options are right. */
export const rightOnes = (all: readonly Pick<Option, 'correct'>[]): number =>
  all.filter(({ correct }) => correct).length;

/** The parts of an item that a learner may see before answering. */
export interface PublicView {
  kind: string;
  stem: string;
  profile: 'both' | 'taught' | 'today';
  options: { id: string; text: string }[];
  /** How many options to choose. */
  choose: number;
}

interface ChoiceItem {
  kind: string;
  stem: string;
  profile: PublicView['profile'];
  options: readonly Option[];
}

/** Names what is shown, one by one, so that a new field of the schema stays secret until somebody adds it here. */
export const viewOf = ({ kind, stem, profile, options: all }: ChoiceItem): PublicView => ({
  kind,
  stem,
  profile,
  options: all.map(({ id, text }) => ({ id, text })),
  choose: rightOnes(all),
});

/** What is needed to mark the item. */
export const keyOf = ({ kind, options: all }: ChoiceItem): Key => ({
  kind,
  options: all.map(({ id, correct, why, belief }) => ({
    id,
    correct,
    why,
    ...(belief === undefined ? {} : { belief }),
  })),
});
