/** One question at a time: answer it, press Check, read why, go on. Or, where marks come at the end, only that it is noted. */
import { useEffect, useId, useRef, useState } from 'react';
import { counted } from '#src/base/counted.ts';
import { KeyMissing } from '#src/components/quiz/keys.ts';
import { QuestionView } from '#src/components/exam/QuestionView.tsx';
import type { Question } from '#src/components/practice/bank.ts';
import { keyFor } from '#src/components/practice/key.ts';
import { ReadAgain } from '#src/components/practice/ReadAgain.tsx';
import { Reasons } from '#src/components/practice/Reasons.tsx';
import { markingOf } from '#src/quiz/marking.ts';
import type { Key, Score } from '#src/quiz/score.ts';

/** An answer that was marked. */
export interface Answer {
  words: readonly string[];
  score: Score;
  /** From seeing the question to pressing Check; missing where nobody can have thought that long. */
  seconds?: number;
}

interface ItemRunProps {
  home: string;
  question: Question;
  /** Where its key comes from, when it is not the course's. */
  keyOf?: () => Promise<Key>;
  /** `Question 3 of 10`, or `Question 3`. */
  title: string;
  /** `after each` shows the reasons; `at the end` goes on at once. */
  marks: 'after each' | 'at the end';
  /** Told once, when the answer is marked. It is kept when the promise is settled. */
  onMarked: (answer: Answer) => Promise<void>;
  /** Whether its title takes the focus when it appears. */
  takesFocus: boolean;
  /** To the next question, or to the end; where marks come after each. */
  onNext?: () => void;
  /** What the button to go on says. */
  next?: string;
}

/** Whoever takes longer than this was away. */
const longest = 30 * 60;

export function ItemRun({ home, question, keyOf, title, marks, onMarked, takesFocus, onNext, next }: ItemRunProps) {
  const name = useId();
  const [words, setWords] = useState<readonly string[]>([]);
  const [trouble, setTrouble] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [marked, setMarked] = useState<{ score: Score; key: Key }>();
  const shownAt = useRef(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const result = useRef<HTMLDivElement>(null);
  useEffect(() => {
    shownAt.current = Date.now();
    // Only when it appears: whoever is answering is not taken away.
    if (takesFocus) heading.current?.focus();
  }, []);
  useEffect(() => {
    if (marked) result.current?.focus();
  }, [marked]);

  const check = async () => {
    if (isBusy || marked) return;
    const { holds, because } = markingOf(question.kind).isFinished(question.view, words);
    setTrouble(holds ? '' : because);
    if (!holds) return;
    setBusy(true);
    try {
      const seconds = (Date.now() - shownAt.current) / 1000;
      const key = await (keyOf?.() ?? keyFor(home, question));
      const score = markingOf(question.kind).score(key, words);
      await onMarked({ words, score, ...(seconds >= 0 && seconds <= longest ? { seconds } : {}) });
      if (marks === 'after each') setMarked({ score, key });
    } catch (cause) {
      if (!(cause instanceof KeyMissing)) throw cause;
      setTrouble(
        `It could not be marked, because ${cause.message}. Your answer stands here. Connect to the network and press the button again.`,
      );
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      className="practice-run"
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void check();
      }}
    >
      <h2 className="practice-title" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <div data-mark={marked && markOf(marked.score)}>
        <QuestionView question={question} name={name} answer={words} {...(marked ? {} : { onAnswer: setWords })} />
      </div>
      <p className="practice-trouble" role="alert">
        {trouble}
      </p>
      {marked ? (
        <div className="practice-result" ref={result} tabIndex={-1} role="group" aria-label="Result">
          <p className="practice-points">{pointsSay(marked.score)}</p>
          <Reasons view={question.view} score={marked.score} words={words} />
          <ReadAgain keys={markOf(marked.score) === 'right' ? [] : [marked.key]} />
          <button className="cc-button" type="button" onClick={onNext}>
            {next}
          </button>
        </div>
      ) : (
        <p className="practice-actions">
          <button className="cc-button" type="submit" aria-disabled={isBusy}>
            {marks === 'at the end' ? 'Note it and go on' : 'Check'}
          </button>
        </p>
      )}
    </form>
  );
}

/** `2 of 3 points`. */
const pointsOf = ({ points, outOf }: Score): string => `${points} of ${counted(outOf, 'point')}`;

export const markOf = ({ points, outOf }: Pick<Score, 'points' | 'outOf'>): 'right' | 'partly' | 'wrong' =>
  points >= outOf ? 'right' : points > 0 ? 'partly' : 'wrong';

const says = { right: 'Right', partly: 'Partly right', wrong: 'Not right' };
const pointsSay = (score: Score): string => `${says[markOf(score)]}: ${pointsOf(score)}.`;
