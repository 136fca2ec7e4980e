/** Which part of a long list is drawn, and in which order tiles stand. */
import { expect, test } from 'vitest';
import { keptOrder, movedIn } from '#src/components/classroom/teach/wall/order.ts';
import { columnsIn, partShown, partWithin, topsOf } from '#src/components/classroom/teach/wall/part-shown.ts';

test.for([
  { count: 500, offset: 0, from: 0, to: 12, because: 'the top is seen, and two more lines below it' },
  { count: 500, offset: 5000, from: 48, to: 62, because: 'the middle has two more lines on either side' },
  { count: 500, offset: 49_900, from: 497, to: 500, because: 'after the last line there is none' },
  { count: 500, offset: -300, from: 0, to: 9, because: 'the list begins below the top of the window' },
  { count: 500, offset: -4000, from: 0, to: 0, because: 'the list is out of sight below' },
  { count: 500, offset: 90_000, from: 500, to: 500, because: 'the list is out of sight above' },
  { count: 0, offset: 0, from: 0, to: 0, because: 'nothing is in the list' },
])('draws $from to $to of $count: $because', ({ count, offset, from, to }) => {
  expect(partShown(count, 100, { offset, length: 1000 }, 2)).toEqual({ from, to });
});

test.for([
  { width: 1200, columns: 4, because: 'four times 280 and three gaps fit' },
  { width: 1147, columns: 3, because: 'one pixel is missing for the fourth' },
  { width: 358, columns: 1, because: 'a phone has room for one' },
  { width: 0, columns: 1, because: 'there is always one' },
])('$columns columns in $width: $because', ({ width, columns }) => {
  expect(columnsIn(width, 280, 9.33)).toBe(columns);
});

test('an order that is held keeps its places, lets the gone go, and puts the new behind', () => {
  expect(keptOrder(['ana', 'ben', 'cem'], ['dora', 'cem', 'ana'])).toEqual(['ana', 'cem', 'dora']);
});

test.for([
  { shown: ['ana', 'ben', 'cem'], wanted: ['cem', 'ben', 'ana'], moved: 2, because: 'one of three can stay' },
  {
    shown: ['ana', 'ben', 'cem', 'dora'],
    wanted: ['dora', 'ana', 'ben', 'cem'],
    moved: 1,
    because: 'one passes three',
  },
  { shown: ['ana', 'ben'], wanted: ['ana', 'ben'], moved: 0, because: 'it is sorted' },
])('$moved would move: $because', ({ shown, wanted, moved }) => {
  expect(movedIn(shown, wanted)).toBe(moved);
});

test('rows stand under one another, each as high as it needs', () => {
  expect(topsOf([220, 400, 220], 12)).toEqual([0, 232, 644, 876]);
});

test.for([
  { offset: 0, length: 100, from: 0, to: 2, because: 'the first is seen, and one more below it' },
  { offset: 300, length: 100, from: 0, to: 3, because: 'the high one is seen, and one on either side' },
  { offset: 700, length: 900, from: 1, to: 3, because: 'after the last there is none' },
  { offset: 5000, length: 900, from: 2, to: 3, because: 'beyond all, the last is kept' },
  { offset: -900, length: 500, from: 0, to: 1, because: 'before all, the first is kept' },
])('draws rows $from to $to of three at $offset: $because', ({ offset, length, from, to }) => {
  expect(partWithin([0, 232, 644, 876], { offset, length }, 1)).toEqual({ from, to });
});

test('of no rows none are drawn', () => {
  expect(partWithin(topsOf([], 12), { offset: 0, length: 900 }, 4)).toEqual({ from: 0, to: 0 });
});
