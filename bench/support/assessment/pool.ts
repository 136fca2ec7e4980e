/** The real bank for the simulation: every question of the course, and some of each generator, with what the simulated people need to know. */
import { difficultyOf, guessedShare } from '#src/quiz/ability/difficulty.ts';
import type { Candidate } from '#src/quiz/ability/diagnostic.ts';
import { generators } from '#src/quiz/generators/list.ts';
import type { Item } from '#src/quiz/item.ts';
import { kindOf } from '#src/quiz/registry.ts';
import { readBank, wrongAnswersOf } from '#tests/quiz/bank.ts';

export interface Question extends Candidate {
  /** The share of its points that guessing earns. */
  guessed: number;
  /** The misconceptions behind its wrong answers. */
  beliefs: readonly string[];
  points: number;
}

/** So many questions of each generator stand in the pool. */
export const perGenerator = 8;

/** Kinds that hold other questions, or a lab, are no single questions: they are left out here. */
const simulated = new Set(['single', 'multiple', 'yes-no', 'matching', 'ordering', 'fill-in', 'hot-area', 'drop-down']);

function questionOf(id: string, item: Item, made?: number): Question[] {
  if (!simulated.has(item.kind)) return [];
  const { kind, objective, difficulty, needs } = item;
  const rated = { kind, difficulty, needs, view: kindOf(kind).publicView(item) };
  return [
    {
      item: id,
      objective,
      difficulty: made ?? difficultyOf(rated),
      guessed: guessedShare(rated),
      beliefs: wrongAnswersOf(item).flatMap(({ belief }) => belief ?? []),
      points: kindOf(kind).score(item, []).outOf,
    },
  ];
}

/** Every question of the bank. */
export const written = (): Question[] => readBank().entries.flatMap(({ id, item }) => questionOf(id, item));

/** The first questions of every generator. */
export const generated = (): Question[] =>
  generators.flatMap((generator) =>
    Array.from({ length: perGenerator }, (_, seed) => generator.make(`bench-${seed}`)).flatMap(
      ({ id, item, difficulty }) => questionOf(id, item, difficulty),
    ),
  );
