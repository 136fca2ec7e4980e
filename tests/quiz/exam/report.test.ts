/** The report of an attempt, against attempts worked out by hand. */
import { describe, expect, test } from 'vitest';
import type { Attempt } from '#src/quiz/exam/attempt.ts';
import { replay } from '#src/quiz/exam/machine.ts';
import { reportOf, weakestOf, type Mark } from '#src/quiz/exam/report.ts';
import type { Form } from '#src/quiz/exam/form.ts';
import { form as small, formItem, log, minute, noon, started, type Happening } from './sample.ts';

/** Two skills, six items, ten points. */
const form: Form = {
  ...small,
  minutes: 100,
  sections: [
    {
      id: 'main',
      title: 'Questions',
      kind: 'plain',
      locks: false,
      items: [
        formItem('a', { objective: 'az-700/E10', points: 1 }),
        formItem('b', { objective: 'az-700/E2', points: 2 }),
        formItem('c', { objective: 'az-700/E2', points: 3 }),
      ],
    },
    {
      id: 'rest',
      title: 'The rest',
      kind: 'series',
      locks: true,
      items: [
        formItem('d', { objective: 'az-700/E10', points: 2 }),
        formItem('e', { objective: 'az-700/E10', points: 1, difficulty: 2 }),
        formItem('f', { objective: 'az-700/E10', points: 1 }),
      ],
    },
  ],
};

function attemptAfter(...events: readonly Happening[]): Attempt {
  const [, ...rest] = log(...events);
  const { attempt } = replay([{ ...started, form }, ...rest]).context;
  if (!attempt) throw new Error('The exam did not begin.');
  return attempt;
}

const marks = (all: Readonly<Record<string, readonly [number, number]>>): ReadonlyMap<string, Mark> =>
  new Map(Object.entries(all).map(([item, [points, outOf]]) => [item, { points, outOf }]));

const answered: readonly Happening[] = ['a', 'b', 'c', 'd', 'e'].map((item) => ({
  type: 'answered',
  item,
  words: ['x'],
}));
const given = marks({ a: [1, 1], b: [1, 2], c: [0, 3], d: [2, 2], e: [0, 1], f: [0, 1] });

describe('a report', () => {
  const reported = () =>
    reportOf(
      attemptAfter(...answered, { type: 'marked', item: 'b', on: true }, { type: 'noted', item: 'b', text: 'hm' }),
      given,
    );

  test('adds up the points, and says how each question ended', () => {
    const report = reported();
    expect(report).toMatchObject({
      points: 4,
      outOf: 10,
      share: 0.4,
      cut: 0.7,
      passed: false,
      unanswered: ['f'],
      notCounted: [],
      clock: [],
    });
    expect(
      report.items.map(({ item, number, section, outcome, points, outOf }) => [
        item.id,
        number,
        section,
        outcome,
        points,
        outOf,
      ]),
    ).toEqual([
      ['a', 1, 'main', 'right', 1, 1],
      ['b', 2, 'main', 'partly', 1, 2],
      ['c', 3, 'main', 'wrong', 0, 3],
      ['d', 4, 'rest', 'right', 2, 2],
      ['e', 5, 'rest', 'wrong', 0, 1],
      ['f', 6, 'rest', 'unanswered', 0, 1],
    ]);
  });

  test('adds up each skill, in the order of the skills', () => {
    expect(reported().objectives).toMatchObject([
      { objective: 'az-700/E2', points: 1, outOf: 5, items: 2, share: 0.2 },
      { objective: 'az-700/E10', points: 3, outOf: 5, items: 4, share: 0.6 },
    ]);
  });

  test('adds up apart what had an answer', () => {
    expect(reported().objectives.map(({ answered: own }) => own)).toEqual([
      { points: 1, outOf: 5, items: 2 },
      { points: 3, outOf: 4, items: 3 },
    ]);
  });

  test('keeps what was said, marked and noted', () => {
    const report = reported();
    expect(report.items[1]).toEqual({
      item: form.sections[0]?.items[1],
      number: 2,
      section: 'main',
      outcome: 'partly',
      points: 1,
      outOf: 2,
      words: ['x'],
      seconds: 0,
      marked: true,
      note: 'hm',
      looks: 0,
    });
    expect(report.items[0]).toMatchObject({ marked: false, words: ['x'] });
    expect('note' in (report.items[0] ?? {})).toBe(false);
    expect(report.items[5]?.words).toEqual([]);
  });
});

