/** Difficulties as the answers kept here have moved them: for each question of the bank by itself, for made ones by their generator. */
import { shareOf, type Answered } from '#src/quiz/ability/answered.ts';
import { adjusted, type Trial } from '#src/quiz/ability/difficulty.ts';
import { believed, estimateOf, learned } from '#src/quiz/ability/estimate.ts';
import { familyOf } from '#src/quiz/made-id.ts';

/**
 * Moves difficulties by the answers: takes a question and the difficulty it had, and gives the one it has now. Each answer is held against the
 * ability that the answers before it showed. The first answer to a question counts and no other, since the second may be remembered.
 */
export function calibrated(answers: readonly Answered[]): (item: string, difficulty: number) => number {
  const trials = new Map<string, Trial[]>();
  const seen = new Set<string>();
  let belief = believed();
  for (const answer of answers.toSorted((one, other) => one.at - other.at)) {
    if (seen.has(answer.item)) continue;
    seen.add(answer.item);
    const difficulty = answer.difficulty ?? 0;
    const share = shareOf(answer);
    const family = familyOf(answer.item);
    // Within a family difficulties differ, and all are moved by the same step: so each counts by how far the learner stood above it.
    const trial = { ability: estimateOf(belief).mean - difficulty, share };
    trials.set(family, [...(trials.get(family) ?? []), trial]);
    belief = learned(belief, { difficulty, share });
  }
  return (item, difficulty) => difficulty + adjusted(0, trials.get(familyOf(item)) ?? []);
}
