/** What a generator is held to: five problems worked out by hand from the facts, and a second way to the key. */
import { chanceOf, type GeneratorOf } from '#src/quiz/generator.ts';
import type { Item } from '#src/quiz/item.ts';

export interface Proof<Problem> {
  generator: GeneratorOf<Problem>;
  /** At least five. */
  byHand: readonly {
    problem: Problem;
    /** The right answer, as the texts a learner reads: options, `prompt → choice`, steps in order, or what is written into the box. */
    key: readonly string[];
    /** How it was worked out, from which facts. */
    because: string;
  }[];
  /** The right answer of any problem, in the same texts, by a way that shares no code with the generator. */
  second: (problem: Problem) => readonly string[];
  /** Seeds whose questions were once wrong, found among ten thousand. They are asked in every run. */
  once?: readonly string[];
}

/** Hides the type of the problems, which only the proof itself knows. */
export interface AnyProof {
  generator: Pick<GeneratorOf<never>, 'id' | 'title' | 'objectives' | 'make'>;
  /** What the five say, each with what the generator's question has as its key. */
  byHand: readonly { key: readonly string[]; item: Item; because: string }[];
  /** The key of the second way, for the problem of a seed. */
  second: (seed: string) => readonly string[];
  once: readonly string[];
}

/** Describes how one generator is proven. */
export const prove = <Problem>({ generator, byHand, second, once = [] }: Proof<Problem>): AnyProof => ({
  generator,
  byHand: byHand.map(({ problem, key, because }) => ({ key, because, item: generator.ask(problem) })),
  second: (seed) => second(generator.problem(chanceOf(`${generator.id} ${seed}`))),
  once,
});
