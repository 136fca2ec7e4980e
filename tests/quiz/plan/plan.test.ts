/** A study plan: what it puts on which day, what it refuses, and what becomes of a day that was missed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOf, daysBetween, endOfDay, isDate, later } from '#src/quiz/days.ts';
import { examMinutes, missedOf, planFrom, type Plan, type PlanTask } from '#src/quiz/plan/plan.ts';
import type { PlanUnit, PlanWanted } from '#src/quiz/plan/wanted.ts';

const units: readonly PlanUnit[] = [
  { unit: 'c/01', title: 'One', minutes: 20, objectives: ['E1', 'E2'] },
  { unit: 'c/02', title: 'Two', minutes: 30, objectives: ['E2'] },
  { unit: 'c/03', title: 'Three', minutes: 45, objectives: ['E3'] },
];
const wanted: PlanWanted = {
  today: '2026-11-23',
  exam: '2026-12-07',
  minutesADay: 45,
  units,
  objectives: ['E3', 'E1', 'E2'],
};

function made(changes: Partial<PlanWanted> = {}): Plan {
  const plan = planFrom({ ...wanted, ...changes });
  if ('problem' in plan) throw new Error(plan.problem);
  return plan;
}
const tasksOf = ({ days }: Plan): PlanTask[] => days.flatMap(({ tasks }) => tasks);
const readOf = (plan: Plan) => tasksOf(plan).flatMap((task) => (task.kind === 'read' ? [task] : []));

test('the units of the weakest objective are read first, each once and in full', () => {
  const order = [...new Set(readOf(made()).map(({ unit }) => unit))];
  expect(order).toEqual(['c/03', 'c/01', 'c/02']);
  for (const { unit, minutes } of units) {
    const read = readOf(made()).filter((task) => task.unit === unit);
    expect(read.reduce((sum, task) => sum + task.minutes, 0)).toBe(minutes);
  }
});

test.for([
  { changes: { read: ['c/03'] }, gone: 'c/03', because: 'it was read' },
  { changes: { known: ['E3'] }, gone: 'c/03', because: 'its objective is known' },
  { changes: { known: ['E1'] }, gone: undefined, because: 'unit 1 serves another objective too' },
])('$gone is left out, because $because', ({ changes, gone }) => {
  const read = new Set(readOf(made(changes)).map(({ unit }) => unit));
  expect(units.map(({ unit }) => unit).filter((unit) => !read.has(unit))).toEqual(gone === undefined ? [] : [gone]);
});

test('what is known is not practiced', () => {
  const practiced = tasksOf(made({ known: ['E3'] })).flatMap((task) =>
    task.kind === 'practice' ? [task.objective] : [],
  );
  expect(new Set(practiced)).toEqual(new Set(['E1', 'E2']));
});

describe('a practice exam', () => {
  const exams = (changes: Partial<PlanWanted>) =>
    made(changes).days.flatMap(({ date, tasks }) =>
      tasks.flatMap((task) => (task.kind === 'exam' ? [`${date} ${task.form}`] : [])),
    );
  test.for([
    {
      changes: {},
      stands: ['2026-11-29 short', '2026-12-05 short'],
      because: 'two weeks hold two, and 45 minutes only the short form',
    },
    {
      changes: { minutesADay: 120 },
      stands: ['2026-11-29 whole', '2026-12-05 whole'],
      because: 'two hours hold the whole',
    },
    { changes: { exam: '2026-11-26' }, stands: ['2026-11-24 short'], because: 'three days hold one' },
    { changes: { exam: '2026-11-24' }, stands: [], because: 'on the last day it would only frighten' },
    { changes: { minutesADay: 5 }, stands: [], because: 'five minutes hold none' },
  ])('stands on $stands, because $because', ({ changes, stands }) => {
    expect(exams(changes)).toEqual(stands);
  });
});

describe('refused', () => {
  test.for([
    {
      changes: { exam: '2026-11-22' },
      says: '2026-11-22 is in the past; today is 2026-11-23. Choose today or a later day.',
    },
    {
      changes: { exam: '' },
      says: 'A plan needs the day of the exam. Choose it.',
    },
    {
      changes: { exam: '2026-02-30' },
      says: '"2026-02-30" is not a day of the calendar. Write the date of the exam like 2026-11-23.',
    },
    {
      changes: { exam: 'soon' },
      says: '"soon" is not a day of the calendar. Write the date of the exam like 2026-11-23.',
    },
    {
      changes: { exam: '2028-01-01' },
      says: '2028-01-01 is more than a year ahead. Choose a nearer day; the plan can be made again then.',
    },
    { changes: { minutesADay: 0 }, says: 'A plan needs minutes to deal out, and 0 a day is none. Give it 5 or more.' },
    {
      changes: { minutesADay: -30 },
      says: 'A plan needs minutes to deal out, and -30 a day is none. Give it 5 or more.',
    },
    {
      changes: { minutesADay: Number.NaN },
      says: 'A plan needs minutes to deal out, and nothing a day is none. Give it 5 or more.',
    },
    { changes: { minutesADay: 3 }, says: '3 minutes a day hold nothing. Give it 5 or more.' },
    { changes: { minutesADay: 1000 }, says: '1000 minutes a day are more than twelve hours. Give it 720 or fewer.' },
  ])('$says', ({ changes, says }) => {
    expect(planFrom({ ...wanted, ...changes })).toEqual({ problem: says });
  });

  test('today in words, which no learner wrote', () => {
    expect(() => planFrom({ ...wanted, today: 'today' })).toThrow(/Today is a date like/);
  });
});

test('on the day of the exam there is no plan any more', () => {
  const plan = made({ exam: wanted.today });
  expect(plan.days).toEqual([]);
  expect(plan.because).toEqual([
    'The exam is today, so there is no plan. Look through what is due, and leave the rest.',
  ]);
});

test('what does not fit is named, with the minutes that would hold it', () => {
  const short = made({ exam: '2026-11-25', minutesADay: 30 });
  expect(short.left.length).toBeGreaterThan(0);
  const [, enough] = /About (\d+) minutes a day/.exec(short.because.join(' ')) ?? [];
  expect(made({ exam: '2026-11-25', minutesADay: Number(enough) + 10 }).left).toEqual([]);
  expect(readOf(short)[0]?.unit, 'the weakest comes first').toBe('c/03');
});

describe('a missed day', () => {
  const before = made();
  test('moves its work to the days that are left', () => {
    const after = made({ today: '2026-11-24' });
    expect(after.days).toHaveLength(before.days.length - 1);
    expect(readOf(after)[0]?.unit).toBe('c/03');
    expect(after.left).toEqual([]);
    expect(missedOf(before, '2026-11-24', [])).toBe(
      '1 day went by without practice. What stood there, 45 minutes, is dealt over the days that are left.',
    );
  });

  test('is none if something was done on it', () => {
    expect(missedOf(before, '2026-11-24', ['2026-11-23'])).toBeUndefined();
    expect(missedOf(before, '2026-11-23', [])).toBeUndefined();
  });
});

test('whatever is asked for: no day is longer than it may be, nothing is lost and nothing comes twice', () => {
  const anyWanted = fc.record({
    ahead: fc.integer({ min: 0, max: 60 }),
    minutesADay: fc.integer({ min: 5, max: 720 }),
    lengths: fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 11 }),
    read: fc.subarray(['u0', 'u1', 'u2']),
    known: fc.subarray(['E0', 'E1']),
  });
  fc.assert(
    fc.property(anyWanted, ({ ahead, minutesADay, lengths, read, known }) => {
      const all = lengths.map((minutes, index) => ({
        unit: `u${index}`,
        title: 'Unit',
        minutes,
        objectives: [`E${index % 3}`],
      }));
      const plan = made({
        exam: later(wanted.today, ahead),
        minutesADay,
        units: all,
        objectives: ['E0', 'E1', 'E2'],
        read,
        known,
      });
      expect(plan.days).toHaveLength(ahead);
      for (const { date, minutes, tasks } of plan.days) {
        expect(minutes).toBeLessThanOrEqual(minutesADay);
        expect(date < later(wanted.today, ahead)).toBe(true);
        for (const task of tasks) expect(task.minutes).toBeGreaterThan(0);
      }
      const tasks = [...tasksOf(plan), ...plan.left];
      for (const { unit, minutes, objectives } of all) {
        const planned = tasks.flatMap((task) => (task.kind === 'read' && task.unit === unit ? [task.minutes] : []));
        const isOut =
          read.some((one) => one === unit) || objectives.every((one) => known.some((other) => other === one));
        expect(planned.reduce((sum, each) => sum + each, 0)).toBe(isOut ? 0 : minutes);
      }
      expect(
        tasks
          .filter(({ kind }) => kind === 'exam')
          .every(({ minutes }) => Object.values(examMinutes).some((one) => one === minutes)),
      ).toBe(true);
    }),
    { numRuns: 100 },
  );
});

describe('dates', () => {
  test.for([
    { text: '2026-11-23', is: true, because: 'it is one' },
    { text: '2028-02-29', is: true, because: '2028 has that day' },
    { text: '2026-02-29', is: false, because: '2026 has not' },
    { text: '2026-13-01', is: false, because: 'there are twelve months' },
    { text: '23.11.2026', is: false, because: 'it is written another way' },
    { text: '', is: false, because: 'nothing is written' },
  ])('$text: $is, because $because', ({ text, is }) => {
    expect(isDate(text)).toBe(is);
  });

  test('a moment has the date of the learner, and the day ends at their midnight', () => {
    const at = Date.UTC(2026, 10, 23, 22, 30);
    expect(dateOf(at)).toBe('2026-11-23');
    expect(dateOf(at, 120)).toBe('2026-11-24');
    expect(dateOf(at, -600)).toBe('2026-11-23');
    expect(endOfDay(at, 120)).toBe(Date.UTC(2026, 10, 24, 22));
    expect(daysBetween('2026-11-23', '2026-12-01')).toBe(8);
    expect(later('2026-12-31', 1)).toBe('2027-01-01');
  });
});
