/** The small mark behind a sentence that opens where it comes from. The same sign as in the lessons. */
import { useId } from 'react';
import { courseOf, facts } from '#src/base/fact-words.ts';
import type { FactId, Profile } from '#src/base/facts.ts';

const day = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' });
const dateInWords = (text: string): string => day.format(new Date(`${text}T00:00:00Z`));

interface Props {
  id: FactId;
  profile: Profile;
}

export function FactMark({ id, profile }: Props) {
  const box = useId();
  const { source, asOf, s, differs, ...fact } = facts[id];
  const course = courseOf(id);
  const other = profile === 'today' ? 'taught' : 'today';
  return (
    <span className="xm-glue">
      {'\u2060'}
      <button
        type="button"
        className="xm-mark"
        popoverTarget={box}
        aria-label={`Source: ${source.title}, ${dateInWords(asOf)}`}
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
        {differs && <span className="xm-fact-label">{profile === 'today' ? 'Today' : 'As taught'}</span>}
        <span className="xm-fact-part">{fact[profile].statement}</span>
        {differs && (
          <>
            <span className="xm-fact-label">{other === 'today' ? 'Today' : 'As taught'}</span>
            <span className="xm-fact-part">{fact[other].statement}</span>
          </>
        )}
        <span className="xm-fact-source">
          <a href={source.url} rel="external">
            {source.title}
          </a>
          <span>Page dated {dateInWords(asOf)}.</span>
          {s !== undefined && course && course.url !== source.url && (
            <a href={course.url} rel="external">
              The course as taught
            </a>
          )}
        </span>
      </span>
    </span>
  );
}
