/** What is said of an objective: only what the answers allow, and never a word about the vendor's exam. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isKnown, knownOf, leastOwn } from '#src/quiz/ability/known.ts';
import { abilitiesOf, type ObjectiveAbility } from '#src/quiz/ability/objectives.ts';
import { cut, leastItems, pointsOf, verdictOf, weakestFirst, wholeOf, widest } from '#src/quiz/ability/verdict.ts';
import { many, now } from '#tests/quiz/ability/answers.ts';

const ability = (mean: number, error: number, items: number, objective = 'E1'): ObjectiveAbility => ({
  objective,
  mean,
  error,
  items,
});

test.for([
  { of: ability(2, 0.4, 20), standing: 'ready', because: 'the lower end is above the cut' },
  { of: ability(cut + 1.2816 * 0.4, 0.4, 12), standing: 'ready', because: 'the lower end is the cut itself' },
  { of: ability(1, 0.4, 12), standing: 'nearly', because: 'the cut lies inside' },
  { of: ability(0.2, 0.4, 30), standing: 'not yet', because: 'the upper end is below the cut' },
  { of: ability(-3, 0.5, 12), standing: 'not yet', because: 'it is far below' },
  { of: ability(4, 0.1, 11), standing: undefined, because: 'eleven questions are too few, however right' },
  { of: ability(4, 0.1, 0), standing: undefined, because: 'nothing was asked' },
  { of: ability(1, 0.75, 40), standing: undefined, because: 'the interval is too wide, however many questions' },
])('$standing, because $because', ({ of, standing }) => {
  const verdict = verdictOf(of);
  expect(verdict.standing).toBe(standing);
  expect(verdict.missing > 0).toBe(standing === undefined);
  expect(verdict.because.length).toBeGreaterThan(1);
});

test.for([
  { items: 7, says: 'Five more questions on this objective, then a verdict can be given.' },
  { items: 11, says: 'One more question on this objective, then a verdict can be given.' },
  { items: 0, says: 'Twelve more questions on this objective, then a verdict can be given.' },
])('after $items questions it says what is missing', ({ items, says }) => {
  expect(verdictOf(ability(0, 0.3, items)).because[0]).toBe(says);
});

test('an interval that is too wide is narrow enough after the questions it asks for', () => {
  for (const error of [0.71, 0.8, 0.9, 1.2]) {
    const { missing } = verdictOf(ability(0, error, 20));
    const then = 1 / Math.sqrt(1 / error ** 2 + missing * 0.2);
    expect(2 * 1.2816 * then).toBeLessThanOrEqual(widest + 1e-9);
  }
});

const anyAbility = fc.record({
  objective: fc.constantFrom('E1', 'E2'),
  mean: fc.double({ min: -5, max: 5, noNaN: true }),
  error: fc.double({ min: 0.05, max: 1.3, noNaN: true }),
  items: fc.integer({ min: 0, max: 60 }),
});

describe('whatever the answers are', () => {
  test('nothing is said below twelve questions or above the width', () => {
    fc.assert(
      fc.property(anyAbility, (one) => {
        const { standing, interval } = verdictOf(one);
        const tooLittle = one.items < leastItems || interval.upper - interval.lower > widest;
        expect(standing === undefined).toBe(tooLittle);
      }),
    );
  });

  test('no sentence names the exam or promises it', () => {
    fc.assert(
      fc.property(fc.array(anyAbility, { maxLength: 4 }), (all) => {
        const verdicts = all.map(verdictOf);
        const words = [...verdicts, wholeOf(verdicts)].flatMap(({ because }) => because).join(' ');
        expect(words).not.toMatch(/AZ-?700|exam|certif|pass|guarantee/i);
        expect(words).not.toMatch(/undefined|NaN|Infinity/);
      }),
    );
  });

  test('the whole is never better than its weakest objective', () => {
    const order = ['not yet', 'nearly', 'ready'];
    fc.assert(
      fc.property(fc.array(anyAbility, { minLength: 1, maxLength: 5 }), (all) => {
        const verdicts = all.map(verdictOf);
        const { standing } = wholeOf(verdicts);
        for (const each of verdicts)
          if (standing !== undefined)
            expect(order.indexOf(standing)).toBeLessThanOrEqual(order.indexOf(each.standing ?? ''));
        if (verdicts.some((each) => each.standing === undefined)) expect(standing).toBeUndefined();
      }),
    );
  });
});

test('points out of a hundred: 70 is the cut', () => {
  expect(pointsOf(cut)).toBe(70);
  expect(pointsOf(0)).toBe(50);
});

test('answers lead to the verdict one would expect', () => {
  const answers = [...many('E1', 14, 14), ...many('E2', 14, 14), ...many('E3', 14, 2), ...many('E4', 5, 5)];
  const { objectives } = abilitiesOf(answers, { now, objectives: ['E1', 'E2', 'E3', 'E4'] });
  const verdicts = objectives.map(verdictOf);
  expect(verdicts.map(({ standing }) => standing)).toEqual(['ready', 'ready', 'not yet', undefined]);
  expect(verdicts[3]?.because[0]).toMatch(/^Seven more questions/);
  expect(weakestFirst(verdicts)[0]?.objective).toBe('E3');
  expect(wholeOf(verdicts).standing).toBeUndefined();
  expect(wholeOf(verdicts.slice(0, 3))).toMatchObject({ standing: 'not yet' });
  expect(wholeOf(verdicts.slice(0, 2))).toMatchObject({ standing: 'ready' });
});

describe('the path of three days leaves out', () => {
  const units = { E1: [1, 2], E2: [2, 3], E3: [4] };
  test.for([
    { strong: ['E1'], leaves: [1], because: 'unit 2 serves another objective too' },
    { strong: ['E1', 'E2'], leaves: [1, 2, 3], because: 'both objectives of unit 2 are known' },
    { strong: [], leaves: [], because: 'nothing is known' },
    { strong: ['E1', 'E2', 'E3'], leaves: [1, 2, 3, 4], because: 'everything is' },
  ])('$leaves, because $because', ({ strong, leaves }) => {
    const abilities = Object.keys(units).map((objective) =>
      strong.includes(objective) ? ability(3, 0.5, leastOwn, objective) : ability(1, 0.5, 20, objective),
    );
    expect(knownOf(abilities, units)).toMatchObject({ objectives: strong, units: leaves });
  });

  test('no objective that was hardly asked, however able the learner is elsewhere', () => {
    expect(isKnown(ability(4, 0.5, leastOwn - 1))).toBe(false);
    expect(isKnown(ability(4, 0.5, leastOwn))).toBe(true);
  });
});
