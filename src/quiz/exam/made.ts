/** A fresh question as a form holds it: made by a generator from a seed, with what it is about and what it is alike to. */
import { bare } from '#src/quiz/bare.ts';
import type { FormItem } from '#src/quiz/exam/form.ts';
import type { Generator } from '#src/quiz/generator.ts';
import { kindOf } from '#src/quiz/registry.ts';

export interface Made extends FormItem {
  profile: 'both' | 'taught' | 'today';
  /** What is left of its texts without names and numbers. Two of one generator with the same are alike, and do not stand in one form. */
  structure: string;
}

/** The question of a seed, measured: its points are those of a right answer. */
export function made(generator: Generator, seed: string): Made {
  const { id, item, difficulty } = generator.make(seed);
  const kind = kindOf(item.kind);
  const { stem, parts, choices = [] } = kind.publicView(item);
  const texts = [...new Set([...parts, ...choices].map(({ text }) => bare(text)))].toSorted();
  return {
    id,
    objective: item.objective,
    kind: item.kind,
    points: kind.score(item, []).outOf,
    difficulty,
    profile: item.profile,
    structure: JSON.stringify([generator.id, item.kind, bare(stem), texts]),
  };
}
