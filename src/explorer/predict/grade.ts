/** Grades a prediction by the tracer: right, or wrong with the belief that would make it right. */
import type { Trace } from '#src/datapath/trace.ts';
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
  /** The fact that decides, if the tracer knows one. */
  fact?: string;
}

/** The last hop two ways have in common, counted from 0; undefined if they are the same or have none. */
export function partingHop(one: Trace, other: Trace): number | undefined {
  const index = one.hops.findIndex(({ node }, at) => other.hops[at]?.node !== node);
  const at = index === -1 ? one.hops.length : index;
  const isSame = at === one.hops.length && at === other.hops.length;
  if (at === 0 || (isSame && one.delivered === other.delivered)) return undefined;
  return at - 1;
}

/** The fact behind what happens at a hop; where that one has none, the one behind the whole way. */
const factAt = (truth: Trace, hop: number | undefined): string | undefined =>
  (hop === undefined ? undefined : truth.hops[hop]?.fact) ?? truth.fact;

/** Judges the choice with this key. */
export function grade({ truth, network, believed }: Scene, question: Question, key: string): Grade {
  const right = question.answerOf(truth, network);
  const isRight = right.key === key;
  const belief = isRight ? undefined : believed.find((one) => question.answerOf(one.trace, one.network).key === key);
  const partsAt = belief && partingHop(truth, belief.trace);
  const fact = factAt(truth, partsAt);
  return {
    isRight,
    right,
    ...(belief && { belief }),
    ...(partsAt !== undefined && { partsAt }),
    ...(fact !== undefined && { fact }),
  };
}
