import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { allFacts as facts } from '#src/base/all-facts.ts';
import { factNamed, factOfPoint, wordsOf } from '#src/components/facts/words.ts';

const lessonFile = 'content/lessons/expressroute/09-fastpath.mdx';
const lesson = readFileSync(lessonFile, 'utf8');

/** What a reader sees: values put in, marks and markup gone. */
function readable(source: string): string {
  return source
    .replaceAll(/<Value\s([^>]*?)\/>/g, (_, attributes: string) => {
      const given = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1];
      const profile = given('profile') === 'today' ? 'today' : 'taught';
      return wordsOf(factNamed(given('of') ?? ''), profile, { at: given('at'), join: given('join') });
    })
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/[*_`]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** A number written as a sentence writes it. */
const numbersIn = (value: unknown): string[] => {
  if (typeof value === 'number') return [value.toLocaleString('en-US')];
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.flatMap(numbersIn) : [];
};

describe('unit 9', () => {
  const taught = new Map(
    [...lesson.matchAll(/<Taught s="(S\d+)">([\s\S]*?)<\/Taught>/g)].map(([, point = '', text = '']) => [point, text]),
  );

  test.for(Array.from({ length: 29 }, (_, index) => `S${String(index + 1)}`))(
    'teaches %s in a marked sentence',
    (point) => {
      const sentence = readable(taught.get(point) ?? '');
      expect(sentence.split(' ').length, `no <Taught s="${point}"> with words in it`).toBeGreaterThan(7);
      expect(sentence).toMatch(/[.!?]$/);
      for (const number of numbersIn(facts[factOfPoint(point)].taught.value)) expect(sentence).toContain(number);
    },
  );

  test('marks each fact once, so that each mark has a box of its own', () => {
    const marked = [
      ...[...lesson.matchAll(/<Taught s="(S\d+)"/g)].map(([, point = '']) => factOfPoint(point)),
      ...[...lesson.matchAll(/<Fact id="([^"]+)"/g)].map(([, id = '']) => id),
    ];
    expect(marked.filter((id, index) => marked.indexOf(id) !== index)).toEqual([]);
  });

  test('sets no marked sentence alone: it would fall out of its paragraph', () => {
    const alone = lesson
      .split('\n')
      .filter((line) => /^\s*<Taught[^>]*>.*<\/Taught>\s*$/.test(line) || /^\s*<Taught[^>]*>\s*$/.test(line));
    expect(alone).toEqual([]);
  });

  test('shows course and documentation side by side wherever what it tells differs', () => {
    const shown = new Set(
      [...lesson.matchAll(/<Differs[^>]*facts=\{\[([^\]]*)\]\}/g)].flatMap(
        ([, list = '']) => list.match(/[\w-]+\/[\w-]+/g) ?? [],
      ),
    );
    const differing = Object.values(facts)
      .filter(({ id, s, differs }) => differs && (s !== undefined || lesson.includes(id)))
      .map(({ id }) => id);
    expect(differing.length).toBeGreaterThan(5);
    expect(differing.filter((id) => !shown.has(id))).toEqual([]);
  });

  test('draws a figure from data for S2, S4 and S7 to S10', async () => {
    const { scenes } = await import('#src/components/figures/scenes.ts');
    const drawn = [...lesson.matchAll(/<Figure of="([^"]+)"/g)].flatMap(([, name = '']) =>
      Object.entries(scenes).flatMap(([key, scene]) => (key === name ? [...scene.facts] : [])),
    );
    for (const point of ['S2', 'S4', 'S7', 'S8', 'S9', 'S10']) expect(drawn).toContain(factOfPoint(point));
  });

  test('places its lab and its check, and says what a reader can do afterwards', () => {
    const front: unknown = parse(/^---\n([\s\S]*?)\n---/.exec(lesson)?.[1] ?? '');
    expect(front).toMatchObject({ unit: 9, labs: ['expressroute/connect-a-network'] });
    expect(lesson).toContain('<Lab id="expressroute/connect-a-network"');
    expect(lesson).toContain('<KnowledgeCheck unit="expressroute/09-fastpath"');
  });

  test('imports nothing', () => {
    expect(lesson).not.toMatch(/^(import|export)\s/m);
  });

  test('has short sentences', () => {
    const prose = lesson
      .replace(/^---[\s\S]*?\n---/, '')
      .split('\n')
      .filter((line) => !/^\s*(\||#|<Figure|<Differs)/.test(line));
    const words = prose
      .flatMap((line) => readable(line).split(/(?<=[.!?:;])\s/))
      .map((sentence) => sentence.split(' ').filter((word) => word !== '').length)
      .filter((count) => count > 2);
    expect(words.reduce((sum, count) => sum + count, 0) / words.length).toBeLessThan(13);
  });
});
