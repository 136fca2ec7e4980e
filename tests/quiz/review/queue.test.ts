/** Today's queue: what is due, in as many minutes as were given, through questions not seen lately. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, type Answered } from '#src/quiz/ability/answered.ts';
import { secondsPerItem, usualSeconds } from '#src/quiz/review/pace.ts';
import { todaysQueue, type Askable } from '#src/quiz/review/queue.ts';
import { streakOf } from '#src/quiz/review/streak.ts';

const now = Date.UTC(2026, 10, 1, 9);
const facts = Array.from({ length: 12 }, (_, index) => `course/fact-${index}`);

const missed = (fact: string, ago: number, more: Partial<Answered> = {}): Answered => ({
  at: now - ago * day,
  item: `old/${fact}`,
  objective: 'E1',
  points: 0,
  outOf: 1,
  facts: [fact],
  ...more,
});
const asks = (item: string, ...of: string[]): Askable => ({ item, objective: 'E1', facts: of });
const pool = facts.map((fact) => asks(`item/${fact}`, fact));
const seed = 'queue';
const queue = (answers: readonly Answered[], minutes: number, more: Partial<Parameters<typeof todaysQueue>[0]> = {}) =>
  todaysQueue({ answers, pool, now, minutes, seed, ...more });

test('it asks for what was missed before today, the least remembered first', () => {
  const { entries, waiting } = queue([missed('course/fact-1', 2), missed('course/fact-2', 9)], 10);
  expect(entries.map(({ item }) => item)).toEqual(['item/course/fact-2', 'item/course/fact-1']);
  expect(waiting).toBe(0);
  expect(entries[0]?.because).toBe('A fact behind it was missed; it was last asked 9 days ago.');
});

test.for([
  { minutes: 3, count: 3, says: '3 questions for today. 9 facts wait for another day; that costs nothing.' },
  { minutes: 12, count: 12, says: '12 questions for today.' },
  { minutes: 0.2, count: 1, says: '1 question for today. 11 facts wait for another day; that costs nothing.' },
  { minutes: 0, count: 0, says: '0 minutes hold no question. Give the review one minute or more.' },
  { minutes: Number.NaN, count: 0, says: 'NaN minutes hold no question. Give the review one minute or more.' },
])('$minutes minutes hold $count questions of a minute', ({ minutes, count, says }) => {
  const found = queue(
    facts.map((fact) => missed(fact, 3)),
    minutes,
  );
  expect(found.entries).toHaveLength(count);
  expect(found.because).toBe(says);
});

test('somebody who takes half a minute gets twice as many', () => {
  const answers = facts.map((fact) => missed(fact, 3, { seconds: 30 }));
  expect(secondsPerItem(answers)).toBe(30);
  expect(queue(answers, 3).entries).toHaveLength(6);
});

test('nothing is due: it says so, and when the next is', () => {
  const found = queue([missed('course/fact-1', 0)], 10);
  expect(found).toMatchObject({ entries: [], because: 'Nothing is due today.', next: now + day });
});

describe('a fact is asked for through', () => {
  const fact = 'course/fact-1';
  const due = missed(fact, 5);
  const old = asks(due.item, fact);
  const written = asks('written', fact);
  const generated = asks('generated/prefixes/7', fact);
  test.for([
    {
      pool: [old, written, generated],
      answers: [due],
      item: generated.item,
      because: 'a fresh generated question comes first',
    },
    { pool: [old, written], answers: [due], item: written.item, because: 'a written one not seen yet comes next' },
    {
      pool: [old, written],
      answers: [due, missed(fact, 4, { item: 'written' })],
      item: old.item,
      because: 'the one seen longest ago comes last',
    },
    {
      pool: [old],
      answers: [due, missed('course/fact-2', 0, { item: due.item })],
      item: undefined,
      because: 'one seen today is not asked again',
    },
    {
      pool: [
        { ...asks('generated/far/1', fact), far: 2.1 },
        { ...asks('generated/near/1', fact), far: 0.4 },
      ],
      answers: [due],
      item: 'generated/near/1',
      because: 'of two fresh ones the one nearer to what the learner can do is asked',
    },
    {
      pool: [
        { ...generated, far: 3 },
        { ...written, far: 0 },
      ],
      answers: [due],
      item: generated.item,
      because: 'a fresh one comes first, however far it lies',
    },
    { pool: [], answers: [due], item: undefined, because: 'there is none' },
  ])('$item, because $because', ({ pool: own, answers, item }) => {
    expect(queue(answers, 10, { pool: own }).entries[0]?.item).toBe(item);
  });

  test('a question that asks for others too, which need no question of their own then', () => {
    const both = asks('generated/both/1', 'course/fact-1', 'course/fact-2', 'course/fact-3');
    const { entries } = queue([missed('course/fact-1', 9), missed('course/fact-2', 2)], 10, { pool: [...pool, both] });
    expect(entries).toHaveLength(1);
    expect(entries[0]?.asks).toEqual(['course/fact-1', 'course/fact-2']);
  });
});

test('facts of weak objectives come after what is due, and only those never asked', () => {
  const weakPool = [...pool, { item: 'weak', objective: 'E7', facts: ['course/weak'] }];
  const due = missed('course/fact-1', 5);
  const items = (answers: readonly Answered[], minutes = 10) =>
    queue(answers, minutes, { pool: weakPool, weak: ['E7'] }).entries.map(({ item }) => item);
  expect(items([due])).toEqual(['item/course/fact-1', 'weak']);
  expect(items([due], 1)).toEqual(['item/course/fact-1']);
  expect(items([missed('course/weak', 3, { points: 1, item: 'another' })])).toEqual([]);
});

test('a day ends where the learner lives', () => {
  // Missed at 22:30 UTC on October 30; due 24 hours later. In Auckland that is late on November 1, in UTC it is October 31.
  const answers = [missed('course/fact-1', 0, { at: Date.UTC(2026, 9, 30, 22, 30) })];
  const at = Date.UTC(2026, 9, 31, 2);
  expect(todaysQueue({ answers, pool, now: at, minutes: 5, seed, minutesAhead: 0 }).entries).toHaveLength(1);
  expect(todaysQueue({ answers, pool, now: at, minutes: 5, seed, minutesAhead: 13 * 60 }).entries).toHaveLength(0);
});

test('whatever was answered, the queue keeps to its minutes and asks nothing twice', () => {
  const anyAnswer = fc.record({
    fact: fc.constantFrom(...facts),
    ago: fc.integer({ min: 0, max: 60 }),
    points: fc.constantFrom(0, 1),
    seconds: fc.option(fc.integer({ min: 1, max: 700 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(anyAnswer, { maxLength: 40, selector: ({ ago }) => ago }),
      fc.integer({ min: 1, max: 30 }),
      (wanted, minutes) => {
        const answers = wanted.map(({ fact, ago, ...more }) => missed(fact, ago, more));
        const { entries, waiting, minutes: takes } = queue(answers, minutes);
        if (entries.length > 1) expect(takes).toBeLessThanOrEqual(minutes);
        expect(new Set(entries.map(({ item }) => item)).size).toBe(entries.length);
        expect(new Set(entries.flatMap((entry) => entry.asks)).size).toBe(
          entries.flatMap((entry) => entry.asks).length,
        );
        expect(waiting).toBeGreaterThanOrEqual(0);
        expect(queue(answers.toReversed(), minutes)).toEqual(queue(answers, minutes));
      },
    ),
    { numRuns: 60 },
  );
});

test.for([
  { seconds: [], pace: usualSeconds, because: 'nothing was timed' },
  { seconds: Array.from({ length: 9 }, () => 10), pace: usualSeconds, because: 'nine are too few' },
  { seconds: Array.from({ length: 10 }, () => 10), pace: 10, because: 'ten are enough' },
  {
    seconds: [...Array.from({ length: 10 }, () => 20), 1, 2, 5000],
    pace: 20,
    because: 'slips and coffee do not count',
  },
  {
    seconds: [...Array.from({ length: 60 }, () => 90), ...Array.from({ length: 50 }, () => 40)],
    pace: 40,
    because: 'the last fifty count',
  },
])('a question takes $pace seconds, because $because', ({ seconds, pace }) => {
  expect(secondsPerItem(seconds.map((each, at) => ({ at, seconds: each })))).toBe(pace);
});

describe('days of practice', () => {
  test.for([
    { ago: [], says: 'The first question makes the first day.', because: 'there was none' },
    { ago: [0], says: 'You practiced on 1 of the last 28 days. Today is one of them.', because: 'today is the first' },
    {
      ago: [0, 0, 1, 5],
      says: 'You practiced on 3 of the last 28 days. Today is one of them.',
      because: 'a day counts once',
    },
    {
      ago: [2, 3],
      says: 'You practiced on 2 of the last 28 days. What is due has waited for you.',
      because: 'yesterday is not held against anybody',
    },
    { ago: [90], says: 'Good to see you again. What is due has waited for you.', because: 'it is long ago' },
  ])('$says ($because)', ({ ago, says }) => {
    const { because } = streakOf(
      ago.map((days) => now - days * day),
      now,
    );
    expect(because).toBe(says);
  });

  test('a day more never makes them fewer, and a missed one takes none away', () => {
    const before = streakOf([now - 3 * day, now - 2 * day], now);
    expect(streakOf([now - 3 * day, now - 2 * day, now], now).days).toHaveLength(before.days.length + 1);
    expect(streakOf([now - 3 * day, now - 2 * day], now + day).days).toEqual(before.days);
    expect(before.because).not.toMatch(/lost|broken|missed|only|again!/i);
  });
});
