/** How each skill went, as bars with their figures, the weakest first. A few questions say little about a skill, and that is said. */
export interface ObjectiveLine {
  id: string;
  skill: string;
  points: number;
  outOf: number;
  questions: number;
}

export function ObjectiveBars({ lines }: { lines: readonly ObjectiveLine[] }) {
  return (
    <table className="exam-bars">
      <caption className="sr-only">Points for each skill</caption>
      <thead>
        <tr>
          <th scope="col">Skill</th>
          <th scope="col">Points</th>
          <th scope="col" className="exam-wide">
            Questions
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, skill, points, outOf, questions }) => (
          <tr key={id}>
            <th scope="row">
              {skill}
              <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                <rect className="exam-score-all" width="100" height="4" />
                <rect className="exam-score-own" width={outOf === 0 ? 0 : (points / outOf) * 100} height="4" />
              </svg>
            </th>
            <td>
              {points} of {outOf}
            </td>
            <td className="exam-wide">{questions}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
