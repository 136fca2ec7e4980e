/** How answers of each kind are marked, without the schemas: what the page loads when *Check* is pressed. */
import type { Verdict } from '#src/base/verdict.ts';
import { multiple } from '#src/quiz/kinds/multiple/marking.ts';
import { single } from '#src/quiz/kinds/single/marking.ts';
import type { Key, Score } from '#src/quiz/score.ts';

/** The pure half of a kind of question. An answer is the list of chosen option ids. */
export interface Marking {
  /** Whether the answer is complete enough to be marked. Unfinished is not wrong: it costs nothing and says what is missing. */
  isFinished: (view: { choose: number }, answer: readonly string[]) => Verdict;
  score: (key: Key, answer: readonly string[]) => Score;
}

const markings: Readonly<Record<string, Marking>> = { single, multiple };

/** Finds how a kind is marked; an unknown kind is our mistake, not the learner's. */
export function markingOf(kind: string): Marking {
  const marking = Object.hasOwn(markings, kind) ? markings[kind] : undefined;
  if (!marking)
    throw new Error(`No marking for items of kind "${kind}". Known kinds: ${Object.keys(markings).join(', ')}.`);
  return marking;
}
