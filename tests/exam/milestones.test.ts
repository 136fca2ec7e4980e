import { expect, test } from 'vitest';
import { momentsOf, passed, shown, spoken } from '#src/components/exam/milestones.ts';

const minutes = (count: number) => count * 60_000;

test.for([
  { whole: 100, told: [50, 10, 5, 1], because: 'a long exam is told at its half, and at its last ten, five and one' },
  { whole: 15, told: [7.5, 5, 1], because: 'ten minutes are more than half of it' },
  { whole: 10, told: [5, 1], because: 'its half is its last five minutes, and they are told once' },
])('of $whole minutes, what is left is told $told.length times: $because', ({ whole, told }) => {
  const heard: number[] = [];
  for (let left = minutes(whole); left > 0; left -= 500) {
    const moment = passed(minutes(whole), left, left - 500);
    if (moment !== undefined) heard.push(moment / 60_000);
  }
  expect(heard).toEqual(told);
  expect(momentsOf(minutes(whole)).map((moment) => moment / 60_000)).toEqual(told);
});

test('a page that slept over two moments tells the last of them alone', () => {
  expect(passed(minutes(100), minutes(60), minutes(4))).toBe(minutes(5));
});

test.for([
  { left: minutes(100), asClock: '1:40:00', asWords: '1 hour 40 minutes' },
  { left: minutes(10) - 1, asClock: '10:00', asWords: '10 minutes' },
  { left: 61_000, asClock: '1:01', asWords: '1 minute' },
  { left: 900, asClock: '0:01', asWords: '1 second' },
  { left: 0, asClock: '0:00', asWords: '0 seconds' },
])('$left ms are $asClock, or $asWords', ({ left, asClock, asWords }) => {
  expect(shown(left)).toBe(asClock);
  expect(spoken(left)).toBe(asWords);
});
