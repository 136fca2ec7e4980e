/** Predict first: a question about the packet before its way is shown, graded by the tracer. */
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Traceable } from '#src/azure/network/world.ts';
import type { Profile } from '#src/base/facts.ts';
import type { Flow, Trace } from '#src/datapath/trace.ts';
import { grade, type Grade } from './grade.ts';
import { questionsFor, type Question } from './questions.ts';
import { sceneOf, type Scene } from './scene.ts';
import { Verdict } from './Verdict.tsx';
import type { WordsById } from './words.ts';
import './predict.css';

/** How a question was answered. */
export interface Prediction {
  /** The kind of question: `gateway`, `arrival`, `next-hop`, `link`, `ending`. */
  question: string;
  isRight: boolean;
  /** The belief that would make a wrong answer right. */
  belief?: string;
}

export interface PredictPanelProps {
  cloud: Traceable;
  profile: Profile;
  flow: Flow;
  failures?: readonly string[];
  /** The same seed asks the same question, with its choices in the same order. */
  seed: string;
  words: WordsById;
  /** Called with each answer: from then on the way may be shown. */
  onAnswered?: (prediction: Prediction) => void;
  /** Called when another question is asked after an answer: the way may be hidden again. */
  onAskAgain?: () => void;
  /** The way under the belief behind a wrong answer, to be drawn beside the true one. */
  onCompare?: (trace: Trace | undefined) => void;
}

const chooseFirst = 'Choose one of the answers first.';

interface AskProps {
  scene: Scene;
  questions: readonly Question[];
  profile: Profile;
  words: WordsById;
  onAnswer: (question: Question, grade: Grade) => void;
  onAskAgain: () => void;
}

function Ask({ scene, questions, profile, words, onAnswer, onAskAgain }: AskProps) {
  const name = useId();
  const [asked, setAsked] = useState(0);
  const [chosen, setChosen] = useState<string>();
  const [isReminded, setReminded] = useState(false);
  const [result, setResult] = useState<Grade>();
  const verdict = useRef<HTMLDivElement>(null);
  const choices = useRef<HTMLFieldSetElement>(null);
  const wasAnswered = useRef(false);
  // The button that was pressed is gone, so the focus goes to what is said, or to the next question.
  useEffect(() => {
    if (result) verdict.current?.focus();
    else if (wasAnswered.current) choices.current?.focus();
    wasAnswered.current = result !== undefined;
  }, [result]);
  const askOther = () => {
    setAsked(asked + 1);
    setChosen(undefined);
    setReminded(false);
  };
  const question = questions[asked % questions.length];
  if (!question) return null;
  const given = question.choices.find(({ key }) => key === chosen);
  return (
    <form
      className="cc-predict"
      onSubmit={(event) => {
        event.preventDefault();
        if (result) return;
        setReminded(!given);
        if (!given) {
          event.currentTarget.querySelector<HTMLElement>('input[type="radio"]')?.focus();
          return;
        }
        const found = grade(scene, question, given.key);
        setResult(found);
        onAnswer(question, found);
      }}
    >
      <fieldset
        ref={choices}
        tabIndex={-1}
        disabled={result !== undefined}
        aria-describedby={isReminded ? `${name}-note` : undefined}
      >
        <legend>{question.text}</legend>
        {question.choices.map(({ key, text }, index) => (
          <label
            key={key}
            className="cc-choice"
            data-mark={result && (key === result.right.key ? 'right' : key === chosen ? 'wrong' : undefined)}
          >
            <input
              type="radio"
              name={name}
              value={String(index)}
              checked={chosen === key}
              onChange={() => {
                setChosen(key);
                setReminded(false);
              }}
            />
            <span>{text}</span>
          </label>
        ))}
      </fieldset>
      {isReminded && (
        <p className="cc-predict-note" id={`${name}-note`}>
          {chooseFirst}
        </p>
      )}
      {!result && (
        <p className="cc-predict-deeds">
          <button type="submit" className="cc-predict-main">
            Check
          </button>
          {questions.length > 1 && (
            <button type="button" className="cc-predict-other" onClick={askOther}>
              Ask me something else
            </button>
          )}
        </p>
      )}
      {result && given && (
        <div ref={verdict} tabIndex={-1} role="group" aria-label="Result" className="cc-predict-answer">
          <Verdict scene={scene} profile={profile} given={given} grade={result} words={words} />
        </div>
      )}
      {result && questions.length > 1 && (
        <p className="cc-predict-deeds">
          <button
            type="button"
            className="cc-predict-other"
            onClick={() => {
              askOther();
              setResult(undefined);
              onAskAgain();
            }}
          >
            Ask me something else
          </button>
        </p>
      )}
    </form>
  );
}

/** Asks anew whenever the Cloud, the flow, the failures or the seed are others. */
export function PredictPanel(props: PredictPanelProps) {
  const { cloud, profile, flow, failures, seed, words, onAnswered, onAskAgain, onCompare } = props;
  const scene = useMemo(() => sceneOf(cloud, profile, flow, failures), [cloud, profile, flow, failures]);
  const questions = useMemo(() => questionsFor(scene, seed), [scene, seed]);
  const round = useRound(questions);
  return (
    <section className="cc-predict-panel" aria-label="Predict the packet’s way">
      <p className="cc-predict-flow">
        A packet goes from{' '}
        <code>{flow.from.includes('/') ? (scene.node(flow.from)?.name ?? flow.from) : flow.from}</code> to{' '}
        <code>{flow.to}</code>.
      </p>
      <Ask
        key={round}
        scene={scene}
        questions={questions}
        profile={profile}
        words={words}
        onAnswer={(question, { isRight, belief }) => {
          onCompare?.(belief?.trace);
          onAnswered?.({ question: question.id, isRight, ...(belief && { belief: belief.belief.id }) });
        }}
        onAskAgain={() => {
          onCompare?.(undefined);
          onAskAgain?.();
        }}
      />
    </section>
  );
}

/** A number that grows with every new set of questions, so that an answer never stays with a question it was not given to. */
function useRound(questions: readonly Question[]): number {
  const [state, setState] = useState({ questions, round: 0 });
  if (state.questions === questions) return state.round;
  const next = { questions, round: state.round + 1 };
  setState(next);
  return next.round;
}
