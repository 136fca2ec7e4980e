/** Undo, redo, start over, share; and whether the work is kept. */
import { stories } from '../stories.ts';
import type { Bench } from './useBench.ts';

interface Props {
  bench: Bench;
  /** What Undo would take back, in words; absent: nothing. */
  undo: string | undefined;
  redo: string | undefined;
  /** The id of what Share opens. */
  sharing: string;
  isSharing: boolean;
  onShare: () => void;
  onBegin: (story: string) => void;
}

const keptWords = {
  kept: 'Kept in this browser.',
  keeping: '',
  'not kept': 'This browser keeps nothing. Take your work with you as a link.',
} as const;

export function Toolbar({ bench, undo, redo, sharing, isSharing, onShare, onBegin }: Props) {
  const { kept, act, scenario } = bench;
  const begin = stories.find(({ title }) => title === scenario.title) ?? stories[0];
  return (
    <div>
      <p className="cc-x-kept" data-kept={kept}>
        {bench.told && !bench.told.isTrouble ? `${bench.told.text} ` : ''}
        {keptWords[kept]}
      </p>
      <div className="cc-x-toolbar" role="group" aria-label="Scenario">
        <button
          type="button"
          className="cc-x-button"
          aria-disabled={undo === undefined}
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
          aria-disabled={redo === undefined}
          title={redo === undefined ? 'Nothing to redo' : `Do again: ${redo}`}
          aria-keyshortcuts="Control+Shift+Z"
          onClick={() => act({ type: 'redo' })}
        >
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M13 4l4 4-4 4M16.5 8H8a4.5 4.5 0 0 0 0 9h4" />
          </svg>
          Redo
        </button>
        <button
          type="button"
          className="cc-x-button"
          title={`Open “${begin.title}” as it was`}
          onClick={() => onBegin(begin.id)}
        >
          Start over
        </button>
        <button
          type="button"
          className="cc-x-button cc-x-primary"
          aria-expanded={isSharing}
          aria-controls={sharing}
          onClick={onShare}
        >
          Share
        </button>
      </div>
    </div>
  );
}
