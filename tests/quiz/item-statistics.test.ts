/** What answers say about questions, and which of them are to be mended. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judged, toMend } from '#src/quiz/mending.ts';
import { correlation, statisticsOf, type Marked, type Subject } from '#src/quiz/statistics.ts';

const mark = (item: string, sitting: string, share: number, more: Partial<Marked> = {}): Marked => ({
  item,
  sitting,
  points: share,
  outOf: 1,
  ...more,
});
const one = (answers: readonly Marked[], subject: Subject = { item: 'q' }) => statisticsOf(answers, [subject])[0]!;

/** Sittings of six other questions, of which the first `level` are right, and the question itself. */
const sitting = (name: string, level: number, share: number, more: Partial<Marked> = {}): Marked[] => [
  ...Array.from({ length: 6 }, (_, index) => mark(`other/${index}`, name, index < level ? 1 : 0)),
  mark('q', name, share, more),
];
const sittings = (count: number, shareAt: (level: number, index: number) => number): Marked[] =>
  Array.from({ length: count }, (_, index) => sitting(`s${index}`, index % 7, shareAt(index % 7, index))).flat();

test('exposure, facility and time are those of its answers', () => {
  const found = one([
    mark('q', 'a', 1, { seconds: 10 }),
    mark('q', 'b', 0.5, { seconds: 40 }),
    mark('q', 'c', 0, { seconds: 500 }),
    mark('r', 'a', 1),
  ]);
  expect(found).toMatchObject({ exposure: 3, facility: 0.5, seconds: 40 });
});

test('a question nobody answered has no figures', () => {
  expect(one([])).toEqual({
    item: 'q',
    exposure: 0,
    facility: undefined,
    discrimination: undefined,
    choices: [],
    seconds: undefined,
  });
});

