/** Help for the task at hand. Practice: hints on demand, each a level more exact. Guided: always the next step, and *Show me* does it. */
import { useEffect, useRef, useState } from 'react';
import { hintFor, hintLevels } from '#src/lab/hints.ts';
import type { Hint, Situation } from '#src/lab/hints.ts';
import type { Way } from '#src/lab/attempt.ts';
import { wordsOf } from './panes.ts';
import { Words } from './Words.tsx';

interface HintBoxProps {
  situation: Situation;
  way: Way;
  /** The level asked for so far at this task. */
  asked: number;
  onHint: (level: number) => void;
  onShow: (hint: Hint) => Promise<boolean>;
}

export function HintBox({ situation, way, asked, onHint, onShow }: HintBoxProps) {
  const [isLost, setLost] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const isAsking = useRef(false);
  const guided = way === 'guided';
  const level = guided ? hintLevels : asked;
  const hint = level > 0 ? hintFor(situation, level) : undefined;
  const show = (shown: Hint) => void onShow(shown).then((done) => setLost(!done));
  const ask = () => {
    isAsking.current = true;
    onHint(level + 1);
  };
  // The button that asked for the last hint is gone with it: the focus goes on to what came in its place.
  useEffect(() => {
    if (!isAsking.current) return;
    isAsking.current = false;
    if (document.activeElement !== document.body) return;
    (box.current?.querySelector('button') ?? box.current?.querySelector<HTMLElement>('.lab-hint-text'))?.focus();
  }, [asked]);
  return (
    <div ref={box} className="lab-hint">
      {hint && (
        <p className="lab-hint-text" tabIndex={-1}>
          <strong>{guided ? 'Next:' : `Hint ${String(level)} of ${String(hintLevels)}:`}</strong>{' '}
          <Words>{wordsOf(situation.scenario, hint)}</Words>
        </p>
      )}
      {isLost && (
        <p className="lab-note">
          That control is not on the screen at the moment. Finish or close what is open, then try again.
        </p>
      )}
      <p className="lab-row">
        {!guided && level < hintLevels && (
          <button type="button" className="lab-button" onClick={ask}>
            {level === 0 ? 'Hint' : 'More exact hint'}
          </button>
        )}
        {(hint?.step ?? hint?.looksAtPath) && level === hintLevels && (
          <button type="button" className="lab-button" onClick={() => show(hint)}>
            Show me
          </button>
        )}
      </p>
    </div>
  );
}
