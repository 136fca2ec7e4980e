/** One right option out of several: all or nothing. */
import { fail, pass } from '#src/base/verdict.ts';
import type { Marking } from '#src/quiz/marking.ts';
import { reasonsFor } from '#src/quiz/score.ts';

export const single: Marking = {
  isFinished: (_view, answer) =>
    answer.length === 0 ? fail('Nothing is chosen yet. Choose one option.') : pass('One option is chosen.'),
  score(key, answer) {
    const because = reasonsFor(key, answer);
    const isRight = because.every(({ chosen, correct }) => chosen === correct);
    return { points: isRight ? 1 : 0, outOf: 1, because };
  },
};
