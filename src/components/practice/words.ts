/** Answers in words: what stands beside a word of an answer on the page. */
import { plain } from '#src/components/quiz/kinds/answer.ts';
import type { Reason } from '#src/quiz/score.ts';
import type { PublicView } from '#src/quiz/view.ts';

/** The text of a part; the only part of a text to fill in is the box, which has none. */
export const partText = ({ parts }: PublicView, id: string): string => {
  const text = parts.find((part) => part.id === id)?.text ?? '';
  return text === '' ? '' : plain(text);
};

/** What follows the part in a word like `part:choice`, as the page writes it. */
export function choiceText({ choices = [], gaps = {} }: PublicView, word: string): string {
  const [part = '', choice = ''] = word.split(':');
  const text = (gaps[part] ?? choices).find(({ id }) => id === choice)?.text;
  if (text !== undefined) return plain(text);
  return choice.charAt(0).toUpperCase() + choice.slice(1);
}

/** What was answered for a part, in words; empty where the part itself is the answer, as an option is. */
export function givenFor(view: PublicView, { option }: Reason, words: readonly string[]): string {
  const pair = words.find((word) => word.startsWith(`${option}:`));
  if (pair !== undefined) return choiceText(view, pair);
  if (view.kind === 'ordering') return placeOf(words.indexOf(option), words.length);
  return view.kind === 'fill-in' ? (words[0] ?? '') : '';
}

/** What would have been right for a part; empty where the reason does not say it. `place` counts from zero. */
export function rightFor(view: PublicView, { option, right }: Reason, place: number, count: number): string {
  if (right === undefined) return '';
  if (right.answer.startsWith(`${option}:`)) return choiceText(view, right.answer);
  return right.answer === option ? placeOf(place, count) : right.answer;
}

const placeOf = (place: number, count: number): string => (place < 0 ? '' : `Place ${place + 1} of ${count}`);
