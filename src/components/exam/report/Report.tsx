/** What an exam came to: the score with what it is and is not, each skill, the time, the look-ups, and every question explained. */
import { useEffect, useRef, useState } from 'react';
import { counted } from '#src/base/counted.ts';
import { aboutScale, highest, passing } from '#src/quiz/exam/scale.ts';
import type { Accommodations, Attempt } from '#src/quiz/exam/attempt.ts';
import type { Form } from '#src/quiz/exam/form.ts';
import { weakestOf, type Report as Result } from '#src/quiz/exam/report.ts';
import type { BookFact } from '../book.ts';
import type { Marked } from '../mark.ts';
import type { Site } from '../site.ts';
import { Looks } from './Looks.tsx';
import { ObjectiveBars } from './ObjectiveBars.tsx';
import { ReportItem } from './ReportItem.tsx';
import { ScoreLine } from './ScoreLine.tsx';
import { Times } from './Times.tsx';

/** An exam that is over and marked. */
export interface Finished {
  attempt: Pick<Attempt, 'startedAt' | 'allowed'> & {
    form: Pick<Form, 'title'>;
    accommodations: Pick<Accommodations, 'time'>;
  };
  report: Result;
  /** By the ids of the questions. */
  marked: ReadonlyMap<string, Marked>;
  facts: ReadonlyMap<string, BookFact>;
  /** Why the record has it in this tab alone. */
  because: string | undefined;
}

const when = (at: number): string => new Date(at).toLocaleString('en-US', { dateStyle: 'long', timeStyle: 'short' });

export function Report({ attempt, report, marked, facts, because, site }: Finished & { site: Site }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const items = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [said, setSaid] = useState('');
  const openAll = (which: 'all' | 'missed' | 'none') => {
    const all = [...(items.current?.querySelectorAll('details') ?? [])];
    for (const item of all) item.open = which === 'all' || (which === 'missed' && item.dataset.verdict !== 'right');
    const open = all.filter((item) => item.open).length;
    setSaid(
      open === 0 ? 'All questions are closed.' : `${counted(open, 'question is open', 'questions are open')}, below.`,
    );
  };
  const missed = report.items.filter(({ outcome }) => outcome !== 'right').length;
  const { scaled, passed } = report;
  const held = report.items.length - report.notCounted.length;
  const weakest = weakestOf(report);
  return (
    <article className="exam-report">
      <section className="exam-result" data-passed={passed} aria-labelledby="result">
        <h2 id="result" ref={heading} tabIndex={-1} data-exam-heading>
          {attempt.form.title}: {scaled === undefined ? 'nothing to count' : passed ? 'passed' : 'not passed'}
        </h2>
        {scaled !== undefined && (
          <>
            <p className="exam-scaled">
              <strong>{scaled}</strong> of {highest}; {passing} passes
            </p>
            <ScoreLine scaled={scaled} />
          </>
        )}
        <p>
          {report.points} of {counted(report.outOf, 'point')} in {counted(held, 'question')}. Begun{' '}
          {when(attempt.startedAt)}; {report.usedMinutes} of {counted(report.allowedMinutes, 'minute')} used
          {attempt.accommodations.time === 1 ? '' : ', extra time included'}.
        </p>
        {report.unanswered.length > 0 && (
          <p>
            {counted(report.unanswered.length, 'question')} of {report.items.length} had no answer, and no points.
          </p>
        )}
        {weakest && (
          <>
            <p>
              Your weakest skill in what you answered, with {weakest.answered.points} of{' '}
              {counted(weakest.answered.outOf, 'point')} in {counted(weakest.answered.items, 'question')}:{' '}
              <strong>{site.skills[weakest.objective] ?? weakest.objective}</strong>
            </p>
            <p className="exam-row">
              <a
                className="cc-button"
                href={`${site.base}/${site.course}/practice/?objective=${encodeURIComponent(weakest.objective)}`}
              >
                Practice it: ten questions
              </a>
            </p>
          </>
        )}
        <ul>
          {aboutScale(report.cut).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {report.notCounted.length > 0 && (
          <p className="exam-warn">
            The bank has changed since this exam began.{' '}
            {counted(report.notCounted.length, 'question does', 'questions do')} not count, for or against you.
          </p>
        )}
        {report.clock.map((sentence) => (
          <p key={sentence} className="exam-note">
            {sentence}
          </p>
        ))}
        {because !== undefined && (
          <p className="exam-warn" role="alert">
            {because}
          </p>
        )}
        <p className="exam-row">
          <button type="button" className="cc-button-quiet" onClick={() => print()}>
            Print the report
          </button>
        </p>
      </section>
      <section aria-labelledby="skills">
        <h2 id="skills">Skill by skill</h2>
        <p className="exam-note">
          A few questions say little about one skill. What all of your answers say stands under{' '}
          <a href={`${site.base}/${site.course}/readiness/`}>readiness</a>.
        </p>
        <ObjectiveBars objectives={report.objectives} skills={site.skills} />
      </section>
      <Times items={report.items} allowed={attempt.allowed} />
      <Looks report={report} />
      <section aria-labelledby="questions">
        <h2 id="questions">Every question</h2>
        <p className="exam-row">
          {missed > 0 && (
            <button type="button" className="cc-button-quiet" onClick={() => openAll('missed')}>
              {missed === 1 ? 'Open the one that cost points' : `Open the ${String(missed)} that cost points`}
            </button>
          )}
          <button type="button" className="cc-button-quiet" onClick={() => openAll('all')}>
            Open all
          </button>
          <button type="button" className="cc-button-quiet" onClick={() => openAll('none')}>
            Close all
          </button>
        </p>
        <p role="status" className="exam-note">
          {said}
        </p>
        <div ref={items} className="exam-items">
          {report.items.map((item) => (
            <ReportItem
              key={item.item.id}
              report={item}
              marked={marked.get(item.item.id)}
              facts={facts}
              base={site.base}
            />
          ))}
        </div>
      </section>
    </article>
  );
}
