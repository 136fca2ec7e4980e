/** What a chart is made of: round ticks from zero, runs with gaps, and words for every figure. */
import { describe, expect, test } from 'vitest';
import { figureWords, placesIn, readoutAt, runsOf, timeTicks, valueTicks } from '#src/portal/chart.ts';

const series = (...values: (number | undefined)[]) => ({
  name: 'Primary',
  points: values.map((value, index) => ({ at: index * 60_000, ...(value === undefined ? {} : { value }) })),
});

describe('the ticks beside a chart', () => {
  test.for([
    { unit: '%', values: [0, 40], ticks: [0, 25, 50, 75, 100], because: 'a share is shown of the whole' },
    { unit: '', values: [0, 0], ticks: [0, 1], because: 'nothing still needs a scale' },
    { unit: '', values: [2, 3], ticks: [0, 1, 2, 3], because: 'few things are counted one by one' },
    { unit: '', values: [7, 18], ticks: [0, 5, 10, 15, 20], because: 'more are counted in round steps' },
    { unit: 'bit/s', values: [900_000], ticks: [0, 250_000, 500_000, 750_000, 1_000_000], because: 'so is traffic' },
    { unit: '', values: [undefined], ticks: [0, 1], because: 'nothing was measured' },
  ])('of $values are $ticks: $because', ({ unit, values, ticks }) => {
    expect(valueTicks({ unit, series: [series(...values)] })).toEqual(ticks);
  });

  test('reach at least as high as the highest figure', () => {
    for (const most of [1, 3, 4, 5, 9, 11, 99, 101, 4096, 123_456])
      expect(valueTicks({ unit: '', series: [series(most)] }).at(-1)).toBeGreaterThanOrEqual(most);
  });

  test('below it leave room between them', () => {
    const times = Array.from({ length: 60 }, (_, index) => index);
    expect(timeTicks(times, 330)).toEqual([0, 30, 59]);
    expect(timeTicks([1, 2], 900)).toEqual([1, 2]);
    expect(timeTicks(times, 900)).toHaveLength(8);
  });
});

test('a line breaks where nothing was measured, and a lone figure is a run of its own', () => {
  const runs = runsOf(series(undefined, 1, 2, undefined, 3, undefined));
  expect(runs.map((run) => run.map(({ value }) => value))).toEqual([[1, 2], [3]]);
});

test('the first moment lies at the left, the last at the right, nothing at the foot', () => {
  const frame = { left: 10, top: 5, width: 100, height: 50 };
  const { x, y } = placesIn(frame, [0, 60_000, 120_000], [0, 50, 100]);
  expect([x(0), x(60_000), x(120_000)]).toEqual([10, 60, 110]);
  expect([y(0), y(50), y(100)]).toEqual([55, 30, 5]);
  expect(placesIn(frame, [7], [0, 1]).x(7), 'a single moment stands in the middle').toBe(60);
});

test.for([
  { value: 100, unit: '%', words: '100 %' },
  { value: 33.333, unit: '%', words: '33.33 %' },
  { value: 7, unit: '', words: '7' },
])('$value is said as “$words”', ({ value, unit, words }) => {
  expect(figureWords(value, unit)).toBe(words);
});

test('what is read off names each series, also one of which nothing is known', () => {
  const chart = { unit: '%', title: '', aggregation: '', empty: '' };
  const [one, other] = [series(100), { ...series(undefined), name: 'Secondary' }];
  expect(readoutAt({ ...chart, series: [one, other] }, 0)).toBe('Primary: 100 %, Secondary: nothing measured');
});
