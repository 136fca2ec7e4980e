/** What the gradebook says, in which order, and where its keys lead. */
import { describe, expect, test } from 'vitest';
import type { Row } from '#src/components/classroom/teach/api-grades.ts';
import { shortWords, sumOf } from '#src/components/classroom/teach/grades/cell-words.ts';
import { moved } from '#src/components/classroom/teach/grades/moves.ts';
import { groupsOf, rowsOf } from '#src/components/classroom/teach/grades/rows.ts';

const set = { points: 9, by: 'ada', why: 'The projector failed' };
const state = 'graded' as const;
const open = { points: 0, outOf: 0, state: 'open' as const };
const rows: Row[] = [
  { seat: 's1', name: 'Émile', group: 'Red', cells: [{ points: 7.5, outOf: 10, state }, null] },
  {
    seat: 's2',
    name: 'Ana',
    group: 'Blue',
    cells: [
      { points: 2, outOf: 10, state, overridden: set },
      { points: 1, outOf: 5, state },
    ],
  },
  { seat: 's3', name: 'Bo', group: null, cells: [null, open] },
];

test.for([
  { cell: rows[0]?.cells[0], says: '7.5/10', because: 'it was worked out' },
  { cell: rows[1]?.cells[0], says: '9/10', because: 'a person set it' },
  { cell: open, says: 'open', because: 'it is under way' },
  { cell: null, says: '', because: 'nothing was begun' },
])('a cell says “$says”: $because', ({ cell, says }) => {
  expect(shortWords(cell)).toBe(says);
});

test('the sum counts what was graded, and what a person set in its place', () => {
  expect(sumOf(rows[1]?.cells ?? [])).toEqual({ points: 10, outOf: 15 });
  expect(sumOf(rows[2]?.cells ?? [])).toEqual({ points: 0, outOf: 0 });
});

test.for([
  { choice: { search: '', group: '', by: 'name' as const }, names: ['Ana', 'Bo', 'Émile'], because: 'by name' },
  {
    choice: { search: 'emi', group: '', by: 'name' as const },
    names: ['Émile'],
    because: 'marks do not matter to a search',
  },
  { choice: { search: '', group: 'Blue', by: 'name' as const }, names: ['Ana'], because: 'one group' },
  {
    choice: { search: '', group: '', by: 'sum' as const },
    names: ['Bo', 'Ana', 'Émile'],
    because: 'who has nothing stands first',
  },
  {
    choice: { search: '', group: '', by: 0 },
    names: ['Bo', 'Émile', 'Ana'],
    because: 'what a person set counts in a column',
  },
])('shows $names: $because', ({ choice, names }) => {
  expect(rowsOf(rows, choice).map(({ name }) => name)).toEqual(names);
});

test('lists the groups that occur', () => {
  expect(groupsOf(rows)).toEqual(['Blue', 'Red']);
});

describe('keys in the grid', () => {
  const key = (name: string, ctrlKey = false) => ({ key: name, ctrlKey, metaKey: false, altKey: false });
  const size = { rows: 1000, columns: 102, page: 12 };
  test.for([
    { press: key('ArrowRight'), row: 5, column: 6, because: 'one to the right' },
    { press: key('ArrowLeft', true), row: 5, column: 0, because: 'all the way to the name' },
    { press: key('ArrowDown', true), row: 999, column: 5, because: 'all the way down' },
    { press: key('PageDown'), row: 17, column: 5, because: 'a page on' },
    { press: key('PageUp'), row: 0, column: 5, because: 'no further than the top' },
    { press: key('End'), row: 5, column: 101, because: 'the last entry of the plan' },
    { press: key('Home', true), row: 0, column: 0, because: 'the first cell of all' },
  ])('$press.key leads to row $row, column $column: $because', ({ press, row, column }) => {
    expect(moved({ row: 5, column: 5 }, press, size)).toEqual({ row, column });
  });
  test('other keys lead nowhere', () => {
    expect(moved({ row: 5, column: 5 }, key('a'), size)).toBeUndefined();
    expect(
      moved({ row: 5, column: 5 }, { ...key('ArrowLeft'), altKey: true }, size),
      'Alt and Left is the way back of the browser',
    ).toBeUndefined();
  });
});
