/** A refusal, explained for whoever opens it: the rule, its source and date, and the lesson section that teaches it. Loaded when opened. */
import { useEffect, useState } from 'react';
import type { JSX } from 'react';
import type { Profile } from '#src/base/facts.ts';
import type { Explanation } from '#src/portal/explanation.ts';
import type { Refused } from '#src/portal/request.ts';

interface Props {
  refused: Pick<Refused, 'code' | 'fact'>;
  profile: Profile;
  /** Whether the lessons of the course stand on this site, so that links lead somewhere. */
  hasLessons: boolean;
}

export function ExplainRefusal(props: Props): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="ccp-explain" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Explain this</summary>
      {isOpen && <Explained {...props} />}
    </details>
  );
}

const dateWords = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });

function Explained({ refused: { code, fact }, profile, hasLessons }: Props): JSX.Element {
  const [explanation, setExplanation] = useState<Explanation>();
  useEffect(() => {
    let isWanted = true;
    void import('#src/portal/explanation.ts').then(({ explanationOf }) => {
      if (isWanted) setExplanation(explanationOf({ code, ...(fact === undefined ? {} : { fact }) }, profile));
    });
    return () => {
      isWanted = false;
    };
  }, [code, fact, profile]);
  if (explanation === undefined) return <p role="status">Looking it up…</p>;
  const { rules, source, lesson, remedy } = explanation;
  return (
    <div className="ccp-explained">
      {rules.map(({ label, text, holds }) => (
        <p key={text}>
          {label !== undefined && (
            <strong>
              {label}
              {holds ? ' (holds here)' : ''}:{' '}
            </strong>
          )}
          {text}
        </p>
      ))}
      {remedy !== undefined && (
        <p>
          <strong>What to do:</strong> {remedy}
        </p>
      )}
      {source !== undefined && (
        <p>
          Source:{' '}
          <a href={source.url} rel="external noopener" target="_blank">
            {source.title}
          </a>
          , page dated {dateWords.format(new Date(`${source.asOf}T00:00:00Z`))}. Opens in a new tab.
        </p>
      )}
      {hasLessons && lesson !== undefined && (
        <p>
          Lesson:{' '}
          <a href={lesson.href} target="_blank" rel="noopener">
            unit {lesson.unit}, {lesson.section || lesson.lesson}
          </a>
          . Opens in a new tab.
        </p>
      )}
    </div>
  );
}
