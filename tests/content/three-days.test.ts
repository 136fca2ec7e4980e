import { describe, expect, test } from 'vitest';
import { runsOf, sharedBy, shortestNext } from '#src/components/site/three-days.ts';

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
    { minutes: [0.4, 0.4, 0.4], days: 3, runs: [2, 1], because: 'parts of a minute count as they are' },
    { minutes: [5], days: 3, runs: [1], because: 'there may be less than a part for each day' },
    { minutes: [], days: 3, runs: [], because: 'there may be nothing to do' },
  ])('$minutes over $days days are $runs: $because', ({ minutes, days, runs }) => {
    expect(runsOf(minutes, days)).toEqual(runs);
  });
});

describe('what skills share', () => {
  const need = (key: string, minutes: number) => ({ key, minutes });
  const [a, b, c] = [need('a', 5), need('b', 2), need('c', 1)];

  test('comes first where enough of them need it', () => {
    expect(sharedBy([[a, b], [b, c], [b]], 3)).toEqual(new Set(['b']));
  });

  test('is done once, with the skill that has the least left to do', () => {
    const row = shortestNext(
      [
        { name: 'long', parts: [a, b] },
        { name: 'short', parts: [b, c] },
        { name: 'known', parts: [c] },
      ],
      new Set(['c']),
    );
    expect(row.map(({ name, first, again, minutes }) => [name, first, again, minutes])).toEqual([
      ['known', [], [c], 0],
      ['short', [b], [c], 2],
      ['long', [a], [b], 5],
    ]);
  });
});
