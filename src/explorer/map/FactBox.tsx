/** What a fact says, where it comes from and when that was last true. Loaded when the first mark is opened. */
import { courseOf, facts, isFactId } from '#src/base/fact-words.ts';
import type { Profile } from '#src/base/facts.ts';

const day = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' });
const dateInWords = (text: string): string => day.format(new Date(`${text}T00:00:00Z`));
const names: Record<Profile, string> = { today: 'Today', taught: 'As taught' };

export default function FactBox({ id, profile }: { id: string; profile: Profile }) {
  if (!isFactId(id)) return <span className="xm-fact-part">Nobody wrote down where this comes from.</span>;
  const { source, asOf, s, differs, ...fact } = facts[id];
  const course = courseOf(id);
  const other = profile === 'today' ? 'taught' : 'today';
  return (
    <>
      {differs && <span className="xm-fact-label">{names[profile]}</span>}
      <span className="xm-fact-part">{fact[profile].statement}</span>
      {differs && (
        <>
          <span className="xm-fact-label">{names[other]}</span>
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
    </>
  );
}
