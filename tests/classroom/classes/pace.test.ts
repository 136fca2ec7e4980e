/** What is open to learners now, by the pace of their class. */
import { expect, test } from 'vitest';
import { integer } from '#src/base/random.ts';
import { newCode, readCode } from '#src/classroom/classes/code.ts';
import { timeLeft, type Moment } from '#src/classroom/classes/moment.ts';
import { shutWords, whyShut, type Now } from '#src/classroom/classes/pace.ts';
import type { ClassPlan } from '#src/classroom/classes/plan.ts';

const plan: ClassPlan = {
  entries: [
    { id: 'hello', kind: 'talk', ref: '' },
    { id: 'first', kind: 'unit', ref: 'expressroute/01-introduction' },
    { id: 'lab', kind: 'lab', ref: 'expressroute/fastpath', gate: true },
    { id: 'check', kind: 'check', ref: 'expressroute/09-fastpath' },
    { id: 'exam', kind: 'exam', ref: 'full', gate: true, opens: 100, closes: 200 },
  ],
};
const open = (pace: Now['settings']['pace'], moment: Moment = {}, more: Partial<Now> = {}) => {
  const now: Now = { plan, settings: { pace }, moment, state: 'running', now: 150, ...more };
  return plan.entries.filter(({ id }) => whyShut(now, id) === undefined).map(({ id }) => id);
};
const all = plan.entries.map(({ id }) => id);

test.for([
  { is: open('free'), opens: all, because: 'at one’s own pace everything is open' },
  { is: open('free', {}, { now: 99 }), opens: all.slice(0, 4), because: 'a date holds at any pace' },
  { is: open('free', {}, { now: 200 }), opens: all.slice(0, 4), because: 'what closes at a moment is shut at it' },
  { is: open('gated'), opens: ['hello', 'first'], because: 'a gate shuts what stands behind it' },
  { is: open('gated', { opened: ['lab'] }), opens: all.slice(0, 4), because: 'an open gate lets through to the next' },
  { is: open('gated', { opened: ['exam'] }), opens: ['hello', 'first', 'exam'], because: 'each gate is its own' },
  { is: open('together'), opens: [], because: 'the class has made no step' },
  { is: open('together', { step: 'lab' }), opens: all.slice(0, 3), because: 'what was is open, what comes is not' },
  { is: open('together', { step: 'gone' }), opens: [], because: 'a step that left the plan leads nowhere' },
  { is: open('free', {}, { state: 'preparing' }), opens: [], because: 'the class has not begun' },
  { is: open('free', {}, { state: 'paused' }), opens: [], because: 'a paused class begins nothing' },
  { is: open('free', {}, { state: 'ended' }), opens: [], because: 'nor does one that is over' },
])('$because', ({ is, opens }) => {
  expect(is).toEqual(opens);
});

test('every reason has words, and a date is told as the reader’s clock has it', () => {
  const shut = whyShut({ plan, settings: { pace: 'free' }, moment: {}, state: 'running', now: 50 }, 'exam');
  expect(shut && shutWords(shut, (at) => `minute ${String(at)}`)).toBe('This opens at minute 100.');
  expect(shutWords({ shut: 'gate' }, String)).toContain('instructor opens');
});

test('a timer counts to zero and no further, and keeps its rest while it is stopped', () => {
  expect(timeLeft({ timer: { until: 500 } }, 200)).toBe(300);
  expect(timeLeft({ timer: { until: 500 } }, 900)).toBe(0);
  expect(timeLeft({ timer: { left: 70 } }, 900)).toBe(70);
  expect(timeLeft({}, 900)).toBeUndefined();
});

test('codes use every letter about as often, and none that is taken for another', () => {
  let drawn = 0;
  const bytes = (count: number) => Uint8Array.from({ length: count }, () => integer(256, 'codes', drawn++));
  const seen = new Map<string, number>();
  for (let made = 0; made < 3000; made++)
    for (const letter of newCode(bytes)) seen.set(letter, (seen.get(letter) ?? 0) + 1);
  expect([...seen.keys()].toSorted().join('')).toBe('BCDFGHJKMNPRSTWXYZ');
  const counts = [...seen.values()];
  expect(Math.max(...counts) / Math.min(...counts)).toBeLessThan(1.2);
});

test.for([
  { typed: 'bcd fgh', code: 'BCDFGH' },
  { typed: ' BCD-FGH ', code: 'BCDFGH' },
  { typed: 'BCDFG', code: undefined },
  { typed: 'BCDFG7', code: undefined },
  { typed: '../../', code: undefined },
])('reads $typed as $code', ({ typed, code }) => {
  expect(readCode(typed)).toBe(code);
});
