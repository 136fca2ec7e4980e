/** Chance as an argument: the same seed and the same question always give the same pick, whatever else was asked before. */

/** A 32-bit number made from a text (FNV-1a, then mixed so that near texts land far apart). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value ^= value >>> 16;
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** One of the choices, settled by seed and question. */
export function pick<const T>(seed: string, question: string, choices: readonly T[]): T {
  const choice = choices[hash(`${seed}\n${question}`) % choices.length];
  if (choice === undefined) throw new Error(`There is nothing to pick from for "${question}".`);
  return choice;
}

/** The choices in an order settled by seed and question. */
export function shuffled<T>(seed: string, question: string, choices: readonly T[]): T[] {
  return choices
    .map((choice, index) => ({ choice, index, rank: hash(`${seed}\n${question}\n${String(index)}`) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ choice }) => choice);
}
