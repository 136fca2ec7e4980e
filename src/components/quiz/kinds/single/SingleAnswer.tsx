/** One option out of several. */
import type { AnswerProps } from '#src/components/quiz/kinds/answer.ts';
import { Options } from '#src/components/quiz/Options.tsx';

export function SingleAnswer(props: AnswerProps) {
  return <Options {...props} type="radio" />;
}
