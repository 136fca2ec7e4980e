// @vitest-environment jsdom
/** What is kept of people on the page of a class: saved, deleted when that is meant, and who decides it. */
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Keeping } from '#src/components/classroom/teach/class/Keeping.tsx';
import { keptWords } from '#src/components/classroom/teach/class/keeping-words.ts';
import { NewCode } from '#src/components/classroom/teach/class/NewCode.tsx';
import { People } from '#src/components/classroom/teach/class/People.tsx';
import { SeatData } from '#src/components/classroom/teach/class/SeatData.tsx';
import { Staff } from '#src/components/classroom/teach/class/Staff.tsx';
import type { StaffRole } from '#src/classroom/roles.ts';

afterEach(cleanup);
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
};

const yes = () => Promise.resolve({ ok: true as const, value: undefined });
const no = (message: string) => () => Promise.resolve({ ok: false as const, status: 409, code: 'No', message });
const now = Date.UTC(2026, 10, 23, 12);

test.for([
  { endedAt: null, days: 180, says: 'If it ended today, that would be on May 22, 2027.', because: 'it has not ended' },
  { endedAt: now, days: 180, says: 'All of it is deleted on May 22, 2027, 180 days', because: 'it ended today' },
  { endedAt: now, days: 1, says: 'November 24, 2026, 1 day after', because: 'one day is one day' },
])('a class says on which day it goes: $because', ({ endedAt, days, says }) => {
  expect(keptWords(days, endedAt, now)).toContain(says);
});

describe('a learner', () => {
  const shown = (onForget: () => ReturnType<typeof yes> | ReturnType<ReturnType<typeof no>> = vi.fn(yes)) => {
    const onForgotten = vi.fn();
    render(<SeatData name="Zoë" file="/api/data" onForget={onForget} onForgotten={onForgotten} />);
    return { onForget, onForgotten, user: userEvent.setup() };
  };

  test('is saved as a file by a link', () => {
    shown();
    const link = screen.getByRole('link', { name: 'Save it as a file' });
    expect([link.getAttribute('href'), link.hasAttribute('download')]).toEqual(['/api/data', true]);
  });

  test('is deleted by keys alone, after what goes and what stays was said', async () => {
    const { onForget, onForgotten, user } = shown();
    await user.tab();
    await user.tab();
    await user.keyboard('{Enter}');
    expect(onForget).not.toHaveBeenCalled();
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toMatch(/What goes:.*What stays:.*cannot be taken back/);
    await user.tab();
    await user.tab();
    expect(document.activeElement?.textContent).toBe('Delete all of Zoë for good');
    await user.keyboard('{Enter}');
    expect(onForget).toHaveBeenCalledTimes(1);
    expect(onForgotten).toHaveBeenCalledTimes(1);
  });

  test('stays when the server says no, and the reason is read', async () => {
    const { onForgotten, user } = shown(vi.fn(no('There is nobody of this kind.')));
    await user.click(screen.getByRole('button', { name: 'Delete it' }));
    await user.click(screen.getByRole('button', { name: 'Delete all of Zoë for good' }));
    expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toContain(
      'There is nobody of this kind.',
    );
    expect(onForgotten).not.toHaveBeenCalled();
  });

  test.for([
    { mayLead: true, mayForget: true, offers: 'Change Zoë', because: 'it stands in the dialog of the place' },
    { mayLead: false, mayForget: true, offers: 'Data that is kept of Zoë', because: 'the class is over' },
    { mayLead: true, mayForget: false, offers: undefined, because: 'a co-instructor does not decide it' },
  ])('is offered to whoever decides: $because', async ({ mayLead, mayForget, offers }) => {
    const door = {
      change: yes,
      kick: yes,
      readmit: yes,
      merge: yes,
      forget: yes,
      setTime: yes,
      dataOf: () => '/api/data',
    };
    const made = { groupNamed: no(''), newWayBack: no('') };
    const people = { seats: [{ id: 's', name: 'Zoë', state: 'in' as const, time: 1 }], groups: [], staff: [] };
    render(
      <People
        {...{ mayLead, mayForget, people, site: { base: '' }, inClass: 'c', onChanged: vi.fn() }}
        door={{ ...door, ...made }}
      />,
    );
    await userEvent.click(screen.getByRole('button', { name: offers ?? 'Change Zoë' }));
    expect(screen.queryAllByRole('button', { name: 'Delete it' })).toHaveLength(offers === undefined ? 0 : 1);
  });
});

