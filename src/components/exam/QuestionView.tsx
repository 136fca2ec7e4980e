/** One question of an exam with everything that can be done about it: answer, mark for review, write a note. */
import type { ReactNode } from 'react';
import { Pieces } from '#src/components/quiz/Pieces.tsx';
import { viewOf } from '#src/components/quiz/kinds/views.ts';
import { paragraphsOf } from '#src/quiz/prose.ts';
import type { Question } from './questions.ts';

interface StemProps {
  question: Question;
}

const profiles = { taught: 'Asked as the course teaches it', today: 'Asked as documented today', both: '' };

/** What is asked, and how many to choose. */
export function Stem({ question: { view } }: StemProps) {
  return (
    <>
      {view.profile !== 'both' && (
        <span className="cc-question-number">
          <span className="cc-question-profile">{profiles[view.profile]}</span>
        </span>
      )}
      {paragraphsOf(view.stem).map((pieces, index) => (
        <span key={index} className="cc-question-paragraph">
          <Pieces pieces={pieces} />
        </span>
      ))}
      {view.asks !== '' && <span className="cc-question-choose">{view.asks}</span>}
    </>
  );
}

interface QuestionViewProps {
  question: Question;
  /** Begins the names of its controls; no other question on the page has it. */
  name: string;
  /** Without it nothing is told of an answer. */
  answer: readonly string[] | undefined;
  /** Without it the answer is only shown. */
  onAnswer?: ((words: string[]) => void) | undefined;
  /** Of a lab: its room, or the way to it. */
  children?: ReactNode;
}

export function QuestionView({ question, name, answer, onAnswer, children }: QuestionViewProps) {
  const Answer = viewOf(question.kind);
  return (
    <fieldset className="cc-question" data-item={question.id} data-kind={question.kind}>
      <legend className="cc-question-stem">
        <Stem question={question} />
      </legend>
      <Answer view={question.view} name={name} answer={answer} onAnswer={onAnswer} figures={question.figures}>
        {children}
      </Answer>
    </fieldset>
  );
}
