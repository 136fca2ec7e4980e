/** What an author is told: of each fault the file, the line, what is wrong, and what would be right. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWords, problemsIn } from '#scripts/content.mjs';
import { faultsOf, nearest } from '#scripts/support/faults.mjs';
import { factSchema } from '#scripts/facts.mjs';
import * as z from 'zod';

test('the content has no faults', () => {
  expect(problemsIn('content').map(inWords)).toEqual([]);
});

const folder = mkdtempSync(join(tmpdir(), 'crossconnect-content-'));
const lessonFile = 'lessons/vpn-gateway/01-connect-a-site.mdx';
const itemFile = 'items/vpn-gateway/01-connect-a-site/what-crosses.yaml';
const reset = (): void => {
  cpSync('tests/support/courses/vpn-gateway/content', folder, { recursive: true });
  // The course's own lab is known where the course is added.
  const lesson = readFileSync(join(folder, lessonFile), 'utf8');
  writeFileSync(join(folder, lessonFile), lesson.replaceAll('vpn-gateway/make-room', 'expressroute/try-fastpath'));
};
beforeAll(reset);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Changes one place of a file and reads the folder again. */
function plant(file: string, from: string, to: string): string[] {
  reset();
  const text = readFileSync(join(folder, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no "${from}" to plant a fault in.`);
  writeFileSync(
    join(folder, file),
    text.replace(from, () => to),
  );
  return problemsIn(folder).map(inWords);
}

test('of an exam: skills and facts that are not there, and a section that asks for less than it has to have', () => {
  reset();
  mkdirSync(join(folder, 'exams'), { recursive: true });
  writeFileSync(
    join(folder, 'exams', 'vpn-gateway.yaml'),
    [
      'exam: AZ-700',
      'covers: Two skills.',
      'leavesOut: [All others.]',
      'cut: 0.7',
      'facts: [vpn-gateway/no-such-fact]',
      'weights: { vpn-gateway/V9: 1 }',
      'forms:',
      '  short:',
      '    title: Short',
      '    about: A few.',
      '    minutes: 5',
      '    sections:',
      '      - { id: main, title: Questions, kind: plain, items: 2, atLeast: 3 }',
    ].join('\n'),
  );
  const told = problemsIn(folder).map(inWords).join('\n');
  expect(told).toContain('exams/vpn-gateway.yaml:5  facts: there is no fact "vpn-gateway/no-such-fact".');
  expect(told).toContain('exams/vpn-gateway.yaml:6  weights: there is no skill "vpn-gateway/V9".');
  expect(told).toContain('atLeast must not be more than items');
  rmSync(join(folder, 'exams'), { recursive: true });
});

describe('a planted fault', () => {
  test('is the only one', () => {
    reset();
    expect(problemsIn(folder).map(inWords)).toEqual([]);
  });

  test.for([
    {
      because: 'a field is missing',
      file: lessonFile,
      from: 'description: What a VPN gateway is, and how to make room for one.\n',
      to: '',
      says: ['01-connect-a-site.mdx:2  description: is missing.', 'Right would be: a text.'],
    },
    {
      because: 'a field is misspelled',
      file: lessonFile,
      from: 'objectives:',
      to: 'objectifs:',
      says: ['.mdx:5  objectifs: there is no field "objectifs" here.', 'objectives:, if that is meant'],
    },
    {
      because: 'a skill is not there',
      file: lessonFile,
      from: 'vpn-gateway/V2]',
      to: 'vpn-gateway/V3]',
      says: [
        '.mdx:8  exam: there is no skill "vpn-gateway/V3".',
        'if that is meant; all of them stand in content/objectives',
      ],
    },
    {
      because: 'a lab is not there',
      file: lessonFile,
      from: '<Lab id="expressroute/try-fastpath" />',
      to: '<Lab id="expressroute/try-fastpth" />',
      says: [
        '.mdx:24  <Lab>: there is no lab "expressroute/try-fastpth".',
        'Right would be: "expressroute/try-fastpath"',
      ],
    },
    {
      because: 'a fact is not there',
      file: lessonFile,
      from: '<Fact id="vpn-gateway/subnet-name" />',
      to: '<Fact id="vpn-gateway/subnet-nam" />',
      says: [
        '.mdx:20  <Fact>: there is no fact "vpn-gateway/subnet-nam".',
        '"vpn-gateway/subnet-name", if that is meant',
      ],
    },
    {
      because: 'a component is not there',
      file: lessonFile,
      from: '<KnowledgeCheck ',
      to: '<KnowlegdeCheck ',
      says: [
        '.mdx:28  <KnowlegdeCheck>: there is no component "KnowlegdeCheck".',
        '"KnowledgeCheck", if that is meant',
      ],
    },
    {
      because: 'a word is not in the glossary',
      file: lessonFile,
      from: '<Term id="tunnel">',
      to: '<Term id="tunel">',
      says: ['.mdx:16  <Term>: there is no word "vpn-gateway/tunel".', '"vpn-gateway/tunnel", if that is meant'],
    },
    {
      because: 'a lesson imports',
      file: lessonFile,
      from: 'Your office',
      to: "import Lab from '#src/components/lab/Lab.astro';\n\nYour office",
      says: ['.mdx:12  a lesson imports nothing.', 'the name of the component alone'],
    },
    {
      because: 'the front matter is not closed',
      file: lessonFile,
      from: 'labs: [expressroute/try-fastpath]\n---',
      to: 'labs: [expressroute/try-fastpath]',
      says: ['.mdx:1  the lesson has no front matter.', 'three hyphens'],
    },
    {
      because: 'a kind is misspelled',
      file: itemFile,
      from: 'kind: single',
      to: 'kind: singel',
      says: ['what-crosses.yaml:1  kind: "singel" is none of what it can be.', 'one of single, multiple, yes-no'],
    },
    {
      because: 'a reason is missing',
      file: itemFile,
      from: '    why: No line is rented for it. What makes it private is encryption.\n',
      to: '',
      says: ['what-crosses.yaml:12  options[2].why: is missing.', 'Right would be: a text.'],
    },
    {
      because: 'a number has no meaning',
      file: itemFile,
      from: 'difficulty: 1',
      to: 'difficulty: 4',
      says: ['what-crosses.yaml:4  difficulty: 4 is none of what it can be.', '1 (one fact), 2 (two steps or a trap)'],
    },
    {
      because: 'a belief is not there',
      file: itemFile,
      from: 'tunnel-is-a-private-line',
      to: 'tunnel-is-private-line',
      says: [
        'what-crosses.yaml:14  options.belief: there is no belief',
        '"vpn-gateway/tunnel-is-a-private-line", if that is meant',
      ],
    },
    {
      because: 'an id has capitals',
      file: itemFile,
      from: 'id: peering',
      to: 'id: Peering',
      says: ['what-crosses.yaml:16  options[3].id: "Peering" breaks a rule.', 'small letters, digits and hyphens'],
    },
    {
      because: 'the text is no YAML',
      file: itemFile,
      from: 'stem: What lies',
      to: 'stem: "What lies',
      says: ['what-crosses.yaml:', 'Right would be: valid YAML'],
    },
    {
      because: 'a fact has a statement and two sides',
      file: 'facts/vpn-gateway/gateway.yaml',
      from: '  value: GatewaySubnet\n',
      to: '  value: GatewaySubnet\n  today:\n    statement: Another.\n',
      says: ['gateway.yaml:6  subnet-name: breaks a rule.', 'both `taught` and `today`'],
    },
    {
      because: 'a day is no day',
      file: 'facts/vpn-gateway/_sources.yaml',
      from: 'asOf: 2025-01-15',
      to: 'asOf: last winter',
      says: ['_sources.yaml:9  about.asOf: "last winter" breaks a rule.', 'a day is written 2026-01-31'],
    },
    {
      because: 'a unit has no slug',
      file: 'courses/vpn-gateway.yaml',
      from: '    slug: 01-connect-a-site\n',
      to: '',
      says: ['vpn-gateway.yaml:7  units[1].slug: is missing.', 'there is no unit "vpn-gateway/01-connect-a-site"'],
    },
  ])('$because: said with line and way out', ({ file, from, to, says }) => {
    const problems = plant(file, from, to).join('\n');
    for (const words of says) expect(problems).toContain(words);
  });
});

test.for([
  { word: 'blief', known: ['belief', 'repair'], meant: 'belief', because: 'a letter is missing' },
  { word: 'whatever', known: ['belief', 'repair'], meant: undefined, because: 'nothing is near' },
])('"$word" means $meant: $because', ({ word, known, meant }) => {
  expect(nearest(word, known)).toBe(meant);
});

test('a fault in a list is said on the line of its entry', () => {
  const { faults } = faultsOf(
    'one:\n  appliesTo: [a]\n  source: x\n  statement: ""\n',
    z.record(z.string(), factSchema),
  );
  expect(faults).toEqual([expect.objectContaining({ line: 4, field: 'one.statement' })]);
});
