/** How each kind of question is answered. A new kind has a line here. */
import type { FunctionComponent } from 'react';
import type { AnswerProps } from '#src/components/quiz/kinds/answer.ts';
import { FillInAnswer } from '#src/components/quiz/kinds/fill-in/FillInAnswer.tsx';
import { HotAreaAnswer } from '#src/components/quiz/kinds/hot-area/HotAreaAnswer.tsx';
import { MatchingAnswer } from '#src/components/quiz/kinds/matching/MatchingAnswer.tsx';
import { MultipleAnswer } from '#src/components/quiz/kinds/multiple/MultipleAnswer.tsx';
import { OrderingAnswer } from '#src/components/quiz/kinds/ordering/OrderingAnswer.tsx';
import { SingleAnswer } from '#src/components/quiz/kinds/single/SingleAnswer.tsx';
import { YesNoAnswer } from '#src/components/quiz/kinds/yes-no/YesNoAnswer.tsx';

const views: ReadonlyMap<string, FunctionComponent<AnswerProps>> = new Map([
  ['single', SingleAnswer],
  ['multiple', MultipleAnswer],
  ['yes-no', YesNoAnswer],
  ['matching', MatchingAnswer],
  ['ordering', OrderingAnswer],
  ['fill-in', FillInAnswer],
  ['hot-area', HotAreaAnswer],
]);

/** Finds the view of a kind; one that is missing is our mistake, so the message lists what is known. */
export function viewOf(kind: string): FunctionComponent<AnswerProps> {
  const view = views.get(kind);
  if (!view)
    throw new Error(
      `No view shows how items of kind "${kind}" are answered. Known kinds: ${[...views.keys()].join(', ')}.`,
    );
  return view;
}
