// @vitest-environment jsdom
/** The page of the audit log: narrowed down by who, what and whom, and gone through to its beginning. */
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { AuditEntry } from '#src/components/classroom/teach/api-audit.ts';
import { Log } from '#src/components/classroom/teach/audit/Log.tsx';

afterEach(cleanup);

const at = Date.UTC(2026, 10, 24, 9);
const entries: AuditEntry[] = [
  { id: 'd3', at, by: 'Ada Larsen', kind: 'grades', did: 'Set 3 points in “The quiz”', whom: 'Zoë Holm' },
  { id: 'd2', at: at - 1000, by: 'Grace Ito', kind: 'learners', did: 'Let a learner back in', whom: 'Zoë Holm' },
  { id: 'd1', at: at - 2000, by: 'Ada Larsen', kind: 'class', did: 'Changed the plan', whom: '' },
];
const props = { entries, hasMore: false, problem: undefined, csv: '/api/classes/c1/audit.csv', onMore: vi.fn() };
const deeds = () =>
  screen
    .queryAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell')[2]?.textContent);

test.for([
  { label: 'Who', value: 'Grace Ito', shows: ['Let a learner back in'], because: 'she did one thing' },
  { label: 'What it is about', value: 'grades', shows: ['Set 3 points in “The quiz”'], because: 'one is about grades' },
])('choosing $value under $label leaves what is meant: $because', async ({ label, value, shows }) => {
  render(<Log {...props} />);
  expect(deeds()).toHaveLength(3);
  await userEvent.selectOptions(screen.getByLabelText(label), value);
  expect(deeds()).toEqual(shows);
  expect(screen.getByRole('status').textContent).toContain('1 of 3 deeds');
});

test('a name is found without its marks, and what is not there says so', async () => {
  render(<Log {...props} />);
  await userEvent.type(screen.getByLabelText('Find what or whom'), 'zoe');
  expect(deeds()).toEqual(['Set 3 points in “The quiz”', 'Let a learner back in']);
  await userEvent.type(screen.getByLabelText('Find what or whom'), ' nobody');
  expect(screen.getByText(/Nothing here is of that kind/)).toBeDefined();
});

test('older deeds are asked for, and the whole of it is a file', async () => {
  const onMore = vi.fn();
  render(<Log {...props} hasMore onMore={onMore} />);
  await userEvent.click(screen.getByRole('button', { name: 'Show older ones' }));
  expect(onMore).toHaveBeenCalledOnce();
  expect(screen.getByRole('link', { name: 'Save all as CSV' }).getAttribute('href')).toBe('/api/classes/c1/audit.csv');
});

test('a log of nothing says what will stand there', () => {
  render(<Log {...props} entries={[]} />);
  expect(screen.getByText(/Nothing was noted yet/)).toBeDefined();
});
