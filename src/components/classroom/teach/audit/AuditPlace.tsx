/** The audit log of a class, with what it reads: the newest deeds as they are done, older ones when asked for. */
import { useCallback, useState } from 'react';
import { auditCsv, auditOf } from '../api-audit.ts';
import type { AuditEntry } from '../api-audit.ts';
import { useFeed } from '../feed.tsx';
import type { OneClass } from '../InClass.tsx';
import { Problem } from '../Problem.tsx';
import { useAct } from '../useAct.ts';
import { useAnswer } from '../useAnswer.ts';
import { Log } from './Log.tsx';
import './audit.css';

/** What was read of the past, beside the newest page. */
interface Past {
  entries: readonly AuditEntry[];
  hasMore: boolean;
}

export function AuditPlace({ view: { id } }: Pick<OneClass, 'view'>) {
  const newest = useAnswer(useCallback(() => auditOf(id), [id]));
  const [past, setPast] = useState<Past>();
  const { problem, act } = useAct();
  // Not every deed is told to the feed; the page of one who looks for what just happened is opened anew.
  useFeed(({ kind }) => {
    if (kind === 'class.changed') newest.again();
  });
  if (newest.kind === 'loading') return <p role="status">Reading the log.</p>;
  if (newest.kind === 'failed') return <Problem says={newest.message} />;
  const known = new Set(newest.value.entries.map((entry) => entry.id));
  const entries = [...newest.value.entries, ...(past?.entries ?? []).filter((entry) => !known.has(entry.id))];
  const more = () =>
    act(async () => {
      const answer = await auditOf(id, entries.at(-1));
      if (answer.ok)
        setPast((before) => ({
          entries: [...newest.value.entries, ...(before?.entries ?? []), ...answer.value.entries].filter(
            (entry, at, list) => list.findIndex((one) => one.id === entry.id) === at,
          ),
          hasMore: answer.value.hasMore,
        }));
      return answer;
    });
  return (
    <section className="teach-panel" aria-labelledby="teach-audit">
      <h2 id="teach-audit">Who did what</h2>
      <p className="teach-note">
        What those who lead changed in this class, its grades and its people. What learners do in labs and exams stands
        with their attempts.
      </p>
      <Problem says={newest.trouble} />
      <Log
        entries={[...entries].sort((one, other) => other.at - one.at)}
        hasMore={(past ?? newest.value).hasMore}
        problem={problem}
        csv={auditCsv(id)}
        onMore={() => void more()}
      />
    </section>
  );
}
