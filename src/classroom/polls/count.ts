/** Counts the votes of a poll: how often each part of an answer was given, how many were right, and which belief explains the others. */
import { markingOf } from '#src/quiz/marking.ts';
import type { Key } from '#src/quiz/score.ts';

export interface Bar {
  /** An option, `prompt:answer`, `place:step` for an order, or a text that was typed. */
  word: string;
  count: number;
  /** Whether it is right; only where the key may be told. */
  right?: boolean;
}

export interface Counted {
  /** How many voted. */
  total: number;
  /** How many of them got everything right. */
  right: number;
  /** The most frequent first. */
  bars: Bar[];
  /** Beliefs that wrong answers follow from, the most frequent first. */
  beliefs: { belief: string; count: number }[];
}

/** Typed texts differ without end: so many of the most frequent are told. */
const mostBars = 60;

const wordsOf = (kind: string, words: readonly string[]): string[] => {
  if (kind === 'ordering') return words.map((word, place) => `${String(place + 1)}:${word}`);
  return kind === 'fill-in' ? words.map((word) => word.trim().toLowerCase()) : [...words];
};

const rightWords = (key: Key): ReadonlySet<string> => {
  const right = key.options.filter(({ correct }) => correct).map(({ id }) => id);
  return new Set(wordsOf(key.kind, right));
};

const counted = (all: readonly string[]): [string, number][] => {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].toSorted(([a, one], [b, other]) => other - one || a.localeCompare(b, 'en'));
};

/** Counts answers by the key of their question. */
export function countVotes(key: Key, votes: readonly (readonly string[])[]): Counted {
  const right = rightWords(key);
  const scores = votes.map((words) => markingOf(key.kind).score(key, words));
  const beliefs = scores.flatMap(({ because }) => [
    ...new Set(
      because.flatMap(({ chosen, correct, belief }) => (chosen && !correct && belief !== undefined ? [belief] : [])),
    ),
  ]);
  return {
    total: votes.length,
    right: scores.filter(({ points, outOf }) => points >= outOf).length,
    bars: counted(votes.flatMap((words) => wordsOf(key.kind, words)))
      .slice(0, mostBars)
      .map(([word, count]) => ({ word, count, right: right.has(word) })),
    beliefs: counted(beliefs).map(([belief, count]) => ({ belief, count })),
  };
}
