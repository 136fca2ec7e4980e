import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { beliefs as changing } from '#src/azure/beliefs/list.ts';
import { isFactId } from '#src/base/fact-words.ts';
import { item, type Item } from '#src/quiz/item.ts';

const unit = 'content/items/expressroute/09-fastpath';
const items = readdirSync(unit).flatMap((file): { file: string; data: Extract<Item, { options: unknown }> }[] => {
  const data = item.parse(parse(readFileSync(`${unit}/${file}`, 'utf8')));
  return 'options' in data ? [{ file, data }] : [];
});

const exam = z
  .object({ skills: z.record(z.string(), z.object({ skill: z.string(), units: z.array(z.number()) })) })
  .parse(parse(readFileSync('content/objectives/az-700.yaml', 'utf8')));
const misconception = z.strictObject({ belief: z.string(), repair: z.string(), facts: z.array(z.string()).min(1) });
const beliefs = new Map(
  readdirSync('content/misconceptions/expressroute').map((file) => [
    `expressroute/${file.replace('.yaml', '')}`,
    misconception.parse(parse(readFileSync(`content/misconceptions/expressroute/${file}`, 'utf8'))),
  ]),
);

const average = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const lengths = (all: readonly { text: string }[]) => all.map(({ text }) => text.length);

describe.for(items)('$file', ({ data }) => {
  test('rests on facts and serves a skill of the exam', () => {
    expect(data.facts.filter((id) => !isFactId(id))).toEqual([]);
    expect(Object.keys(exam.skills).map((id) => `az-700/${id}`)).toContain(data.objective);
  });

  test('gives every wrong option a named belief', () => {
    for (const { text, correct, belief } of data.options) {
      if (!correct) expect(beliefs.has(belief ?? ''), `${text}: ${belief ?? 'no belief'}`).toBe(true);
    }
  });

  test('explains each option in words of its own', () => {
    const reasons = data.options.map(({ why }) => why);
    expect(new Set(reasons).size).toBe(reasons.length);
    for (const why of reasons) expect(why.length).toBeGreaterThan(40);
  });

  test('does not tell the answer by the length of its options', () => {
    const right = average(lengths(data.options.filter(({ correct }) => correct)));
    const wrong = average(lengths(data.options.filter(({ correct }) => !correct)));
    expect(right / wrong).toBeGreaterThan(0.7);
    expect(right / wrong).toBeLessThan(1.4);
  });

  test('has no option that says all or none of the others', () => {
    for (const { text } of data.options) expect(text).not.toMatch(/\b(all|none|both) of (the above|these|them)\b/i);
  });
});

describe('the check of unit 9', () => {
  test('asks the two questions of the unit and at least six more', () => {
    expect(items.length).toBeGreaterThanOrEqual(8);
    expect(items.filter(({ data }) => data.facts.includes('expressroute/unit-self-check')).length).toBe(2);
    expect(new Set(items.map(({ data }) => data.kind))).toEqual(new Set(['single', 'multiple']));
  });

  test('puts the right option in every place about equally often', () => {
    const places = items
      .filter(({ data }) => data.kind === 'single')
      .map(({ data }) => data.options.findIndex(({ correct }) => correct));
    const counts = [0, 1, 2, 3].map((place) => places.filter((other) => other === place).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  test('does not make the longest option the right one more often than chance allows', () => {
    const singles = items.filter(({ data }) => data.kind === 'single');
    const longest = singles.filter(({ data }) => {
      const right = data.options.find(({ correct }) => correct)?.text.length ?? 0;
      return right === Math.max(...lengths(data.options));
    });
    expect(longest.length / singles.length).toBeLessThanOrEqual(0.5);
  });
});

test.for([...beliefs])(
  'the belief %s rests on facts and is behind some option, or changes a network',
  ([id, { facts }]) => {
    expect(facts.filter((fact) => !isFactId(fact))).toEqual([]);
    const isBehind = items.some(({ data }) => data.options.some(({ belief }) => belief === id));
    expect(isBehind || changing.some((belief) => belief.id === id)).toBe(true);
  },
);
