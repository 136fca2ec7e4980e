import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ProgressDraft, ProgressEvent } from '#src/progress/events.ts';
import { foldProgress, worth } from '#src/progress/fold.ts';
import { newId, stamp } from '#src/progress/stamp.ts';
import { missingFrom, unionOf } from '#src/progress/union.ts';
import { someEvents } from '#tests/progress/arbitrary.ts';

const unit = 'expressroute/09-fastpath';
const lab = 'expressroute/connect-a-network';
const base = { course: 'expressroute', unit };
const happened = (...drafts: ProgressDraft[]): ProgressEvent[] =>
  drafts.map((draft, i) => stamp(draft, 1000 + i, `event-${i}`));
const marked = (points: number, outOf = 6): ProgressDraft => ({
  ...base,
  kind: 'check.marked',
  points,
  outOf,
  items: [],
});
const read: ProgressDraft = { ...base, kind: 'unit.read' };
const labDone: ProgressDraft = { ...base, kind: 'lab.done', lab, attempt: 'a-1' };

test('nothing done is no units, no XP and no achievement', () => {
  const { units, xp, achievements } = foldProgress([]);
  expect([units, xp, achievements.filter(({ at }) => at !== undefined)]).toEqual([{}, 0, []]);
});

test.for<{ events: ProgressDraft[]; xp: number; because: string }>([
  { events: [{ ...base, kind: 'unit.opened' }], xp: 0, because: 'opening a page is not yet learning' },
  { events: [read, read], xp: worth.unitRead, because: 'reading counts once' },
  { events: [labDone, labDone], xp: worth.labDone, because: 'a lab counts once' },
  {
    events: [
      { ...base, kind: 'lab.task-done', lab, attempt: 'a-1', task: 'add' },
      { ...base, kind: 'lab.task-done', lab, attempt: 'a-2', task: 'add' },
      { ...base, kind: 'lab.task-done', lab, attempt: 'a-2', task: 'remove' },
    ],
    xp: 2 * worth.labTask,
    because: 'the same task in a second attempt is the same task',
  },
  {
    events: [
      { ...base, kind: 'lab.task-done', lab, attempt: 'a-1', task: 'add', shown: true },
      { ...base, kind: 'lab.task-done', lab, attempt: 'a-1', task: 'remove', shown: true },
      { ...base, kind: 'lab.task-done', lab, attempt: 'a-1', task: 'remove' },
    ],
    xp: worth.labTask,
    because: 'a task that was shown counts once it was done without',
  },
  { events: [marked(3), marked(6), marked(1)], xp: worth.check, because: 'the best try of a check counts' },
  { events: [marked(3)], xp: worth.check / 2, because: 'half the points are half the XP' },
  { events: [marked(9)], xp: worth.check, because: 'there is no more than everything' },
  { events: [marked(0, 0)], xp: 0, because: 'a check without questions is worth nothing' },
])('$xp XP: $because', ({ events, xp }) => {
  expect(foldProgress(happened(...events)).xp).toBe(xp);
});

test('a unit keeps its best result and knows the last one', () => {
  const { units } = foldProgress(happened(marked(2), marked(5), marked(4)));
  expect(units[unit]?.check).toEqual({ points: 4, outOf: 6, best: 5, bestOutOf: 6, passed: true, tries: 3 });
});

test.for<{ events: ProgressDraft[]; done: boolean; because: string }>([
  { events: [read], done: false, because: 'the check is missing' },
  { events: [marked(6), labDone], done: false, because: 'the text was not read' },
  { events: [read, marked(4), labDone], done: false, because: 'four of six points do not pass' },
  { events: [read, marked(5)], done: false, because: 'the lab of the plan is missing' },
  { events: [read, marked(5), labDone, marked(0)], done: true, because: 'a bad try later takes nothing away' },
])('a unit is done: $done, because $because', ({ events, done }) => {
  expect(foldProgress(happened(...events), { [unit]: { labs: [lab] } }).units[unit]?.done).toBe(done);
});

test.for<{ events: ProgressDraft[]; earned: string[] }>([
  { events: [read], earned: ['first-light'] },
  { events: [labDone], earned: ['cross-connected', 'unaided'] },
  { events: [{ ...base, kind: 'hint.used', lab, attempt: 'a-1', task: 'add' }, labDone], earned: ['cross-connected'] },
  { events: [marked(6)], earned: ['full-marks'] },
  { events: [marked(2), marked(3)], earned: ['second-look'] },
  { events: [marked(3), marked(2)], earned: [] },
  {
    events: [read, labDone, marked(6)],
    earned: ['first-light', 'cross-connected', 'unaided', 'full-marks', 'end-to-end'],
  },
])('$earned', ({ events, earned }) => {
  const { achievements } = foldProgress(happened(...events));
  expect(achievements.filter(({ at }) => at !== undefined).map(({ id }) => id)).toEqual(earned);
});

test('progress is the same whatever the order of the events and however often they come', () => {
  fc.assert(
    fc.property(someEvents, fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), (events, dice) => {
      const shuffled = events.map((event, i) => ({ event, place: dice[i] ?? 0 })).sort((a, b) => a.place - b.place);
      const twice = [...shuffled.map(({ event }) => event), ...events];
      expect(foldProgress(twice)).toEqual(foldProgress(events));
    }),
  );
});

test('a union does not care for order, grouping or repetition', () => {
  fc.assert(
    fc.property(someEvents, someEvents, someEvents, (a, b, c) => {
      expect(unionOf(a, b)).toEqual(unionOf(b, a));
      expect(unionOf(unionOf(a, b), c)).toEqual(unionOf(a, unionOf(b, c)));
      expect(unionOf(a, unionOf(a, b))).toEqual(unionOf(a, b));
      const missing = missingFrom({ events: a, attempts: [] }, { events: b, attempts: [] }).events;
      expect(unionOf(a, missing)).toEqual(unionOf(a, b));
    }),
  );
});

test('ids are UUIDs, each of its own', () => {
  const ids = Array.from({ length: 100 }, newId);
  expect(new Set(ids).size).toBe(100);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
