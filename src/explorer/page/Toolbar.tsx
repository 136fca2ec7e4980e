/** Undo, redo, start over, share; and whether the work is kept. */
import { useId, useState } from 'react';
import { presetOf, type Preset } from '../presets.ts';
import { Share } from './Share.tsx';
import type { Bench } from './useBench.ts';

interface Props {
  bench: Bench;
  page: string;
  /** What Undo would take back, in words; absent: nothing. */
  undo: string | undefined;
  redo: string | undefined;
  onBegin: (preset: Preset) => void;
}

const keptWords = {
  kept: 'Kept in this browser.',
  keeping: '',
  'not kept': 'This browser keeps nothing. Take your work with you as a link.',
} as const;

export function Toolbar({ bench, page, undo, redo, onBegin }: Props) {
  const id = useId();
  const [isSharing, setSharing] = useState(false);
  const { scenario, kept, act } = bench;
  return (
    <>
      <div className="cc-x-toolbar" role="toolbar" aria-label="Scenario">
        <button
          type="button"
          className="cc-x-button"
          disabled={undo === undefined}
          title={undo === undefined ? 'Nothing to undo' : `Take back: ${undo}`}
          aria-keyshortcuts="Control+Z"
          onClick={() => act({ type: 'undo' })}
        >
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M7 4L3 8l4 4M3.5 8H12a4.5 4.5 0 0 1 0 9H8" />
          </svg>
          Undo
        </button>
        <button
          type="button"
          className="cc-x-button"
          disabled={redo === undefined}
          title={redo === undefined ? 'Nothing to redo' : `Do again: ${redo}`}
          aria-keyshortcuts="Control+Shift+Z"
          onClick={() => act({ type: 'redo' })}
        >
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M13 4l4 4-4 4M16.5 8H8a4.5 4.5 0 0 0 0 9h4" />
          </svg>
          Redo
        </button>
        <button type="button" className="cc-x-button" onClick={() => onBegin(presetOf('hub-machine'))}>
          Start over
        </button>
        <button
          type="button"
          className="cc-x-button cc-x-primary"
          aria-expanded={isSharing}
          aria-controls={id}
          onClick={() => setSharing(!isSharing)}
        >
          Share
        </button>
        <span className="cc-x-kept" data-kept={kept}>
          {keptWords[kept]}
        </span>
      </div>
      <div id={id} hidden={!isSharing}>
        {isSharing && <Share scenario={scenario} page={page} />}
      </div>
    </>
  );
}
