/** What is missed comes back: cards as they follow from answers, and the days FSRS gives them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, type Answered } from '#src/quiz/ability/answered.ts';
import { cardsOf, remembered } from '#src/quiz/review/cards.ts';

const start = Date.UTC(2026, 9, 1, 9);

const answer = (days: number, share: number, more: Partial<Answered> = {}): Answered => ({
  at: start + days * day,
  item: `item-${days}`,
  objective: 'E4',
  points: share,
  outOf: 1,
  facts: ['course/fact'],
  ...more,
});
const cardAfter = (...answers: Answered[]) => cardsOf(answers).get('course/fact');
const dueAfter = (...answers: Answered[]) => Math.round(((cardAfter(...answers)?.due ?? NaN) - start) / day);

describe('a fact becomes a card', () => {
  test.for([
    { share: 0, is: true, because: 'it was missed' },
    { share: 0.75, is: true, because: 'a part of it was missed' },
    { share: 1, is: false, because: 'all was right, and nobody asked for a review' },
  ])('$is, because $because', ({ share, is }) => {
    expect(cardAfter(answer(0, share)) !== undefined).toBe(is);
  });

  test('when a review first asks for it, even if it is known', () => {
    expect(cardAfter(answer(0, 1, { where: 'review' }))).toBeDefined();
  });

  test('together with every other fact of the question, since nobody knows which one failed', () => {
    const cards = cardsOf([answer(0, 0, { facts: ['course/one', 'course/two', 'course/one'] })]);
    expect([...cards.keys()]).toEqual(['course/one', 'course/two']);
  });

  test('not through a question that rests on no fact', () => {
    expect(cardsOf([answer(0, 0, { facts: [] }), answer(0, 0, { facts: undefined })]).size).toBe(0);
  });
});

describe('the day it comes back', () => {
  test.for([
    { answers: [answer(0, 0)], due: 1, because: 'what was missed comes back tomorrow' },
    { answers: [answer(0, 0.5)], due: 2, because: 'what was half known waits a day more' },
    { answers: [answer(0, 1, { where: 'review' })], due: 3, because: 'what was known waits another' },
  ])('$due days later, because $because', ({ answers, due }) => {
    expect(dueAfter(...answers)).toBe(due);
  });

  test('each time it is right it waits longer, and missing it once brings it back soon', () => {
    const answers = [answer(0, 0)];
    const waits: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const due = dueAfter(...answers);
      waits.push(due - ((answers.at(-1)?.at ?? 0) - start) / day);
      answers.push(answer(due, 1));
    }
    expect(waits).toEqual(waits.toSorted((one, other) => one - other));
    expect(new Set(waits).size).toBe(waits.length);
    const last = (answers.at(-1)?.at ?? 0) - start;
    const missed = [...answers, answer(last / day + 1, 0)];
    expect(dueAfter(...missed) - (last / day + 1)).toBeLessThan(waits.at(-1) ?? 0);
    expect(cardAfter(...missed)?.lapses).toBeGreaterThan(cardAfter(...answers)?.lapses ?? 0);
  });
});

test('what is remembered fades from the day it was asked', () => {
  const card = cardAfter(answer(0, 0));
  const shares = [0, 1, 5, 30, 300].map((days) => remembered(card!, start + days * day));
  expect(shares).toEqual(shares.toSorted((one, other) => other - one));
  expect(shares[0]).toBeCloseTo(1, 6);
  expect(shares.at(-1)).toBeLessThan(0.6);
});

const anyAnswers = fc.uniqueArray(
  fc.record({
    days: fc.integer({ min: 0, max: 400 }),
    share: fc.constantFrom(0, 0.5, 1),
    facts: fc.subarray(['a', 'b', 'c']),
  }),
  { maxLength: 25, selector: ({ days }) => days },
);

test('whatever the answers are: they are read in their own order, and nothing is due before it was asked', () => {
  fc.assert(
    fc.property(anyAnswers, (wanted) => {
      const answers = wanted.map(({ days, share, facts }) => answer(days, share, { facts }));
      const cards = cardsOf(answers);
      expect(cardsOf(answers.toReversed())).toEqual(cards);
      for (const { due, last, fact } of cards.values()) {
        expect(due).toBeGreaterThanOrEqual(last + day);
        expect(last).toBe(Math.max(...answers.filter(({ facts }) => facts?.includes(fact)).map(({ at }) => at)));
      }
    }),
    { numRuns: 60 },
  );
});

test('an answer at the very first millisecond of time has a time too', () => {
  expect(cardsOf([answer(0, 0, { at: 0 })]).get('course/fact')?.due).toBe(day);
});
