/** Abilities estimated from answers: checked against a published table, against another way to integrate, and by what must hold of any. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { integer } from '#src/base/random.ts';
import {
  believed,
  estimate,
  estimateOf,
  expectedShare,
  information,
  intervalOf,
  learned,
  standard,
  type Evidence,
  type Parameters,
  type Prior,
} from '#src/quiz/ability/estimate.ts';

/**
 * Section 7 of the LSAT (Bock and Lieberman 1970) under the two-parameter model, as the test suite of the R package mirt has it
 * (github.com/philchalmers/mirt, tests/testthat/test-01-mirtOne.R, commit 2fc2b23): slopes and intercepts `modm1`, the expected a posteriori
 * scores by pattern `fm1` and by sum with their standard errors `fm6`. mirt holds its own results to these within 0.01.
 */
const slopes = [0.9876, 1.0808, 1.7075, 0.765, 0.7357];
const intercepts = [1.8559, 0.808, 1.8052, 0.486, 1.8545];
const byPattern = [
  { pattern: '00000', score: -1.8665957 },
  { pattern: '00001', score: -1.526692 },
  { pattern: '00010', score: -1.5134024 },
  { pattern: '00011', score: -1.1852276 },
  { pattern: '00100', score: -1.094683 },
  { pattern: '00101', score: -0.7666992 },
];
const bySum = [
  { sum: 0, score: -1.86979, error: 0.6927032 },
  { sum: 1, score: -1.431861, error: 0.6838697 },
  { sum: 2, score: -0.9488463, error: 0.6942298 },
  { sum: 3, score: -0.4131963, error: 0.7210951 },
  { sum: 4, score: 0.1517289, error: 0.758772 },
  { sum: 5, score: 0.7271877, error: 0.8009335 },
];

/** mirt writes slope × ability + intercept. */
const lsat: readonly Parameters[] = slopes.map((discrimination, index) => ({
  discrimination,
  difficulty: -(intercepts[index] ?? 0) / discrimination,
}));
const answersOf = (pattern: string): Evidence[] =>
  lsat.map((item, index) => ({ ...item, share: Number(pattern.charAt(index)) }));

describe('the LSAT of 1970, as mirt scores it', () => {
  test.for(byPattern)('the answers $pattern show $score', ({ pattern, score }) => {
    expect(Math.abs(estimate(answersOf(pattern)).mean - score)).toBeLessThan(0.01);
  });

  test.for(bySum)('$sum right answers show $score ± $error', ({ sum, score, error }) => {
    // What is believed after a sum is the mixture of what is believed after each pattern with that sum, by how likely each is.
    const patterns = Array.from({ length: 32 }, (_, code) => code.toString(2).padStart(5, '0')).filter(
      (pattern) => pattern.replaceAll('0', '').length === sum,
    );
    const beliefs = patterns.map((pattern) => answersOf(pattern).reduce(learned, believed()));
    const [first] = beliefs;
    const mixed = {
      abilities: first!.abilities,
      logs: first!.logs.map((_, place) =>
        Math.log(beliefs.reduce((mass, { logs }) => mass + Math.exp(logs[place] ?? 0), 0)),
      ),
    };
    const found = estimateOf(mixed);
    expect(Math.abs(found.mean - score)).toBeLessThan(0.0001);
    expect(Math.abs(found.error - error)).toBeLessThan(0.0001);
  });
});

/** Simpson's rule over a wide, fine grid of its own, with the likelihood written as a product: nothing is shared with the estimator. */
function bySimpson(answers: readonly Evidence[], { mean, deviation }: Prior) {
  const [from, width, intervals] = [mean - 9 * deviation, 18 * deviation, 4000];
  let [sum, first, second] = [0, 0, 0];
  for (let step = 0; step <= intervals; step += 1) {
    const ability = from + (width * step) / intervals;
    const factor = step === 0 || step === intervals ? 1 : step % 2 === 1 ? 4 : 2;
    const likely = answers.reduce((product, { difficulty, discrimination = 1, share, weight = 1 }) => {
      const right = 1 / (1 + Math.exp(-discrimination * (ability - difficulty)));
      return product * (right ** share * (1 - right) ** (1 - share)) ** weight;
    }, 1);
    const mass = factor * likely * Math.exp(-((ability - mean) ** 2) / (2 * deviation ** 2));
    sum += mass;
    first += mass * ability;
    second += mass * ability ** 2;
  }
  return { mean: first / sum, error: Math.sqrt(second / sum - (first / sum) ** 2) };
}

