/** How much an old answer still says: less the older it is, and little if the same question was seen shortly before. */
import { day, type Answered } from '#src/quiz/ability/answered.ts';

/** After so many days an answer counts half. */
export const halfLifeDays = 30;
/** The same question again counts in full only after so many days; sooner, by the share of them that has gone by. */
export const freshAfterDays = 14;

/** An answer with what it counts, 0 to 1. */
export interface Weighed {
  answer: Answered;
  weight: number;
}

/** The answers, oldest first, with what each counts now. What lies in the future, by a clock that was changed, counts as if it were now. */
export function weighed(answers: readonly Answered[], now: number): Weighed[] {
  const seen = new Map<string, number>();
  return answers
    .toSorted((one, other) => one.at - other.at)
    .map((answer) => {
      const before = seen.get(answer.item);
      seen.set(answer.item, answer.at);
      const age = Math.max(0, now - answer.at) / day;
      const apart = before === undefined ? 1 : Math.min(1, (answer.at - before) / day / freshAfterDays);
      return { answer, weight: 0.5 ** (age / halfLifeDays) * apart };
    });
}

/** Older than two half-lives, an answer still weighs a little but is no longer one of the questions that a verdict rests on. */
export const countedDays = 2 * halfLifeDays;

/** How many different questions were answered lately enough to be counted. */
export const countedItems = (answers: readonly Answered[], now: number): number =>
  new Set(answers.filter(({ at }) => now - at <= countedDays * day).map(({ item }) => item)).size;
