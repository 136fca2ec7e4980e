/** Before an exam of a class begins, and after it is in: what it is made of, what holds in it, and where its result stands. */
import { useState } from 'react';
import { counted } from '#src/base/counted.ts';
import type { ExamStanding } from '#src/classroom/exams/shown.ts';
import type { Where } from './calls.ts';
import type { ExamSite } from './ClassExamPlace.tsx';

interface StartPageProps {
  exam: ExamStanding;
  where: Where;
  site: ExamSite;
  onBegin: (wants: { hideTimer: boolean; contrast: boolean }) => void;
  onAgain: () => void;
}

export function StartPage({ exam, where, site, onBegin, onAgain }: StartPageProps) {
  return (
    <section className="exam-panel class-exam-start" aria-labelledby="class-exam">
      <h2 id="class-exam">{exam.title}</h2>
      {exam.state === 'ready' ? (
        <Ready exam={exam} onBegin={onBegin} />
      ) : (
        <After exam={exam} where={where} site={site} onAgain={onAgain} />
      )}
      <p>
        <a href={site.back}>Back to the class</a>
      </p>
    </section>
  );
}

const minutesOf = ({ minutes, time }: ExamStanding): number => Math.round(minutes * time);

function Ready({ exam, onBegin }: Pick<StartPageProps, 'exam' | 'onBegin'>) {
  const [hideTimer, setHideTimer] = useState(false);
  const [contrast, setContrast] = useState(false);
  const questions = exam.sections.reduce((sum, { items }) => sum + items, 0);
  return (
    <>
      <p>
        <strong>
          {counted(questions, 'question')}, {counted(minutesOf(exam), 'minute')}
        </strong>
        {exam.time === 1 ? '.' : ', extra time included.'} This exam counts.
      </p>
      <ul>
        {(exam.sections.length > 1 ? exam.sections : []).map(({ title, items, locks }) => (
          <li key={title}>
            {title}: {counted(items, 'question')}
            {locks && '. It closes when you leave it'}
          </li>
        ))}
        {exam.leavesOut.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <ul>
        <li>The clock is the server’s. It starts when you begin and does not stop, also when you close this page.</li>
        <li>
          Every answer is kept in this browser and sent to the server at once. A reload or a network that goes away
          costs nothing; what you answer without one is sent when it is back.
        </li>
        <li>An answer counts when it is given in time and reaches the server within a minute after the end.</li>
        <li>One device at a time. You can take the exam over on another one.</li>
        <li>
          The questions were made for this class. Nothing is marked before the end, and what is right stays on the
          server until your instructor releases the results.
        </li>
        <li>A wrong answer costs nothing, so answer every question.</li>
      </ul>
      <fieldset>
        <legend>Made easier for you</legend>
        <label className="cc-choice">
          <input type="checkbox" checked={contrast} onChange={({ target }) => setContrast(target.checked)} />
          High contrast
        </label>
        <label className="cc-choice">
          <input type="checkbox" checked={hideTimer} onChange={({ target }) => setHideTimer(target.checked)} />
          No clock shown; it can be asked for
        </label>
        <p className="exam-note">Do you need more time? Your instructor sets it before you begin.</p>
      </fieldset>
      <p className="exam-row">
        <button type="button" className="cc-button" onClick={() => onBegin({ hideTimer, contrast })}>
          Begin: the clock starts at once
        </button>
      </p>
    </>
  );
}

function After({ exam, where, site, onAgain }: Omit<StartPageProps, 'onBegin'>) {
  if (exam.state === 'shut')
    return (
      <>
        <p>{exam.because ?? 'This exam is not open.'}</p>
        <Again onAgain={onAgain} />
      </>
    );
  const isRead = exam.state === 'graded' && exam.released;
  return (
    <>
      <p>
        {exam.state === 'over' ? 'The time is over. ' : 'Your exam is in. '}
        {isRead
          ? 'It is graded, and the results are released.'
          : exam.state === 'graded'
            ? 'It is graded. Your instructor releases the results.'
            : 'It is graded on the server within moments.'}
      </p>
      {isRead ? (
        <p className="exam-row">
          <a
            className="cc-button"
            href={`${site.base}/class/exam/report/?class=${encodeURIComponent(where.inClass)}&form=${encodeURIComponent(exam.form ?? '')}`}
          >
            Read my report
          </a>
        </p>
      ) : (
        <Again onAgain={onAgain} />
      )}
    </>
  );
}

function Again({ onAgain }: { onAgain: () => void }) {
  return (
    <p className="exam-row">
      <button type="button" className="cc-button-quiet" onClick={onAgain}>
        Look again
      </button>
    </p>
  );
}
