/** Several options. */
import type { AnswerProps } from '#src/components/quiz/kinds/answer.ts';
import { Options } from '#src/components/quiz/Options.tsx';

export function MultipleAnswer(props: AnswerProps) {
  return <Options {...props} type="checkbox" />;
}
