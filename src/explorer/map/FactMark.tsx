/** The small mark behind a sentence that opens where it comes from. The same sign as in the lessons. */
import { lazy, Suspense, useId, useState } from 'react';
import type { Profile } from '#src/base/facts.ts';

const FactBox = lazy(() => import('./FactBox.tsx'));

interface Props {
  id: string;
  profile: Profile;
  /** What the sentence is about, for those who hear the mark. */
  of?: string | undefined;
}

export function FactMark({ id, profile, of }: Props) {
  const box = useId();
  const [isWanted, setIsWanted] = useState(false);
  const want = () => setIsWanted(true);
  return (
    <span className="xm-glue">
      {'\u2060'}
      <button
        type="button"
        className="xm-mark"
        popoverTarget={box}
        data-fact={id}
        aria-label={of === undefined ? 'Where this comes from' : `Where this comes from: ${of}`}
        onPointerEnter={want}
        onFocus={want}
        onClick={want}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M4 1.75h5.5L13 5.25v9H4zM9.25 2v3.5h3.5M6.25 8.25h4.5M6.25 11h4.5" />
        </svg>
      </button>
      <span className="xm-fact" id={box} popover="auto" role="dialog" aria-label="Where this comes from">
        <span className="xm-fact-head">
          <strong>Where this comes from</strong>
          <button type="button" popoverTarget={box} popoverTargetAction="hide" aria-label="Close">
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" />
            </svg>
          </button>
        </span>
        {isWanted && (
          <Suspense fallback={<span className="xm-fact-part">Looking it up…</span>}>
            <FactBox id={id} profile={profile} />
          </Suspense>
        )}
      </span>
    </span>
  );
}
