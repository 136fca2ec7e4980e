/** Where the time went: each question as a bar against an equal share, and the questions that took the most. */
import type { ItemReport } from '#src/quiz/exam/report.ts';
import { spoken } from '../milestones.ts';
import { outcomeWords } from './outcomes.ts';

/** So many of the longest are named. */
const named = 5;
const height = 40;

/** `allowed` are the milliseconds of the whole exam. */
export function Times({ items, allowed }: { items: readonly ItemReport[]; allowed: number }) {
  const longest = Math.max(1, ...items.map(({ seconds }) => seconds));
  const equal = allowed / 1000 / Math.max(1, items.length);
  const line = Math.max(0, height - (equal / longest) * height);
  const slow = items
    .toSorted((one, other) => other.seconds - one.seconds)
    .filter(({ seconds }) => seconds > 0)
    .slice(0, named);
  return (
    <section aria-labelledby="times">
      <h2 id="times">Where the time went</h2>
      <p>
        An equal share would be {spoken(equal * 1000)} for each question.
        {slow.length > 0 &&
          ` These took the most: ${slow
            .map(
              ({ number, seconds, outcome }) =>
                `question ${String(number)} (${spoken(seconds * 1000)}, ${outcomeWords[outcome].toLowerCase()})`,
            )
            .join(', ')}.`}
      </p>
      <svg
        className="exam-times"
        viewBox={`0 0 ${String(items.length * 4)} ${String(height)}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {items.map(({ item, number, seconds, outcome }) => {
          const tall = Math.max(0.5, (seconds / longest) * height);
          return (
            <rect
              key={item.id}
              data-verdict={outcome}
              x={(number - 1) * 4 + 0.5}
              y={height - tall}
              width="3"
              height={tall}
            />
          );
        })}
        {equal <= longest && <line x1="0" x2={items.length * 4} y1={line} y2={line} />}
      </svg>
      <p className="exam-note">
        One bar for each question, in order{equal <= longest ? '; the line is the equal share' : ''}. The same figures
        stand at each question below.
      </p>
    </section>
  );
}
