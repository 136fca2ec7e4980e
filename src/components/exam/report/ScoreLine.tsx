/** The score on its scale: where it stands, and where the line is that passes. */
import { highest, lowest, passing } from '#src/quiz/exam/scale.ts';

const share = (score: number): number => ((score - lowest) / (highest - lowest)) * 100;

export function ScoreLine({ scaled }: { scaled: number }) {
  const isPassed = scaled >= passing;
  return (
    <figure className="exam-score" data-passed={isPassed}>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect className="exam-score-all" width="100" height="10" rx="0" />
        <rect className="exam-score-own" width={share(scaled)} height="10" />
        <rect className="exam-score-mark" x={share(passing) - 0.2} width="0.4" height="10" />
      </svg>
      <figcaption>
        <span>{lowest}</span>
        <span style={{ insetInlineStart: `${String(share(passing))}%` }}>{passing} passes</span>
        <span>{highest}</span>
      </figcaption>
    </figure>
  );
}
