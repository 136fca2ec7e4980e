/** What an assessed attempt came to: task by task, what was looked for and what was found. */
import { useId } from 'react';
import type { Grade } from '#src/lab/grade.ts';
import { Words } from './Words.tsx';

interface ReportProps {
  grade: Grade;
  onGoOn: () => void;
  /** It goes on in practice already. */
  isGoingOn: boolean;
  onAgain: () => void;
}

export function Report({ grade, onGoOn, isGoingOn, onAgain }: ReportProps) {
  const title = useId();
  return (
    <section className="lab-finish lab-report" aria-labelledby={title}>
      <h3 id={title} tabIndex={-1}>
        {grade.kind === 'refused' ? 'Not graded' : `Handed in: ${String(grade.score)} of ${String(grade.of)} tasks`}
      </h3>
      {grade.kind !== 'graded' && <p>{grade.because}</p>}
      {grade.kind !== 'refused' && (
        <ol>
          {grade.tasks.map(({ task, title: words, holds, because, hints, shown }) => (
            <li key={task} data-right={holds && !shown}>
              <strong>{holds ? 'Done' : 'Not done'}:</strong> {words}
              <br />
              <Words>{because}</Words>
              {hints > 0 && ` You asked for hints.`}
            </li>
          ))}
        </ol>
      )}
      <p className="lab-row">
        {!isGoingOn && (
          <button type="button" className="lab-button lab-button-main" onClick={onGoOn}>
            Go on in practice
          </button>
        )}
        <button type="button" className="lab-button" onClick={onAgain}>
          Again with other names
        </button>
      </p>
    </section>
  );
}