describe('it tells people apart', () => {
  test.for([
    {
      shareAt: (level: number) => (level > 3 ? 1 : 0),
      least: 0.8,
      most: 1,
      because: 'who does well elsewhere gets it right',
    },
    {
      shareAt: (level: number) => (level > 3 ? 0 : 1),
      least: -1,
      most: -0.8,
      because: 'who does well elsewhere gets it wrong',
    },
    {
      shareAt: (_level: number, index: number) => Math.floor(index / 7) % 2,
      least: -0.05,
      most: 0.05,
      because: 'it has nothing to do with the rest',
    },
  ])('between $least and $most, because $because', ({ shareAt, least, most }) => {
    const { discrimination } = one(sittings(42, shareAt));
    expect(discrimination).toBeGreaterThanOrEqual(least);
    expect(discrimination).toBeLessThanOrEqual(most);
  });

  test.for([
    { answers: sittings(9, (level) => (level > 3 ? 1 : 0)), because: 'nine sittings are too few' },
    { answers: sittings(20, () => 1), because: 'everybody got it right' },
    {
      answers: Array.from({ length: 20 }, (_, index) => mark('q', `s${index}`, index % 2)),
      because: 'there is nothing beside it',
    },
  ])('nothing is said, because $because', ({ answers }) => {
    expect(one(answers).discrimination).toBeUndefined();
  });

  test('by the point-biserial formula of the textbooks: the difference of the means, over the deviation, times the root of pq', () => {
    const pairs = [
      [1, 9],
      [1, 7],
      [0, 6],
      [1, 8],
      [0, 3],
      [0, 5],
    ] as const;
    const [ones, zeros] = [(9 + 7 + 8) / 3, (6 + 3 + 5) / 3];
    const all = (9 + 7 + 6 + 8 + 3 + 5) / 6;
    const deviation = Math.sqrt(pairs.reduce((sum, [, y]) => sum + (y - all) ** 2, 0) / 6);
    expect(correlation(pairs)).toBeCloseTo(((ones - zeros) / deviation) * Math.sqrt(0.5 * 0.5), 12);
  });

  test('a correlation lies between -1 and 1', () => {
    const anyFigure = fc.double({ min: -10, max: 10, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(anyFigure, anyFigure), { minLength: 2, maxLength: 30 }), (pairs) => {
        const found = correlation(pairs) ?? 0;
        expect(Math.abs(found)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});

test('what was chosen is counted, what nobody chose too, and a full answer shows what is right', () => {
  const { choices } = one(
    [
      mark('q', 'a', 1, { words: ['right'] }),
      mark('q', 'b', 0, { words: ['wrong'] }),
      mark('q', 'c', 0, { words: ['wrong'] }),
    ],
    { item: 'q', options: ['right', 'wrong', 'idle'] },
  );
  expect(choices).toEqual([
    { word: 'wrong', times: 2, correct: false },
    { word: 'right', times: 1, correct: true },
    { word: 'idle', times: 0, correct: false },
  ]);
  const none = one([mark('q', 'b', 0, { words: ['wrong'] })], { item: 'q', options: ['right', 'wrong'] });
  expect(none.choices.map(({ correct }) => correct)).toEqual([undefined, undefined]);
});

describe('a question is to be mended', () => {
  const subject: Subject = { item: 'q', options: ['right', 'wrong', 'idle'], guessed: 1 / 3 };
  const answers = (count: number, right: number, more: (index: number) => Partial<Marked> = () => ({})): Marked[] =>
    Array.from({ length: count }, (_, index) =>
      mark('q', `s${index}`, index < right ? 1 : 0, {
        words: [index < right ? 'right' : index % 3 === 0 ? 'idle' : 'wrong'],
        ...more(index),
      }),
    );
  test.for([
    { answers: answers(40, 40), says: /tells nobody apart/, because: 'all get it right' },
    { answers: answers(40, 12), says: /guessing earns 33 of 100/, because: 'guessing does as well' },
    {
      answers: answers(40, 24, (index) => (index < 24 ? {} : { words: ['wrong'] })),
      says: /Nobody of 40 chose "idle"/,
      because: 'an option is idle',
    },
    {
      answers: answers(40, 15),
      says: /"wrong" is wrong and is chosen more often/,
      because: 'a wrong option draws most',
    },
    { answers: answers(40, 24, () => ({ seconds: 200 })), says: /more than 200 seconds/, because: 'it takes long' },
    {
      answers: sittings(42, (level) => (level > 3 ? 0 : 1)),
      says: /does worse here \(correlation -0/,
      because: 'the able get it wrong',
    },
    {
      answers: sittings(42, (_level, index) => Math.floor(index / 7) % 2),
      says: /hardly does better/,
      because: 'it tells nobody apart',
    },
    {
      answers: [...answers(40, 24), ...Array.from({ length: 20 }, (_, index) => mark(`other/${index}`, 's', 1))],
      says: /asked 40 times, the others 3 times/,
      because: 'it is asked far more often than others',
      others: 20,
    },
  ])('because $because', ({ answers: own, says, others = 0 }) => {
    const subjects = [subject, ...Array.from({ length: others }, (_, index) => ({ item: `other/${index}` }))];
    const found = toMend(statisticsOf(own, subjects), subjects).find(({ item }) => item === 'q');
    expect(found?.because.join(' ')).toMatch(says);
  });

  test.for([
    { answers: answers(40, 24), because: 'nothing is wrong with it' },
    { answers: answers(19, 19), because: 'nineteen answers are too few' },
    { answers: [], because: 'nobody has answered' },
  ])('not, because $because', ({ answers: own }) => {
    expect(toMend(statisticsOf(own, [subject]), [subject])).toEqual([]);
  });
});

test('how much of a bank can be judged', () => {
  const subjects = ['a', 'b', 'c'].map((item) => ({ item }));
  const answers = [...Array.from({ length: 20 }, (_, index) => mark('a', `s${index}`, 1)), mark('b', 's0', 1)];
  expect(judged(statisticsOf(answers, subjects))).toEqual({ judged: 1, never: 1, all: 3 });
});
