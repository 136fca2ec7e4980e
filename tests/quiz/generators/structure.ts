/** What is left of a question without its names and numbers: two that differ in nothing else are one question. */
import { bare } from '#src/quiz/bare.ts';
import type { Item } from '#src/quiz/item.ts';
import { shownTextsOf } from '#tests/quiz/bank.ts';

/** The structure of a question: its kind, its stem, and what its parts say, in no order. */
export function structureOf(item: Item): string {
  const [stem = '', ...parts] = shownTextsOf(item);
  return [item.kind, bare(stem), ...new Set(parts.map(bare).toSorted())].join('\n');
}
