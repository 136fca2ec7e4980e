/** Tells learners the results of exams and checks, when it is time. */
import { useState } from 'react';
import { release } from '../api-grades.ts';
import type { Column } from '../api-grades.ts';
import type { ClassView } from '../api-class.ts';
import { Problem } from '../Problem.tsx';
import { useAct } from '../useAct.ts';

interface ResultsProps {
  view: ClassView;
  columns: readonly Column[];
  onChanged: () => void;
}

export function Results({ view, columns, onChanged }: ResultsProps) {
  const { problem, act } = useAct();
  const [isOpen, setOpen] = useState<string>();
  const exams = columns.filter(({ kind }) => kind === 'exam' || kind === 'check');
  if (view.role === 'observer' || view.settings.results === 'at-once' || exams.length === 0) return null;
  const tell = async (entry: string, released: boolean, anyway = false) => {
    setOpen(undefined);
    const happened = await act(async () => {
      const answer = await release(view.id, entry, released, anyway);
      if (!answer.ok && answer.code === 'FormsOpen') setOpen(entry);
      return answer;
    });
    if (happened) onChanged();
  };
  return (
    <section className="teach-panel" aria-labelledby="teach-results">
      <h2 id="teach-results">Results</h2>
      <p className="teach-note">Learners see what they have in an exam or a check once you release it.</p>
      <Problem says={problem} />
      <ul className="teach-list">
        {exams.map(({ entry, title, releasedAt }) => (
          <li key={entry} className="teach-row">
            <span>{title}</span>
            <button
              type="button"
              className="teach-small"
              aria-label={`${releasedAt === null ? 'Release' : 'Take back'} the results of ${title}`}
              onClick={() => void tell(entry, releasedAt === null)}
            >
              {releasedAt === null ? 'Release' : 'Take back'}
            </button>
            {isOpen === entry && (
              <button type="button" className="teach-small" onClick={() => void tell(entry, true, true)}>
                Release anyway
              </button>
            )}
            <span role="status" className="teach-note">
              {releasedAt === null
                ? 'Learners do not see them.'
                : `Released ${new Date(releasedAt).toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' })}.`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
