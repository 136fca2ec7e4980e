import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allFacts as facts, isAnyFact as isFactId } from '#src/base/all-facts.ts';
import { namedInData, namedInLesson } from '#src/components/facts/citations.ts';
import { labs } from '#src/lab/registry.ts';
import { filesUnder, inCode, inItems, inLessons, inOtherContent, type Citation } from './citing.ts';

const courses = readdirSync('content/courses').map((file) => file.replace('.yaml', ''));
/** What is called <course>/<name> and is no fact. */
const elsewhere = new Set([
  ...labs.map(({ id }) => id),
  ...['lessons', 'misconceptions', 'figures', 'glossary'].flatMap((family) =>
    filesUnder(`content/${family}`, /\.(mdx|yaml)$/).map((file) =>
      file.replace(`content/${family}/`, '').replace(/\.\w+$/, ''),
    ),
  ),
]);
/** A unit, whether it is written yet or not. */
const isUnit = (id: string): boolean => /\/\d\d-/.test(id);

const told = ({ file, id }: Citation): string => `${file} names "${id}"`;
const ofNoFact = (citations: readonly Citation[]): string[] => citations.filter(({ id }) => !isFactId(id)).map(told);

describe('every citation is of a fact', () => {
  test.for([
    { where: 'lessons', citations: inLessons },
    { where: 'items', citations: inItems },
    { where: 'figures, glossary and misconceptions', citations: inOtherContent },
  ])('in $where', ({ citations }) => {
    expect(citations.length).toBeGreaterThan(0);
    expect(ofNoFact(citations), 'write the fact in content/facts, or mend the id').toEqual([]);
  });

  test('in code', () => {
    const ids = inCode.filter(
      ({ id }) => courses.includes(id.split('/')[0] ?? '') && !elsewhere.has(id) && !isUnit(id),
    );
    expect(ids.length).toBeGreaterThan(100);
    expect(ofNoFact(ids)).toEqual([]);
  });
});

const cited = new Set([...inLessons, ...inItems, ...inOtherContent, ...inCode].map(({ id }) => id));
test.for(Object.keys(facts))('%s is cited', (id) => {
  expect(cited.has(id), 'a fact nobody needs: cite it in a lesson, or take it out').toBe(true);
});

describe('a citation is found', () => {
  test.for([
    { text: 'So it is. <Fact id="a-course/one" />', facts: ['a-course/one'], because: 'a mark names it' },
    { text: '<Value of="a-course/one" at="x" />', facts: ['a-course/one'], because: 'its value is shown' },
    {
      text: "<Differs\n  title='Two'\n  facts={['a-course/one', 'a-course/two']}\n/>",
      facts: ['a-course/one', 'a-course/two'],
      because: 'a tag may take several lines',
    },
    {
      text: '<When profile="today">Now. <Fact id="a-course/one" /></When>',
      facts: ['a-course/one'],
      because: 'it stands in a choice',
    },
    { text: '<Lab id="a-course/one" />', facts: [], because: 'a lab is not a fact' },
  ])('in a lesson where $because', ({ text, facts: expected }) => {
    expect(namedInLesson(text).facts).toEqual(expected);
  });

  test('in data at any depth, and in the values put into words', () => {
    const data = {
      facts: ['a-course/one'],
      panels: [{ nodes: [{ label: ['up to {{a-course/two at Sku.mbps}}', 'plain'] }], facts: ['a-course/three'] }],
    };
    expect(namedInData(data)).toEqual(['a-course/one', 'a-course/two', 'a-course/three']);
  });
});
