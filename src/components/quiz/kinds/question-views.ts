/** How the kinds of question are answered that a case study can ask as well. */
import type { FunctionComponent } from 'react';
import type { AnswerProps } from '#src/components/quiz/kinds/answer.ts';
import { DropDownAnswer } from '#src/components/quiz/kinds/drop-down/DropDownAnswer.tsx';
import { FillInAnswer } from '#src/components/quiz/kinds/fill-in/FillInAnswer.tsx';
import { HotAreaAnswer } from '#src/components/quiz/kinds/hot-area/HotAreaAnswer.tsx';
import { MatchingAnswer } from '#src/components/quiz/kinds/matching/MatchingAnswer.tsx';
import { MultipleAnswer } from '#src/components/quiz/kinds/multiple/MultipleAnswer.tsx';
import { OrderingAnswer } from '#src/components/quiz/kinds/ordering/OrderingAnswer.tsx';
import { SingleAnswer } from '#src/components/quiz/kinds/single/SingleAnswer.tsx';
import { YesNoAnswer } from '#src/components/quiz/kinds/yes-no/YesNoAnswer.tsx';

type View = FunctionComponent<AnswerProps>;

export const questionViews: ReadonlyMap<string, View> = new Map([
  ['single', SingleAnswer],
  ['multiple', MultipleAnswer],
  ['yes-no', YesNoAnswer],
  ['matching', MatchingAnswer],
  ['ordering', OrderingAnswer],
  ['fill-in', FillInAnswer],
  ['hot-area', HotAreaAnswer],
  ['drop-down', DropDownAnswer],
]);

/** Finds the view of a kind in a list; one that is missing is our mistake, so the message lists what is known. */
export function found(views: ReadonlyMap<string, View>, kind: string): View {
  const view = views.get(kind);
  if (view) return view;
  throw new Error(
    `No view shows how items of kind "${kind}" are answered. Known kinds: ${[...views.keys()].join(', ')}.`,
  );
}

export const questionViewOf = (kind: string): View => found(questionViews, kind);
