/** Steps with buttons that move them, and a handle to drag each by. On paper each has a box for its number. On a lesson's page a script shows the buttons. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { plain, type AnswerProps } from '#src/components/quiz/kinds/answer.ts';
import { startDragging } from '#src/components/quiz/kinds/ordering/drag.ts';
import { Pieces } from '#src/components/quiz/Pieces.tsx';
import { piecesOf } from '#src/quiz/prose.ts';
import type { Part } from '#src/quiz/view.ts';

/** The steps as the answer has them; as they stood at first where it is no order of them. */
function ordered(parts: readonly Part[], answer: readonly string[] = []): readonly Part[] {
  const found = answer.flatMap((id) => parts.find((part) => part.id === id) ?? []);
  return new Set(found).size === parts.length && answer.length === parts.length ? found : parts;
}

export function OrderingAnswer({ view, name, answer, onAnswer }: AnswerProps) {
  const [said, setSaid] = useState('');
  const moved = useRef<HTMLButtonElement>(null);
  // A step that changes places is put in anew, and would lose the focus.
  useLayoutEffect(() => {
    moved.current?.focus();
    moved.current = null;
  });
  const steps = ordered(view.parts, answer);

  const put = (from: number, to: number) => {
    const [step, other] = [steps[from], steps[to]];
    if (!step || !other) return false;
    setSaid(`${plain(step.text)}: place ${to + 1} of ${steps.length}.`);
    onAnswer?.(
      steps
        .toSpliced(from, 1)
        .toSpliced(to, 0, step)
        .map(({ id }) => id),
    );
    return true;
  };
  const move = (button: HTMLButtonElement, from: number, by: number) => {
    if (put(from, from + by)) moved.current = button;
  };
  const list = useRef<HTMLOListElement>(null);
  const drop = useRef(put);
  useEffect(() => {
    drop.current = put;
  });
  const canMove = onAnswer !== undefined;
  useEffect(
    () =>
      canMove && list.current
        ? startDragging(list.current, (from, to) => {
            drop.current(from, to);
          })
        : undefined,
    [canMove],
  );

  return (
    <>
      <ol ref={list} className="cc-order" role="list" data-order={steps === view.parts ? '' : 'moved'}>
        {steps.map(({ id, text }, index) => (
          <li key={id} className="cc-question-option cc-order-step" data-option={id}>
            <span className="cc-order-line">
              <span className="cc-order-box" aria-hidden="true" />
              <span className="cc-question-option-text" id={`${name}-${id}`}>
                <Pieces pieces={piecesOf(text)} />
              </span>
              <span className="cc-order-moves" hidden={!onAnswer}>
                <span className="cc-order-handle" data-handle="" aria-hidden="true" />
                {(
                  [
                    ['Up', -1],
                    ['Down', 1],
                  ] as const
                ).map(([word, by]) => (
                  <button
                    key={word}
                    className="cc-order-move"
                    type="button"
                    data-move={by}
                    data-end={onAnswer && !steps[index + by] ? '' : undefined}
                    aria-label={`${word}: ${plain(text)}`}
                    onClick={({ currentTarget }) => {
                      move(currentTarget, index, by);
                    }}
                  >
                    {word}
                  </button>
                ))}
              </span>
            </span>
          </li>
        ))}
      </ol>
      <p className="cc-question-said" role="status">
        {said}
      </p>
    </>
  );
}
