/** What a question that was just left holds that cannot be read, with the way back. Whether it is right is not said. */
import { unread } from '#src/quiz/kinds/fill-in/unread.ts';
import { wordsOf } from '#src/quiz/kinds/case-study/words.ts';
import type { PublicView } from '#src/quiz/view.ts';

/** Why a text in an answer cannot be read, also in a question of a case; undefined where each can. */
export function unreadIn(
  { kind, form, questions = [] }: PublicView,
  words: readonly string[] = [],
): string | undefined {
  if (kind === 'fill-in') return unread(form, words[0]);
  return questions.map(({ id, view }) => unreadIn(view, wordsOf(words, id))).find((because) => because !== undefined);
}

/** A question that was left. */
export interface Left {
  item: string;
  number: number;
  because: string;
}

/** The same in one sentence, for eyes and ears. */
export const leftWords = ({ number, because }: Left): string =>
  `Your answer to question ${String(number)} is kept, and cannot be read yet. ${because}`;

export function LeftUnread({ left, onBack }: { left: Left; onBack: () => void }) {
  return (
    <div className="exam-warn">
      <p>{leftWords(left)}</p>
      <button type="button" className="cc-button-quiet" onClick={onBack}>
        Back to question {left.number}
      </button>
    </div>
  );
}
