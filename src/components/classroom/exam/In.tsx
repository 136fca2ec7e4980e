/** The end of an exam of a class: by the learner's hand or by the clock. It is in once the server says so. */
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Where } from './calls.ts';
import type { ExamSite } from './ClassExamPlace.tsx';
import type { Courier } from './courier.ts';

interface InProps {
  screen: 'over' | 'submitted';
  courier: Courier;
  where: Where;
  site: ExamSite;
  onSave: () => void;
}

export function In({ screen, courier, where, site, onSave }: InProps) {
  const { waiting, problem, late } = useSyncExternalStore(courier.subscribe, courier.state);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const isIn = waiting === 0;
  useEffect(() => {
    if (isIn) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isIn]);
  const title = isIn
    ? screen === 'over'
      ? 'The time is over'
      : 'Your exam is handed in'
    : 'Not handed in yet: the server has not everything';
  return (
    <section className="exam-panel" aria-labelledby="exam-in" aria-live="polite">
      <h2 id="exam-in" ref={heading} tabIndex={-1} data-exam-heading>
        {title}
      </h2>
      {isIn ? (
        <p>
          {screen === 'over'
            ? 'What you had answered until then is on the server and counts, as if you had handed it in.'
            : 'Every answer is on the server.'}{' '}
          It is graded there within moments. Your instructor releases the results.
        </p>
      ) : (
        <>
          <p>
            {problem
              ? `The class server cannot be reached: ${problem.message} Keep this page open. It tries again by itself.`
              : 'Sending the last answers.'}
          </p>
          {problem && (
            <p className="exam-row">
              <button type="button" className="cc-button" onClick={() => courier.hurry(true)}>
                Try now
              </button>
              <button type="button" className="cc-button-quiet" onClick={onSave}>
                Save the exam as a file
              </button>
            </p>
          )}
        </>
      )}
      {late > 0 && (
        <p className="exam-warn">
          Some of your answers reached the server after the time. They are kept there, and your instructor decides
          whether they count. Tell them if your network was away.
        </p>
      )}
      <p className="exam-row">
        <a className="cc-button" href={site.back}>
          Back to the class
        </a>
        <a
          className="cc-button-quiet"
          href={`${site.base}/class/exam/?class=${encodeURIComponent(where.inClass)}&entry=${encodeURIComponent(where.entry)}`}
        >
          Look for my result
        </a>
      </p>
    </section>
  );
}
