/** Chance for the simulation: a stream of numbers that one seed always gives. */

export interface Stream {
  /** From 0 to 1. */
  next: () => number;
  /** From a standard normal distribution. */
  normal: () => number;
  below: (limit: number) => number;
}

/** Mulberry32: 32 bits of state, even enough for ten thousand people. */
export function streamOf(seed: number): Stream {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    below: (limit) => Math.floor(next() * limit),
  };
}

/** The standard normal ability below which this share of people lies, by bisection of the distribution (Abramowitz and Stegun 26.2.17). */
export function normalAt(share: number): number {
  const below = (place: number): number => {
    const far = 1 / (1 + 0.2316419 * Math.abs(place));
    const tail =
      (Math.exp((-place * place) / 2) / Math.sqrt(2 * Math.PI)) *
      far *
      (0.31938153 + far * (-0.356563782 + far * (1.781477937 + far * (-1.821255978 + far * 1.330274429))));
    return place > 0 ? 1 - tail : tail;
  };
  let [low, high] = [-8, 8];
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (below(middle) < share) low = middle;
    else high = middle;
  }
  return low;
}
