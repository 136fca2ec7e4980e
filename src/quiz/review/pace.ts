/** How long a question takes this learner, from the ones they answered. */
import type { Answered } from '#src/quiz/ability/answered.ts';

/** Seconds a question takes while too little is known of the learner. */
export const usualSeconds = 60;
const leastKnown = 10;
const lately = 50;
/** Shorter is a slip of the finger, longer was a coffee. */
const believable = { from: 3, to: 600 };

export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
};

/** The middle of the seconds that the last fifty timed questions took; a minute while fewer than ten were timed. */
export function secondsPerItem(answers: readonly Pick<Answered, 'at' | 'seconds'>[]): number {
  const timed = answers
    .toSorted((one, other) => one.at - other.at)
    .flatMap(({ seconds }) =>
      seconds !== undefined && seconds >= believable.from && seconds <= believable.to ? [seconds] : [],
    )
    .slice(-lately);
  return timed.length < leastKnown ? usualSeconds : median(timed);
}
