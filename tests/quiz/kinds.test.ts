import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { item } from '#src/quiz/item.ts';
import { nameOf } from '#src/quiz/kinds/drop-down/gaps.ts';
import { markingOf } from '#src/quiz/marking.ts';
import { kindOf, kinds } from '#src/quiz/registry.ts';

const record = (value: unknown) => z.record(z.string(), z.unknown()).parse(value);

describe.for(kinds.map((kind) => [kind.kind, kind] as const))('the kind "%s"', ([name, kind]) => {
  const { item: example, right, wrong } = kind.example;
  const options = kind.publicView(example).parts.map(({ id }) => id);
  const isAllOrNothing = () => kind.score(example, right).outOf === 1;
  /** The words of a lab are what became of its tasks: nobody chooses them, so none can be a guess or follow from a belief. */
  const isChosen = name !== 'lab';

  test('has a folder of its name, and its example is an item', () => {
    expect(readdirSync(new URL('../../src/quiz/kinds/', import.meta.url))).toContain(name);
    expect(item.safeParse(example).error).toBeUndefined();
  });

  test('has a component that shows how it is answered', () => {
    const files = readdirSync(new URL(`../../src/components/quiz/kinds/${name}/`, import.meta.url));
    expect(files.filter((file) => file.endsWith('Answer.tsx'))).toHaveLength(1);
  });

  test('gives all points for the right answer, and fewer for a wrong one', () => {
    const [best, worse] = [kind.score(example, right), kind.score(example, wrong)];
    expect(best.outOf).toBeGreaterThan(0);
    expect(best.points).toBe(best.outOf);
    expect(worse.points).toBeLessThan(worse.outOf);
  });

  test('gives a reason for every part, whatever was answered', () => {
    for (const answer of [[], right, wrong, options, ['nowhere', 'no:where']]) {
      const { because } = kind.score(example, answer);
      expect(because.map(({ option }) => option).toSorted()).toEqual(options.toSorted());
      for (const { why, right: better } of because) expect(better?.why ?? why).not.toBe('');
    }
  });

  test('shows neither what is right nor why', () => {
    const shown = JSON.stringify(kind.publicView(example));
    expect(shown).not.toMatch(/"(?:correct|why|belief|holds|answers?|steps|wrong)"/);
    for (const { id } of kind.keyOf(example).options)
      if ((id.includes(':') || id.includes('/')) && !options.includes(id)) expect(shown).not.toContain(id);
    for (const { why } of kind.score(example, right).because) expect(shown).not.toContain(why);
  });

  test('calls nothing chosen unfinished, not wrong, and says what to do', () => {
    const { holds, because } = kind.isFinished(example, []);
    expect([holds, because]).toEqual([false, expect.stringMatching(/Choose /)]);
    expect(kind.isFinished(example, right).holds).toBe(true);
  });

  test('is marked in the page as it is marked here', () => {
    expect(markingOf(name).score(kind.keyOf(example), wrong)).toEqual(kind.score(example, wrong));
  });

  test('says what a complete answer lacks while words are missing, and nothing more once they are there', () => {
    for (const [index] of right.entries())
      expect(kind.isFinished(example, right.slice(0, index)), `${index} of ${right.length}`).toMatchObject({
        holds: false,
      });
    expect(kind.publicView(example).choose, 'as many words as the page asks for').toBe(right.length);
    if (isChosen) expect(kind.isFinished(example, wrong).holds).toBe(true);
  });

  test('what does not exist earns nothing', () => {
    for (const answer of [['nowhere'], ['no:where'], [''], [':'], ['__proto__', 'constructor:yes']])
      expect(kind.score(example, answer).points).toBe(0);
  });

  test('more words than asked for earn nothing that guessing could earn', () => {
    const all = [...new Set([...kind.keyOf(example).options.map(({ id }) => id), ...options])];
    if (isChosen) expect(kind.score(example, all).points).toBe(0);
    expect(kind.score(example, [...right, ...right]).points).toBeLessThanOrEqual(kind.score(example, right).outOf);
  });

  test('gives part of the points for part of it, unless it is one point', () => {
    const { points } = kind.score(example, wrong);
    if (isAllOrNothing()) expect(points).toBe(0);
    else expect([points > 0, points < kind.score(example, right).outOf]).toEqual([true, true]);
  });

  test('names the belief behind a wrong answer, and only there', () => {
    const beliefs = (answer: readonly string[]) =>
      kind
        .score(example, answer)
        .because.filter(({ chosen, correct }) => chosen && !correct)
        .flatMap(({ belief }) => belief ?? []);
    expect(beliefs(wrong).length > 0).toBe(isChosen);
    expect(beliefs(right)).toEqual([]);
  });

  test('shows the same order at every build, and not always the order it was written in', () => {
    expect(kind.publicView(example)).toEqual(kind.publicView(example));
    // The tasks of a lab follow one another, and a box has nothing beside it.
    if (options.length < 2 || name === 'lab') return;
    const orders = Array.from({ length: 24 }, (_, index) => {
      const { parts, gaps } = kind.publicView({ ...record(example), stem: `Question ${index}?` });
      // The gaps of a text stand where they stand: it is their choices that change places.
      return (gaps ? Object.values(gaps).flat() : parts).map(({ id }) => id).join(' ');
    });
    expect(new Set(orders).size).toBeGreaterThan(3);
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

const base = record(kindOf('single').example.item);
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
  { change: { difficulty: 4 }, says: 'must be 1 (one fact), 2' },
  { change: { needs: undefined }, says: 'must be recall' },
])('an item is refused: $says', ({ change, says }) => {
  const { error } = item.safeParse({ ...base, ...change });
  expect(error?.issues.map(({ message }) => message).join('\n')).toContain(says);
});

const choices = (...ids: readonly string[]) => ids.map((id) => ({ id, text: `The ${id}` }));
const tab = (id: string, exhibit: object) => ({ id, title: `Tab ${id}`, exhibits: [exhibit] });
const asked = (id: string) => ({ id, ask: record(kindOf('single').example.item) });
test.for([
  {
    kind: 'ordering',
    change: { beliefs: [{ before: 'kettle', after: 'boil', belief: 'x', why: 'w' }] },
    says: 'about a wrong order',
  },
  {
    kind: 'ordering',
    change: { beliefs: [{ before: 'drink', after: 'cup', belief: 'x', why: 'w' }] },
    says: 'are ids of steps',
  },
  { kind: 'matching', change: { choices: [{ id: 'one', text: 'Woof' }] }, says: 'at least as many choices' },
  {
    kind: 'matching',
    change: { choices: ['a', 'b', 'c'].map((id) => ({ id, text: id })) },
    says: 'not the id of a choice',
  },
  { kind: 'fill-in', change: { answers: ['10.0.0.1/30'] }, says: 'Write the first address of the block' },
  {
    kind: 'fill-in',
    change: { wrong: [{ text: '192.0.2.128 /25', why: 'w' }] },
    says: 'means the same as a right answer',
  },
  { kind: 'fill-in', change: { wrong: [{ text: '192.0.2.129/25', why: 'w' }] }, says: 'leave it out' },
  { kind: 'fill-in', change: { form: 'date' }, says: 'must be one of prefix' },
  {
    kind: 'hot-area',
    change: { areas: ['a', 'b', 'c'].map((id) => ({ id, why: 'w' })) },
    says: 'at least one area must be correct',
  },
  { kind: 'yes-no', change: { statements: [] }, says: 'at least three statements' },
  { kind: 'drop-down', change: { text: 'Only {{first}} here.' }, says: 'has no place for "second". Write {{second}}' },
  {
    kind: 'drop-down',
    change: { text: '{{first}} {{second}} {{third}}' },
    says: 'names "third", which is none of the gaps. They are "first", "second".',
  },
  { kind: 'drop-down', change: { text: '{{first}} {{second}} {{first}}' }, says: 'has a gap twice' },
  { kind: 'drop-down', change: { gaps: [] }, says: 'at least two gaps' },
  ...[
    { gap: { answer: 'nothing' }, says: 'not the id of a choice of this gap' },
    { gap: { beliefs: { a: 'x' } }, says: 'ids of wrong choices' },
    { gap: { choices: choices('a', 'b') }, says: 'at least three choices' },
    { gap: { choices: choices('a', 'b', 'c', 'd', 'e', 'f') }, says: 'more than five choices' },
    { gap: { choices: choices('a', 'b', 'b') }, says: 'two choices have the same id' },
  ].map(({ gap, says }) => ({
    kind: 'drop-down',
    change: {
      gaps: ['first', 'second'].map((id) => ({ id, choices: choices('a', 'b', 'c'), answer: 'a', why: 'w', ...gap })),
    },
    says,
  })),
  { kind: 'case-study', change: { tabs: [tab('one', { text: 't' })] }, says: 'at least two tabs' },
  { kind: 'case-study', change: { tabs: [tab('one', {}), tab('two', { text: 't' })] }, says: 'an exhibit is one of' },
  {
    kind: 'case-study',
    change: { tabs: [tab('one', { text: 't', figure: 'f' }), tab('two', { text: 't' })] },
    says: 'an exhibit is one of',
  },
  {
    kind: 'case-study',
    change: { tabs: [tab('one', { text: 't' }), tab('one', { text: 't' })] },
    says: 'two tabs have the same id',
  },
  {
    kind: 'case-study',
    change: {
      tabs: [
        tab('one', { text: 't' }),
        tab('two', { table: { caption: 'c', head: ['a', 'b'], rows: [['1', '2', '3']] } }),
      ],
    },
    says: 'as many cells as the head',
  },
  { kind: 'case-study', change: { questions: [asked('one'), asked('two')] }, says: 'at least three questions' },
  {
    kind: 'case-study',
    change: { questions: [asked('one'), asked('one'), asked('two')] },
    says: 'two questions have the same id',
  },
  {
    kind: 'case-study',
    change: { questions: ['one', 'two', 'three'].map((id) => ({ id, ask: record(kindOf('lab').example.item) })) },
    says: 'is no question that a case study can ask',
  },
  { kind: 'lab', change: { lab: 'Two machines' }, says: 'must be the id of a lab' },
  { kind: 'lab', change: { tasks: [] }, says: 'needs the tasks of the lab' },
])('an item of kind $kind is refused: $says', ({ kind, change, says }) => {
  const { error } = item.safeParse({ ...record(kindOf(kind).example.item), ...change });
  expect(error?.issues.map(({ message }) => message).join('\n')).toContain(says);
});

test('an unknown kind is named, with those that are known', () => {
  expect(() => kindOf('riddle')).toThrow(
    '"riddle". Known kinds: single, multiple, yes-no, matching, ordering, fill-in, hot-area, drop-down, case-study, lab.',
  );
  expect(() => markingOf('toString')).toThrow(
    '"toString". Known kinds: single, multiple, yes-no, matching, ordering, fill-in, hot-area, drop-down, case-study, lab.',
  );
});

const ordered = kindOf('ordering');
test.for([
  { answer: ['kettle', 'boil', 'pour', 'drink'], points: 3, because: 'each of the three neighbors is in order' },
  { answer: ['boil', 'kettle', 'pour', 'drink'], points: 2, because: 'two neighbors are swapped' },
  { answer: ['boil', 'pour', 'drink', 'kettle'], points: 2, because: 'one step is out of place' },
  { answer: ['drink', 'pour', 'boil', 'kettle'], points: 0, because: 'it is the reverse' },
  { answer: ['kettle', 'boil', 'pour'], points: 0, because: 'a step is missing' },
  { answer: ['kettle', 'boil', 'pour', 'drink', 'kettle'], points: 0, because: 'a step stands there twice' },
])('an order earns $points of 3: $because', ({ answer, points }) => {
  expect(ordered.score(ordered.example.item, answer).points).toBe(points);
});

test('a belief about an order is told where it shows', () => {
  const { because } = ordered.score(ordered.example.item, ['kettle', 'boil', 'drink', 'pour']);
  expect(because.map(({ option, correct, belief }) => [option, correct, belief])).toEqual([
    ['kettle', true, undefined],
    ['boil', true, undefined],
    ['pour', false, undefined],
    ['drink', false, 'leaves-are-a-snack'],
  ]);
});

test('the steps never stand in the right order at first', () => {
  const example = record(ordered.example.item);
  for (let index = 0; index < 200; index += 1) {
    const shown = ordered.publicView({ ...example, keepOrder: index % 2 === 0, stem: `${index}?` }).parts;
    expect(shown.map(({ id }) => id)).not.toEqual(ordered.example.right);
  }
});

test('two answers for one line are too many, whichever is right', () => {
  const matching = kindOf('matching');
  const { points, because } = matching.score(matching.example.item, ['cat:two', 'cat:one', 'dog:one', 'cow:three']);
  expect(points).toBe(2);
  expect(because.find(({ option }) => option === 'cat')).toMatchObject({ chosen: true, correct: false });
});

const dropDown = kindOf('drop-down');
test.for([
  { answer: ['first:water', 'second:leaves'], points: 2, because: 'both gaps are right' },
  { answer: ['second:leaves', 'first:glue'], points: 1, because: 'one of them is' },
  { answer: ['second:leaves'], points: 1, because: 'what is missing costs its own point only' },
  { answer: ['first:water', 'first:sand', 'second:leaves'], points: 1, because: 'two choices for a gap are too many' },
  { answer: ['first:leaves', 'second:water'], points: 0, because: 'a choice counts in its own gap alone' },
])('a text with two gaps earns $points: $because', ({ answer, points }) => {
  expect(dropDown.score(dropDown.example.item, answer).points).toBe(points);
});

test.for([
  { text: 'Use a {{a}} for it, and {{b}}.', gap: 'a', name: 'Gap 1, after “Use a”' },
  { text: 'Use a {{a}} for it, and {{b}}.', gap: 'b', name: 'Gap 2, after “for it, and”' },
  {
    text: '{{a}} {{b}} comes after the `first` of all gaps.',
    gap: 'b',
    name: 'Gap 2, before “comes after the first of”',
  },
  { text: '{{a}}{{b}}', gap: 'a', name: 'Gap 1' },
])('a gap is called by its number and the words beside it: $name', ({ text, gap, name }) => {
  expect(nameOf(text, gap)).toBe(name);
});

const caseStudy = kindOf('case-study');
test.for([
  { answer: ['lack/spoon'], points: 1, because: 'one question is right, and the others are open' },
  { answer: ['so/cold:yes', 'so/wet:no', 'cups/2.0'], points: 3, because: 'each kind reads its own words' },
  {
    answer: ['lack/spoon', 'lack/cup', 'cups/2'],
    points: 1,
    because: 'two options of one question earn nothing there',
  },
  { answer: ['spoon', 'cups', '2', 'lack/so/cold:yes'], points: 0, because: 'a word belongs to the question it names' },
])('a case earns $points of 5: $because', ({ answer, points }) => {
  expect(caseStudy.score(caseStudy.example.item, answer)).toMatchObject({ points, outOf: 5 });
});

test('a case says of each open question what it lacks', () => {
  const { because } = caseStudy.isFinished(caseStudy.example.item, ['lack/spoon', 'so/cold:yes', 'cups/two']);
  expect(because).toBe(
    'Question 2 of 3: 1 of 3 statements answered. Choose one for each statement. Question 3 of 3: "two" is not a number. Write digits alone, like 1500.',
  );
});

test('a case explains a part as its own kind does, and says what would have been right as an answer of the case', () => {
  const { because } = caseStudy.score(caseStudy.example.item, ['so/wet:yes', 'lack/cup']);
  expect(because.find(({ option }) => option === 'so/wet')).toMatchObject({
    chosen: true,
    correct: false,
    right: { answer: 'so/wet:no', why: 'They are dry.' },
  });
  expect(because.find(({ option }) => option === 'lack/cup')).toMatchObject({ chosen: true, belief: 'cups-break' });
});

test('of a lab each task that is done earns its point, once', () => {
  const lab = kindOf('lab');
  const pointsOf = (...words: string[]) => lab.score(lab.example.item, words).points;
  expect([pointsOf(), pointsOf('talk'), pointsOf('talk', 'talk'), pointsOf('talk', 'network')]).toEqual([0, 1, 1, 2]);
});
