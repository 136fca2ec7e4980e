// @vitest-environment jsdom
/** The panel of results: what was released is what the server says, also after a reload. */
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ClassView } from '#src/components/classroom/teach/api-class.ts';
import { release } from '#src/components/classroom/teach/api-grades.ts';
import { Results } from '#src/components/classroom/teach/grades/Results.tsx';

vi.mock(import('#src/components/classroom/teach/api-grades.ts'), async (original) => ({
  ...(await original()),
  release: vi.fn(() => Promise.resolve({ ok: true as const, value: undefined })),
}));
beforeEach(() => {
  vi.mocked(release).mockClear();
});
afterEach(cleanup);

const view: ClassView = {
  ...{
    id: 'c1',
    course: 'vpn',
    title: 'Monday',
    code: null,
    state: 'running',
    role: 'instructor',
    plan: { entries: [] },
  },
  settings: { pace: 'free', profile: 'today', joining: 'anybody', results: 'when-released', keepDays: 180 },
  ...{ moment: {}, seq: 1, now: 0 },
};

function open(releasedAt: number | null) {
  const onChanged = vi.fn();
  const columns = [{ entry: 'quiz', title: 'The quiz', kind: 'exam', outOf: 10, releasedAt }];
  render(<Results view={view} columns={columns} onChanged={onChanged} />);
  return { onChanged, user: userEvent.setup() };
}

test('what was released says when, and can only be taken back', async () => {
  const { onChanged, user } = open(new Date(2026, 10, 23, 9, 5).getTime());
  expect(screen.getByRole('status').textContent).toBe('Released Nov 23, 2026, 9:05 AM.');
  expect(screen.queryByRole('button', { name: /^Release/ })).toBeNull();
  screen.getByRole('button', { name: 'Take back the results of The quiz' }).focus();
  await user.keyboard('{Enter}');
  expect(release).toHaveBeenCalledWith('c1', 'quiz', false, false);
  expect(onChanged).toHaveBeenCalledOnce();
});

test('what was not released is released; while somebody writes only when it is said once more', async () => {
  const message = 'One learner still writes this exam.';
  vi.mocked(release).mockResolvedValueOnce({ ok: false, status: 409, code: 'FormsOpen', message });
  const { onChanged, user } = open(null);
  expect(screen.getByRole('status').textContent).toBe('Learners do not see them.');
  await user.click(screen.getByRole('button', { name: 'Release the results of The quiz' }));
  expect(screen.getByRole('alert').textContent).toBe(message);
  expect(onChanged).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Release anyway' }));
  expect(release).toHaveBeenLastCalledWith('c1', 'quiz', true, true);
  expect(onChanged).toHaveBeenCalledOnce();
});
