// @vitest-environment jsdom
/** The exams of a class, for whoever leads: who writes and how far, the door, and what came late. */
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { ClassView } from '#src/components/classroom/teach/api-class.ts';
import type { Roll, Writing } from '#src/components/classroom/teach/api-exams.ts';
import type { Seat } from '#src/components/classroom/teach/api-people.ts';
import { Exam } from '#src/components/classroom/teach/exams/Exam.tsx';
import { countWords, lateWords, leftWords, partsOf } from '#src/components/classroom/teach/exams/roll-words.ts';

afterEach(cleanup);

const now = Date.UTC(2026, 10, 23, 9);
const minute = 60_000;
const seat = (id: string, more: Partial<Seat> = {}): Seat => ({ id, name: id, state: 'in', time: 1, ...more });
const form = (of: string, more: Partial<Writing> = {}): Writing => ({
  ...{ form: `f-${of}`, seat: of, state: 'open', answered: 3, questions: 10, time: 1 },
  ...{ startedAt: now - minute, endsAt: now + 12 * minute, ...more },
});
const late = { lines: 4, answers: 2, lastAt: now + 17 * minute, counted: false };
const seats = [seat('Zoë'), seat('Bo', { time: 1.5 }), seat('Cy'), seat('Gone', { state: 'kicked' })];
const roll: Roll = { forms: [form('Zoë'), form('Cy', { state: 'graded', late })], now };
const view: ClassView = {
  ...{ id: 'c1', course: 'vpn', title: 'Monday', code: 'BCDFGH', state: 'running', role: 'co-instructor' },
  plan: { entries: [{ id: 'quiz', kind: 'exam', ref: 'full', gate: true }] },
  settings: { pace: 'gated', profile: 'today', joining: 'anybody', results: 'when-released', keepDays: 180 },
  ...{ moment: { opened: ['quiz'] }, seq: 1, now },
};
const done = { ok: true as const, value: undefined };
const doorOf = () => ({
  setDoor: vi.fn((_: boolean) => Promise.resolve<{ ok: true; value: undefined } | Refused>(done)),
  prepare: vi.fn(() =>
    Promise.resolve({
      ok: true as const,
      value: { title: 'The quiz', minutes: 20, leavesOut: ['Labs are left out.'] },
    }),
  ),
  countLate: vi.fn((_form: string, _counts: boolean) => Promise.resolve(done)),
  reportAt: (id: string) => `/report/${id}`,
});
interface Refused {
  ok: false;
  status: number;
  code: string;
  message: string;
}

function open(change: Partial<ClassView> = {}, shown = roll) {
  const door = doorOf();
  const onChanged = vi.fn();
  render(
    <Exam
      view={{ ...view, ...change }}
      entry="quiz"
      title="The quiz"
      titleOf={({ id }) => `called ${id}`}
      roll={shown}
      seats={seats}
      now={now}
      door={door}
      onChanged={onChanged}
    />,
  );
  return { door, onChanged, user: userEvent.setup() };
}
const listOf = (name: string) => within(screen.getByRole('region', { name })).getAllByRole('listitem');

test('everybody stands where they are in the exam, and who was taken out stands nowhere', () => {
  open();
  expect(screen.getByText('1 writes now. 1 is done. 1 has not begun.')).toBeDefined();
  expect(listOf('Writing now').map(({ textContent }) => textContent)).toEqual([
    'Zoë 3 of 10 answered, 12 minutes left',
  ]);
  expect(listOf('Not begun').map(({ textContent }) => textContent)).toEqual(['Bo 1.5 × the time']);
  expect(screen.getByRole('progressbar', { name: 'How far Zoë is' }).getAttribute('value')).toBe('3');
});

test.for([
  { parts: { forms: [] }, says: 'Nobody writes now. Nobody is done. 3 have not begun.' },
  {
    parts: { forms: [form('Zoë'), form('Bo'), form('Cy')] },
    says: '3 write now. Nobody is done. Nobody has not begun.',
  },
])('a count is a sentence: $says', ({ parts, says }) => {
  expect(countWords(partsOf(seats, parts))).toBe(says);
});

test('an exam that is open is closed by keys, and one that is shut says why and is opened', async () => {
  const { door, onChanged, user } = open();
  expect(screen.getByText('Learners can begin it now.')).toBeDefined();
  screen.getByRole('button', { name: 'Close it: The quiz' }).focus();
  await user.keyboard('{Enter}');
  expect([door.setDoor.mock.calls, onChanged.mock.calls.length]).toEqual([[[false]], 1]);
  cleanup();
  const shut = open({ moment: {} });
  expect(screen.getByText('Nobody can begin it now. Its gate is shut.')).toBeDefined();
  screen.getByRole('button', { name: 'Open it: The quiz' }).focus();
  await shut.user.keyboard('{Enter}');
  expect(shut.door.setDoor).toHaveBeenCalledWith(true);
});

