/** The plan of a class as its learners read it: where each entry leads, why it is shut, and how far one is. */
import { expect, test } from 'vitest';
import type { ListedAttempt } from '#src/classroom/attempts/words.ts';
import { agendaOf, type Known } from '#src/components/classroom/learn/home/agenda.ts';
import { resultWords } from '#src/components/classroom/learn/home/result-words.ts';

const now = Date.UTC(2026, 10, 23, 10);
const lab = 'expressroute/create-a-gateway';

const attempt = (done: number): ListedAttempt => ({
  ...{ id: 's1.gateway', seat: 's1', entry: 'gateway', lab, way: 'practice', cloud: false, length: 9 },
  ...{ standing: { on: [], done, of: 5 }, madeAt: now, changedAt: now },
});

function known(change: Partial<Known> = {}, seen: Partial<Known['seen']> = {}): Known {
  return {
    seen: {
      ...{ id: 'c1', course: 'expressroute', title: 'Monday', state: 'running', seq: 1, now },
      plan: {
        entries: [
          { id: 'read', kind: 'unit', ref: 'expressroute/09-fastpath', minutes: 20 },
          { id: 'gateway', kind: 'lab', ref: lab, way: 'practice' },
          { id: 'pairs', kind: 'lab', ref: 'expressroute/owner-and-user', people: 'pairs', gate: true },
          { id: 'exam', kind: 'exam', ref: 'full' },
          { id: 'check', kind: 'check', ref: 'expressroute/09-fastpath' },
          { id: 'lunch', kind: 'break', ref: '' },
        ],
      },
      settings: { pace: 'gated', profile: 'today', joining: 'anybody', results: 'when-released', keepDays: 30 },
      moment: {},
      ...seen,
    },
    ...{ seat: 's1', attempts: [], read: new Set(), results: new Map(), now },
    site: {
      base: '',
      units: { 'expressroute/09-fastpath': { title: 'FastPath', href: '/expressroute/09-fastpath/' } },
      labs: {
        [lab]: { title: 'Create a gateway', minutes: 15 },
        'expressroute/owner-and-user': { title: 'Owner and user', minutes: 20 },
      },
    },
    ...change,
  };
}
const line = (id: string, ...of: Parameters<typeof known>) => agendaOf(known(...of)).find((one) => one.id === id);

test.for([
  { id: 'read', href: '/expressroute/09-fastpath/', because: 'a unit is read on its page' },
  { id: 'gateway', href: '/expressroute/labs/create-a-gateway/?open=now', because: 'a lab runs in the browser' },
  { id: 'pairs', href: '/class/cloud/?class=c1&entry=pairs', because: 'a lab for two stands on the server' },
  { id: 'exam', href: '/class/exam/?class=c1&entry=exam', because: 'an exam that counts has its own room' },
  { id: 'check', href: '/class/check/?class=c1&entry=check', because: 'its key stays on the server' },
  { id: 'lunch', href: undefined, because: 'there is nothing to open at lunch' },
])('$id leads to $href, since $because', ({ id, href }) => {
  expect(line(id, {}, { moment: { opened: ['pairs'] } })?.href).toBe(href);
});

test('what stands behind a gate leads nowhere, and says what it waits for', () => {
  for (const id of ['pairs', 'exam'])
    expect(line(id)).toMatchObject({ says: 'The instructor opens this when the class is ready for it.' });
  expect(line('pairs')?.href).toBeUndefined();
});

test('what was begun can be gone on with while it is shut, until the class ends', () => {
  const attempts = [attempt(2)];
  expect(line('gateway', { attempts }, { state: 'paused' })?.href).toMatch(/create-a-gateway/);
  expect(line('gateway', {}, { state: 'paused' })?.href).toBeUndefined();
  expect(line('gateway', { attempts }, { state: 'ended' })?.href).toBeUndefined();
});

test.for<{ id: string; known: Partial<Known>; progress: string | undefined; isDone: boolean; because: string }>([
  { id: 'gateway', known: {}, progress: undefined, isDone: false, because: 'nothing was begun' },
  {
    id: 'gateway',
    known: { attempts: [attempt(2)] },
    progress: '2 of 5 tasks done',
    isDone: false,
    because: 'three are left',
  },
  {
    id: 'gateway',
    known: { attempts: [attempt(5)] },
    progress: '5 of 5 tasks done',
    isDone: true,
    because: 'all are done',
  },
  {
    id: 'gateway',
    known: { attempts: [attempt(5)], results: new Map([['gateway', { points: 4.5, outOf: 5 }]]) },
    progress: '4.5 of 5 points',
    isDone: true,
    because: 'a result says more',
  },
  {
    id: 'read',
    known: { read: new Set(['expressroute/09-fastpath']) },
    progress: 'Read',
    isDone: true,
    because: 'its end was reached',
  },
])('$id says “$progress”: $because', ({ id, known: of, progress, isDone }) => {
  const found = line(id, of);
  expect(found?.progress).toBe(progress);
  expect(found?.isDone).toBe(isDone);
});

test('step by step together, the step of the class is marked', () => {
  const settings = { ...known().seen.settings, pace: 'together' as const };
  const lines = agendaOf(known({}, { settings, moment: { step: 'gateway' } }));
  expect(lines.filter(({ isNow }) => isNow).map(({ id }) => id)).toEqual(['gateway']);
  expect(lines.find(({ id }) => id === 'exam')?.says).toMatch(/not there yet/);
});

const planned = {
  exam: { id: 'exam', kind: 'exam', ref: 'full' },
  check: { id: 'check', kind: 'check', ref: 'expressroute/09-fastpath' },
  practice: { id: 'practice', kind: 'lab', ref: lab, way: 'practice' },
  assessed: { id: 'assessed', kind: 'lab', ref: lab, way: 'assessed' },
} as const;
const later = 'stand here when your instructor releases their results.';

test.for([
  { entries: ['exam', 'practice'], says: `Exams ${later} Other labs and`, because: 'practice tells its points itself' },
  { entries: ['exam', 'assessed'], says: `Exams and assessed labs ${later}`, because: 'both are released' },
  { entries: ['assessed', 'check'], says: `Assessed labs ${later} Other labs and`, because: 'a check tells its key' },
  { entries: ['practice', 'check'], says: 'as soon as you have done it.', because: 'nothing in it waits' },
] as const)('of $entries the page says what is released and what is told at once: $because', ({ entries, says }) => {
  const { settings } = known().seen;
  expect(resultWords({ plan: { entries: entries.map((id) => planned[id]) }, settings })).toContain(says);
});

test('a class that tells all results at once says so', () => {
  const { settings } = known().seen;
  const seen = { plan: { entries: [planned.exam] }, settings: { ...settings, results: 'at-once' as const } };
  expect(resultWords(seen)).toBe('What is graded stands here as soon as you have done it.');
});
