/** What every kind gives for an answer, against keys written by hand: the points, the whole of each reason, and the words for an answer that is not finished. */
import { describe, expect, test } from 'vitest';
import { keyWithin } from '#src/quiz/kinds/case-study/marking.ts';
import { withWords, within, wordsOf } from '#src/quiz/kinds/case-study/words.ts';
import { markingOf, type Asked } from '#src/quiz/marking.ts';
import { beliefIn, reasonsFor, type Key, type Score } from '#src/quiz/score.ts';

const right = (id: string) => ({ id, correct: true, why: `${id} is right` });
const wrong = (id: string) => ({
  id,
  correct: false,
  why: `${id} is wrong`,
  belief: `b-${id}`,
  beliefSays: `They think ${id}.`,
});

const choice: Key = { kind: 'single', options: [right('a'), wrong('b'), wrong('c')] };
const several: Key = { kind: 'multiple', options: [right('a'), wrong('b'), right('c'), wrong('d')] };
const pairs: Key = {
  kind: 'matching',
  options: [
    right('cat:meow'),
    wrong('cat:moo'),
    right('cow:moo'),
    { id: 'cow:meow', correct: false, why: 'no' },
    right('pig:oink'),
  ],
};
const order: Key = {
  kind: 'ordering',
  options: [right('one'), right('two'), right('three'), right('four'), wrong('three:two'), wrong('four:one')],
};
const box: Key = {
  kind: 'fill-in',
  form: 'prefix',
  options: [right('10.0.0.0/24'), right('10.0.1.0/24'), wrong('10.0.0.0/25')],
};
const tasks: Key = { kind: 'lab', options: [right('make'), right('join')] };
const story: Key = {
  kind: 'case-study',
  questions: [
    { id: 'q1', kind: 'single' },
    { id: 'q2', kind: 'yes-no' },
    { id: 'q3', kind: 'fill-in', form: 'prefix' },
  ],
  options: [
    ...choice.options.map((option) => ({ ...option, id: `q1/${option.id}` })),
    right('q2/x:yes'),
    wrong('q2/x:no'),
    right('q2/y:no'),
    wrong('q2/y:yes'),
    ...box.options.map((option) => ({ ...option, id: `q3/${option.id}` })),
  ],
};

const pointsOf = ({ points, outOf }: Score) => `${points}/${outOf}`;

