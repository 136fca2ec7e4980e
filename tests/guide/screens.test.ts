import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { partsOf } from '#src/components/guide/inline.ts';
import type { Part } from '#src/components/guide/inline.ts';
import { screensOf } from '#src/components/guide/screens.ts';

const folder = new URL('../../content/lessons/expressroute/', import.meta.url);
const lessons = readdirSync(folder)
  .filter((file) => file.endsWith('.mdx'))
  .map((file) => ({ file, text: readFileSync(new URL(file, folder), 'utf8') }));

const wordsOf = (parts: readonly Part[]): string =>
  parts.map((part) => ('text' in part ? part.text : 'parts' in part ? wordsOf(part.parts) : '7')).join('');

describe('a line of a lesson', () => {
  test.for([
    { line: 'A **strong** word', parts: 3, words: 'A strong word', because: 'what is strong stays strong' },
    { line: 'The name is `GatewaySubnet`.', parts: 3, words: 'The name is GatewaySubnet.', because: 'code stays code' },
    {
      line: 'It takes <Value of="a/b" at="x.y" /> minutes.',
      parts: 3,
      words: 'It takes 7 minutes.',
      because: 'a value is looked up',
    },
    {
      line: 'A **<Term id="hub">hub</Term> with <Value of="a/b" /> ports**.<Fact id="c" />',
      parts: 3,
      words: 'A hub with 7 ports.',
      because: 'marks stand in marks, and sources go',
    },
    {
      line: 'Read [the page](/somewhere/) on it',
      parts: 1,
      words: 'Read the page on it',
      because: 'a link leads nowhere in a room',
    },
    {
      line: 'Mind snake_case_names here',
      parts: 1,
      words: 'Mind snake_case_names here',
      because: 'an underscore within a word is none',
    },
  ])('$because', ({ line, parts, words }) => {
    expect(partsOf(line)).toHaveLength(parts);
    expect(wordsOf(partsOf(line))).toBe(words);
  });

  test('keeps which side of the switch a value is pinned to', () => {
    expect(partsOf('<Value of="a/b" at="c" profile="today" join="and" />')).toEqual([
      { kind: 'value', of: 'a/b', at: 'c', profile: 'today', join: 'and' },
    ]);
  });
});

describe('a lesson on the projector', () => {
  const lesson = [
    '---\ntitle: One\n---\n',
    'Before the first heading.\n',
    '## The words you need\n\nFor readers.\n',
    '## A thing\n\nIt is there. It stays.\n\n<Figure of="a/b" />\n\n<Callout kind="why" title="x">\nNot this.\n</Callout>\n',
    '### A part of it\n\n- **One.** First.\n- **Two.** Second.\n- **Three.** Third.\n- **Four.** Fourth.\n- **Five.** Fifth.\n',
    '## Try it: which?\n\nPress here.\n',
  ].join('\n');

  test('is one screen for what a section says, and one for each figure', () => {
    expect(screensOf(lesson).map(({ heading, figure, points }) => [heading, figure?.of, points.map(wordsOf)])).toEqual([
      ['A thing', undefined, ['It is there. It stays.']],
      ['A thing', 'a/b', []],
      ['A part of it', undefined, ['One. First.', 'Two. Second.', 'Three. Third.', 'Four. Fourth.']],
      ['A part of it', undefined, ['Five. Fifth.']],
    ]);
  });

  test('says what a part belongs to', () => {
    expect(screensOf(lesson).map(({ within }) => within)).toEqual([undefined, undefined, 'A thing', 'A thing']);
  });

  test.for(lessons)('$file has every figure of its lesson, and no trace of marks in its words', ({ text }) => {
    const screens = screensOf(text);
    const figures = [...text.matchAll(/<Figure of="([^"]+)"/g)].map(([, of]) => of);
    expect(screens.flatMap(({ figure }) => figure?.of ?? [])).toEqual(figures);
    const words = screens.flatMap(({ points }) => points.map(wordsOf));
    expect(words.filter((line) => /[<>{}|]|\*\*|\]\(/.test(line))).toEqual([]);
    expect(Math.max(...words.map(({ length }) => length))).toBeLessThan(330);
  });
});
