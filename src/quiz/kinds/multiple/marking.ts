/** Several right options: one point for each that was found. Choosing more than asked for earns nothing, as in the exam. */
import { fail, pass } from '#src/base/verdict.ts';
import type { Marking } from '#src/quiz/marking.ts';
import { reasonsFor } from '#src/quiz/score.ts';

export const multiple: Marking = {
  isFinished({ choose }, answer) {
    if (answer.length === choose) return pass(`${choose} options are chosen.`);
    if (answer.length === 0) return fail(`Nothing is chosen yet. Choose ${choose}.`);
    return fail(`${answer.length} chosen, choose ${answer.length < choose ? '' : 'only '}${choose}.`);
  },
  score(key, answer) {
    const because = reasonsFor(key, answer);
    const outOf = because.filter(({ correct }) => correct).length;
    const found = because.filter(({ chosen, correct }) => chosen && correct).length;
    const chosen = because.filter((reason) => reason.chosen).length;
    return { points: chosen > outOf ? 0 : found, outOf, because };
  },
};
