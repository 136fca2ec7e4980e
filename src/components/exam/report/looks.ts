/** Which looks into the open book paid off: those after which the answer was given or changed, and earned every point. */
import type { Attempt, Look } from '#src/quiz/exam/attempt.ts';
import type { Marked } from '../mark.ts';

/** The looks during one question. */
export interface Looked {
  number: number;
  looks: readonly Look[];
  /** Whether the answer changed afterwards, and whether it is right. */
  isChanged: boolean;
  isRight: boolean;
}

/** Question by question, in the order of the form; looks from the review screen belong to none. */
export const looksOf = ({ looks, changed }: Attempt, marked: readonly Marked[]): Looked[] =>
  marked.flatMap(({ item, number, score }) => {
    const own = looks.filter((look) => look.item === item.id);
    const [first] = own;
    if (!first) return [];
    return [
      {
        number,
        looks: own,
        isChanged: (changed[item.id] ?? -1) >= first.used,
        isRight: score.points >= score.outOf,
      },
    ];
  });
