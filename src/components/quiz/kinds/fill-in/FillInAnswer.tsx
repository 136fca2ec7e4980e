/** A box for a short text, with a hint of its form. What cannot be read is said when the box is left, and stays as it was written. */
import { useState } from 'react';
import { fieldOf, type AnswerProps } from '#src/components/quiz/kinds/answer.ts';
import { useLeaving } from '#src/components/quiz/kinds/fill-in/leaving.ts';
import { Pieces } from '#src/components/quiz/Pieces.tsx';
import { hintOf } from '#src/quiz/forms.ts';
import { unread } from '#src/quiz/kinds/fill-in/unread.ts';
import { piecesOf } from '#src/quiz/prose.ts';

export function FillInAnswer({ view, name, answer, onAnswer }: AnswerProps) {
  const form = view.form ?? 'word';
  const isShown = answer !== undefined && onAnswer === undefined;
  // Whoever comes back to what cannot be read is told at once.
  const [isLeft, setLeft] = useState(true);
  const onBlur = useLeaving(() => setLeft(true));
  const because = onAnswer && isLeft ? unread(form, answer?.[0]) : undefined;
  const write = (written: string): string[] => {
    setLeft(false);
    return written === '' ? [] : [written];
  };
  return (
    <>
      {view.parts.map(({ id, text }) => (
        <div key={id} className="cc-question-option cc-blank" data-option={id}>
          <label className="cc-question-option-text" htmlFor={`${name}-${id}`}>
            <Pieces pieces={piecesOf(text)} />
          </label>
          <input
            className="cc-text"
            type="text"
            id={`${name}-${id}`}
            name={name}
            inputMode={form === 'number' ? 'decimal' : 'text'}
            autoCapitalize="off"
            autoComplete="off"
            spellCheck="false"
            maxLength={80}
            aria-describedby={`${name}-${id}-hint${because === undefined ? '' : ` ${name}-${id}-unread`}`}
            {...(because !== undefined && { 'aria-invalid': true })}
            {...(isShown && { readOnly: true })}
            {...(onAnswer && { onBlur })}
            {...fieldOf({ answer, onAnswer }, answer?.[0] ?? '', write)}
          />
          <span className="cc-blank-hint" id={`${name}-${id}-hint`}>
            {hintOf[form]}
          </span>
          {onAnswer && (
            <span className="cc-blank-unread" id={`${name}-${id}-unread`} role="status">
              {because !== undefined && `This cannot be read yet. ${because}`}
            </span>
          )}
        </div>
      ))}
    </>
  );
}
