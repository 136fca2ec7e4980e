/** A roster comes in whole or not at all; whatever damage a file has, the line is named. */
import { expect, test } from 'vitest';
import { readRoster, writeRoster } from '#src/classroom/people/roster.ts';

test.for([
  {
    because: 'the plain form',
    file: 'name,e-mail,group\nAnna,anna@example.test,Blue\nBob,,\n',
    people: [
      { line: 2, name: 'Anna', external: 'anna@example.test', group: 'Blue' },
      { line: 3, name: 'Bob' },
    ],
  },
  {
    because: 'a German spreadsheet: semicolons, a mark at the beginning, Windows line ends, columns in another order',
    file: '\ufeffGroup;Number;Display name\r\nA;17;"Müller; Zoë"\r\n',
    people: [{ line: 2, name: 'Müller; Zoë', external: '17', group: 'A' }],
  },
  {
    because: 'tabs, columns that nobody asked for, an empty line, old line ends',
    file: 'Student\tRoom\tTeam\rAnna\t12\tBlue\r\rBob\t13\tRed',
    people: [
      { line: 2, name: 'Anna', group: 'Blue' },
      { line: 4, name: 'Bob', group: 'Red' },
    ],
  },
  {
    because: 'one column only, and a name over two lines counts its lines',
    file: 'Name\n"Anna\nMaria"\nBob\n',
    people: [
      { line: 2, name: 'Anna Maria' },
      { line: 4, name: 'Bob' },
    ],
  },
  {
    because: 'what we wrote so that no spreadsheet takes it for a formula',
    file: "name\n'=SUM(A1)\n",
    people: [{ line: 2, name: '=SUM(A1)' }],
  },
])('reads $because', ({ file, people }) => {
  expect(readRoster(file)).toEqual({ people, faults: [] });
});

test.for([
  { because: 'an empty file', file: '', faults: [[1, 'empty']] },
  { because: 'blank lines only', file: '\n \n', faults: [[1, 'empty']] },
  { because: 'only a heading', file: 'name,e-mail\n', faults: [[1, 'nobody below']] },
  { because: 'no column of names', file: 'first;last\nA;B\n', faults: [[1, 'No column is called "name"']] },
  { because: 'two columns of names', file: 'name,learner\nA,B\n', faults: [[1, 'Two columns are the name']] },
  { because: 'a nameless person', file: 'name,group\nAnna,A\n,B\n', faults: [[3, 'at least one letter']] },
  { because: 'a name of invisible letters', file: 'name\n\u200b\u202e\nBob\n', faults: [[2, 'at least one letter']] },
  { because: 'a name longer than a tile', file: `name\n${'x'.repeat(90)}\n`, faults: [[2, 'more than 60 characters']] },
  {
    because: 'a comma in a name',
    file: 'name,group\nSmith, Anna,A\n',
    faults: [[2, 'has 3 cells, and the first one has 2']],
  },
  {
    because: 'a mark that is never closed',
    file: 'name,group\nBob,A\n"Anna,B\nCy,C\n',
    faults: [[3, 'closed nowhere']],
  },
  {
    because: 'text behind a closing mark',
    file: 'name,group\n"Anna" B,A\n',
    faults: [[2, 'behind a closing quotation mark']],
  },
  {
    because: 'one address twice',
    file: 'name,e-mail\nA,x@y.test\nB,X@y.test\n',
    faults: [[3, 'stands in line 2 too']],
  },
  {
    because: 'one name twice, and nothing to tell them apart',
    file: 'name\nAnna\nBob\nanna\n',
    faults: [[4, 'stands in line 2 too']],
  },
  { because: 'letters lost in another encoding', file: 'name\nM\ufffdller\n', faults: [[2, 'is not UTF-8']] },
  { because: 'UTF-16', file: 'n\u0000a\u0000m\u0000e\u0000', faults: [[1, 'UTF-16']] },
  { because: 'an Excel file', file: 'PK\u0003\u0004…', faults: [[1, 'Save the list as CSV']] },
  { because: 'a web page', file: '<!DOCTYPE html><table>', faults: [[1, 'web page']] },
  {
    because: 'several at once, each in its line',
    file: 'name,e-mail\n,a@b.test\nBob,b@b.test\nCy,b@b.test\nDee,d,e\n',
    faults: [
      [2, 'at least one letter'],
      [4, 'stands in line 3 too'],
      [5, 'has 3 cells'],
    ],
  },
] satisfies { because: string; file: string; faults: [number, string][] }[])(
  'keeps nobody of $because, and says where',
  ({ file, faults }) => {
    const read = readRoster(file);
    expect(read.people).toEqual([]);
    expect(read.faults.map(({ line }) => line)).toEqual(faults.map(([line]) => line));
    faults.forEach(([, says], n) => {
      expect(read.faults[n]?.says).toContain(says);
    });
  },
);

test('two thousand and one people are too many, and nothing takes long', () => {
  const { people, faults } = readRoster(`name\n${Array.from({ length: 2001 }, (_, n) => `P${n}`).join('\n')}`);
  expect([people, faults[0]?.line]).toEqual([[], 2002]);
});

test('what is written can be read again, and no cell begins like a formula', () => {
  const file = writeRoster([
    { name: '=cmd|calc', external: '+49 1', group: '@team', state: 'in', joined: '2026-11-23T09:00:00.000Z' },
    { name: 'Anna "A", \u202eB', external: null, group: '', state: 'invited', joined: '' },
  ]);
  expect(file.split(/\r?\n|,/).filter((cell) => /^"?[=+@]/.test(cell))).toEqual([]);
  expect(readRoster(file)).toEqual({
    people: [
      { line: 2, name: '=cmd|calc', external: '+49 1', group: '@team' },
      { line: 3, name: 'Anna "A", B' },
    ],
    faults: [],
  });
});
