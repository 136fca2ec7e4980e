/** One line of a question: plain text, and code between backticks. */
import type { Piece } from '#src/quiz/prose.ts';

export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return <>{pieces.map(({ text, isCode }, index) => (isCode ? <code key={index}>{text}</code> : text))}</>;
}
