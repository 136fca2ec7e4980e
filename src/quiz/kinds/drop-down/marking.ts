/** A text with gaps: a word of an answer is `gap:choice`, and each gap with its right choice is worth a point. */
import type { Marking } from '#src/quiz/marking.ts';
import { eachHasOne, scorePairs } from '#src/quiz/pairs.ts';

export const dropDown: Marking = {
  isFinished: ({ choose }, answer) => eachHasOne(choose, answer, ['gap', 'gaps']),
  score: scorePairs,
};
