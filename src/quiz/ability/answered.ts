/** An answer as everything about readiness reads it: one question, when, and how many of its points. An `item.answered` of the record is one. */

export interface Answered {
  /** Epoch milliseconds. */
  at: number;
  /** `expressroute/09-fastpath/<name>`, or `generated/<generator>/<seed>`. */
  item: string;
  /** The objective it tests, as `az-700/E4`. */
  objective: string;
  points: number;
  /** At least 1. */
  outOf: number;
  seconds?: number | undefined;
  /** In logits. Without it, as for a question that is in the bank no longer, it counts as middling. */
  difficulty?: number | undefined;
  /** The facts the question rests on. */
  facts?: readonly string[] | undefined;
  /** Where it was asked: `check`, `exam`, `diagnostic`, `review` or `practice`. */
  where?: string | undefined;
  /** The misconceptions behind what was chosen. */
  beliefs?: readonly string[] | undefined;
}

export const day = 24 * 60 * 60 * 1000;

/**
 * The share of the points that an answer earned, from 0 to 1. This is how partial credit counts everywhere: half of the parts right is
 * half an answer right. A question counts once however many parts it has, because its parts stand on one situation and are not independent.
 */
export const shareOf = ({ points, outOf }: Pick<Answered, 'points' | 'outOf'>): number =>
  outOf > 0 ? Math.min(1, Math.max(0, points / outOf)) : 0;
