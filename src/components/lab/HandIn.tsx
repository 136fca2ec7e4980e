/** The end of an assessed attempt: hand in, after a word about what is still open. */
import { useId, useRef } from 'react';
import type { Session, SessionState } from '#src/lab/session.ts';

/** What anybody can see to be unfinished, without a word about what is right. */
function stillOpen({ scenario }: Session, { attempt, due }: SessionState): string[] {
  const unanswered = scenario.tasks.filter(({ id, question }) => question !== undefined && !(id in attempt.answers));
  return [
    ...unanswered.map(({ title }) => `The question of “${title}” has no answer.`),
    ...(attempt.writes.some(({ undoable }) => undoable) ? [] : ['Nothing was changed in Azure yet.']),
    ...(due === undefined ? [] : ['Azure is still working on something. What is not over does not count.']),
  ];
}

export function HandIn({ session, state, onIn }: { session: Session; state: SessionState; onIn: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const open = stillOpen(session, state);
  return (
    <div className="lab-hand-in">
      <p className="lab-note">
        Do the tasks in any order that works. Nothing is told until you hand in; then each task is graded by what stands
        in Azure.
      </p>
      <button type="button" className="lab-button lab-button-main" onClick={() => dialog.current?.showModal()}>
        Hand in
      </button>
      <dialog ref={dialog} className="lab-dialog" aria-labelledby={title}>
        <h2 id={title}>Hand in now?</h2>
        {open.length > 0 && (
          <ul>
            {open.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )}
        <p>Every task is graded as Azure stands now. Afterwards you can go on in practice, which changes no grade.</p>
        <form method="dialog" className="lab-row">
          <button className="lab-button">Keep working</button>
          <button className="lab-button lab-button-main" onClick={onIn}>
            Hand in now
          </button>
        </form>
      </dialog>
    </div>
  );
}
