/** What an exam came to: the score with what it is and is not, each skill, the time, the look-ups, and every question explained. */
import { useEffect, useRef } from 'react';
import { aboutScale, passing } from '#src/quiz/exam/scale.ts';
import { spoken } from '../milestones.ts';
import type { Site } from '../site.ts';
import { Looks } from './Looks.tsx';
import { ObjectiveBars } from './ObjectiveBars.tsx';
import { ReportItem, verdictOf } from './ReportItem.tsx';
import type { Marked } from './ReportPlace.tsx';
import { ScoreLine } from './ScoreLine.tsx';
import { linesOf } from './lines.ts';
import { Times } from './Times.tsx';

const when = (at: number): string => new Date(at).toLocaleString('en-US', { dateStyle: 'long', timeStyle: 'short' });

export function Report({ attempt, result, total, facts, because, site }: Marked & { site: Site }) {
  const { form, startedAt, used, allowed, accommodations } = attempt;
  const heading = useRef<HTMLHeadingElement>(null);
  const items = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const isPassed = total.scaled >= passing;
  const openAll = (which: 'all' | 'missed') => {
    for (const item of items.current?.querySelectorAll('details') ?? [])
      item.open = which === 'all' || item.dataset.verdict !== 'right';
  };
  const missed = result.marked.filter((one) => verdictOf(one) !== 'right').length;
  return (
    <article className="exam-report">
      <section className="exam-result" data-passed={isPassed} aria-labelledby="result">
        <h2 id="result" ref={heading} tabIndex={-1} data-exam-heading>
          {form.title}: {isPassed ? 'passed' : 'not passed'}
        </h2>
        <p className="exam-scaled">
          <strong>{total.scaled}</strong> of 1000; {passing} passes
        </p>
        <ScoreLine scaled={total.scaled} />
        <p>
          {total.points} of {total.outOf} points in {result.marked.length} questions. Begun {when(startedAt)};{' '}
          {spoken(used)} of {spoken(allowed)} used
          {accommodations.time === 1 ? '' : ', extra time included'}.
        </p>
        <ul>
          {aboutScale(form.cut).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {result.gone.length > 0 && (
          <p className="exam-warn">
            {result.gone.length === 1 ? 'Question' : 'Questions'} {result.gone.join(', ')} of this form{' '}
            {result.gone.length === 1 ? 'is' : 'are'} no longer in the bank, and neither asked nor counted here.
          </p>
        )}
        {attempt.jumps.some(({ by }) => by < 0) && (
          <p className="exam-note">
            The clock of this computer was set back during the exam. No time was won or lost by it.
          </p>
        )}
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
        <ObjectiveBars lines={linesOf(result.marked, site.skills)} />
      </section>
      <Times attempt={attempt} marked={result.marked} />
      <Looks attempt={attempt} marked={result.marked} />
      <section aria-labelledby="questions">
        <h2 id="questions">Every question</h2>
        <p className="exam-row">
          <button type="button" className="cc-button-quiet" onClick={() => openAll('missed')}>
            Open the {missed} that cost points
          </button>
          <button type="button" className="cc-button-quiet" onClick={() => openAll('all')}>
            Open all
          </button>
        </p>
        <div ref={items} className="exam-items">
          {result.marked.map((one) => (
            <ReportItem
              key={one.item.id}
              marked={one}
              spent={attempt.spent[one.item.id] ?? 0}
              note={attempt.notes[one.item.id]}
              facts={facts}
              base={site.base}
            />
          ))}
        </div>
      </section>
    </article>
  );
}
