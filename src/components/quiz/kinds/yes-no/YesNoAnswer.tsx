/** Statements in a table, each with a yes and a no. */
import { boxOf, withWord, type AnswerProps } from '#src/components/quiz/kinds/answer.ts';
import { Pieces } from '#src/components/quiz/Pieces.tsx';
import { piecesOf } from '#src/quiz/prose.ts';

export function YesNoAnswer({ view, name, answer, onAnswer }: AnswerProps) {
  return (
    <table className="cc-statements" role="table">
      <thead className="sr-only" role="rowgroup">
        <tr role="row">
          {['Statement', 'Yes', 'No'].map((head) => (
            <th key={head} scope="col" role="columnheader">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {view.parts.map(({ id, text }) => (
          <tr key={id} className="cc-question-option" role="row" data-option={id}>
            <th scope="row" role="rowheader">
              <span className="cc-question-option-text" id={`${name}-${id}-text`}>
                <Pieces pieces={piecesOf(text)} />
              </span>
              <div data-reasons="" />
            </th>
            {['Yes', 'No'].map((head) => {
              const word = `${id}:${head.toLowerCase()}`;
              return (
                <td key={head} role="cell">
                  <label className="cc-question-option-label">
                    <input
                      type="radio"
                      name={`${name}-${id}`}
                      value={word}
                      aria-labelledby={`${name}-${id}-${head} ${name}-${id}-text`}
                      {...boxOf({ answer, onAnswer }, answer?.includes(word) ?? false, () =>
                        withWord(answer, id, word),
                      )}
                    />
                    <span className="cc-statement-word" id={`${name}-${id}-${head}`}>
                      {head}
                    </span>
                  </label>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
