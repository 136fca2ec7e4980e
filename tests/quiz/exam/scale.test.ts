/** The scale of the score: what it holds for every share and every cut, and some values worked out by hand. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverageOf } from '#src/quiz/exam/coverage.ts';
import { aboutScale, abilityFor, cutOf, percent, scaledOf, shareAt } from '#src/quiz/exam/scale.ts';

const at = (difficulty: number, points = 1) => ({ points, difficulty });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const cut = fc.double({ min: 0.05, max: 0.95, noNaN: true });

describe('a score', () => {
  test.for([
    { share: 0, cut: 0.7, score: 1, because: 'nothing is the lowest there is' },
    { share: 1, cut: 0.7, score: 1000, because: 'everything is the highest' },
    { share: 0.7, cut: 0.7, score: 700, because: 'the cut is where the scale has 700' },
    { share: 0.35, cut: 0.7, score: 350, because: 'half of the cut is half of the way there' },
    { share: 0.85, cut: 0.7, score: 850, because: 'half of the rest is half of the way up' },
    { share: 0.6999, cut: 0.7, score: 699, because: 'just below is below' },
    { share: 0.6, cut: 0.6, score: 700, because: 'a hard form is passed with less' },
    { share: 0.7, cut: 0.8, score: 612, because: 'the same share of an easy form is not enough' },
    { share: 0.9, cut: 0.5, score: 940, because: 'four fifths of the way up' },
  ])('$share with the cut at $cut is $score: $because', ({ share: got, cut: needed, score }) => {
    expect(scaledOf(got, needed)).toBe(score);
  });

  test('is a whole number from 1 to 1000, and passes just where the share does', () => {
    fc.assert(
      fc.property(share, cut, (got, needed) => {
        const score = scaledOf(got, needed);
        expect(Number.isInteger(score)).toBe(true);
        expect([score >= 1, score <= 1000, score >= 700]).toEqual([true, true, got >= needed]);
      }),
    );
  });

  test('never falls when more is earned', () => {
    fc.assert(
      fc.property(share, share, cut, (one, other, needed) => {
        expect(scaledOf(Math.min(one, other), needed)).toBeLessThanOrEqual(scaledOf(Math.max(one, other), needed));
      }),
    );
  });
});

describe('the share that somebody earns', () => {
  test.for([
    { ability: 0, items: [at(0)], earns: 0.5, because: 'the question is as hard as the learner is able' },
    { ability: Math.log(3), items: [at(0)], earns: 0.75, because: 'three to one' },
    { ability: 0, items: [at(Math.log(3))], earns: 0.25, because: 'one to three' },
    { ability: 0, items: [at(0, 1), at(Math.log(3), 3)], earns: (0.5 + 3 * 0.25) / 4, because: 'points weigh' },
    { ability: Math.log(4), items: [], earns: 0.8, because: 'without questions it is that of a middling one' },
    { ability: 0, items: [at(5, 0)], earns: 0.5, because: 'a question without points does not weigh' },
  ])('$earns: $because', ({ ability, items, earns }) => {
    expect(shareAt(ability, items)).toBeCloseTo(earns, 10);
  });

  test('tells the ability, whatever the questions', () => {
    const items = fc.array(
      fc.record({ points: fc.integer({ min: 1, max: 6 }), difficulty: fc.double({ min: -3, max: 3, noNaN: true }) }),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(items, cut, (all, needed) => {
        expect(shareAt(abilityFor(needed, all), all)).toBeCloseTo(needed, 9);
      }),
    );
  });
});

describe('the cut of a form', () => {
  const middling = [at(-1), at(0), at(1)];
  test.for([
    { items: middling, cut: 0.7, is: 0.7, because: 'a form like the bank keeps the cut' },
    { items: [at(0)], cut: 0.5, is: 0.5, because: 'half is half where it is even' },
    { items: [at(Math.log(3))], cut: 0.5, is: 0.25, because: 'a hard form is passed with less' },
    { items: [at(-Math.log(3))], cut: 0.5, is: 0.75, because: 'an easy one with more' },
    { items: [at(20)], cut: 0.5, is: 0.05, because: 'there is always something to earn' },
    { items: [at(-20)], cut: 0.5, is: 0.95, because: 'there is always something to miss' },
    { items: [at(0.5)], cut: 0.5, is: 0.378, because: 'it is kept to a tenth of a percent' },
  ])('$is: $because', ({ items, cut: of, is }) => {
    expect(cutOf(items, of, middling)).toBe(is);
  });
});

test('the words say what the scale is and is not', () => {
  const words = aboutScale(0.685).join(' ');
  expect(words).toContain('from 1 to 1000, and 700 passes. 700 is not 70 percent: this form is passed with 68.5 %');
  expect(words).toContain('each point is worth the same');
  expect(words).toContain('predicts no result elsewhere');
  expect([percent(0.7), percent(2 / 3), percent(1)]).toEqual(['70 %', '66.7 %', '100 %']);
});

test('the coverage names what it covers and what not, and calls nobody ready', () => {
  const said = coverageOf({ exam: 'AZ-700', covers: 'Thirteen skills.', leavesOut: ['VPN.'] });
  expect(said).toEqual({
    covers: 'Thirteen skills.',
    leavesOut: ['VPN.'],
    claims: 'A score here speaks of these skills on questions of ours. It is no forecast of how AZ-700 will end.',
  });
  expect(JSON.stringify(said)).not.toMatch(/\bready\b/);
});