const anyLogit = fc.double({ min: -3, max: 3, noNaN: true });
const anyShare = fc.constantFrom(0, 0.25, 0.5, 1);
const anyAnswer = fc.record({ difficulty: anyLogit, share: anyShare, weight: fc.constantFrom(0.2, 1) });
const anyAnswers = fc.array(anyAnswer, { maxLength: 40 });
const anyPrior = fc.record({ mean: anyLogit, deviation: fc.double({ min: 0.3, max: 1.5, noNaN: true }) });

describe('whatever the answers are', () => {
  test('another way to integrate finds the same', () => {
    fc.assert(
      fc.property(anyAnswers, anyPrior, (answers, prior) => {
        const found = estimate(answers, prior);
        const simpson = bySimpson(answers, prior);
        expect(found.mean).toBeCloseTo(simpson.mean, 4);
        expect(found.error).toBeCloseTo(simpson.error, 4);
      }),
      { numRuns: 40 },
    );
  });

  test('their order does not matter', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const [one, other] = [estimate(answers), estimate(answers.toReversed())];
        expect(other.mean).toBeCloseTo(one.mean, 9);
        expect(other.error).toBeCloseTo(one.error, 9);
      }),
    );
  });

  test('a better answer shows more', () => {
    fc.assert(
      fc.property(anyAnswers, anyLogit, (answers, difficulty) => {
        const after = (share: number) => estimate([...answers, { difficulty, share }]).mean;
        expect(after(0)).toBeLessThan(after(0.5));
        expect(after(0.5)).toBeLessThan(after(1));
      }),
    );
  });

  test('nobody is less sure of than before any answer', () => {
    fc.assert(
      fc.property(anyAnswers, anyPrior, (answers, prior) => {
        expect(estimate(answers, prior).error).toBeLessThanOrEqual(prior.deviation + 1e-4);
      }),
    );
  });
});

test('without answers the prior stands, and an answer that counts nothing changes nothing', () => {
  const { mean, error } = estimate([], standard);
  expect(mean).toBeCloseTo(0, 9);
  expect(error).toBeCloseTo(1, 4);
  expect(estimate([{ difficulty: 0.3, share: 1, weight: 0 }])).toEqual(estimate([]));
});

test('a question tells most where it is as hard as the learner is able, a quarter under Rasch', () => {
  expect(information(0.7, { difficulty: 0.7 })).toBeCloseTo(0.25, 12);
  for (const apart of [0.5, 1, 3])
    for (const ability of [0.7 - apart, 0.7 + apart])
      expect(information(ability, { difficulty: 0.7 })).toBeLessThan(0.25);
  expect(expectedShare(0.7, { difficulty: 0.7 })).toBe(0.5);
});

test('in the long run eight of ten abilities lie in their intervals', () => {
  const difficulties = Array.from({ length: 25 }, (_, index) => (index - 12) / 6);
  const people = 600;
  let inside = 0;
  for (let person = 0; person < people; person += 1) {
    const ability = quantile((person + 0.5) / people);
    const answers = difficulties.map((difficulty, index) => ({
      difficulty,
      share: integer(1_000_000, person, index) / 1_000_000 < expectedShare(ability, { difficulty }) ? 1 : 0,
    }));
    const { lower, upper } = intervalOf(estimate(answers));
    if (lower <= ability && ability <= upper) inside += 1;
  }
  // Three standard errors of a share of 600.
  expect(Math.abs(inside / people - 0.8)).toBeLessThan(0.05);
});

/** The standard normal ability below which this share of people lies, by bisection. */
function quantile(share: number): number {
  let [low, high] = [-6, 6];
  while (high - low > 1e-6) {
    const middle = (low + high) / 2;
    if (below(middle) < share) low = middle;
    else high = middle;
  }
  return low;
}

/** The share of a standard normal distribution below a place, by the trapezoid rule. */
function below(place: number): number {
  const steps = 600;
  let sum = 0;
  for (let step = 0; step < steps; step += 1) {
    const at = -8 + ((place + 8) * (step + 0.5)) / steps;
    sum += Math.exp(-(at * at) / 2);
  }
  return (sum * (place + 8)) / steps / Math.sqrt(2 * Math.PI);
}

test.for([
  { answer: { difficulty: 0, share: 1.5 }, because: 'no answer earns more than all points', says: /share from 0 to 1/ },
  {
    answer: { difficulty: 0, share: Number.NaN },
    because: 'points of nothing are no share',
    says: /share from 0 to 1/,
  },
  { answer: { difficulty: Number.NaN, share: 1 }, because: 'a difficulty is known', says: /number of logits/ },
])('refused, because $because', ({ answer, says }) => {
  expect(() => estimate([answer])).toThrow(says);
});
