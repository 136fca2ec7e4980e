/** How many questions each skill gets: as many as its weight says, and where that is no whole number, one more or one less by chance. */
import { hash128, integer } from '#src/base/random.ts';

/** Weights are added up in steps this small, so that chance cannot fall between two of them. */
const fine = 1_000_000;

/**
 * Whole numbers that add up to `total`, each within one of its share of the weights. Over many seeds each gets its share on average, so that a
 * form of few questions leaves out another skill each time. Negative weights count as none; without any weight there are no numbers.
 */
export function quotas(weights: ReadonlyMap<string, number>, total: number, seed: string): ReadonlyMap<string, number> {
  const positive = [...weights].filter(([, weight]) => weight > 0);
  const sum = positive.reduce((all, [, weight]) => all + weight, 0);
  const inOrder = positive
    .map(([name, weight]) => ({ name, share: (weight / sum) * total, by: hash128(`${seed} ${name}`) }))
    .toSorted((a, b) => (a.by < b.by ? -1 : 1));
  // Marks one apart, laid over the shares end to end: each skill gets as many as fall on it.
  const offset = integer(fine, seed, 'quotas') / fine;
  let end = 0;
  let given = 0;
  return new Map(
    inOrder.map(({ name, share }, index) => {
      end += share;
      const marks = index === inOrder.length - 1 ? total : Math.floor(end + offset);
      const count = marks - given;
      given = marks;
      return [name, count];
    }),
  );
}
