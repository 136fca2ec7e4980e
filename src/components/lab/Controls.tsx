/** What the learner can do to the attempt itself: undo, reset, let time pass, choose guidance. */
import { useId, useRef } from 'react';
import { speeds } from '#src/lab/attempt.ts';
import type { Session, SessionState } from '#src/lab/session.ts';
import { rulesWords } from './rules.ts';

interface ControlsProps {
  session: Session;
  state: SessionState;
  /** What the last press of Undo took back, until something else is done. */
  undone: string | undefined;
  onUndo: () => void;
  onReset: () => void;
}

export function Controls({ session, state, undone, onUndo, onReset }: ControlsProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const { attempt, canUndo } = state;
  const what = session.scenario.tasks.length > 0 ? 'lab' : 'sandbox';
  return (
    <div className="lab-controls">
      <p className="lab-row">
        <button type="button" className="lab-button" aria-disabled={!canUndo} onClick={onUndo}>
          Undo
        </button>
        <button type="button" className="lab-button" onClick={() => dialog.current?.showModal()}>
          Reset {what}
        </button>
      </p>
      {undone !== undefined && <p className="lab-note">{undone}</p>}
      <p className="lab-row">
        <label className="lab-choice">
          Clock{' '}
          <select value={attempt.clock.speed} onChange={({ target }) => void session.setSpeed(Number(target.value))}>
            <option value={speeds.real}>As slow as Azure</option>
            <option value={speeds.fast}>Fast: a minute each second</option>
          </select>
        </label>
      </p>
      <p className="lab-note">Rules: {rulesWords[attempt.profile]}.</p>
      <dialog ref={dialog} className="lab-dialog" aria-labelledby={title}>
        <h2 id={title}>Reset this {what}?</h2>
        <p>
          The simulated Azure goes back to how you found it
          {what === 'lab' ? ', and all tasks are open again. What you earned stays in your record.' : '.'}
        </p>
        <form method="dialog" className="lab-row">
          <button className="lab-button">Keep going</button>
          <button className="lab-button lab-button-main" onClick={onReset}>
            Reset
          </button>
        </form>
      </dialog>
    </div>
  );
}

/** Whether the lab shows the next step or waits to be asked. It stands above the tasks, since it changes how they read. */
export function WayChoice({ session, state }: { session: Session; state: SessionState }) {
  if (!state.tells) return <p className="lab-note">Assessed: nothing is told until you hand in.</p>;
  return (
    <label className="lab-choice lab-way">
      Way{' '}
      <select
        value={state.attempt.way === 'guided' ? 'guided' : 'practice'}
        onChange={({ target }) => void session.setWay(target.value === 'guided' ? 'guided' : 'practice')}
      >
        <option value="guided">Guided: shows the next step</option>
        <option value="practice">Practice: hints when you ask</option>
      </select>
    </label>
  );
}