describe('a whole class', () => {
  const shown = (
    onForget: (title: string) => ReturnType<typeof yes> | ReturnType<ReturnType<typeof no>> = vi.fn(yes),
  ) => {
    const onForgotten = vi.fn();
    const onKeep = vi.fn(yes);
    render(<Keeping {...{ title: 'Monday', keepDays: 180, endedAt: null, now, onKeep, onForget, onForgotten }} />);
    return { onForget, onForgotten, user: userEvent.setup() };
  };
  const field = () => screen.getByLabelText(/type its title/);
  const go = () => screen.getByRole('button', { name: 'Delete the class for good' });

  test('is deleted by its title, and by nothing else', async () => {
    const { onForget, onForgotten, user } = shown();
    await user.click(screen.getByText('Delete this class now'));
    await user.type(field(), 'Tuesday{Enter}');
    expect(onForget).not.toHaveBeenCalled();
    expect(screen.getByRole('alert').textContent).toContain('nothing was deleted. Type: Monday');
    expect(field()).toHaveProperty('value', 'Tuesday');
    await user.clear(field());
    await user.type(field(), 'Monday{Enter}');
    expect(onForget).toHaveBeenCalledWith('Monday');
    expect(onForgotten).toHaveBeenCalledTimes(1);
  });

  test('stays when the server says no, with what was typed', async () => {
    const { onForgotten, user } = shown(vi.fn(no('The class server does not answer.')));
    await user.click(screen.getByText('Delete this class now'));
    await user.type(field(), 'Monday');
    await user.click(go());
    expect(screen.getByRole('alert').textContent).toBe('The class server does not answer.');
    expect(field()).toHaveProperty('value', 'Monday');
    expect(onForgotten).not.toHaveBeenCalled();
  });
});

test('a new code is made after it was said that the old one stops', async () => {
  const onNew = vi.fn();
  render(<NewCode onNew={onNew} />);
  await userEvent.click(screen.getByRole('button', { name: 'Make a new code' }));
  expect(onNew).not.toHaveBeenCalled();
  expect(screen.getByRole('dialog').textContent).toContain('stop working at once');
  await userEvent.click(screen.getAllByRole('button', { name: 'Make a new code' }).at(-1) ?? document.body);
  expect(onNew).toHaveBeenCalledTimes(1);
});

