// @vitest-environment jsdom
/** The page of a class: its plan with gates, a poll with its votes, the timer, and a class made with one press. */
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { ClassView, NewClass } from '#src/components/classroom/teach/api-class.ts';
import type { Poll } from '#src/components/classroom/teach/api-polls.ts';
import { Agenda, timesOf } from '#src/components/classroom/teach/class/Agenda.tsx';
import { EyesUp, Timer } from '#src/components/classroom/teach/class/Moment.tsx';
import { entryFor, freshId, movedBy } from '#src/components/classroom/teach/class/plan-edit.ts';
import { PlanEditor } from '#src/components/classroom/teach/class/PlanEditor.tsx';
import { barsOf } from '#src/components/classroom/teach/class/poll-bars.ts';
import { PollView } from '#src/components/classroom/teach/class/PollView.tsx';
import { clockWords } from '#src/components/classroom/teach/class/timer-words.ts';
import { MakeClass } from '#src/components/classroom/teach/home/MakeClass.tsx';
import type { CourseOffer } from '#src/components/classroom/teach/offer-shape.ts';

afterEach(cleanup);

const now = Date.UTC(2026, 10, 23, 9, 7);
const entries: ClassView['plan']['entries'] = [
  { id: 'welcome', kind: 'talk', ref: '', title: 'Welcome', minutes: 10, says: ['Say when the breaks are.'] },
  { id: 'fastpath', kind: 'unit', ref: 'vpn/01-start', minutes: 20 },
  { id: 'lab', kind: 'lab', ref: 'vpn/first', way: 'practice', minutes: 30, gate: true },
];
const offer: CourseOffer = {
  id: 'vpn',
  title: 'VPN',
  short: 'VPN',
  units: [{ ref: 'vpn/01-start', title: 'Start here', minutes: 20, href: '/vpn/01-start/' }],
  labs: [{ ref: 'vpn/first', title: 'A first lab', minutes: 30 }],
  exams: [{ ref: 'full', title: 'Whole exam', minutes: 60 }],
  questions: [],
  plans: [{ id: 'vpn/half-day', title: 'Half a day', says: 'For all.', minutes: 60, entries }],
};
const view: ClassView = {
  id: 'c1',
  course: 'vpn',
  title: 'Monday',
  code: 'BCDFGH',
  state: 'running',
  role: 'instructor',
  plan: { entries },
  settings: {
    pace: 'gated',
    profile: 'today',
    joining: 'anybody',
    results: 'when-released',
    keepDays: 180,
    starts: now,
  },
  moment: {},
  seq: 1,
  now,
};
const acts = () => ({ setGate: vi.fn(), goTo: vi.fn(), ask: vi.fn(), putTogether: vi.fn() });

function agenda(change: Partial<ClassView> = {}) {
  const done = acts();
  render(<Agenda site={{ base: '' }} view={{ ...view, ...change }} offer={offer} now={now} mayLead acts={done} />);
  return { done, user: userEvent.setup() };
}

test('one press makes a class with a plan, a title and a beginning', async () => {
  const onMake = vi.fn((_: NewClass) => Promise.resolve({ ok: true as const, value: undefined }));
  render(<MakeClass courses={[offer]} now={now} onMake={onMake} onBack={undefined} />);
  await userEvent.click(screen.getByRole('button', { name: 'Make the class' }));
  const made = onMake.mock.calls[0]?.[0];
  expect(made?.title).toMatch(/^VPN, Monday, November 23$/);
  expect(made?.plan.entries.map(({ id }) => id)).toEqual(['welcome', 'fastpath', 'lab']);
  expect(made?.settings).toMatchObject({ pace: 'gated', starts: Date.UTC(2026, 10, 23, 9, 15) });
  expect((made?.settings.ends ?? 0) - (made?.settings.starts ?? 0)).toBe(60 * 60_000);
});

test('a class that is refused says why, and the form stays', async () => {
  const no = { ok: false as const, status: 400, code: 'Unreadable', message: 'The title is too long.' };
  render(<MakeClass courses={[offer]} now={now} onMake={() => Promise.resolve(no)} onBack={undefined} />);
  await userEvent.click(screen.getByRole('button', { name: 'Make the class' }));
  expect(screen.getByRole('alert').textContent).toBe('The title is too long.');
});

test('each entry of the plan begins when those before it are over', () => {
  expect(timesOf(entries, now)).toEqual([now, now + 10 * 60_000, now + 30 * 60_000]);
  expect(timesOf(entries, undefined)).toEqual([undefined, undefined, undefined]);
});

test('a gate is opened and shut from the plan', async () => {
  const { done, user } = agenda();
  await user.click(screen.getByRole('button', { name: 'Open the gate before A first lab' }));
  expect(done.setGate).toHaveBeenCalledWith('lab', true);
  cleanup();
  const opened = agenda({ moment: { opened: ['lab'] } });
  await opened.user.click(screen.getByRole('button', { name: 'Shut the gate before A first lab' }));
  expect(opened.done.setGate).toHaveBeenCalledWith('lab', false);
});

test('a class that goes together is taken to an entry, and the one it is at is marked', async () => {
  const { done, user } = agenda({
    settings: { ...view.settings, pace: 'together' },
    moment: { step: 'fastpath' },
  });
  const items = screen.getAllByRole('listitem').filter((item) => item.classList.contains('teach-entry'));
  expect(items.map((item) => item.getAttribute('aria-current'))).toEqual([null, 'step', null]);
  await user.click(screen.getByRole('button', { name: 'Go here with all: A first lab' }));
  expect(done.goTo).toHaveBeenCalledWith('lab');
});

