/** The question of a task that leaves no trace: one choice, a Submit button, and the reason for what was chosen. */
import { useId, useState } from 'react';
import type { Answer } from '#src/lab/attempt.ts';
import type { Option } from '#src/lab/definition.ts';
import { Words } from './Words.tsx';

interface AnswerFormProps {
  prompt: string;
  options: readonly Pick<Option, 'id' | 'text'>[];
  /** The answer given last, if any. */
  given: Answer | undefined;
  /** Why it cannot be answered yet. */
  blocked: string | undefined;
  /** One answer counts, and whether it is right is not told yet. */
  isFinal?: boolean;
  onAnswer: (option: string) => void;
  /** Submit was pressed with nothing chosen. */
  onNothing: (message: string) => void;
}

const chooseFirst = 'Choose one of the answers first.';

export function AnswerForm({ prompt, options, given, blocked, isFinal = false, onAnswer, onNothing }: AnswerFormProps) {
  const name = useId();
  const [chosen, setChosen] = useState<string>();
  const [isAsked, setAsked] = useState(false);
  const isOver = given?.right === true || (isFinal && given !== undefined);
  return (
    <form
      className="lab-answer"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(chosen === undefined);
        if (chosen !== undefined) {
          onAnswer(chosen);
          return;
        }
        onNothing(chooseFirst);
        event.currentTarget.querySelector<HTMLElement>('input[type="radio"]')?.focus();
      }}
    >
      <fieldset aria-describedby={given || isAsked ? `${name}-why` : undefined}>
        <legend>{prompt}</legend>
        {options.map((option) => (
          <label key={option.id} className="lab-option">
            <input
              type="radio"
              name={name}
              value={option.id}
              checked={chosen === option.id}
              onChange={() => setChosen(option.id)}
            />
            <span>
              <Words>{option.text}</Words>
            </span>
          </label>
        ))}
      </fieldset>
      {blocked !== undefined && <p className="lab-note">{blocked}</p>}
      <button type="submit" className="lab-button lab-button-main" disabled={blocked !== undefined || isOver}>
        Submit
      </button>
      <p id={`${name}-why`} className="lab-why" data-right={isFinal ? undefined : given?.right}>
        {isAsked && chosen === undefined ? (
          chooseFirst
        ) : given && isFinal ? (
          'Your answer is kept. It is graded when you hand in.'
        ) : given ? (
          <>
            <strong>{given.right ? 'Right.' : 'Not this one.'}</strong> <Words>{given.why}</Words>
          </>
        ) : null}
      </p>
    </form>
  );
}
