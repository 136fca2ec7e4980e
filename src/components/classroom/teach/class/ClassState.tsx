/** Begins a class, pauses it, goes on, and ends it for good; and says how it stands. */
import { useEffect, useRef, useState } from 'react';
import type { ClassState as State } from '../api-class.ts';
import { Sure } from '../Dialog.tsx';

interface ClassStateProps {
  state: State;
  /** Only an instructor ends a class. */
  mayEnd: boolean;
  /** Whether a gate of the plan still holds learners up. */
  hasShutGate: boolean;
  onMove: (to: 'running' | 'paused' | 'ended') => void;
}

const words: Readonly<Record<State, string>> = {
  preparing: 'Not begun: learners can join already, and their agenda opens when you begin.',
  running: 'The class runs. The live view shows how learners get on.',
  paused: 'The class is paused: learners keep what they did, and go on when you do.',
  ended: 'This class has ended. All of it can be read, and grades can be corrected and released.',
};

export function ClassState({ state, mayEnd, hasShutGate, onMove }: ClassStateProps) {
  const [isSure, setSure] = useState(false);
  const said = useRef<HTMLParagraphElement>(null);
  const hasMoved = useRef(false);
  // The button that was pressed is gone with the old state. Its place has another one, which a second press would do unasked: so the words.
  useEffect(() => {
    if (hasMoved.current && document.activeElement === document.body) said.current?.focus();
    hasMoved.current = false;
  }, [state]);
  const move = (to: 'running' | 'paused' | 'ended') => {
    hasMoved.current = true;
    onMove(to);
  };
  return (
    <div className="teach-list">
      <p ref={said} tabIndex={-1} className="teach-note">
        {words[state]}
        {state === 'running' &&
          hasShutGate &&
          ' They go on by themselves up to the next gate; you open it in the plan.'}
      </p>
      {state !== 'ended' && (
        <p className="teach-row">
          {state === 'preparing' && (
            <button type="button" className="cc-button" onClick={() => move('running')}>
              Begin the class
            </button>
          )}
          {state === 'running' && (
            <button type="button" className="cc-button-quiet" onClick={() => move('paused')}>
              Pause
            </button>
          )}
          {state === 'paused' && (
            <button type="button" className="cc-button" onClick={() => move('running')}>
              Go on
            </button>
          )}
          {mayEnd && (
            <button type="button" className="cc-button-quiet" onClick={() => setSure(true)}>
              End the class
            </button>
          )}
        </p>
      )}
      {isSure && (
        <Sure
          title="End this class?"
          go="End it for good"
          onGo={() => {
            setSure(false);
            move('ended');
          }}
          onBack={() => setSure(false)}
        >
          <p>
            Its code stops working, and nobody can work in it any more. Grades and attempts can be read as long as the
            class is kept. This cannot be taken back.
          </p>
        </Sure>
      )}
    </div>
  );
}
