/** Finds questions that are nearly the same: by the share of runs of three words that two of them have in common. */
import { shownTextsOf, type Entry } from '#tests/quiz/bank.ts';

/** Two questions with more of their runs in common than this ask the same. */
export const tooAlike = 0.3;

const run = 3;

/** All runs of three words in what a learner reads, part by part. */
export const shinglesOf = ({ item }: Pick<Entry, 'item'>): Set<string> => runsOf(shownTextsOf(item));

/** The same of some texts. */
export function runsOf(texts: readonly string[]): Set<string> {
  return new Set(
    texts.flatMap((text) => {
      const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
      if (words.length < run) return [words.join(' ')];
      return words.slice(run - 1).map((_, index) => words.slice(index, index + run).join(' '));
    }),
  );
}

/** The share of two sets that both have (Jaccard): 0 for nothing, 1 for the same. */
export const alike = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  one.intersection(other).size / Math.max(1, one.union(other).size);

export interface Pair {
  one: string;
  other: string;
  share: number;
}

/** All pairs of questions, the most alike first. */
export function pairsOf(entries: readonly Entry[]): Pair[] {
  const all = entries.map((entry) => ({ id: entry.id, shingles: shinglesOf(entry) }));
  return all
    .flatMap(({ id, shingles }, index) =>
      all.slice(index + 1).map((other) => ({ one: id, other: other.id, share: alike(shingles, other.shingles) })),
    )
    .sort((a, b) => b.share - a.share);
}
