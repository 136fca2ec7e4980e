/** Times two ways of doing things turn by turn in one run, so that a slow moment of the machine hits both. */

/** How often something happened in a second. */
export type Rate = number;

export interface Pair {
  ours: Rate;
  bare: Rate;
  /** Ours over bare, the median of the rounds. */
  ratio: number;
  lowest: number;
  highest: number;
}

const middle = (figures: readonly number[]): number =>
  [...figures].sort((one, other) => one - other)[Math.floor(figures.length / 2)] ?? Number.NaN;

/** Runs `work` until `milliseconds` have passed; each call does `each` things. */
export async function rateOf(work: () => unknown, each: number, milliseconds = 250): Promise<Rate> {
  const begun = performance.now();
  let done = 0;
  let now = begun;
  while (now - begun < milliseconds) {
    await work();
    done += each;
    now = performance.now();
  }
  return (done * 1000) / (now - begun);
}

/** Compares two rates over several rounds, after one that does not count. */
export async function compare(ours: () => unknown, bare: () => unknown, each: number, rounds = 7): Promise<Pair> {
  const pairs: { ours: Rate; bare: Rate }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const pair = { ours: await rateOf(ours, each), bare: await rateOf(bare, each) };
    if (round > 0) pairs.push(pair);
  }
  const ratios = pairs.map((pair) => pair.ours / pair.bare);
  return {
    ours: middle(pairs.map((pair) => pair.ours)),
    bare: middle(pairs.map((pair) => pair.bare)),
    ratio: middle(ratios),
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
  };
}

/** A rate for people: `20,100/s`. */
export const perSecond = (rate: Rate): string => `${Math.round(rate).toLocaleString('en-US')}/s`;

/** A ratio with its spread: `0.41 (0.39 to 0.44)`. */
export const spread = ({ ratio, lowest, highest }: Pair): string =>
  `${ratio.toFixed(3)} (${lowest.toFixed(3)} to ${highest.toFixed(3)})`;
