/**
 * Ordering: the words of an answer are the steps' ids from first to last. Of each two neighbors of the right order, one point when
 * the earlier stands somewhere before the later: so one step out of place costs what it breaks and no more, and the reverse order earns nothing.
 */
import { fail, pass } from '#src/base/verdict.ts';
import type { Marking } from '#src/quiz/marking.ts';
import { beliefIn, type Key, type Reason } from '#src/quiz/score.ts';

/** The steps of a key in the right order. The rest of its options are wrong orders of two, as `put first:put second`. */
const stepsOf = ({ options }: Key) => options.filter(({ correct }) => correct);

export const ordering: Marking = {
  isFinished: ({ choose }, answer) => {
    const placed = new Set(answer).size;
    if (placed >= choose) return pass(`All ${choose} steps have a place.`);
    if (placed === 0) return fail(`Nothing is moved yet, and this is not the order. Choose a place for each step.`);
    return fail(`${placed} of ${choose} steps have a place. Choose a place for each.`);
  },
  score(key, answer) {
    const steps = stepsOf(key);
    const isList = answer.length === steps.length && steps.every(({ id }) => answer.includes(id));
    const isBefore = (one: string, other: string) => isList && answer.indexOf(one) < answer.indexOf(other);
    const keeps = steps.slice(1).map(({ id }, index) => isBefore(steps[index]?.id ?? '', id));
    const because = steps.map(({ id, why }, index): Reason => {
      const correct = keeps.slice(Math.max(0, index - 1), index + 1).every(Boolean);
      if (correct) return { option: id, chosen: isList, correct, why };
      // What it means to have put this step ahead of one that it has to follow.
      const early = key.options.find((pair) => !pair.correct && isEarly(pair.id, id, isBefore));
      const right = { answer: id, why };
      return { option: id, chosen: isList, correct, why: early?.why ?? '', ...beliefIn(early), right };
    });
    return { points: keeps.filter(Boolean).length, outOf: keeps.length, because };
  },
};

function isEarly(pair: string, step: string, isBefore: (one: string, other: string) => boolean): boolean {
  const [first = '', second = ''] = pair.split(':');
  return first === step && isBefore(first, second);
}
