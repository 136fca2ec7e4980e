/** How many questions each skill gets: as many as its weight says, and where that is no whole number, one more or one less by chance. */
import { integer, mixedBy } from '#src/base/random.ts';

/** Weights are added up in steps this small, so that chance cannot fall between two of them. */
const fine = 1_000_000;

/**
 * Whole numbers that add up to `total`, each within one of its share of the weights. Over many seeds each gets its share on average, so that a
 * form of few questions leaves out another skill each time. Negative weights count as none; without any weight there are no numbers.
 */
export function quotas(weights: ReadonlyMap<string, number>, total: number, seed: string): ReadonlyMap<string, number> {
  const positive = [...weights].filter(([, weight]) => weight > 0);
  const sum = positive.reduce((all, [, weight]) => all + weight, 0);
  const inOrder = mixedBy(positive, ([name]) => `${seed} ${name}`);
  // Marks one apart, laid over the shares end to end: each skill gets as many as fall on it.
  const offset = integer(fine, seed, 'quotas') / fine;
  let end = 0;
  let given = 0;
  return new Map(
    inOrder.map(([name, weight], index) => {
      end += (weight / sum) * total;
      const marks = index === inOrder.length - 1 ? total : Math.floor(end + offset);
      const count = marks - given;
      given = marks;
      return [name, count];
    }),
  );
}
