import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allFacts as facts } from '#src/base/all-facts.ts';
import { minutesOf, timesOf, wordsIn } from '#src/components/site/times.ts';

const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ');

test.for([
  { words: 200, reading: 1, because: 'two hundred words are one minute' },
  { words: 201, reading: 2, because: 'part of a minute counts as a whole one' },
])('$words words take $reading min: $because', (row) => {
  expect(timesOf(words(row.words), [], 0).reading).toBe(row.reading);
});

test.for([
  { lesson: 'A <Taught s="S1">marked sentence.</Taught>', count: 3, because: 'markup is not read' },
  { lesson: 'Up to <Value of="expressroute/scale-units" at="max" /> steps', count: 4, because: 'a value is a word' },
  { lesson: '[a page](https://example.com/some/where)', count: 2, because: 'addresses are not read' },
  { lesson: '| one | two |\n| --- | --- |', count: 2, because: 'lines of a table are not read' },
])('$count words: $because', ({ lesson, count }) => {
  expect(wordsIn(lesson)).toBe(count);
});

test('the boxes of course and documentation are read too', () => {
  const { taught, today } = facts['expressroute/fastpath-ipv6'];
  const both = `${taught.statement} ${today.statement}`.split(/\s+/).length;
  expect(wordsIn(`<Differs title="IPv6" facts={['expressroute/fastpath-ipv6']} />`)).toBe(both);
});

test('labs and questions take their time', () => {
  const times = timesOf(words(400), [12, 1], 10);
  expect(times).toEqual({ reading: 2, labs: 13, check: 8 });
  expect(minutesOf(times)).toBe(23);
});

test('the lesson of unit 9 takes more than a quarter of an hour', () => {
  const lesson = readFileSync('content/lessons/expressroute/09-fastpath.mdx', 'utf8').replace(/^---[\s\S]*?\n---/, '');
  expect(wordsIn(lesson)).toBeGreaterThan(3000);
});
