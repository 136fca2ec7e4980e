/**
 * How able somebody is, worked out from answers: expected a posteriori on a grid, with a normal prior. Ability and difficulty are in logits.
 * The model is the two-parameter logistic one; with a discrimination of 1 for every question it is Rasch's.
 */

/** What the model knows of a question. */
export interface Parameters {
  /** The ability at which half of the points are to be expected. */
  difficulty: number;
  /** How sharply it tells abilities apart; 1 when left out. */
  discrimination?: number | undefined;
}

/** An answer, as the model reads it. */
export interface Evidence extends Parameters {
  /** The share of the points, 0 to 1. A part counts as that part of a right answer and the rest of a wrong one. */
  share: number;
  /** How much the answer counts: 1 for a fresh one, which is what it is when left out. */
  weight?: number | undefined;
}

/** A normal distribution that is believed before any answer. */
export interface Prior {
  mean: number;
  /** The standard deviation. */
  deviation: number;
}

export interface Estimate {
  mean: number;
  /** The standard error: the standard deviation of what is believed after the answers. */
  error: number;
}

/** What is believed of somebody: a weight, as a logarithm, for every ability of a grid. */
export interface Belief {
  abilities: readonly number[];
  logs: readonly number[];
}

/** Before any answer, learners are as a standard normal distribution has them. */
export const standard: Prior = { mean: 0, deviation: 1 };

/** The grid reaches six standard deviations to either side. */
const reach = 6;
const steps = 60;

export const logistic = (logit: number): number => 1 / (1 + Math.exp(-logit));
export const logit = (share: number): number => Math.log(share / (1 - share));

/** The share of the points to be expected, 0 to 1. */
export const expectedShare = (ability: number, { difficulty, discrimination = 1 }: Parameters): number =>
  logistic(discrimination * (ability - difficulty));

/** Fisher's information: how much an answer tells about an ability. A quarter at most under Rasch, where ability and difficulty are equal. */
export function information(ability: number, parameters: Parameters): number {
  const expected = expectedShare(ability, parameters);
  return (parameters.discrimination ?? 1) ** 2 * expected * (1 - expected);
}

/** What is believed before any answer. */
export function believed({ mean, deviation }: Prior = standard): Belief {
  const places = Array.from({ length: steps + 1 }, (_, step) => (2 * reach * step) / steps - reach);
  return {
    abilities: places.map((place) => mean + place * deviation),
    logs: places.map((place) => -(place * place) / 2),
  };
}

/** What is believed after one more answer. Refuses what is no share or no number. */
export function learned(belief: Belief, { difficulty, discrimination = 1, share, weight = 1 }: Evidence): Belief {
  if (!(share >= 0 && share <= 1)) throw new Error(`An answer earns a share from 0 to 1, not ${share}.`);
  if (!Number.isFinite(difficulty)) throw new Error(`A difficulty is a number of logits, not ${difficulty}.`);
  const { abilities } = belief;
  return {
    abilities,
    logs: belief.logs.map((log, index) => {
      const apart = discrimination * ((abilities[index] ?? 0) - difficulty);
      // log P of a right answer is apart - log(1 + e^apart), of a wrong one it is the second part alone.
      return log + weight * (share * apart - Math.log1p(Math.exp(apart)));
    }),
  };
}

/** Mean and standard deviation of what is believed. */
export function estimateOf({ abilities, logs }: Belief): Estimate {
  const highest = logs.reduce((most, log) => Math.max(most, log), -Infinity);
  let [sum, first, second] = [0, 0, 0];
  for (const [index, ability] of abilities.entries()) {
    const mass = Math.exp((logs[index] ?? -Infinity) - highest);
    sum += mass;
    first += mass * ability;
    second += mass * ability * ability;
  }
  const mean = first / sum;
  return { mean, error: Math.sqrt(Math.max(0, second / sum - mean * mean)) };
}

/** The ability that answers show, with its standard error; without answers, the prior. */
export const estimate = (answers: readonly Evidence[], prior: Prior = standard): Estimate =>
  estimateOf(answers.reduce(learned, believed(prior)));

/** So many standard errors to each side hold the ability in eight of ten cases, by the normal distribution. */
export const eightOfTen = 1.2816;

export interface Interval {
  lower: number;
  upper: number;
}

/** The interval in which the ability lies in eight of ten cases, if the model fits. */
export const intervalOf = ({ mean, error }: Estimate): Interval => ({
  lower: mean - eightOfTen * error,
  upper: mean + eightOfTen * error,
});
