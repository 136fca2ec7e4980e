/** Difficulties that answers have moved. */
import { expect, test } from 'vitest';
import { calibrated } from '#src/quiz/ability/calibration.ts';
import { answered } from '#tests/quiz/ability/answers.ts';

/** Somebody who gets ten questions of middling difficulty right, every second one. */
const middling = Array.from({ length: 10 }, (_, index) =>
  answered({ ago: 50 - index, item: `other/${index}`, share: index % 2 }),
);
const fails = (item: string, times: number) =>
  Array.from({ length: times }, (_, index) => answered({ ago: times - index, item: `${item}${index}`, share: 0 }));

test('a question that was failed is a little harder than thought, and one that was not asked is as it was', () => {
  const now = calibrated([...middling, answered({ item: 'hard', share: 0 })]);
  expect(now('hard', 0.5)).toBeGreaterThan(0.55);
  expect(now('hard', 0.5)).toBeLessThan(0.7);
  expect(now('never', 0.5)).toBe(0.5);
});

test('a second answer to the same question moves nothing', () => {
  const once = [...middling, answered({ ago: 2, item: 'hard', share: 0 })];
  const twice = [...once, answered({ ago: 1, item: 'hard', share: 0 })];
  expect(calibrated(twice)('hard', 0)).toBe(calibrated(once)('hard', 0));
});

test('all questions of a generator are moved together, and no other generator', () => {
  const now = calibrated([...middling, ...fails('generated/links/', 8)]);
  expect(now('generated/links/new', 0)).toBeGreaterThan(0.3);
  expect(now('generated/links/new', 1) - now('generated/links/new', 0)).toBeCloseTo(1, 12);
  expect(now('generated/other/new', 0)).toBe(0);
});

test('failing what is far too hard says little, failing what is easy says more', () => {
  const moved = (difficulty: number) =>
    calibrated([...middling, answered({ item: 'it', share: 0, difficulty })])('it', difficulty) - difficulty;
  expect(moved(3)).toBeLessThan(0.03);
  expect(moved(-2)).toBeGreaterThan(0.15);
});

test('the order in which answers are read does not matter', () => {
  const answers = [...middling, answered({ item: 'hard', share: 0 })];
  expect(calibrated(answers.toReversed())('hard', 0)).toBe(calibrated(answers)('hard', 0));
});