describe('points', () => {
  test.for<{ key: Key; kind?: string; answer: readonly string[]; points: string; because: string }>([
    { key: choice, answer: ['a'], points: '1/1', because: 'it is right' },
    { key: choice, answer: ['b'], points: '0/1', because: 'it is wrong' },
    { key: choice, answer: [], points: '0/1', because: 'nothing is chosen' },
    { key: choice, answer: ['a', 'b'], points: '0/1', because: 'two are chosen' },
    { key: several, answer: ['a', 'c'], points: '2/2', because: 'both were found' },
    { key: several, answer: ['c'], points: '1/2', because: 'one was found' },
    { key: several, answer: ['b', 'c'], points: '1/2', because: 'one of two is right' },
    { key: several, answer: ['b', 'd'], points: '0/2', because: 'neither is right' },
    { key: several, answer: ['a', 'b', 'c'], points: '0/2', because: 'more than asked for' },
    { key: several, answer: [], points: '0/2', because: 'nothing is chosen' },
    {
      key: { ...several, kind: 'hot-area' },
      answer: ['a', 'd'],
      points: '1/2',
      because: 'areas are marked as options are',
    },
    { key: { ...several, kind: 'hot-area' }, answer: ['a', 'c', 'd'], points: '0/2', because: 'an area too many' },
    { key: pairs, answer: ['cat:meow', 'cow:moo', 'pig:oink'], points: '3/3', because: 'each is right' },
    { key: pairs, answer: ['cow:moo'], points: '1/3', because: 'one is right, the others are open' },
    { key: pairs, answer: ['cat:moo', 'cow:meow', 'pig:oink'], points: '1/3', because: 'two are swapped' },
    { key: pairs, answer: ['cat:meow', 'cat:moo'], points: '0/3', because: 'two answers for one part' },
    { key: pairs, answer: ['cat:meow', 'cat:meow'], points: '1/3', because: 'the same answer twice is one' },
    { key: pairs, answer: ['dog:woof', 'cat'], points: '0/3', because: 'there is no such part, and no such answer' },
    { key: { ...pairs, kind: 'yes-no' }, answer: ['cat:meow'], points: '1/3', because: 'statements are pairs' },
    { key: { ...pairs, kind: 'drop-down' }, answer: ['cow:moo', 'cat:moo'], points: '1/3', because: 'gaps are pairs' },
    { key: order, answer: ['one', 'two', 'three', 'four'], points: '3/3', because: 'it is the order' },
    { key: order, answer: ['two', 'one', 'three', 'four'], points: '2/3', because: 'the first two are swapped' },
    { key: order, answer: ['four', 'one', 'two', 'three'], points: '2/3', because: 'the last came first' },
    { key: order, answer: ['four', 'three', 'two', 'one'], points: '0/3', because: 'it is the reverse' },
    { key: order, answer: ['one', 'two', 'three'], points: '0/3', because: 'a step is missing' },
    { key: order, answer: ['one', 'two', 'three', 'five'], points: '0/3', because: 'a step is none' },
    { key: order, answer: ['one', 'two', 'three', 'four', 'one'], points: '0/3', because: 'a step stands twice' },
    {
      key: order,
      answer: ['one', 'one', 'three', 'four'],
      points: '0/3',
      because: 'a step stands twice, another not at all',
    },
    { key: box, answer: ['10.0.0.0/24'], points: '1/1', because: 'it is the prefix' },
    { key: box, answer: [' 10.0.1.0/24 '], points: '1/1', because: 'it is the other right one, with blanks' },
    { key: box, answer: ['10.0.0.0/25'], points: '0/1', because: 'it is another prefix' },
    { key: box, answer: ['10.9.0.0/24'], points: '0/1', because: 'nobody wrote of this one' },
    { key: box, answer: ['ten'], points: '0/1', because: 'it is no prefix' },
    { key: box, answer: ['10.0.0.0/24', '10.0.0.0/24'], points: '0/1', because: 'two texts are one too many' },
    { key: box, answer: [], points: '0/1', because: 'nothing is written' },
    {
      key: { kind: 'fill-in', options: [right('MED')] },
      answer: ['med'],
      points: '1/1',
      because: 'a word is read as a word',
    },
    { key: tasks, answer: ['make', 'join'], points: '2/2', because: 'all is done' },
    { key: tasks, answer: ['join', 'join', 'other'], points: '1/2', because: 'one is done' },
    { key: tasks, answer: [], points: '0/2', because: 'nothing is done' },
    {
      key: story,
      answer: ['q1/a', 'q2/x:yes', 'q2/y:no', 'q3/10.0.0.0/24'],
      points: '4/4',
      because: 'every question is right',
    },
    { key: story, answer: ['q1/b', 'q2/x:yes', 'q2/y:yes'], points: '1/4', because: 'half of the second' },
    { key: story, answer: ['a', 'x:yes', 'q22/x:yes'], points: '0/4', because: 'the words are about no question' },
    {
      key: { kind: 'case-study', options: [] },
      answer: ['q1/a'],
      points: '0/0',
      because: 'there is nothing to answer',
    },
  ])('$key.kind $answer earns $points: $because', ({ key, answer, points }) => {
    expect(pointsOf(markingOf(key.kind).score(key, answer))).toBe(points);
  });
});

