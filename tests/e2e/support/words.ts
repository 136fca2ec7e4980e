/** Answers to the questions of the bank, right and wrong, as words of their kinds. */
import { readBank } from '#tests/quiz/bank.ts';
import type { Item } from '#src/quiz/item.ts';
import { kindOf } from '#src/quiz/registry.ts';

/** What each question of the bank is answered with rightly, by its id. */
export const rightWords = (): ReadonlyMap<string, readonly string[]> =>
  new Map(readBank().entries.map(({ id, item }) => [id, rightFor(item)]));

/** A complete answer to each question that does not earn every point. */
export const wrongWords = (): ReadonlyMap<string, readonly string[]> =>
  new Map(readBank().entries.map(({ id, item }) => [id, wrongFor(item)]));

/** What a question is answered with rightly. */
export function rightFor(item: Item): string[] {
  if (item.kind === 'case-study') return inCase(item, rightFor);
  const right = kindOf(item.kind)
    .keyOf(item)
    .options.filter(({ correct }) => correct)
    .map(({ id }) => id);
  return item.kind === 'fill-in' ? right.slice(0, 1) : right;
}

/** Of each form, something that is hardly right. */
const anything = { prefix: '198.51.100.0/24', address: '198.51.100.9', number: '77', asn: '64999', word: 'Nothing' };

/** The words for each question of a case, as the case has them. */
const inCase = ({ questions }: Extract<Item, { kind: 'case-study' }>, wordsFor: (item: Item) => string[]): string[] =>
  questions.flatMap(({ id, ask }) => wordsFor(ask).map((word) => `${id}/${word}`));

function wrongFor(item: Item): string[] {
  if (item.kind === 'case-study') return inCase(item, wrongFor);
  const right = rightFor(item);
  const wrong = kindOf(item.kind)
    .keyOf(item)
    .options.filter(({ correct }) => !correct)
    .map(({ id }) => id);
  if (item.kind === 'ordering') return right.toReversed();
  if (item.kind === 'fill-in') return [item.wrong[0]?.text ?? anything[item.form]];
  if (item.kind === 'yes-no' || item.kind === 'matching' || item.kind === 'drop-down') {
    const [first = '', ...rest] = right;
    return [wrong.find((word) => word.startsWith(`${first.split(':')[0] ?? ''}:`)) ?? first, ...rest];
  }
  return [...wrong, ...right].slice(0, right.length);
}
