import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  askedFile,
  cataloguedFile,
  contentFile,
  generate,
  generateAsked,
  generateCatalogues,
  generateContent,
  generatedFile,
  generateWords,
  overdue,
  readAsked,
  readCourses,
  readFacts,
  readNamed,
  wordedFile,
} from '#scripts/facts.mjs';
import { anchorOf, generateTaught, readTaught, taughtFile } from '#scripts/support/fact-lessons.mjs';
import { generateLabLists, labListsFile } from '#scripts/support/lab-lists.mjs';
import { taughtAt } from '#src/base/taught-facts.generated.ts';
import { allFacts as facts, isAnyFact } from '#src/base/all-facts.ts';
import { statementOf } from '#src/base/fact-words.ts';
import { valueOf } from '#src/base/facts.ts';
import type { FactValue } from '#src/base/facts.ts';

/** How a number may stand in a sentence: 1000 as 1,000. */
const inWords = (value: FactValue | undefined): string[] =>
  typeof value === 'number' ? [value.toLocaleString('en-US'), String(value)] : [];

describe('the facts', () => {
  test('stand in the generated module as they stand in content/facts', () => {
    expect(generate(readFacts(), readNamed()), 'run `npm run facts`').toBe(readFileSync(generatedFile, 'utf8'));
    expect(generateCatalogues(readFacts()), 'run `npm run facts`').toBe(readFileSync(cataloguedFile, 'utf8'));
    expect(generateAsked(readFacts(), readAsked()), 'run `npm run facts`').toBe(readFileSync(askedFile, 'utf8'));
    expect(generateContent(readFacts(), readNamed()), 'run `npm run facts`').toBe(readFileSync(contentFile, 'utf8'));
    expect(generateWords(readFacts(), readCourses(), readNamed()), 'run `npm run facts`').toBe(
      readFileSync(wordedFile, 'utf8'),
    );
  });

  test('and the lists of labs are named as they stand in labs', () => {
    expect(generateLabLists(), 'run `npm run facts`').toBe(readFileSync(labListsFile, 'utf8'));
  });

  test('know the lesson that teaches them, as the lessons mark it', () => {
    expect(generateTaught(readTaught(readFacts()), readNamed()), 'run `npm run facts`').toBe(
      readFileSync(taughtFile, 'utf8'),
    );
    expect(taughtAt['expressroute/revoke-deletes-connections']).toEqual({
      href: '/expressroute/09-fastpath/#s20',
      section: 'A circuit of another subscription',
      unit: 9,
      lesson: 'Improve data path performance between networks with FastPath',
    });
  });

  test.for([
    { heading: 'What FastPath needs', anchor: 'what-fastpath-needs', because: 'words are joined by hyphens' },
    { heading: 'Worked example: four packets', anchor: 'worked-example-four-packets', because: 'colons go' },
    { heading: 'It’s on, isn’t it?', anchor: 'its-on-isnt-it', because: 'apostrophes and question marks go' },
  ])('"$heading" is reached at #$anchor, because $because', ({ heading, anchor }) => {
    expect(anchorOf(heading)).toBe(anchor);
  });

  test('hold all twenty-nine points of unit 9, each once', () => {
    const points = Object.values(facts).flatMap(({ s }) => s ?? []);
    expect(points.toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)))).toEqual(
      Array.from({ length: 29 }, (_, index) => `S${String(index + 1)}`),
    );
  });

  test.for(Object.values(facts))('$id has a public source, a date and a day of review', (fact) => {
    expect(fact.source.title).not.toBe('');
    expect(fact.source.url).toMatch(
      /^https:\/\/(learn\.microsoft\.com|github\.com\/Microsoft(?:Docs|Learning)|www\.rfc-editor\.org)\//,
    );
    expect(fact.asOf < fact.reviewBy).toBe(true);
    expect(isAnyFact(fact.id)).toBe(true);
  });

  test.for(Object.values(facts))('$id says its number in its sentence', ({ taught, today }) => {
    for (const { statement, value } of [taught, today]) {
      const spellings = inWords(value);
      if (spellings.length > 0) expect(spellings.some((spelling) => statement.includes(spelling))).toBe(true);
    }
  });

  test.for(Object.values(facts))('$id differs only where its words or values differ', ({ differs, taught, today }) => {
    expect(differs).toBe(JSON.stringify(taught) !== JSON.stringify(today));
  });
});

describe('a value follows the profile', () => {
  test('the course knows two gateway SKUs for FastPath, the documentation a third', () => {
    expect(valueOf('expressroute/fastpath-gateway-skus', 'taught')).toEqual(['UltraPerformance', 'ErGw3AZ']);
    expect(valueOf('expressroute/fastpath-gateway-skus', 'today')).toContain('ErGwScale');
    expect(statementOf('expressroute/fastpath-gateway-skus', 'today')).toContain('ErGwScale');
  });

  test.for([
    { sku: 'ErGw1AZ', taught: 16, today: 4 },
    { sku: 'ErGw2AZ', taught: 16, today: 8 },
    { sku: 'UltraPerformance', taught: 16, today: 16 },
  ])('$sku takes $taught circuits as taught and $today today', ({ sku, taught, today }) => {
    expect(valueOf('expressroute/circuits-per-network', 'taught')[sku]).toBe(taught);
    expect(valueOf('expressroute/circuits-per-network', 'today')[sku]).toBe(today);
  });
});

test('a fact past its day of review is reported', () => {
  expect(overdue(readFacts(), '2020-01-01')).toEqual([]);
  expect(overdue(readFacts(), '2099-01-01').length).toBe(readFacts().length);
});
