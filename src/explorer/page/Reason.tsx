/** Why the packet goes this way, in one sentence with its source; and on demand what would change that. */
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Profile } from '#src/base/facts.ts';
import type { Trace } from '#src/datapath/trace.ts';
import { FactMark } from '../map/FactMark.tsx';
import type { Scenario } from '../scenario.ts';
import { whyOf, wishFor } from '../why.ts';

const Remedies = lazy(() => import('./Remedies.tsx').then((module) => ({ default: module.Remedies })));

/** With more than this, trying every change would take too long. */
const mostTried = 300;

interface Props {
  scenario: Scenario;
  profile: Profile;
  trace: Trace;
  onChange: (scenario: Scenario, said: string) => void;
}

const questions = { arrive: 'What would help?', around: 'What would take it around the gateway?' } as const;

export function Reason({ scenario, profile, trace, onChange }: Props) {
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const isPressed = useRef(false);
  // The button that was pressed is gone, so the focus goes to what came of it.
  useEffect(() => {
    if (!isPressed.current) return;
    isPressed.current = false;
    place.current?.parentElement?.querySelector<HTMLElement>('.xm-verdict')?.focus();
  }, [trace]);
  const { because, fact } = whyOf(trace);
  const wish = Object.keys(scenario.cloud.resources).length > mostTried ? undefined : wishFor(trace);
  return (
    <div className="cc-x-reason" ref={place}>
      {because !== trace.because && (
        <p>
          <strong>Why:</strong> {because}
          {fact !== undefined && <FactMark id={fact} profile={profile} of="this reason" />}
        </p>
      )}
      {wish && (
        <details className="cc-x-why" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>{questions[wish]}</summary>
          {isOpen && (
            <Suspense fallback={<p className="cc-x-said">Trying…</p>}>
              <Remedies
                scenario={scenario}
                onChange={(next, said) => {
                  isPressed.current = true;
                  onChange(next, said);
                }}
              />
            </Suspense>
          )}
        </details>
      )}
    </div>
  );
}