describe('reasons', () => {
  const told = (key: Key, answer: readonly string[]) => markingOf(key.kind).score(key, answer).because;
  const ofB = { belief: 'b-b', beliefSays: 'They think b.' };

  test('of a choice: every option with why, chosen or not, and the belief behind a wrong one', () => {
    expect(told(choice, ['b'])).toEqual([
      { option: 'a', chosen: false, correct: true, why: 'a is right' },
      { option: 'b', chosen: true, correct: false, why: 'b is wrong', ...ofB },
      { option: 'c', chosen: false, correct: false, why: 'c is wrong', belief: 'b-c', beliefSays: 'They think c.' },
    ]);
    expect(reasonsFor(choice, ['a'])[0]).toEqual({ option: 'a', chosen: true, correct: true, why: 'a is right' });
  });

  test('of pairs: a part that is right says why, one that is not what would have been', () => {
    expect(told(pairs, ['cat:moo', 'cow:moo'])).toEqual([
      {
        option: 'cat',
        chosen: true,
        correct: false,
        why: '',
        belief: 'b-cat:moo',
        beliefSays: 'They think cat:moo.',
        right: { answer: 'cat:meow', why: 'cat:meow is right' },
      },
      { option: 'cow', chosen: true, correct: true, why: 'cow:moo is right' },
      {
        option: 'pig',
        chosen: false,
        correct: false,
        why: '',
        right: { answer: 'pig:oink', why: 'pig:oink is right' },
      },
    ]);
  });

  test('of pairs: a wrong answer without a belief names none, and a part without a right one says nothing', () => {
    expect(told(pairs, ['cow:meow'])[1]).toEqual({
      option: 'cow',
      chosen: true,
      correct: false,
      why: '',
      right: { answer: 'cow:moo', why: 'cow:moo is right' },
    });
    expect(told({ kind: 'yes-no', options: [wrong('a:no')] }, [])).toEqual([
      { option: 'a', chosen: false, correct: false, why: '', right: { answer: '', why: '' } },
    ]);
  });

  test('of an order: the steps next to a break are wrong, and a belief is told where it shows', () => {
    expect(told(order, ['one', 'three', 'two', 'four'])).toEqual([
      { option: 'one', chosen: true, correct: true, why: 'one is right' },
      { option: 'two', chosen: true, correct: false, why: '', right: { answer: 'two', why: 'two is right' } },
      {
        option: 'three',
        chosen: true,
        correct: false,
        why: 'three:two is wrong',
        belief: 'b-three:two',
        beliefSays: 'They think three:two.',
        right: { answer: 'three', why: 'three is right' },
      },
      { option: 'four', chosen: true, correct: true, why: 'four is right' },
    ]);
  });

  test('of an order: a step that came too early against one far behind', () => {
    const because = told(order, ['four', 'one', 'two', 'three']);
    expect(because.map(({ option, correct, belief }) => [option, correct, belief])).toEqual([
      ['one', true, undefined],
      ['two', true, undefined],
      ['three', false, undefined],
      ['four', false, 'b-four:one'],
    ]);
  });

  test('of what is no order: nothing is chosen, and no belief shows', () => {
    for (const answer of [[], ['three', 'two'], ['one', 'two', 'three', 'five']])
      for (const { chosen, correct, belief, why } of told(order, answer))
        expect([chosen, correct, belief, why]).toEqual([false, false, undefined, '']);
  });

  test('of a text: the one that was written, the belief behind it, or what would have been right', () => {
    const better = { answer: '10.0.0.0/24', why: '10.0.0.0/24 is right' };
    expect(told(box, ['10.0.1.0/24'])).toEqual([
      { option: 'text', chosen: true, correct: true, why: '10.0.0.0/24 is right' },
    ]);
    expect(told(box, ['10.0.0.0/25'])).toEqual([
      {
        option: 'text',
        chosen: true,
        correct: false,
        why: '10.0.0.0/25 is wrong',
        belief: 'b-10.0.0.0/25',
        beliefSays: 'They think 10.0.0.0/25.',
        right: better,
      },
    ]);
    expect(told(box, ['ten'])).toEqual([{ option: 'text', chosen: true, correct: false, why: '', right: better }]);
    expect(told(box, [])).toEqual([{ option: 'text', chosen: false, correct: false, why: '', right: better }]);
    expect(told({ kind: 'fill-in', options: [] }, ['x'])).toEqual([
      { option: 'text', chosen: true, correct: false, why: '', right: { answer: '', why: '' } },
    ]);
  });

  test('of a lab: each task, done or not', () => {
    expect(told(tasks, ['join'])).toEqual([
      { option: 'make', chosen: false, correct: true, why: 'make is right' },
      { option: 'join', chosen: true, correct: true, why: 'join is right' },
    ]);
  });

  test('of a case: those of its questions, named as its own', () => {
    const because = told(story, ['q1/b', 'q2/x:yes']);
    expect(because.map(({ option, chosen, correct }) => [option, chosen, correct])).toEqual([
      ['q1/a', false, true],
      ['q1/b', true, false],
      ['q1/c', false, false],
      ['q2/x', true, true],
      ['q2/y', false, false],
      ['q3/text', false, false],
    ]);
    expect(because[1]).toEqual({ option: 'q1/b', chosen: true, correct: false, why: 'b is wrong', ...ofB });
    expect('right' in (because[3] ?? {})).toBe(false);
    expect(because[4]?.right).toEqual({ answer: 'q2/y:no', why: 'q2/y:no is right' });
    expect(because[5]?.right).toEqual({ answer: 'q3/10.0.0.0/24', why: '10.0.0.0/24 is right' });
  });

  test('a belief is as much of it as is known', () => {
    expect(beliefIn(undefined)).toEqual({});
    expect(beliefIn({ ...right('a'), belief: 'x' })).toEqual({ belief: 'x' });
    expect(beliefIn({ ...right('a'), beliefSays: 'X.' })).toEqual({ beliefSays: 'X.' });
  });
});

