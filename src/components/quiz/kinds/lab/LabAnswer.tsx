/** The tasks of a lab, and which of them are done. The lab itself, or the way to it, is handed in. */
import type { AnswerProps } from '#src/components/quiz/kinds/answer.ts';
import { Pieces } from '#src/components/quiz/Pieces.tsx';
import { piecesOf } from '#src/quiz/prose.ts';

export function LabAnswer({ view, answer, children }: AnswerProps) {
  const [course = '', lab = ''] = (view.lab ?? '').split('/');
  return (
    <>
      <ol className="cc-lab-tasks" role="list">
        {view.parts.map(({ id, text }, index) => (
          <li key={id} className="cc-question-option cc-lab-task" data-option={id}>
            <span className="cc-question-badge" aria-hidden="true">
              {index + 1}
            </span>
            <span className="cc-question-option-text">
              <Pieces pieces={piecesOf(text)} />
            </span>
            {answer && (
              <span className="cc-lab-done" data-done={answer.includes(id) ? '' : undefined}>
                {answer.includes(id) ? 'Done' : 'Not done yet'}
              </span>
            )}
          </li>
        ))}
      </ol>
      <div className="cc-lab-way">{children ?? <a href={`/${course}/labs/${lab}/`}>Open the lab</a>}</div>
    </>
  );
}
