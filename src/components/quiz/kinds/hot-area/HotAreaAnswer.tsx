/** A figure with badges, which is handed in, and the badges' names to choose from. */
import { letterOf, type AnswerProps } from '#src/components/quiz/kinds/answer.ts';
import { Options } from '#src/components/quiz/Options.tsx';

export function HotAreaAnswer({ children, figures, ...props }: AnswerProps) {
  const marks = Object.fromEntries(props.view.parts.map(({ id }, index) => [id, letterOf(index)]));
  return (
    <>
      {figures?.figure !== undefined ? (
        <div className="cc-question-figure" dangerouslySetInnerHTML={{ __html: figures.figure }} />
      ) : (
        <div className="cc-question-figure">{children}</div>
      )}
      <Options {...props} type={props.view.choose > 1 ? 'checkbox' : 'radio'} marks={marks} />
    </>
  );
}
