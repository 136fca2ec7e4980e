/** Lines, each with a list to choose its partner from. The choices also stand as text, for paper and for reading before answering. */
import { fieldOf, letterOf, plain, withWord, wordOf, type AnswerProps } from '#src/components/quiz/kinds/answer.ts';
import { Pieces } from '#src/components/quiz/Pieces.tsx';
import { piecesOf } from '#src/quiz/prose.ts';

export function MatchingAnswer({ view, name, answer, onAnswer }: AnswerProps) {
  const choices = view.choices ?? [];
  return (
    <>
      <ul className="cc-choices" role="list">
        {choices.map(({ id, text }, index) => (
          <li key={id}>
            <span className="cc-question-badge">{letterOf(index)}</span>
            <span>
              <Pieces pieces={piecesOf(text)} />
            </span>
          </li>
        ))}
      </ul>
      <div className="cc-prompts">
        {view.parts.map(({ id, text }) => (
          <div key={id} className="cc-question-option cc-prompt" data-option={id}>
            <label className="cc-question-option-text" htmlFor={`${name}-${id}`}>
              <Pieces pieces={piecesOf(text)} />
            </label>
            <select
              className="cc-select"
              id={`${name}-${id}`}
              name={`${name}-${id}`}
              {...fieldOf({ answer, onAnswer }, wordOf(answer, id), (word) => withWord(answer, id, word))}
            >
              <option value="">Choose…</option>
              {choices.map((choice, index) => (
                <option key={choice.id} value={`${id}:${choice.id}`}>
                  {`${letterOf(index)}: ${plain(choice.text)}`}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
    </>
  );
}
