/** Where the time went: each question as a bar against an equal share, and the questions that took the most. */
import type { Attempt } from '#src/quiz/exam/attempt.ts';
import { spoken } from '../milestones.ts';
import type { Marked } from '../mark.ts';
import { verdictOf, verdictWords } from './ReportItem.tsx';

/** So many of the longest are named. */
const named = 5;

export function Times({ attempt, marked }: { attempt: Attempt; marked: readonly Marked[] }) {
  const spent = (one: Marked) => attempt.spent[one.item.id] ?? 0;
  const longest = Math.max(1, ...marked.map(spent));
  const equal = attempt.allowed / Math.max(1, marked.length);
  const slow = marked
    .toSorted((one, other) => spent(other) - spent(one))
    .filter((one) => spent(one) > 0)
    .slice(0, named);
  return (
    <section aria-labelledby="times">
      <h2 id="times">Where the time went</h2>
      <p>
        An equal share would be {spoken(equal)} for each question. These took the most:{' '}
        {slow
          .map(
            (one) =>
              `question ${String(one.number)} (${spoken(spent(one))}, ${verdictWords[verdictOf(one)].toLowerCase()})`,
          )
          .join(', ')}
        .
      </p>
      <svg
        className="exam-times"
        viewBox={`0 0 ${String(marked.length * 4)} 40`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {marked.map((one, index) => {
          const height = Math.max(0.5, (spent(one) / longest) * 40);
          return (
            <rect
              key={one.item.id}
              data-verdict={verdictOf(one)}
              x={index * 4 + 0.5}
              y={40 - height}
              width="3"
              height={height}
            />
          );
        })}
        <line
          x1="0"
          x2={marked.length * 4}
          y1={Math.max(0, 40 - (equal / longest) * 40)}
          y2={Math.max(0, 40 - (equal / longest) * 40)}
        />
      </svg>
      <p className="exam-note">
        One bar for each question, in order; the line is the equal share. The same figures stand at each question below.
      </p>
    </section>
  );
}
