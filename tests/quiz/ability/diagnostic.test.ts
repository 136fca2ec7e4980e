/** The diagnostic: which question comes next, and when it ends. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { integer } from '#src/base/random.ts';
import { expectedShare, information } from '#src/quiz/ability/estimate.ts';
import {
  estimateSoFar,
  nextItem,
  noteAnswer,
  overBecause,
  rules,
  startDiagnostic,
  type Candidate,
  type Diagnostic,
} from '#src/quiz/ability/diagnostic.ts';

const objectives = ['E1', 'E2', 'E3', 'E4', 'E5'];
const pool: readonly Candidate[] = objectives.flatMap((objective) =>
  Array.from({ length: 20 }, (_, index) => ({
    item: `${objective}/${index}`,
    objective,
    difficulty: (index - 10) / 4,
  })),
);

/** Plays it to its end with somebody of this ability. */
function played(ability: number, seed: string, from: Diagnostic = startDiagnostic({ pool, seed })): Diagnostic {
  let diagnostic = from;
  for (let next = nextItem(diagnostic); next; next = nextItem(diagnostic)) {
    const draw = integer(1_000_000, seed, next.item) / 1_000_000;
    diagnostic = noteAnswer(diagnostic, next.item, draw < expectedShare(ability, next) ? 1 : 0);
  }
  return diagnostic;
}

describe('whoever takes it', () => {
  test('no question comes twice, the objectives take turns, and it ends for a reason', () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), fc.string(), (ability, seed) => {
        const diagnostic = played(ability, seed);
        const { asked } = diagnostic;
        expect(new Set(asked.map(({ item }) => item)).size).toBe(asked.length);
        expect(asked.length).toBeLessThanOrEqual(rules.most);
        const times = objectives.map((one) => asked.filter(({ objective }) => objective === one).length);
        expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(rules.apart + 1);
        expect(Math.min(...times)).toBeGreaterThanOrEqual(rules.perObjective);
        if (asked.length < rules.most) expect(estimateSoFar(diagnostic).error).toBeLessThanOrEqual(rules.error);
        expect(overBecause(diagnostic)).toMatch(/question/);
      }),
      { numRuns: 30 },
    );
  });

  test('the same seed and the same answers give the same questions', () => {
    expect(played(0.4, 'one').asked).toEqual(played(0.4, 'one').asked);
    expect(played(0.4, 'one').asked).not.toEqual(played(0.4, 'two').asked);
  });
});

test('a question is among the most telling ones of the objectives whose turn it is', () => {
  let diagnostic = startDiagnostic({ pool, seed: 'telling' });
  for (let next = nextItem(diagnostic); next; next = nextItem(diagnostic)) {
    const { mean, error } = estimateSoFar(diagnostic);
    const timesOf = (wanted: string) => diagnostic.asked.filter(({ objective }) => objective === wanted).length;
    const fewest = Math.min(...objectives.map(timesOf));
    const figure = information(mean, next);
    const better = diagnostic.pool.filter(
      (other) => timesOf(other.objective) === fewest && information(mean, other) > figure,
    );
    expect(better.length).toBeLessThan(rules.among);
    expect(timesOf(next.objective) - fewest).toBeLessThanOrEqual(error <= rules.error ? 0 : rules.apart);
    diagnostic = noteAnswer(diagnostic, next.item, 1);
  }
});

test('who gets all right is asked harder questions, who gets none right easier ones', () => {
  const difficulties = (share: number) => {
    let diagnostic = startDiagnostic({ pool, seed: 'harder' });
    const asked: number[] = [];
    for (let next = nextItem(diagnostic); next; next = nextItem(diagnostic)) {
      asked.push(next.difficulty);
      diagnostic = noteAnswer(diagnostic, next.item, share);
    }
    return asked;
  };
  expect(difficulties(1)[12]).toBeGreaterThan(1);
  expect(difficulties(0)[12]).toBeLessThan(-1);
});

test('different seeds ask different questions of people who answer alike', () => {
  const first = Array.from({ length: 200 }, (_, seed) => nextItem(startDiagnostic({ pool, seed: String(seed) }))?.item);
  const counts = [...Map.groupBy(first, (item) => item)].map(([, all]) => all.length);
  expect(counts.length).toBe(rules.among);
  expect(Math.max(...counts)).toBeLessThan(40);
});

test('what was seen lately is not asked while its objective has others', () => {
  const seen = new Set(pool.filter(({ difficulty }) => difficulty < 1.5).map(({ item }) => item));
  const { asked } = played(0, 'seen', startDiagnostic({ pool, seed: 'seen', seen }));
  expect(asked.filter(({ item }) => seen.has(item))).toEqual([]);
  const all = new Set(pool.filter(({ objective }) => objective === 'E1').map(({ item }) => item));
  const again = played(0, 'seen', startDiagnostic({ pool, seed: 'seen', seen: all }));
  expect(again.asked.filter(({ objective }) => objective === 'E1').length).toBeGreaterThan(3);
});

test('an objective that runs out of questions holds nobody up', () => {
  const few = pool.filter(({ objective }, index) => objective !== 'E1' || index === 0);
  const { asked } = played(0, 'few', startDiagnostic({ pool: few, seed: 'few' }));
  expect(asked.filter(({ objective }) => objective === 'E1')).toHaveLength(1);
  expect(asked.length).toBeGreaterThan(10);
});

test('a pool that is too small ends with what it has, and says so', () => {
  const diagnostic = played(0, 'small', startDiagnostic({ pool: pool.slice(0, 3), seed: 'small' }));
  expect(diagnostic.asked).toHaveLength(3);
  expect(overBecause(diagnostic)).toBe('There is nothing left to ask after 3 questions.');
});

test.for([
  { deed: () => startDiagnostic({ pool: [], seed: '' }), because: 'there is nothing to ask', says: /no questions/ },
  {
    deed: () => startDiagnostic({ pool: [pool[0]!, pool[0]!], seed: '' }),
    because: 'a question stands there twice',
    says: /twice/,
  },
  {
    deed: () => noteAnswer(startDiagnostic({ pool, seed: '' }), 'nothing', 1),
    because: 'the answer is to no question of it',
    says: /nothing is not a question/,
  },
])('refused, because $because', ({ deed, says }) => {
  expect(deed).toThrow(says);
});
