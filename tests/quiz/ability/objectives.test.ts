/** Abilities by objective: what answers, their age and their repetition are worth. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { abilitiesOf, apartness } from '#src/quiz/ability/objectives.ts';
import { countedItems, freshAfterDays, halfLifeDays, weighed } from '#src/quiz/ability/weights.ts';
import { day, shareOf, type Answered } from '#src/quiz/ability/answered.ts';
import { answered, many, now, objectives } from '#tests/quiz/ability/answers.ts';

const of = (answers: readonly Answered[], objective: string) => {
  const found = abilitiesOf(answers, { now, objectives }).objectives.find((one) => one.objective === objective);
  return found!;
};

describe('what an answer counts', () => {
  test.for([
    { answers: [{ ago: 0 }], counts: [1], because: 'it is fresh' },
    { answers: [{ ago: halfLifeDays }], counts: [0.5], because: 'a half-life has gone by' },
    { answers: [{ ago: 3 * halfLifeDays }], counts: [0.125], because: 'three have' },
    { answers: [{ ago: 0 }, { ago: 0 }], counts: [1, 0], because: 'the second time it was just read' },
    {
      answers: [{ ago: freshAfterDays / 2 }, { ago: 0 }],
      counts: [0.5 ** (freshAfterDays / 2 / halfLifeDays), 0.5],
      because: 'half of the days until it is fresh again have gone by',
    },
    {
      answers: [{ ago: freshAfterDays }, { ago: 0 }],
      counts: [0.5 ** (freshAfterDays / halfLifeDays), 1],
      because: 'all of them have',
    },
    {
      answers: [{ ago: 1 }, { ago: 0, item: 'another' }],
      counts: [0.5 ** (1 / halfLifeDays), 1],
      because: 'it is another question',
    },
    { answers: [{ ago: -400 }], counts: [1], because: 'a clock set back makes nothing count more' },
  ])('$counts, because $because', ({ answers, counts }) => {
    const found = weighed(answers.map(answered), now).map(({ weight }) => weight);
    expect(found).toHaveLength(counts.length);
    for (const [index, weight] of found.entries()) expect(weight).toBeCloseTo(counts[index] ?? NaN, 9);
  });

  test.for([
    { points: 3, outOf: 4, share: 0.75, because: 'three of four parts are three quarters' },
    { points: 0, outOf: 0, share: 0, because: 'nothing could be earned' },
    { points: 9, outOf: 4, share: 1, because: 'more than all is a fault of the file it came from' },
  ])('$points of $outOf is $share: $because', ({ points, outOf, share }) => {
    expect(shareOf({ points, outOf })).toBe(share);
  });

  test('different questions of the last sixty days are counted, each once', () => {
    const answers = [{ ago: 1 }, { ago: 2 }, { ago: 61, item: 'old' }, { ago: 59, item: 'lately' }].map(answered);
    expect(countedItems(answers, now)).toBe(2);
  });
});

describe('an objective', () => {
  test("without any answer is as anybody's, and less sure than the whole", () => {
    const { mean, error, items } = of([], 'E1');
    expect(mean).toBeCloseTo(0, 9);
    expect(error).toBeCloseTo(Math.hypot(1, apartness), 3);
    expect(items).toBe(0);
  });

  test('without answers of its own leans towards the others, but never as surely', () => {
    const answers = [...many('E2', 12, 12), ...many('E3', 12, 12)];
    expect(of(answers, 'E1').mean).toBeGreaterThan(0.8);
    expect(of(answers, 'E1').error).toBeGreaterThan(apartness);
    expect(of(answers, 'E2').error).toBeLessThan(of(answers, 'E1').error);
  });

  test('that failed stands below the others, which are right', () => {
    const answers = [...many('E1', 12, 2), ...many('E2', 12, 11), ...many('E3', 12, 11)];
    expect(of(answers, 'E1').mean).toBeLessThan(0);
    expect(of(answers, 'E2').mean).toBeGreaterThan(1);
  });

  test('is not its own prior: the same answers elsewhere count more for it than twice its own', () => {
    // Were its answers counted in the whole too, an objective alone would be surer than its prior and its answers allow.
    const alone = of(many('E1', 12, 6), 'E1');
    const prior = 1 / (1 + apartness ** 2);
    expect(1 / alone.error ** 2).toBeLessThan(prior + 12 * 0.25 + 1e-9);
  });

  test('that was mastered of late is not held back by an old failure', () => {
    const lately = [...many('E1', 12, 0, { ago: 120 }), ...many('E1', 12, 12, { ago: 1 })];
    const longAgo = [...many('E1', 12, 12, { ago: 120 }), ...many('E1', 12, 0, { ago: 1 })];
    expect(of(lately, 'E1').mean).toBeGreaterThan(0.8);
    expect(of(longAgo, 'E1').mean).toBeLessThan(-0.8);
  });

  test('learns next to nothing from the same question asked ten times in a day', () => {
    const again = Array.from({ length: 10 }, (_, index) => answered({ ago: index / 24 }));
    expect(of(again, 'E1').mean - of(again.slice(0, 1), 'E1').mean).toBeLessThan(0.05);
    expect(of(again, 'E1').items).toBe(1);
  });
});

const anyAnswer = fc.record({
  objective: fc.constantFrom(...objectives),
  ago: fc.integer({ min: 0, max: 200 }),
  share: fc.constantFrom(0, 0.5, 1),
  difficulty: fc.double({ min: -2, max: 2, noNaN: true }),
  item: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
});

test('the order in which answers are read does not matter, and time makes nothing surer', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyAnswer, { maxLength: 30, selector: ({ ago }) => ago }), (wanted) => {
      const answers = wanted.map(answered);
      const look = (all: readonly Answered[], at: number) => abilitiesOf(all, { now: at, objectives }).objectives;
      expect(look(answers.toReversed(), now)).toEqual(look(answers, now));
      const later = look(answers, now + 3650 * day);
      for (const { error, mean } of later) {
        expect(error).toBeCloseTo(Math.hypot(1, apartness * Math.SQRT2), 0);
        expect(Math.abs(mean)).toBeLessThan(0.01);
      }
    }),
    { numRuns: 60 },
  );
});
