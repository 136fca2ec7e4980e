/** How each kind of question is answered. A new kind has a line here, or in `question-views.ts` where a case study can ask it too. */
import type { FunctionComponent } from 'react';
import type { AnswerProps } from '#src/components/quiz/kinds/answer.ts';
import { CaseStudyAnswer } from '#src/components/quiz/kinds/case-study/CaseStudyAnswer.tsx';
import { LabAnswer } from '#src/components/quiz/kinds/lab/LabAnswer.tsx';
import { found, questionViews } from '#src/components/quiz/kinds/question-views.ts';

const views: ReadonlyMap<string, FunctionComponent<AnswerProps>> = new Map([
  ...questionViews,
  ['case-study', CaseStudyAnswer],
  ['lab', LabAnswer],
]);

/** Finds the view of a kind. */
export const viewOf = (kind: string): FunctionComponent<AnswerProps> => found(views, kind);