test('a class that has ended offers nothing to press in its plan', () => {
  agenda({ state: 'ended' });
  expect(screen.queryAllByRole('button')).toEqual([]);
});

test('a plan is changed and kept as a whole', async () => {
  const onKeep = vi.fn(() => Promise.resolve({ ok: true as const, value: undefined }));
  render(<PlanEditor plan={view.plan} offer={offer} onKeep={onKeep} onClose={() => undefined} />);
  await userEvent.click(screen.getByRole('button', { name: 'Take out: Welcome' }));
  await userEvent.click(screen.getByRole('button', { name: 'Earlier: A first lab' }));
  await userEvent.selectOptions(screen.getByLabelText('Add'), 'Exam');
  await userEvent.click(screen.getByRole('button', { name: 'Add to the end' }));
  await userEvent.click(screen.getByRole('button', { name: 'Keep this plan' }));
  expect(onKeep).toHaveBeenCalledWith({
    entries: [entries[2], entries[1], { id: 'full', kind: 'exam', ref: 'full', minutes: 60, gate: true }],
  });
});

test('an id of an entry is that of what it is about, and no other has it', () => {
  expect(freshId(entries, 'lab', 'vpn/first')).toBe('first');
  expect(freshId([entryFor([], 'lab', { ref: 'vpn/first', minutes: 1 })], 'lab', 'vpn/first')).toBe('first-2');
  expect(freshId([], 'check', 'vpn/01-start')).toBe('check-01-start');
  expect(freshId([], 'break', '')).toBe('break');
});

test('what stands first or last is moved no further', () => {
  expect(movedBy(entries, 'welcome', -1)).toEqual(entries);
  expect(movedBy(entries, 'lab', 1)).toEqual(entries);
});

const poll: Poll = {
  id: 'p1',
  state: 'open',
  kind: 'single',
  view: {
    stem: 'Which color?',
    parts: [
      { id: 'red', text: 'Red' },
      { id: 'blue', text: 'Blue' },
    ],
  },
  total: 4,
  votes: [
    { word: 'blue', count: 3 },
    { word: 'red', count: 1 },
  ],
};

test('votes stand beside the options in their order, and nothing says which is right before it is told', () => {
  render(<PollView poll={poll} />);
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Red1 (25 %)',
    'Blue3 (75 %)',
  ]);
  expect(document.body.textContent).not.toContain('Right');
});

test('once it is told, the right option is named also when nobody chose it, and a belief explains the others', () => {
  const told: Poll = {
    ...poll,
    state: 'revealed',
    votes: [{ word: 'blue', count: 4, right: false }],
    right: 0,
    key: {
      options: [
        { id: 'red', correct: true },
        { id: 'blue', correct: false },
      ],
    },
    beliefs: [{ id: 'sky', count: 4, belief: 'Everything is as blue as the sky.' }],
  };
  render(<PollView poll={told} />);
  expect(screen.getAllByRole('listitem')[0]?.textContent).toBe('Right: Red0 (0 %)');
  const beliefs = screen.getByRole('list', { name: 'What the wrong answers follow from' });
  expect(within(beliefs).getByText(/4 believe: Everything is as blue as the sky/)).toBeDefined();
});

test('answers that are no options are told in words', () => {
  const ordered: Poll = { ...poll, kind: 'ordering', votes: [{ word: '1:blue', count: 2 }] };
  expect(barsOf(ordered).map(({ text }) => text)).toEqual(['1. Blue']);
});

test.for([
  { left: 0, says: '0:00' },
  { left: 61_000, says: '1:01' },
  { left: 59_001, says: '1:00' },
  { left: 3_600_000, says: '1:00:00' },
])('a timer with $left milliseconds says $says', ({ left, says }) => {
  expect(clockWords(left)).toBe(says);
});

test('the timer begins, gets five minutes more, and is taken away', async () => {
  const onChange = vi.fn();
  const at = () => now;
  const { rerender } = render(<Timer moment={{}} now={at} onChange={onChange} />);
  await userEvent.click(screen.getByRole('button', { name: '10 min' }));
  expect(onChange).toHaveBeenLastCalledWith({ timer: { until: now + 600_000 } });
  rerender(<Timer moment={{ timer: { until: now + 600_000 } }} now={at} onChange={onChange} />);
  expect(screen.getByRole('timer').textContent).toBe('10:00');
  await userEvent.click(screen.getByRole('button', { name: '5 minutes more' }));
  expect(onChange).toHaveBeenLastCalledWith({ timer: { until: now + 900_000 } });
  await userEvent.click(screen.getByRole('button', { name: 'Take it away' }));
  expect(onChange).toHaveBeenLastCalledWith({ timer: null });
});

test('screens are blanked with words, and given back', async () => {
  const onChange = vi.fn();
  const { rerender } = render(<EyesUp moment={{}} now={() => now} onChange={onChange} />);
  await userEvent.click(screen.getByRole('button', { name: 'Blank all screens' }));
  expect(onChange).toHaveBeenLastCalledWith({ eyesUp: { text: 'Eyes up, please' } });
  rerender(<EyesUp moment={{ eyesUp: { at: now, text: 'Look here' } }} now={() => now} onChange={onChange} />);
  await userEvent.click(screen.getByRole('button', { name: 'Give the screens back' }));
  expect(onChange).toHaveBeenLastCalledWith({ eyesUp: null });
});
