/** The chances of one simulated learner: every question gets its own answer, worked out from the seed and how many were asked before. */
import { integer } from '#src/base/random.ts';

const grain = 1_000_000;

export interface Chance {
  /** From 0 to below 1. */
  next(): number;
  /** True in so many of a hundred cases. */
  is(share: number): boolean;
  /** A whole number of milliseconds between two numbers of seconds. */
  seconds(least: number, most: number): number;
  /** Milliseconds that are mostly short and seldom long: with this mean in seconds, and never above the longest. */
  gap(mean: number, longest: number): number;
  /** One of these. Throws where there are none. */
  of<One>(all: readonly One[]): One;
}

/** The chances that belong to a seed. */
export function chanceOf(seed: string): Chance {
  let asked = 0;
  const next = () => integer(grain, seed, asked++) / grain;
  return {
    next,
    is: (share) => next() * 100 < share,
    seconds: (least, most) => Math.round((least + next() * (most - least)) * 1000),
    gap: (mean, longest) => Math.round(Math.min(longest, -mean * Math.log(1 - next())) * 1000),
    of(all) {
      const one = all[Math.floor(next() * all.length)];
      if (one === undefined) throw new Error('There is nothing to choose from. Ask for one of at least one.');
      return one;
    },
  };
}
