/** Makes the elements that marking adds to a page. */
import { piecesOf } from '#src/quiz/prose.ts';

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: { className?: string; href?: string; id?: string; ariaLabel?: string } = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  Object.assign(made, properties);
  made.append(...children);
  return made;
}

/** A text of a question: plain pieces, and code. */
export const proseOf = (text: string): (HTMLElement | string)[] =>
  piecesOf(text).map((piece) => (piece.isCode ? element('code', {}, piece.text) : piece.text));
