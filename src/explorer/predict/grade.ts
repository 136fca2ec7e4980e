/** Grades a prediction by the tracer: right, or wrong with the belief that would make it right. */
import { partingHop } from './parting.ts';
import type { Answer } from './question.ts';
import type { Question } from './questions.ts';
import type { Believed, Scene } from './scene.ts';

export interface Grade {
  isRight: boolean;
  right: Answer;
  /** Under this belief the answer would be right. Absent: the answer is right, or nobody would give it for a reason we know. */
  belief?: Believed;
  /** The hop of the true way where the believed one parts from it. Absent if there is no belief, or they never part. */
  partsAt?: number;
  /** The fact that decides, if the tracer knows one. Absent beside a belief: its words name the fact. */
  fact?: string;
}

/** Judges the choice with this key. */
export function grade({ truth, network, believed }: Scene, question: Question, key: string): Grade {
  const right = question.answerOf(truth, network);
  const isRight = right.key === key;
  const belief = isRight ? undefined : believed.find((one) => question.answerOf(one.trace, one.network).key === key);
  const partsAt = belief && partingHop(truth, belief.trace);
  // Of a belief, the place where the ways part decides; if no fact is told there, the one in the words of the belief.
  const fact = belief ? truth.hops[partsAt ?? -1]?.fact : (question.fact ?? truth.fact);
  return {
    isRight,
    right,
    ...(belief && { belief }),
    ...(partsAt !== undefined && { partsAt }),
    ...(fact !== undefined && { fact }),
  };
}
