/** The end of an exam: by the learner's hand or by the clock. Nothing is marked here; the report does that. */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { saveAttempt } from './save.ts';
import type { ExamSession } from './session.ts';
import { reportAddress } from './site.ts';
import type { Site } from './site.ts';
import { Trouble } from './Trouble.tsx';

export function Over({ session, site }: { session: ExamSession; site: Site }) {
  const { attempt, screen, trouble } = useSyncExternalStore(session.subscribe, session.state);
  const [isKept, setKept] = useState(false);
  const [isHere, setHere] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    void session.settled().then(() => setKept(true));
  }, [session]);
  // What stands in this tab alone cannot be read by another page.
  const showHere = async () => {
    setHere(true);
    const { openReport } = await import('./report.tsx');
    if (place.current) openReport(place.current, attempt.id, site);
  };
  return (
    <section className="exam-panel" aria-labelledby="exam-over">
      <h2 id="exam-over" ref={heading} tabIndex={-1} data-exam-heading>
        {screen === 'over' ? 'The time is over' : 'The exam is handed in'}
      </h2>
      <p>
        {screen === 'over'
          ? 'What you had answered until then counts, as if you had handed it in.'
          : 'Every answer is in. Nothing has been marked yet: the report fetches what is right and marks them.'}
      </p>
      {trouble && <Trouble trouble={trouble} onSave={() => saveAttempt(session)} />}
      <p className="exam-row">
        {trouble ? (
          <button type="button" className="cc-button" disabled={isHere} onClick={() => void showHere()}>
            Read my report here
          </button>
        ) : isKept ? (
          <a className="cc-button" href={reportAddress(site, attempt.id)}>
            Read my report
          </a>
        ) : (
          <span role="status">Keeping the last answers.</span>
        )}
      </p>
      <div ref={place} />
    </section>
  );
}