test('a refusal is said, and the list stays', async () => {
  const { door, onChanged, user } = open();
  door.setDoor.mockResolvedValue({ ok: false, status: 409, code: 'NotRunning', message: 'The class is paused.' });
  await user.click(screen.getByRole('button', { name: /^Close it/ }));
  expect(screen.getByRole('alert').textContent).toBe('The class is paused.');
  expect(onChanged).not.toHaveBeenCalled();
  expect(listOf('Writing now')).toHaveLength(1);
});

test('questions are drawn ahead, and what is left out is said', async () => {
  const { user } = open();
  await user.click(screen.getByRole('button', { name: 'Draw the questions now: The quiz' }));
  expect(await screen.findByText(/“The quiz”, 20 minutes. Labs are left out./)).toBeDefined();
});

test('what came late is said with what it is worth, and counts once it is let', async () => {
  const { door, user } = open();
  const [cy] = listOf('Done');
  expect(cy?.textContent).toContain(
    '4 lines, 2 of them answers, came up to 5 minutes after the end. They do not count.',
  );
  await user.click(screen.getByRole('button', { name: 'Let them count: what Cy sent late' }));
  expect(door.countLate).toHaveBeenCalledWith('f-Cy', true);
});

test('what counts late is let count no longer', async () => {
  const counted = { ...roll, forms: [form('Cy', { state: 'graded', late: { ...late, counted: true } })] };
  const { door, user } = open({}, counted);
  await user.click(screen.getByRole('button', { name: 'Count them no longer: what Cy sent late' }));
  expect(door.countLate).toHaveBeenCalledWith('f-Cy', false);
});

test('a graded form leads to its report', () => {
  open();
  expect(screen.getByRole('link', { name: 'Report of Cy: The quiz' }).getAttribute('href')).toBe('/report/f-Cy');
});

test('an observer sees all of it and presses nothing', () => {
  open({ role: 'observer' });
  expect(listOf('Done')).toHaveLength(1);
  expect(screen.queryAllByRole('button')).toEqual([]);
});

test('after the class has ended only what came late is still decided', () => {
  open({ state: 'ended' });
  expect(screen.getAllByRole('button').map((one) => one.getAttribute('aria-label'))).toEqual([
    'Let them count: what Cy sent late',
  ]);
});

test.for([
  { late: { ...late, lines: 1, answers: 1 }, says: '1 line, an answer, came up to 5 minutes after the end.' },
  {
    late: { ...late, lines: 3, answers: 0 },
    says: '3 lines, none of them an answer, came up to 5 minutes after the end.',
  },
  {
    late: { ...late, lastAt: now + 13 * minute },
    says: '4 lines, 2 of them answers, came up to a minute after the end.',
  },
])('how late and how much, in words: $says', ({ late: came, says }) => {
  expect(lateWords({ endsAt: now + 12 * minute, late: came })).toBe(says);
});

test('the last minute is not counted', () => {
  expect([leftWords(59_000), leftWords(61_000)]).toEqual(['less than a minute left', '2 minutes left']);
});

const around: ClassView['plan']['entries'] = [
  { id: 'read', kind: 'unit', ref: 'vpn/01-start' },
  { id: 'lab', kind: 'lab', ref: 'vpn/first', gate: true },
  { id: 'lunch', kind: 'break', ref: '' },
  { id: 'quiz', kind: 'exam', ref: 'full' },
  { id: 'after', kind: 'unit', ref: 'vpn/02-next' },
  { id: 'last', kind: 'lab', ref: 'vpn/last', gate: true },
];
const settingsAt = (pace: ClassView['settings']['pace']) => ({ ...view.settings, pace });

test.for<{ pace: ClassView['settings']['pace']; moment: ClassView['moment']; because: string; says: RegExp }>([
  {
    ...{ pace: 'gated', moment: {}, because: 'one gate holds all of it up' },
    says: /^The gate that holds it up holds up more, which opens too: “called lab”, “called after”\. Where/,
  },
  {
    ...{ pace: 'together', moment: { step: 'read' }, because: 'the class goes there' },
    says: /takes the class there, and opens what stands before it in the plan: “called lab”\.$/,
  },
] as const)(
  'who opens an exam in a class that goes $pace is told what opens too: $because',
  ({ pace, moment, says }) => {
    open({ plan: { entries: around }, settings: settingsAt(pace), moment });
    const button = screen.getByRole('button', { name: 'Open it: The quiz' });
    expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(says);
  },
);

test('an exam with a gate of its own and one behind it opens by itself, and nothing more is said', () => {
  const alone = around.map((entry) => (entry.id === 'quiz' || entry.id === 'after' ? { ...entry, gate: true } : entry));
  open({ plan: { entries: alone }, moment: {} });
  expect(screen.getByRole('button', { name: 'Open it: The quiz' }).getAttribute('aria-describedby')).toBeNull();
});
