// @vitest-environment jsdom
/** The dialog of a learner's place: how long they have for exams is said before they begin. */
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Answer } from '#src/components/classroom/api.ts';
import type { Seat, Time, WayBack } from '#src/components/classroom/teach/api-people.ts';
import { People } from '#src/components/classroom/teach/class/People.tsx';
import { standInDialogs } from '#tests/exam/small-form.ts';

beforeAll(standInDialogs);
afterEach(cleanup);

const done: Answer<undefined> = { ok: true, value: undefined };
const no: Answer<WayBack> = { ok: false, status: 403, code: 'NotAllowed', message: 'Ask the instructor.' };
const doorOf = () => ({
  change: vi.fn(() => Promise.resolve<Answer<unknown>>(done)),
  setTime: vi.fn((_seat: string, _time: Time) => Promise.resolve<Answer<unknown>>(done)),
  groupNamed: vi.fn(() => Promise.resolve<Answer<{ id: string }>>(no)),
  kick: vi.fn(() => Promise.resolve<Answer<unknown>>(done)),
  readmit: vi.fn(() => Promise.resolve<Answer<unknown>>(done)),
  merge: vi.fn(() => Promise.resolve<Answer<unknown>>(done)),
  newWayBack: vi.fn(() => Promise.resolve(no)),
  dataOf: () => '/api/data',
  forget: vi.fn(() => Promise.resolve({ ok: true as const, value: undefined })),
});
const seats: Seat[] = [
  { id: 's1', name: 'Bo', state: 'in', time: 1 },
  { id: 's2', name: 'Cy', state: 'in', time: 1.5 },
];

function open(mayLead = true) {
  const door = doorOf();
  const people = { seats, groups: [], staff: [] };
  render(
    <People
      site={{ base: '' }}
      inClass="c1"
      people={people}
      mayLead={mayLead}
      door={door}
      onChanged={() => undefined}
    />,
  );
  return { door, user: userEvent.setup() };
}

test('extra time is chosen in the dialog of a place, by keys, and kept', async () => {
  const { door, user } = open();
  screen.getByRole('button', { name: 'Change Bo' }).focus();
  await user.keyboard('{Enter}');
  await user.selectOptions(screen.getByLabelText('Time in exams'), '1.5 times as long');
  screen.getByRole('button', { name: 'Keep' }).focus();
  await user.keyboard('{Enter}');
  expect(door.setTime.mock.calls).toEqual([['s1', 1.5]]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('who has more time stands so in the list, and keeps it while another thing is changed', async () => {
  const { door, user } = open();
  expect(screen.getByText('1.5 × the time in exams')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Change Cy' }));
  await user.type(screen.getByLabelText('Name'), 'd');
  await user.click(screen.getByRole('button', { name: 'Keep' }));
  expect([door.setTime.mock.calls, door.change.mock.calls]).toEqual([[], [['s2', { name: 'Cyd' }]]]);
});

test('time that is refused says why, and what was chosen and typed stays', async () => {
  const { door, user } = open();
  door.setTime.mockResolvedValue(no);
  await user.click(screen.getByRole('button', { name: 'Change Bo' }));
  await user.type(screen.getByLabelText('Name'), 'b');
  await user.selectOptions(screen.getByLabelText('Time in exams'), '2');
  await user.click(screen.getByRole('button', { name: 'Keep' }));
  expect(screen.getByRole('alert').textContent).toBe('Ask the instructor.');
  expect(screen.getByLabelText<HTMLSelectElement>('Time in exams').value).toBe('2');
  expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Bob');
  expect(door.change).not.toHaveBeenCalled();
});

test('an observer reads it, and changes nothing', () => {
  open(false);
  expect(screen.getByText('1.5 × the time in exams')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Change Bo' })).toBeNull();
});