describe('finished', () => {
  const one = (choose: number, more: Partial<Asked> = {}): Asked => ({ choose, ...more });
  const questions: Asked['questions'] = [
    { id: 'q1', view: { kind: 'single', choose: 1 } },
    { id: 'q2', view: { kind: 'yes-no', choose: 2 } },
  ];
  test.for<{ kind: string; view: Asked; answer: readonly string[]; holds: boolean; says: string }>([
    { kind: 'single', view: one(1), answer: [], holds: false, says: 'Nothing is chosen yet. Choose one option.' },
    { kind: 'single', view: one(1), answer: ['a'], holds: true, says: 'One option is chosen.' },
    { kind: 'multiple', view: one(2), answer: [], holds: false, says: 'Nothing is chosen yet. Choose 2.' },
    { kind: 'multiple', view: one(2), answer: ['a'], holds: false, says: '1 chosen, choose 2.' },
    { kind: 'multiple', view: one(2), answer: ['a', 'b', 'c'], holds: false, says: '3 chosen, choose only 2.' },
    { kind: 'multiple', view: one(2), answer: ['a', 'b'], holds: true, says: '2 options are chosen.' },
    { kind: 'hot-area', view: one(2), answer: ['a'], holds: false, says: '1 chosen, choose 2.' },
    {
      kind: 'matching',
      view: one(3),
      answer: [],
      holds: false,
      says: 'Nothing is chosen yet. Choose 3, one for each line.',
    },
    {
      kind: 'matching',
      view: one(3),
      answer: ['a:x', 'a:y'],
      holds: false,
      says: '1 of 3 lines answered. Choose one for each line.',
    },
    {
      kind: 'matching',
      view: one(2),
      answer: ['a:x', 'b:x'],
      holds: true,
      says: 'Each of the 2 lines has its answer.',
    },
    {
      kind: 'matching',
      view: one(2),
      answer: ['a:x', 'b:x', 'c:x'],
      holds: true,
      says: 'Each of the 2 lines has its answer.',
    },
    {
      kind: 'yes-no',
      view: one(2),
      answer: ['a:yes'],
      holds: false,
      says: '1 of 2 statements answered. Choose one for each statement.',
    },
    {
      kind: 'drop-down',
      view: one(2),
      answer: [],
      holds: false,
      says: 'Nothing is chosen yet. Choose 2, one for each gap.',
    },
    {
      kind: 'drop-down',
      view: one(2),
      answer: ['a:x', 'b:y'],
      holds: true,
      says: 'Each of the 2 gaps has its answer.',
    },
    {
      kind: 'ordering',
      view: one(3),
      answer: [],
      holds: false,
      says: 'Nothing is moved yet, and this is not the order. Choose a place for each step.',
    },
    {
      kind: 'ordering',
      view: one(3),
      answer: ['a', 'a'],
      holds: false,
      says: '1 of 3 steps have a place. Choose a place for each.',
    },
    { kind: 'ordering', view: one(3), answer: ['c', 'a', 'b'], holds: true, says: 'All 3 steps have a place.' },
    {
      kind: 'fill-in',
      view: one(1),
      answer: ['  '],
      holds: false,
      says: 'Nothing is written yet. Choose your words and write them into the box.',
    },
    {
      kind: 'fill-in',
      view: one(1),
      answer: [],
      holds: false,
      says: 'Nothing is written yet. Choose your words and write them into the box.',
    },
    { kind: 'fill-in', view: one(1), answer: ['MED'], holds: true, says: 'An answer is written.' },
    {
      kind: 'fill-in',
      view: one(1, { form: 'prefix' }),
      answer: ['10.0.0.0/24'],
      holds: true,
      says: 'An answer is written.',
    },
    {
      kind: 'lab',
      view: one(2),
      answer: [],
      holds: false,
      says: 'No task is done yet. Choose Open the lab, do its 2 tasks, and hand it in.',
    },
    {
      kind: 'lab',
      view: one(2),
      answer: ['a', 'a'],
      holds: false,
      says: '1 of 2 tasks are done. What is done counts; the others are still open.',
    },
    { kind: 'lab', view: one(2), answer: ['a', 'b'], holds: true, says: 'All 2 tasks are done.' },
    {
      kind: 'case-study',
      view: one(3, { questions }),
      answer: ['q2/x:yes'],
      holds: false,
      says: 'Question 1 of 2: Nothing is chosen yet. Choose one option. Question 2 of 2: 1 of 2 statements answered. Choose one for each statement.',
    },
    {
      kind: 'case-study',
      view: one(3, { questions }),
      answer: ['q1/a', 'q2/x:yes', 'q2/y:no'],
      holds: true,
      says: 'All 2 questions of the case are answered.',
    },
    { kind: 'case-study', view: one(0), answer: [], holds: true, says: 'All 0 questions of the case are answered.' },
  ])('$kind $answer: $says', ({ kind, view, answer, holds, says }) => {
    expect(markingOf(kind).isFinished(view, answer)).toMatchObject({ holds, because: says });
  });

  test('a text that is not of its form is unfinished, and says what would be', () => {
    const { holds, because } = markingOf('fill-in').isFinished(one(1, { form: 'prefix' }), ['10.0.0.1/24']);
    expect([holds, because]).toEqual([false, expect.stringContaining('Write the first address of the block')]);
  });
});

