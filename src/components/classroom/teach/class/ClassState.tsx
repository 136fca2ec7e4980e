/** Begins a class, pauses it, goes on, and ends it for good. */
import { useState } from 'react';
import type { ClassState as State } from '../api-class.ts';
import { Sure } from '../Dialog.tsx';

interface ClassStateProps {
  state: State;
  onMove: (to: 'running' | 'paused' | 'ended') => void;
}

export function ClassState({ state, onMove }: ClassStateProps) {
  const [isSure, setSure] = useState(false);
  if (state === 'ended') return <p>This class has ended. Everything can be read, and nothing changed.</p>;
  return (
    <p className="teach-row">
      {state === 'preparing' && (
        <button type="button" className="cc-button" onClick={() => onMove('running')}>
          Begin the class
        </button>
      )}
      {state === 'running' && (
        <button type="button" className="cc-button-quiet" onClick={() => onMove('paused')}>
          Pause
        </button>
      )}
      {state === 'paused' && (
        <button type="button" className="cc-button" onClick={() => onMove('running')}>
          Go on
        </button>
      )}
      <button type="button" className="cc-button-quiet" onClick={() => setSure(true)}>
        End the class
      </button>
      {isSure && (
        <Sure
          title="End this class?"
          go="End it for good"
          onGo={() => {
            setSure(false);
            onMove('ended');
          }}
          onBack={() => setSure(false)}
        >
          <p>
            Its code stops working, and nobody can work in it any more. Grades and attempts can be read as long as the
            class is kept. This cannot be taken back.
          </p>
        </Sure>
      )}
    </p>
  );
}
