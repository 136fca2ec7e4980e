/** What is said after the answer: right or wrong, the belief behind it, the fact that decides, and the two ways side by side. */
import { isFactId, statementOf } from '#src/base/fact-words.ts';
import type { Profile } from '#src/base/facts.ts';
import { FactMark } from '#src/explorer/map/FactMark.tsx';
import type { Grade } from './grade.ts';
import type { Answer } from './question.ts';
import type { Scene } from './scene.ts';
import { WayList } from './WayList.tsx';
import type { BeliefWords, WordsById } from './words.ts';

interface VerdictProps {
  scene: Scene;
  profile: Profile;
  given: Answer;
  grade: Grade;
  words: WordsById;
}

function Deciding({ id, profile }: { id: string | undefined; profile: Profile }) {
  if (id === undefined || !isFactId(id)) return null;
  return (
    <p className="cc-predict-fact">
      <strong>What decides:</strong> {statementOf(id, profile)}
      <FactMark id={id} profile={profile} />
    </p>
  );
}

function Belief({ words }: { words: BeliefWords | undefined }) {
  if (!words) return <p>One wrong idea leads there. Its way stands beside the true one.</p>;
  return (
    <>
      <p>
        Your answer would be right if this were true: <q className="cc-predict-belief">{words.belief}</q>
      </p>
      <p>{words.repair}</p>
    </>
  );
}

export function Verdict({ scene, profile, given, grade, words }: VerdictProps) {
  const { truth } = scene;
  const { isRight, right, belief, partsAt, fact } = grade;
  const known = belief && words[belief.belief.id];
  return (
    <div className="cc-predict-verdict" data-right={isRight}>
      <p className="cc-predict-head">
        <strong>{isRight ? 'Right.' : 'Not so.'}</strong> {right.text}
      </p>
      {!isRight && <p className="cc-predict-given">You said: {given.text}</p>}
      {belief ? <Belief words={known} /> : !isRight && <p>This is what really happens.</p>}
      <Deciding id={fact ?? known?.facts[0]} profile={profile} />
      <div className="cc-ways">
        <WayList title="As it is" trace={truth} partsAt={partsAt} because={truth.because} />
        {belief && (
          <WayList title="As you think" trace={belief.trace} partsAt={partsAt} because={belief.trace.because} />
        )}
      </div>
    </div>
  );
}
