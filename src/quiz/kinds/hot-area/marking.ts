/** Areas of a figure to mark: the words of an answer are the areas' ids. One point for each right one; more than asked for earns nothing. */
import type { Marking } from '#src/quiz/marking.ts';
import { multiple } from '#src/quiz/kinds/multiple/marking.ts';

export const hotArea: Marking = {
  isFinished: (view, answer) => multiple.isFinished(view, answer),
  score: (key, answer) => multiple.score(key, answer),
};