describe('a case in parts', () => {
  test('the key of one question is that of its kind', () => {
    expect(keyWithin(story, 'q1')).toEqual({ kind: 'single', options: choice.options });
    expect(keyWithin(story, 'q3')).toEqual({ kind: 'fill-in', form: 'prefix', options: box.options });
  });

  test('a question that is not there is our mistake, and so is a kind that no case asks', () => {
    expect(() => keyWithin(story, 'q9')).toThrow('The case has no question "q9". It has: q1, q2, q3.');
    expect(() => keyWithin(choice, 'q1')).toThrow('no question "q1". It has: .');
    const odd: Key = { kind: 'case-study', options: [], questions: [{ id: 'q', kind: 'lab' }] };
    expect(() => markingOf('case-study').score(odd, [])).toThrow('A case study cannot ask a question of kind "lab".');
    const inherited: Key = { kind: 'case-study', options: [], questions: [{ id: 'q', kind: 'toString' }] };
    expect(() => markingOf('case-study').score(inherited, [])).toThrow(
      'A case study cannot ask a question of kind "toString".',
    );
  });

  test('its words belong to one question each', () => {
    const answer = ['q1/a', 'q2/x:yes', 'q10/b', 'q3/10.0.0.0/24'];
    expect(['q1', 'q3', 'q4'].map((question) => wordsOf(answer, question))).toEqual([['a'], ['10.0.0.0/24'], []]);
    expect(withWords(answer, 'q1', ['b', 'c'])).toEqual(['q2/x:yes', 'q10/b', 'q3/10.0.0.0/24', 'q1/b', 'q1/c']);
    expect(within('q1', 'a')).toBe('q1/a');
  });
});
