/** Tasks that *Show me* or a helper did: done, and to be done once more without it. */
import type { Session, SessionState } from '#src/lab/session.ts';

interface RedoProps {
  session: Session;
  task: string;
  title: string;
  /** Done by whoever was let to the controls, and not by *Show me*. */
  isHelped?: boolean;
  /** The portals show another Cloud from now on. */
  onTurn: (words: string) => void;
}

/** Under a task that was not done by the learner alone. */
export function Redo({ session, task, title, isHelped = false, onTurn }: RedoProps) {
  const redo = () =>
    void session.redo(task).then(() => onTurn(`Azure is as it was before “${title}”. Now do it yourself.`));
  return (
    <p className="lab-redo">
      <span>
        {isHelped ? (
          <>
            <strong>Helped.</strong> Somebody else did the last step of it.
          </>
        ) : (
          <>
            <strong>Shown.</strong> <i>Show me</i> did a part of it.
          </>
        )}{' '}
        Do it once yourself, and it counts.
      </span>
      <button type="button" className="lab-button" aria-label={`Redo: ${title}`} onClick={redo}>
        Redo
      </button>
    </p>
  );
}

/** While a task is done once more: which, and the way back to where one was. */
export function Redoing({
  session,
  state,
  onTurn,
}: {
  session: Session;
  state: SessionState;
  onTurn: RedoProps['onTurn'];
}) {
  const { redoing } = state.attempt;
  if (!redoing) return null;
  const title = session.scenario.tasks.find(({ id }) => id === redoing.task)?.title ?? redoing.task;
  const isRedone = state.attempt.redone.includes(redoing.task);
  const back = () => void session.goBackTo(redoing.from).then(() => onTurn('You are back where you were.'));
  return (
    <p className="lab-redo">
      <span>
        {isRedone ? (
          <>
            You did <strong>{title}</strong> yourself: it counts. Go back, and all that you had made is there again.
          </>
        ) : (
          <>
            You do <strong>{title}</strong> once more, without <i>Show me</i>. Azure is as it was before it, and hints
            come when you ask. What you made later is kept.
          </>
        )}
      </span>
      <button type="button" className="lab-button" onClick={back}>
        Back to where I was
      </button>
    </p>
  );
}
