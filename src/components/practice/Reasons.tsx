/** Why an answer earned what it earned: for each part what was chosen, what is right, and the reason. */
import { Pieces } from '#src/components/quiz/Pieces.tsx';
import { givenFor, partText, rightFor } from '#src/components/practice/words.ts';
import { piecesOf } from '#src/quiz/prose.ts';
import type { Reason, Score } from '#src/quiz/score.ts';
import type { PublicView } from '#src/quiz/view.ts';

interface ReasonsProps {
  view: PublicView;
  score: Score;
  /** The answer that was marked. */
  words: readonly string[];
}

/** What an option was: chosen or left, rightly or not. */
const optionSays = ({ chosen, correct }: Reason): string => {
  if (correct) return chosen ? 'Right.' : 'Right, but you did not choose it.';
  return chosen ? 'Not right.' : 'Not this one: you were right to leave it.';
};

export function Reasons({ view, score, words }: ReasonsProps) {
  return (
    <ul className="practice-reasons" role="list">
      {score.because.map((reason, index) => {
        const given = givenFor(view, reason, words);
        const right = rightFor(view, reason, index, score.because.length);
        const isAnswered = given !== '' || right !== '';
        return (
          <li key={reason.option} data-verdict={verdictOf(reason)}>
            {partText(view, reason.option) !== '' && (
              <p className="practice-part">
                <Pieces pieces={piecesOf(view.parts.find(({ id }) => id === reason.option)?.text ?? '')} />
              </p>
            )}
            <p>
              <strong>{isAnswered ? (reason.correct ? 'Right.' : 'Not right.') : optionSays(reason)}</strong>{' '}
              {given !== '' && `Your answer: ${given}. `}
              {right !== '' && `Right: ${right}. `}
              <Pieces pieces={piecesOf(reason.why)} />
            </p>
            {reason.right !== undefined && reason.right.why !== '' && reason.right.why !== reason.why && (
              <p>
                <Pieces pieces={piecesOf(reason.right.why)} />
              </p>
            )}
            {reason.beliefSays !== undefined && reason.chosen && !reason.correct && (
              <p className="practice-belief">The mistaken idea behind it: {reason.beliefSays}</p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const verdictOf = ({ chosen, correct }: Reason): 'right' | 'wrong' | 'passed' =>
  correct ? 'right' : chosen ? 'wrong' : 'passed';
