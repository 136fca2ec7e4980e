/** What was answered in a run, with its marks; each answer can be opened to read why. */
import { useState } from 'react';
import { Stem } from '#src/components/exam/QuestionView.tsx';
import { markOf } from '#src/components/practice/ItemRun.tsx';
import type { Question } from '#src/components/practice/bank.ts';
import { keyFor } from '#src/components/practice/key.ts';
import { ReadAgain } from '#src/components/practice/ReadAgain.tsx';
import { Reasons } from '#src/components/practice/Reasons.tsx';
import { plain } from '#src/components/quiz/kinds/answer.ts';
import { KeyMissing } from '#src/components/quiz/keys.ts';
import type { ItemAnswered } from '#src/progress/events.ts';
import { markingOf } from '#src/quiz/marking.ts';
import type { Key } from '#src/quiz/score.ts';

interface AnswerListProps {
  home: string;
  answers: readonly { event: ItemAnswered; question: Question }[];
}

const says = { right: 'Right', partly: 'Partly right', wrong: 'Not right' };
const short = (text: string): string => (text.length > 90 ? `${text.slice(0, 88).trimEnd()}…` : text);

export function AnswerList({ home, answers }: AnswerListProps) {
  return (
    <ol className="practice-answers">
      {answers.map(({ event, question }) => (
        <li key={event.id} data-mark={markOf(event)}>
          <Answer home={home} event={event} question={question} />
        </li>
      ))}
    </ol>
  );
}

function Answer({ home, event, question }: { home: string; event: ItemAnswered; question: Question }) {
  const [key, setKey] = useState<Key>();
  const [trouble, setTrouble] = useState('');
  const words = event.words ?? [];
  const load = () => {
    if (key !== undefined) return;
    keyFor(home, question).then(setKey, (cause: unknown) => {
      if (!(cause instanceof KeyMissing)) throw cause;
      setTrouble(`The reasons did not come, because ${cause.message}. Connect to the network and open this again.`);
    });
  };
  return (
    <details
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) load();
      }}
    >
      <summary>
        <strong>
          {says[markOf(event)]}, {event.points} of {event.outOf}:
        </strong>{' '}
        {short(plain(question.view.stem))}
      </summary>
      <div className="practice-stem">
        <Stem question={question} />
      </div>
      {trouble !== '' && <p role="alert">{trouble}</p>}
      {key !== undefined && (
        <>
          <Reasons view={question.view} score={markingOf(question.kind).score(key, words)} words={words} />
          <ReadAgain keys={[key]} />
        </>
      )}
    </details>
  );
}
