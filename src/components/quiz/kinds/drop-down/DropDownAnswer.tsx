/** A text with a list to choose from at each gap. Reasons stand below the text, so that it stays in one piece. */
import { fieldOf, plain, withWord, wordOf, type AnswerProps } from '#src/components/quiz/kinds/answer.ts';
import { Pieces } from '#src/components/quiz/Pieces.tsx';
import { stretchesOf } from '#src/quiz/kinds/drop-down/gaps.ts';
import { codeAndWords } from '#src/quiz/prose.ts';

export function DropDownAnswer({ view, name, answer, onAnswer }: AnswerProps) {
  const { text = '', gaps = {}, isCode = false } = view;

  const gapOf = (id: string) => {
    const place = view.parts.findIndex((part) => part.id === id);
    const label = view.parts[place]?.text ?? id;
    return (
      <span key={id} className="cc-question-option cc-gap" data-option={id}>
        <span className="cc-gap-number" aria-hidden="true">
          {place + 1}
        </span>
        <label className="cc-question-option-text cc-question-said" htmlFor={`${name}-${id}`}>
          {label}
        </label>
        <select
          className="cc-select cc-gap-select"
          id={`${name}-${id}`}
          name={`${name}-${id}`}
          {...fieldOf({ answer, onAnswer }, wordOf(answer, id), (word) => withWord(answer, id, word))}
        >
          <option value="">Choose…</option>
          {gaps[id]?.map((choice) => (
            <option key={choice.id} value={`${id}:${choice.id}`}>
              {plain(choice.text)}
            </option>
          ))}
        </select>
      </span>
    );
  };

  const linesOf = (lines: string) =>
    stretchesOf(lines).map((piece, index) =>
      'gap' in piece ? (
        gapOf(piece.gap)
      ) : isCode ? (
        piece.words
      ) : (
        <Pieces key={index} pieces={codeAndWords(piece.words)} />
      ),
    );

  return (
    <>
      <div className={isCode ? 'cc-gaps cc-gaps-code' : 'cc-gaps'}>
        {text.split(isCode ? /\n/ : /\n\s*\n/).map((lines, index) => (
          <div key={index} className="cc-gaps-line">
            {linesOf(lines)}
          </div>
        ))}
      </div>
      {view.parts.map(({ id }, index) => (
        <div key={id} className="cc-gap-reason" data-reasons-of={id} data-label={`Gap ${index + 1}`} />
      ))}
      {/* On paper a list does not open. */}
      <ul className="cc-gap-choices" role="list">
        {view.parts.map(({ id }, index) => (
          <li key={id}>{`${index + 1}: ${(gaps[id] ?? []).map((choice) => plain(choice.text)).join(' / ')}`}</li>
        ))}
      </ul>
    </>
  );
}
