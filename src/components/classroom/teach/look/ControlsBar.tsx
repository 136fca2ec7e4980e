/** Asks a learner for the controls, says what came of it, and gives them back. */
import type { Controls } from './controls.ts';

interface ControlsBarProps {
  name: string;
  controls: Controls;
  /** Observers look, and touch nothing. */
  mayAsk: boolean;
  onAsk: () => void;
  onHandBack: () => void;
}

export function ControlsBar({ name, controls, mayAsk, onAsk, onHandBack }: ControlsBarProps) {
  switch (controls.at) {
    case 'mine':
      return (
        <div className="teach-controls" data-mine>
          <p>
            <strong>You are at the controls.</strong> {name} watches. What you do is written under your name and is not
            scored to {name}.
          </p>
          <button type="button" className="cc-button" onClick={onHandBack}>
            Hand back to {name}
          </button>
        </div>
      );
    case 'another':
      return (
        <div className="teach-controls">
          <p>{controls.name} is at the controls of this portal.</p>
        </div>
      );
    case 'asked':
      return (
        <div className="teach-controls">
          <p role="status">
            {name} is asked whether you may take over. Nothing is taken before they say yes; tell them to look at their
            screen.
          </p>
          <button type="button" className="teach-small" onClick={onHandBack}>
            Do not ask any more
          </button>
        </div>
      );
    case 'learner':
    case 'declined':
      return (
        <div className="teach-controls">
          <p role="status">
            {controls.at === 'declined' ? `${name} said no for now.` : 'You look, and change nothing by looking.'}
          </p>
          {mayAsk && (
            <button type="button" className="cc-button" onClick={onAsk}>
              {controls.at === 'declined' ? 'Ask again' : 'Ask to take over'}
            </button>
          )}
        </div>
      );
  }
}