describe('what counts', () => {
  test.for<{
    marks: Readonly<Record<string, readonly [number, number]>>;
    points: number;
    outOf: number;
    outcomes: string;
    because: string;
  }>([
    {
      marks: { a: [1, 1], b: [2, 2], c: [3, 3], d: [2, 2], e: [1, 1], f: [0, 1] },
      points: 9,
      outOf: 10,
      outcomes: 'right right right right right unanswered',
      because: 'everything is there',
    },
    {
      marks: { b: [2, 2], c: [3, 3], d: [2, 2], e: [1, 1], f: [0, 1] },
      points: 8,
      outOf: 9,
      outcomes: 'gone right right right right unanswered',
      because: 'an item that is gone counts for nobody',
    },
    {
      marks: { a: [1, 1], b: [2, 2], c: [3, 3], d: [2, 2], e: [1, 1] },
      points: 9,
      outOf: 9,
      outcomes: 'right right right right right gone',
      because: 'not even when it was not answered',
    },
    {
      marks: { a: [1, 1], b: [3, 3], c: [3, 3], d: [2, 2], e: [1, 1], f: [0, 1] },
      points: 7,
      outOf: 8,
      outcomes: 'right changed right right right unanswered',
      because: 'an item that is worth more by now was another one',
    },
    {
      marks: { a: [1, 1], b: [0, 2], c: [3, 3], d: [2, 2], e: [1, 1], f: [1, 1] },
      points: 7,
      outOf: 10,
      outcomes: 'right wrong right right right unanswered',
      because: 'nothing is earned without an answer',
    },
    { marks: {}, points: 0, outOf: 0, outcomes: 'gone gone gone gone gone gone', because: 'the whole bank is another' },
  ])('$points of $outOf: $because', ({ marks: all, points, outOf, outcomes }) => {
    const report = reportOf(attemptAfter(...answered), marks(all));
    expect([report.points, report.outOf, report.items.map(({ outcome }) => outcome).join(' ')]).toEqual([
      points,
      outOf,
      outcomes,
    ]);
    for (const item of report.items)
      if (report.notCounted.includes(item.item.id)) expect([item.points, item.outOf]).toEqual([0, 0]);
    expect(report.notCounted).toEqual(
      report.items.filter(({ outcome }) => outcome === 'gone' || outcome === 'changed').map(({ item }) => item.id),
    );
    expect(report.unanswered).toEqual(['f']);
    expect(report.objectives.reduce((sum, one) => sum + one.outOf, 0)).toBe(outOf);
  });

  test('a skill none of whose questions count is not in the report', () => {
    const report = reportOf(attemptAfter(...answered), marks({ b: [2, 2] }));
    expect(report.objectives.map(({ objective }) => objective)).toEqual(['az-700/E2']);
  });

  test('with a hard question out of it, a form is passed with more of its points', () => {
    expect(
      reportOf(attemptAfter(...answered), marks({ a: [1, 1], b: [2, 2], c: [3, 3], d: [2, 2], f: [0, 1] })).cut,
    ).toBeGreaterThan(0.7);
  });

  test('without anything that counts there is no score, and nobody passed', () => {
    expect(reportOf(attemptAfter(...answered), new Map())).toMatchObject({
      scaled: undefined,
      passed: false,
      share: 0,
    });
  });
});

test.for([
  { c: 3, scaled: 700, passed: true, because: 'seven of ten are just the cut' },
  { c: 2, scaled: 600, passed: false, because: 'six of ten are not' },
])('$scaled: $because', ({ c, scaled, passed }) => {
  const report = reportOf(
    attemptAfter(...answered),
    marks({ a: [1, 1], b: [0, 2], c: [c, 3], d: [2, 2], e: [1, 1], f: [0, 1] }),
  );
  expect(report).toMatchObject({ scaled, passed });
});

test.for<{ events: readonly Happening[]; points: readonly number[]; because: string }>([
  { events: answered, points: [2, 3], because: 'each of its questions counts for its skill' },
  { events: answered.filter((_, index) => index !== 2), points: [1, 2], because: 'without an answer it earns nothing' },
])('a case study: $because', ({ events, points }) => {
  const parts = [
    { objective: 'az-700/E2', points: 1, outOf: 1 },
    { objective: 'az-700/E10', points: 1, outOf: 2 },
  ];
  const withCase = new Map([...marks({ a: [1, 1], b: [1, 2], d: [1, 2] }), ['c', { points: 2, outOf: 3, parts }]]);
  expect(reportOf(attemptAfter(...events), withCase).objectives).toMatchObject([
    { objective: 'az-700/E2', points: points[0], outOf: 3, items: 2, share: (points[0] ?? 0) / 3 },
    { objective: 'az-700/E10', points: points[1], outOf: 5, items: 3, share: (points[1] ?? 0) / 5 },
  ]);
});

