// @vitest-environment jsdom
/** The gradebook: a large one is drawn in part, moved in by keys, and a grade is set with a reason. */
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Gradebook } from '#src/components/classroom/teach/api-grades.ts';
import { Book } from '#src/components/classroom/teach/grades/Book.tsx';
import { standInDialogs } from '#tests/exam/small-form.ts';

beforeAll(standInDialogs);
afterEach(cleanup);

const bookOf = (learners: number, entries: number): Gradebook => ({
  columns: Array.from({ length: entries }, (_, at) => ({
    entry: `e${String(at)}`,
    title: `Lab ${String(at)}`,
    kind: 'lab',
    outOf: 10,
    releasedAt: null,
  })),
  rows: Array.from({ length: learners }, (_, at) => ({
    seat: `s${String(at)}`,
    name: `Learner ${String(at).padStart(4, '0')}`,
    group: null,
    cells: Array.from({ length: entries }, (__, column) =>
      column === 0 ? { points: 4, outOf: 10, state: 'graded' as const } : null,
    ),
  })),
});

const set = vi.fn((_seat: string, _entry: string, _points: number | null, _why: string) =>
  Promise.resolve({ ok: true as const, value: undefined }),
);
const load = vi.fn(() =>
  Promise.resolve({
    ok: true as const,
    value: { points: 4, outOf: 10, state: 'graded' as const, evidence: 'attempt:s0.lab', audit: [] },
  }),
);
beforeEach(() => {
  set.mockClear();
  load.mockClear();
});

function open(book: Gradebook, mayChange = true) {
  render(
    <Book
      book={book}
      csv="/book.csv"
      mayChange={mayChange}
      door={{ load, set }}
      lookAt={(row, attempt) => `/look/${row.seat}/${attempt}`}
      onChanged={() => undefined}
    />,
  );
  return userEvent.setup();
}
const cellInHand = () => screen.getAllByRole('gridcell').find(({ tabIndex }) => tabIndex === 0);

test('of a thousand learners and a hundred entries a part is drawn, and the whole is told', () => {
  open(bookOf(1000, 100));
  const grid = screen.getByRole('grid');
  expect([grid.getAttribute('aria-rowcount'), grid.getAttribute('aria-colcount')]).toEqual(['1001', '102']);
  expect(screen.getAllByRole('gridcell').length).toBeLessThan(1500);
});

test('keys move the cell in hand, and it keeps the focus wherever it stands', async () => {
  const user = open(bookOf(1000, 100));
  cellInHand()?.focus();
  await user.keyboard('{Control>}{End}{/Control}');
  expect(document.activeElement?.getAttribute('aria-colindex')).toBe('102');
  expect(document.activeElement?.closest('[role=row]')?.getAttribute('aria-rowindex')).toBe('1001');
});

test('other points are set with a reason, and not without', async () => {
  const user = open(bookOf(3, 2));
  cellInHand()?.focus();
  await user.keyboard('{Enter}');
  const dialog = screen.getByRole('dialog', { name: 'Learner 0000: Lab 0' });
  const points = within(dialog).getByLabelText(/Points to count/);
  await user.clear(points);
  await user.type(points, '12');
  await user.click(within(dialog).getByRole('button', { name: 'Set these points' }));
  expect(within(dialog).getByRole('alert').textContent).toContain('There are 10 points here at most');
  await user.clear(points);
  await user.type(points, '7,5');
  await user.click(within(dialog).getByRole('button', { name: 'Set these points' }));
  expect(within(dialog).getByRole('alert').textContent).toContain('Say why');
  await user.type(within(dialog).getByLabelText('Why'), 'The network failed');
  await user.click(within(dialog).getByRole('button', { name: 'Set these points' }));
  expect(set).toHaveBeenCalledWith('s0', 'e0', 7.5, 'The network failed');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a grade leads to the attempt behind it; where nothing was graded nothing is asked for', async () => {
  const user = open(bookOf(1, 2));
  cellInHand()?.focus();
  await user.keyboard('{Enter}');
  const link = await screen.findByRole('link', { name: 'Look through the attempt behind it' });
  expect(link.getAttribute('href')).toBe('/look/s0/s0.lab');
  await user.click(screen.getByRole('button', { name: 'Close' }));
  await user.keyboard('{ArrowRight}{Enter}');
  expect(screen.getByRole('dialog').textContent).toContain('Nothing was graded here yet.');
  expect(load).toHaveBeenCalledOnce();
});

test('an observer reads, and sets nothing', async () => {
  const user = open(bookOf(1, 1), false);
  cellInHand()?.focus();
  await user.keyboard('{Enter}');
  expect(screen.getByRole('dialog')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Set these points' })).toBeNull();
});
