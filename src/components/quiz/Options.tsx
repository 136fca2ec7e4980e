/** Options to choose from: radio buttons for one, checkboxes for several. */
import { boxOf, type AnswerProps } from '#src/components/quiz/kinds/answer.ts';
import { Pieces } from '#src/components/quiz/Pieces.tsx';
import { piecesOf } from '#src/quiz/prose.ts';

interface Props extends AnswerProps {
  type: 'radio' | 'checkbox';
  /** From a part's id to the badge it has in a figure. */
  marks?: Readonly<Record<string, string>>;
}

export function Options({ view, name, type, marks, answer, onAnswer }: Props) {
  const words = answer ?? [];
  /** The options chosen once one was pressed, in the order they stand. */
  const pressed = (id: string) =>
    type === 'radio' ? [id] : view.parts.map((part) => part.id).filter((one) => words.includes(one) !== (one === id));
  return (
    <>
      {view.parts.map(({ id, text }) => (
        <div key={id} className="cc-question-option" data-option={id}>
          <label className="cc-question-option-label">
            <input
              type={type}
              name={name}
              value={id}
              {...boxOf({ answer, onAnswer }, words.includes(id), () => pressed(id))}
            />
            {marks?.[id] !== undefined && <span className="cc-question-badge">{marks[id]}</span>}
            <span className="cc-question-option-text">
              <Pieces pieces={piecesOf(text)} />
            </span>
          </label>
        </div>
      ))}
      {type === 'checkbox' && onAnswer && view.choose > 1 && (
        <p className="cc-question-chosen" role="status">
          {words.length} of {view.choose} chosen
        </p>
      )}
    </>
  );
}
