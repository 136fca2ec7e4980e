/** A box for a short text, with a hint of its form. */
import { fieldOf, type AnswerProps } from '#src/components/quiz/kinds/answer.ts';
import { Pieces } from '#src/components/quiz/Pieces.tsx';
import { hintOf } from '#src/quiz/forms.ts';
import { piecesOf } from '#src/quiz/prose.ts';

export function FillInAnswer({ view, name, answer, onAnswer }: AnswerProps) {
  const form = view.form ?? 'word';
  const isShown = answer !== undefined && onAnswer === undefined;
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
            aria-describedby={`${name}-${id}-hint`}
            {...(isShown && { readOnly: true })}
            {...fieldOf({ answer, onAnswer }, answer?.[0] ?? '', (written) => (written === '' ? [] : [written]))}
          />
          <span className="cc-blank-hint" id={`${name}-${id}-hint`}>
            {hintOf[form]}
          </span>
        </div>
      ))}
    </>
  );
}
