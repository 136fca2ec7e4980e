/** Picks from lists, settled by a seed: the same seed and question give the same pick, whatever else was asked before. */
import { integer } from '#src/base/random.ts';

/** One of the choices, settled by seed and question. */
export function pick<const T>(seed: string, question: string, choices: readonly T[]): T {
  const choice = choices[integer(choices.length, 'pick', seed, question)];
  if (choice === undefined) throw new Error(`There is nothing to pick from for "${question}".`);
  return choice;
}

/** The choices in an order settled by seed and question. */
export function shuffled<T>(seed: string, question: string, choices: readonly T[]): T[] {
  return choices
    .map((choice, index) => ({ choice, index, rank: integer(1_000_000, 'shuffle', seed, question, index) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ choice }) => choice);
}
