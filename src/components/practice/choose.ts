/** Which questions a practice of one objective asks: those not seen for longest, near to what the learner can do. */
import { hash128 } from '#src/base/random.ts';
import type { Question } from '#src/components/practice/bank.ts';
import type { Answered } from '#src/quiz/ability/answered.ts';

interface Wish {
  objective: string;
  /** At most so many. */
  count: number;
  /** In logits: what is believed of the learner in this objective. */
  ability: number;
  answers: readonly Answered[];
  /** How hard a question is by now, in logits. */
  difficultyOf: (question: Question) => number;
  /** Decides between equals. */
  seed: string;
}

/** The questions of the bank, in the order they are asked. Never seen comes before seen, long ago before lately, near before far. */
export function chosenFrom(
  bank: readonly Question[],
  { objective, count, ability, answers, difficultyOf, seed }: Wish,
): Question[] {
  const last = new Map<string, number>();
  for (const { item, at } of answers) last.set(item, Math.max(at, last.get(item) ?? 0));
  /** Half a logit more or less is as near. */
  const farness = (question: Question) => Math.round(Math.abs(difficultyOf(question) - ability) * 2);
  return bank
    .filter((question) => question.objective === objective)
    .map((question) => ({
      question,
      seen: last.get(question.id) ?? 0,
      far: farness(question),
      by: hash128(`${seed} ${question.id}`),
    }))
    .toSorted((one, other) => one.seen - other.seen || one.far - other.far || (one.by < other.by ? -1 : 1))
    .slice(0, count)
    .map(({ question }) => question);
}

/** Two lists as one, taken in turns: fresh questions among known ones. */
export const inTurns = <One>(first: readonly One[], second: readonly One[]): One[] =>
  Array.from({ length: Math.max(first.length, second.length) }, (_, index) => [
    ...first.slice(index, index + 1),
    ...second.slice(index, index + 1),
  ]).flat();