describe('those who lead', () => {
  const ada = { account: 'ada', name: 'Ada', role: 'instructor' as const };
  const bea = { account: 'bea', name: 'Bea', role: 'observer' as const };
  const shown = (staff: { account: string; name: string; role: StaffRole }[], says?: string, mayDecide = true) => {
    const door = {
      invite: vi.fn(() => Promise.resolve({ ok: true as const, value: { link: 'https://class.test/x' } })),
      changeRole: vi.fn(says === undefined ? yes : no(says)),
      remove: vi.fn(yes),
    };
    const [onChanged, onLeft] = [vi.fn(), vi.fn()];
    render(<Staff {...{ staff, me: 'ada', mayDecide, door, onChanged, onLeft }} />);
    return { door, onChanged, onLeft, user: userEvent.setup() };
  };

  test('the last instructor stays, and is told the way out', () => {
    shown([ada, bea]);
    expect(screen.getByText('A class needs an instructor. Make somebody else one first.')).toBeTruthy();
    expect(screen.queryByLabelText('Role of Ada')).toBeNull();
    expect(screen.getByLabelText('Role of Bea')).toBeTruthy();
  });

  test('another role is given at once', async () => {
    const { door, onChanged, user } = shown([ada, bea]);
    await user.selectOptions(screen.getByLabelText('Role of Bea'), 'Co-instructor');
    expect(door.changeRole).toHaveBeenCalledWith('bea', 'co-instructor');
    expect(onChanged).toHaveBeenCalledTimes(1);
  });

  test('whoever gives up the own role is asked first', async () => {
    const { door, user } = shown([ada, { ...bea, role: 'instructor' }]);
    await user.selectOptions(screen.getByLabelText('Role of Ada'), 'Observer');
    expect(door.changeRole).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Become observer' }));
    expect(door.changeRole).toHaveBeenCalledWith('ada', 'observer');
  });

  test('a refusal is read, and the list is read again', async () => {
    const { onChanged, user } = shown([ada, bea], 'This is the only instructor of the class.');
    await user.selectOptions(screen.getByLabelText('Role of Bea'), 'Instructor');
    expect(screen.getByRole('alert').textContent).toBe('This is the only instructor of the class.');
    expect(onChanged).toHaveBeenCalledTimes(1);
  });

  test('somebody is taken out once that is meant; whoever goes is led away', async () => {
    const { door, onLeft, user } = shown([ada, { ...bea, role: 'instructor' }]);
    await user.click(screen.getByRole('button', { name: 'Take Bea out of those who lead' }));
    await user.click(screen.getByRole('button', { name: 'Keep it as it is' }));
    expect(door.remove).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Take Ada out of those who lead' }));
    await user.click(screen.getByRole('button', { name: 'Take out' }));
    expect(door.remove).toHaveBeenCalledWith('ada');
    expect(onLeft).toHaveBeenCalledTimes(1);
  });

  test('a link for somebody else says for whom it is', async () => {
    const { door, user } = shown([ada]);
    await user.selectOptions(screen.getByLabelText('Let somebody else in as'), 'Observer: looks, changes nothing');
    await user.click(screen.getByRole('button', { name: 'Make a link' }));
    expect(door.invite).toHaveBeenCalledWith('observer');
    expect(screen.getByText(/For one observer/)).toBeTruthy();
  });

  test('who does not decide reads who leads, and nothing more', () => {
    shown([ada, bea], undefined, false);
    expect(screen.queryAllByRole('button')).toEqual([]);
    expect(screen.queryAllByRole('combobox')).toEqual([]);
  });
});

describe('a class that has ended', () => {
  const shown = (onKeep: (days: number) => ReturnType<typeof yes> | ReturnType<ReturnType<typeof no>> = vi.fn(yes)) => {
    const known = { title: 'Monday', keepDays: 180, endedAt: now, now, onForget: yes, onForgotten: vi.fn() };
    render(<Keeping {...known} onKeep={onKeep} />);
    return { onKeep, user: userEvent.setup() };
  };
  const days = () => screen.getByLabelText('Days after its end until all of it is deleted');
  const press = () => screen.getByRole('button', { name: 'Keep it so long' });

  test('is kept for as many days as its instructor says', async () => {
    const { onKeep, user } = shown();
    await user.clear(days());
    await user.type(days(), '365');
    await user.click(press());
    expect(onKeep).toHaveBeenCalledWith(365);
    expect(screen.getByRole('status').textContent).toBe('Kept so.');
  });

  test('is not kept for no days, and the page says which numbers can be', async () => {
    const { onKeep, user } = shown();
    await user.clear(days());
    await user.type(days(), '0');
    await user.click(press());
    expect(onKeep).not.toHaveBeenCalled();
    expect(screen.getByRole('status').textContent).toBe('“0” is no number of days from 1 to 3650. Type one.');
  });

  test('says why days that are over already are refused', async () => {
    const { user } = shown(no('Say 31 or more, or delete the class now.'));
    await user.click(press());
    expect(screen.getByRole('alert').textContent).toBe('Say 31 or more, or delete the class now.');
  });
});
