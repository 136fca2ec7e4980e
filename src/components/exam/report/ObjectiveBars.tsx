/** How each skill went, as bars with their figures, the weakest first. */
import type { ObjectiveReport } from '#src/quiz/exam/report.ts';

interface ObjectiveBarsProps {
  objectives: readonly ObjectiveReport[];
  /** What each skill is called. */
  skills: Readonly<Record<string, string>>;
}

export function ObjectiveBars({ objectives, skills }: ObjectiveBarsProps) {
  return (
    <table className="exam-bars">
      <caption className="sr-only">Points for each skill, the weakest first</caption>
      <thead>
        <tr>
          <th scope="col">Skill</th>
          <th scope="col">Points</th>
          <th scope="col" className="exam-wide">
            Answered
          </th>
        </tr>
      </thead>
      <tbody>
        {objectives
          .toSorted((one, other) => one.share - other.share)
          .map(({ objective, points, outOf, items, share, answered }) => (
            <tr key={objective}>
              <th scope="row">
                {skills[objective] ?? objective}
                <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                  <rect className="exam-score-all" width="100" height="4" />
                  <rect className="exam-score-own" width={share * 100} height="4" />
                </svg>
              </th>
              <td>
                {points} of {outOf}
              </td>
              <td className="exam-wide">
                {answered.items} of {items}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
