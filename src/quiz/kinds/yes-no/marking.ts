/** A series of statements: a word of an answer is `statement:yes` or `statement:no`, and each right one is worth a point. */
import type { Marking } from '#src/quiz/marking.ts';
import { eachHasOne, scorePairs } from '#src/quiz/pairs.ts';

export const yesNo: Marking = {
  isFinished: ({ choose }, answer) => eachHasOne(choose, answer, ['statement', 'statements']),
  score: scorePairs,
};
