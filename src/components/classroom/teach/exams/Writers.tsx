/** Who writes an exam and how far, who is done and who has not begun; and what came too late, for whoever leads to decide. */
import { useId } from 'react';
import type { ReactNode } from 'react';
import { countWords, lateWords, leftWords, partsOf, stateWords, timeWords } from './roll-words.ts';
import type { Listed } from './roll-words.ts';
import type { Roll } from '../api-exams.ts';
import type { Seat } from '../api-people.ts';

interface WritersProps {
  title: string;
  roll: Roll;
  seats: readonly Seat[];
  /** The server's time. */
  now: number;
  mayDecide: boolean;
  /** Where what a graded form came to is read. */
  reportAt: (form: string) => string;
  onCountLate: (form: string, counts: boolean) => void;
}

export function Writers({ title, roll, seats, now, mayDecide, reportAt, onCountLate }: WritersProps) {
  const parts = partsOf(seats, roll);
  return (
    <>
      <p role="status">{countWords(parts)}</p>
      <Part title="Writing now" all={parts.writing}>
        {({ name, form }) =>
          form && (
            <span className="teach-far">
              <progress max={Math.max(1, form.questions)} value={form.answered} aria-label={`How far ${name} is`} />
              <span className="teach-note">
                {form.answered} of {form.questions} answered, {leftWords(form.endsAt - now)}
              </span>
            </span>
          )
        }
      </Part>
      <Part title="Done" all={parts.done}>
        {({ name, form }) =>
          form &&
          form.state !== 'open' && (
            <>
              <span className="teach-row">
                <span className="teach-note">{stateWords[form.state]}</span>
                {form.state === 'graded' && (
                  <a className="teach-small" href={reportAt(form.form)} aria-label={`Report of ${name}: ${title}`}>
                    Report
                  </a>
                )}
              </span>
              {form.late && (
                <span className="teach-late">
                  {lateWords(form)} {form.late.counted ? 'They count.' : 'They do not count.'}
                  {mayDecide && (
                    <button
                      type="button"
                      className="teach-small"
                      aria-label={
                        form.late.counted
                          ? `Count them no longer: what ${name} sent late`
                          : `Let them count: what ${name} sent late`
                      }
                      onClick={() => onCountLate(form.form, form.late?.counted !== true)}
                    >
                      {form.late.counted ? 'Count them no longer' : 'Let them count'}
                    </button>
                  )}
                </span>
              )}
            </>
          )
        }
      </Part>
      <Part title="Not begun" all={parts.waiting}>
        {() => null}
      </Part>
    </>
  );
}

interface PartProps {
  title: string;
  all: readonly Listed[];
  children: (one: Listed) => ReactNode;
}

function Part({ title, all, children }: PartProps) {
  const id = useId();
  if (all.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <ul className="teach-people">
        {all.map((one) => (
          <li key={one.seat}>
            <span>
              <bdi className="teach-name">{one.name}</bdi>{' '}
              {one.time !== 1 && <span className="cc-chip">{timeWords(one.time)}</span>}
            </span>
            {children(one)}
          </li>
        ))}
      </ul>
    </section>
  );
}
