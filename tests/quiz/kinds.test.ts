import { describe, expect, test } from 'vitest';
import { item } from '#src/quiz/item.ts';
import { markingOf } from '#src/quiz/marking.ts';
import { kindOf, kinds } from '#src/quiz/registry.ts';
import { readdirSync } from 'node:fs';

describe.for(kinds.map((kind) => [kind.kind, kind] as const))('the kind "%s"', ([name, kind]) => {
  const { item: example, right, wrong } = kind.example;
  const options = kind.publicView(example).options.map(({ id }) => id);

  test('has a folder of its name, and its example is an item', () => {
    expect(readdirSync(new URL('../../src/quiz/kinds/', import.meta.url))).toContain(name);
    expect(item.safeParse(example).error).toBeUndefined();
  });

  test('gives all points for the right answer, and fewer for a wrong one', () => {
    const [best, worse] = [kind.score(example, right), kind.score(example, wrong)];
    expect(best.outOf).toBeGreaterThan(0);
    expect(best.points).toBe(best.outOf);
    expect(worse.points).toBeLessThan(worse.outOf);
  });

  test('gives a reason for every option, whatever was chosen', () => {
    for (const answer of [[], right, wrong, options]) {
      const { because } = kind.score(example, answer);
      expect(because.map(({ option }) => option)).toEqual(options);
      for (const { why } of because) expect(why).not.toBe('');
    }
  });

  test('shows neither what is right nor why', () => {
    const shown = JSON.stringify(kind.publicView(example));
    expect(shown).not.toMatch(/correct|why|belief/);
    for (const { why } of kind.score(example, right).because) expect(shown).not.toContain(why);
  });

  test('calls nothing chosen unfinished, not wrong, and says what to do', () => {
    const { holds, because } = kind.isFinished(example, []);
    expect([holds, because]).toEqual([false, expect.stringMatching(/Choose (one option|\d)\.?/)]);
    expect(kind.isFinished(example, right).holds).toBe(true);
  });

  test('is marked in the page as it is marked here', () => {
    expect(markingOf(name).score(kind.keyOf(example), wrong)).toEqual(kind.score(example, wrong));
  });

  test('an option that does not exist earns nothing', () => {
    expect(kind.score(example, ['nowhere']).points).toBe(0);
  });
});

test.for([
  { answer: ['one', 'three'], points: 2, because: 'both right options were found' },
  { answer: ['one', 'two'], points: 1, because: 'one of two was found' },
  { answer: ['two'], points: 0, because: 'none was found' },
  { answer: ['one', 'two', 'three'], points: 0, because: 'choosing everything is not knowing' },
])('$points of 2 points: $because', ({ answer, points }) => {
  const kind = kindOf('multiple');
  expect(kind.score(kind.example.item, answer).points).toBe(points);
});

const base = kindOf('single').example.item as Record<string, unknown>;
const right = { id: 'a', text: 'A', correct: true, why: 'w' };
const wrong = (id: string, text = id.toUpperCase()) => ({ id, text, why: 'w' });
test.for([
  { change: { options: [right, wrong('b')] }, says: 'needs at least three options' },
  { change: { options: [wrong('a'), wrong('b'), wrong('c')] }, says: 'exactly one option must be correct' },
  {
    change: { options: [right, { ...right, id: 'b', text: 'B' }, wrong('c')] },
    says: 'exactly one option must be correct',
  },
  { change: { options: [right, wrong('a', 'B'), wrong('c')] }, says: 'two options have the same id' },
  { change: { options: [right, wrong('b'), wrong('c', 'B')] }, says: 'two options say the same' },
  { change: { options: [{ ...right, belief: 'x' }, wrong('b'), wrong('c')] }, says: 'no misconception behind it' },
  { change: { options: [right, wrong('Not A Slug'), wrong('c')] }, says: 'small letters, digits and hyphens' },
  { change: { facts: [] }, says: 'name at least one fact' },
  { change: { stem: '  ' }, says: 'must not be empty' },
  {
    change: { kind: 'multiple', options: [right, wrong('b'), wrong('c')] },
    says: 'at least two options must be correct',
  },
  { change: { hint: 'no such field' }, says: 'hint' },
])('an item is refused: $says', ({ change, says }) => {
  const { error } = item.safeParse({ ...base, ...change });
  expect(error?.issues.map(({ message }) => message).join('\n')).toContain(says);
});

test('an unknown kind is named, with those that are known', () => {
  expect(() => kindOf('riddle')).toThrow('"riddle". Known kinds: single, multiple.');
  expect(() => markingOf('toString')).toThrow('"toString". Known kinds: single, multiple.');
});
