/** Why an answer earned what it earned: for each part what was chosen, what is right, and the reason. */
import { Pieces } from '#src/components/quiz/Pieces.tsx';
import { givenFor, partText, rightFor } from '#src/components/practice/words.ts';
import { wordsOf } from '#src/quiz/kinds/case-study/words.ts';
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
const optionSays = ({ chosen, correct }: Reason, isAnswered: boolean): string => {
  if (!isAnswered) return correct ? 'Right.' : 'Not this one.';
  if (correct) return chosen ? 'Right.' : 'Right, but you did not choose it.';
  return chosen ? 'Not right.' : 'Not this one: you were right to leave it.';
};

/** The part of a score that is about one question of a case, in that question's own words. */
const scoreWithin = (score: Score, question: string): Score => ({
  ...score,
  because: score.because.flatMap((reason) =>
    wordsOf([reason.option], question).map((option) => {
      const { right, ...rest } = reason;
      const [answer] = right ? wordsOf([right.answer], question) : [];
      return { ...rest, option, ...(right && answer !== undefined ? { right: { ...right, answer } } : {}) };
    }),
  ),
});

export function Reasons({ view, score, words }: ReasonsProps) {
  if (view.questions)
    return view.questions.map(({ id, view: asked }, index) => (
      <section key={id}>
        <h4>Question {index + 1} of the case</h4>
        <Reasons view={asked} score={scoreWithin(score, id)} words={wordsOf(words, id)} />
      </section>
    ));
  return (
    <ul className="practice-reasons" role="list">
      {score.because.map((reason, index) => {
        const given = givenFor(view, reason, words);
        const right = rightFor(view, reason, index, score.because.length);
        const isPart = given !== '' || right !== '';
        const verdict = reason.correct ? 'Right.' : words.length === 0 ? 'No answer.' : 'Not right.';
        return (
          <li key={reason.option} data-verdict={verdictOf(reason)}>
            {partText(view, reason.option) !== '' && (
              <p className="practice-part">
                <Pieces pieces={piecesOf(view.parts.find(({ id }) => id === reason.option)?.text ?? '')} />
              </p>
            )}
            <p>
              <strong>{isPart ? verdict : optionSays(reason, words.length > 0)}</strong>{' '}
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
