import { describe, expect, test } from 'vitest';
import { onceEach, runsOf } from '#src/components/site/three-days.ts';

describe('the days of a plan', () => {
  test.for([
    { minutes: [10, 10, 10], days: 3, runs: [1, 1, 1], because: 'three equal parts are a day each' },
    {
      minutes: [1, 2, 3, 4, 5, 15],
      days: 3,
      runs: [5, 1],
      because: 'the longest day cannot be shorter than the longest part',
    },
    { minutes: [5, 5, 5, 5, 10], days: 3, runs: [2, 2, 1], because: 'the order stays' },
    { minutes: [5], days: 3, runs: [1], because: 'there may be less than a part for each day' },
    { minutes: [], days: 3, runs: [], because: 'there may be nothing to do' },
  ])('$minutes over $days days are $runs: $because', ({ minutes, days, runs }) => {
    expect(runsOf(minutes, days)).toEqual(runs);
  });

  test('what two parts share is done with the first', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((key) => ({ key, minutes: 1 }));
    if (!a || !b || !c) throw new Error('three things');
    expect(onceEach([[a, b], [b, c], [a]])).toEqual([
      { first: [a, b], again: [] },
      { first: [c], again: [b] },
      { first: [], again: [a] },
    ]);
  });
});