describe('time', () => {
  test('is told by item, and as a whole', () => {
    const report = reportOf(
      attemptAfter(
        { type: 'went', item: 'b', at: noon + minute },
        { type: 'reviewed', at: noon + 2.5 * minute + 400 },
        { type: 'ticked', at: noon + 4.4 * minute },
      ),
      given,
    );
    expect(report.items.map(({ seconds }) => seconds)).toEqual([60, 90, 0, 0, 0, 0]);
    expect([report.usedMinutes, report.allowedMinutes]).toEqual([4, 100]);
  });

  test.for<{ at: readonly number[]; says: readonly string[]; because: string }>([
    { at: [1, 3, 7], says: [], because: 'the clock only ran' },
    {
      at: [0.5, -30],
      says: [
        'In the first minute the clock of this computer went back by 31 minutes. That took no time and gave none.',
      ],
      because: 'it went back',
    },
    {
      at: [4, 3.9],
      says: ['After 4 minutes the clock of this computer went back by 1 minute. That took no time and gave none.'],
      because: 'less than a minute is called one',
    },
    {
      at: [1, 51],
      says: [
        'After 1 minute nothing was heard of this page for 50 minutes: it was closed or asleep, or the clock was set forward. An exam has no pause, so the time counted.',
      ],
      because: 'a long silence',
    },
  ])('the clock: $because', ({ at, says }) => {
    const events = at.map((minutes) => ({ type: 'ticked' as const, at: noon + minutes * minute }));
    expect(reportOf(attemptAfter(...events), given).clock).toEqual(says);
  });
});

describe('a look-up pays off', () => {
  const open: Happening = { type: 'opened', pane: 'book' };
  const look: Happening = { type: 'looked', query: 'bfd' };
  const a = (word: string): Happening => ({ type: 'answered', item: 'a', words: [word] });
  test.for<{ events: readonly Happening[]; mark: readonly [number, number]; paidOff: boolean; because: string }>([
    { events: [open, look, a('x')], mark: [1, 1], paidOff: true, because: 'the answer came after it, and is right' },
    { events: [a('y'), open, look, a('x')], mark: [1, 1], paidOff: true, because: 'the answer was mended after it' },
    {
      events: [open, look, { ...a('x'), at: noon + 2000 }],
      mark: [1, 1],
      paidOff: true,
      because: 'it was answered in the same moment',
    },
    { events: [a('x'), open, look], mark: [1, 1], paidOff: false, because: 'the answer stood before' },
    { events: [open, look, a('x')], mark: [0, 1], paidOff: false, because: 'the answer is wrong' },
    { events: [open, look], mark: [0, 1], paidOff: false, because: 'nothing was answered' },
    {
      events: [open, { type: 'reviewed' }, look, a('x')],
      mark: [1, 1],
      paidOff: false,
      because: 'no question was open',
    },
    {
      events: [open, { type: 'went', item: 'b' }, look, a('x')],
      mark: [1, 1],
      paidOff: false,
      because: 'another question was open',
    },
  ])('$paidOff: $because', ({ events, mark, paidOff }) => {
    const report = reportOf(attemptAfter(...events), new Map([...given, ['a', { points: mark[0], outOf: mark[1] }]]));
    expect(report.looks.map((one) => one.paidOff)).toEqual([paidOff]);
    expect(report.looks[0]).toMatchObject({ query: 'bfd' });
    const [first] = report.items;
    expect(first?.looks).toBe(report.looks[0]?.item === 'a' ? 1 : 0);
  });

  test('of a question that earns a part it did not', () => {
    const report = reportOf(
      attemptAfter({ type: 'went', item: 'b' }, open, look, { type: 'answered', item: 'b', words: ['x'] }),
      given,
    );
    expect(report.looks.map(({ paidOff }) => paidOff)).toEqual([false]);
  });
});

describe('the weakest skill', () => {
  const skill = (objective: string, points: number, answeredOutOf: number, outOf: number) => ({
    ...{ objective, points, outOf, items: outOf, share: points / outOf },
    answered: { points, outOf: answeredOutOf, items: answeredOutOf },
  });
  test.for([
    {
      skills: [skill('a', 1, 2, 2), skill('b', 0, 0, 9)],
      weakest: 'a',
      because: 'what was left out says nothing of a skill',
    },
    { skills: [skill('a', 2, 2, 9), skill('b', 0, 0, 9)], weakest: undefined, because: 'all answers were right' },
    { skills: [skill('a', 1, 2, 2), skill('b', 2, 4, 4)], weakest: 'b', because: 'it rests on more points' },
  ])('is $weakest: $because', ({ skills, weakest }) => {
    expect(weakestOf({ objectives: skills })?.objective).toBe(weakest);
  });
});
