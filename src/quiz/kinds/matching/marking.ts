/** Matching: a word of an answer is `prompt:choice`, and each prompt with its right choice is worth a point. */
import type { Marking } from '#src/quiz/marking.ts';
import { eachHasOne, scorePairs } from '#src/quiz/pairs.ts';

export const matching: Marking = {
  isFinished: ({ choose }, answer) => eachHasOne(choose, answer, ['line', 'lines']),
  score: scorePairs,
};
