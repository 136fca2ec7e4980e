/** A generator makes questions without end: a problem from a seed, and from the problem a question whose key the engine works out. */
import { integer, mixedBy } from '#src/base/random.ts';
import { easierByGuessing } from '#src/quiz/ability/difficulty.ts';
import type { Item } from '#src/quiz/item.ts';
import { madeId } from '#src/quiz/made-id.ts';
import { kindOf } from '#src/quiz/registry.ts';

/** Chance of one seed. The same purpose gives the same again, so that a choice more does not change those before it. */
export interface Chance {
  /** A whole number from 0 to `below` - 1. */
  integer: (purpose: string, below: number) => number;
  /** One of these; there must be one. */
  pick: <One>(purpose: string, from: readonly One[]) => One;
  /** Holds in so many of a hundred seeds. */
  happens: (purpose: string, percent: number) => boolean;
  /** All of these, in an order of this seed. */
  shuffled: <One>(purpose: string, all: readonly One[]) => One[];
}

export const chanceOf = (seed: string): Chance => {
  const below = (purpose: string, limit: number) => integer(limit, seed, purpose);
  return {
    integer: below,
    pick(purpose, from) {
      const [one] = from.slice(below(purpose, from.length));
      if (one === undefined) throw new Error(`There is nothing to pick from for "${purpose}".`);
      return one;
    },
    happens: (purpose, percent) => below(purpose, 100) < percent,
    shuffled: (purpose, all) => mixedBy(all, (_, index) => JSON.stringify([seed, purpose, index])),
  };
};

/** A question as a generator made it. */
export interface Generated {
  /** `generated/<generator>/<seed>`: enough to make it again. */
  id: string;
  item: Item;
  /** How hard it is, in logits, on the scale of the bank: 0 is what a learner halfway through gets half of, guesses counted in. */
  difficulty: number;
}

/** A generator as the registry holds it, whatever its problems look like. */
export interface Generator {
  id: string;
  /** What it asks, for authors and for the page of the bank's health. */
  title: string;
  /** The objectives its questions test. */
  objectives: readonly string[];
  /** The question that belongs to a seed, the same for ever. */
  make: (seed: string) => Generated;
}

/** A generator with its problems: what its tests need besides. */
export interface GeneratorOf<Problem> extends Generator {
  /** The problem of a seed: plain data, from which everything else follows. */
  problem: (chance: Chance) => Problem;
  /** The question about a problem. Its key is worked out by the tracer, the mock Azure Resource Manager or the rules they use. */
  ask: (problem: Problem) => Item;
}

interface Definition<Problem> {
  id: string;
  title: string;
  objectives: readonly string[];
  problem: (chance: Chance) => Problem;
  ask: (problem: Problem) => Item;
  /** In logits, from what makes a problem hard: rules to weigh, traps, numbers to work out. What its kind lets one guess is taken off by `make`. */
  difficulty: (problem: Problem) => number;
}

/** Describes one generator. */
export const defineGenerator = <Problem>(definition: Definition<Problem>): GeneratorOf<Problem> => ({
  ...definition,
  make(seed) {
    const problem = definition.problem(chanceOf(`${definition.id} ${seed}`));
    const item = definition.ask(problem);
    const view = kindOf(item.kind).publicView(item);
    return {
      id: madeId(definition.id, seed),
      item,
      difficulty: definition.difficulty(problem) - easierByGuessing({ kind: item.kind, view }),
    };
  },
});
