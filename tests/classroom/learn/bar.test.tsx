// @vitest-environment jsdom
/** The bar of the class on a page: what it shows and asks, and that eyes up ends by itself when the class cannot be heard. */
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Bar } from '#src/components/classroom/learn/bar/Bar.tsx';
import { opensAfter } from '#src/components/classroom/learn/bar/EyesUp.tsx';
import type { Desk, DeskState } from '#src/components/classroom/learn/desk.ts';
import { usualSettings } from '#src/classroom/classes/settings.ts';
import { standInDialogs } from '#tests/exam/small-form.ts';

const now = Date.UTC(2026, 10, 23, 10);

function desk(change: Partial<DeskState> = {}) {
  const listeners = new Set<() => void>();
  const seen: NonNullable<DeskState['seen']> = {
    ...{ id: 'c1', course: 'expressroute', title: 'Monday', state: 'running', seq: 1, now },
    ...{ plan: { entries: [] }, settings: usualSettings, moment: {} },
  };
  let state: DeskState = {
    seat: { class: 'c1', title: 'Monday', course: 'expressroute', seat: 's1', name: 'Grace', since: 0 },
    ...{ seen, link: 'live', cutSince: undefined, announced: [], notes: [], hand: { up: false }, poll: undefined },
    ...{ asked: undefined, held: new Map(), graded: 0, isOut: false },
    courier: { waiting: 0, problem: undefined, aside: undefined },
    ...change,
  };
  const raised: unknown[] = [];
  const made: Desk = {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => Date.now(),
    ready: Promise.resolve(),
    watch: () => () => undefined,
    listen: () => () => undefined,
    seePlace: () => undefined,
    seeRefusal: () => undefined,
    isHeld: () => false,
    consent: () => Promise.resolve({ ok: true, value: undefined }),
    release: () => Promise.resolve({ ok: true, value: undefined }),
    raise(up, text) {
      raised.push([up, text]);
      return Promise.resolve({ ok: true, value: undefined });
    },
    leave: () => Promise.resolve({ ok: true, value: undefined }),
  };
  const set = (next: Partial<DeskState>) =>
    act(() => {
      state = { ...state, ...next };
      for (const listener of listeners) listener();
    });
  const moment = (next: NonNullable<DeskState['seen']>['moment']) => set({ seen: { ...seen, moment: next } });
  return { desk: made, set, moment, raised, seen };
}

beforeEach(() => {
  vi.useFakeTimers({ now, shouldAdvanceTime: true });
  standInDialogs();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('an announcement is said politely, shown once, and found again', async () => {
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime.bind(vi) });
  const { desk: one, set } = desk();
  render(<Bar desk={one} />);
  set({ announced: [{ id: 'a', text: '<b>Lunch</b> at noon', by: 'Ada', at: now + 1000 }] });
  expect(
    screen.getAllByRole('status').some(({ textContent }) => textContent === 'Ada says: <b>Lunch</b> at noon'),
  ).toBe(true);
  await user.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('heading', { name: /News/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'News' }));
  expect(within(screen.getByRole('region', { name: 'News' })).getByText('<b>Lunch</b> at noon')).toBeDefined();
});

test('a note for one learner is shown wherever they are until it was read, also after a reload, and found again', async () => {
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime.bind(vi) });
  const notes = [{ id: 'n', text: 'Look at the <i>family</i>.', by: 'Ada', at: now + 1000 }];
  const { desk: one, set } = desk();
  const { unmount } = render(<Bar desk={one} />);
  set({ notes });
  const said = () => screen.getAllByRole('status').map(({ textContent }) => textContent);
  expect(said()).toContain('Ada writes to you: Look at the <i>family</i>.');
  expect(document.activeElement, 'it takes nobody from their work').toBe(document.body);
  unmount();
  const later = render(<Bar desk={one} />);
  const card = screen.getByRole('region', { name: 'A note for you' });
  await user.click(within(card).getByRole('button', { name: 'Close' }));
  later.unmount();
  render(<Bar desk={one} />);
  expect(screen.queryByRole('region', { name: 'A note for you' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Notes' }));
  expect(
    within(screen.getByRole('region', { name: 'Notes for you' })).getByText('Look at the <i>family</i>.'),
  ).toBeDefined();
});

test('a hand goes up with one press, takes words, and comes down', async () => {
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime.bind(vi) });
  const { desk: one, set, raised } = desk();
  render(<Bar desk={one} />);
  await user.click(screen.getByRole('button', { name: 'Raise hand' }));
  expect(raised).toEqual([[true, undefined]]);
  set({ hand: { up: true } });
  const card = screen.getByRole('region', { name: 'Your hand is up' });
  await user.type(within(card).getByRole('textbox'), 'My gateway fails');
  await user.click(within(card).getByRole('button', { name: 'Send the words' }));
  expect(screen.queryByRole('region', { name: 'Your hand is up' })).toBeNull();
  set({ hand: { up: true, text: 'My gateway fails' } });
  await user.click(screen.getByRole('button', { name: 'Hand is up' }));
  await user.click(screen.getByRole('button', { name: 'Lower hand' }));
  expect(raised).toEqual([
    [true, undefined],
    [true, 'My gateway fails'],
    [false, undefined],
  ]);
});

test('a hand that could not go up is said not to be up, and can be tried again', async () => {
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime.bind(vi) });
  const { desk: one } = desk();
  const no = { ok: false as const, status: 0, code: 'NoNetwork', message: 'The class server does not answer.' };
  render(<Bar desk={{ ...one, raise: () => Promise.resolve(no) }} />);
  await user.click(screen.getByRole('button', { name: 'Raise hand' }));
  const card = await screen.findByRole('region', { name: 'Your hand is not up' });
  expect(within(card).getByRole('alert').textContent).toBe('The class server does not answer.');
  expect(within(card).getByRole('button', { name: 'Try again' })).toBeDefined();
});

test('the timer counts down by the server’s clock', () => {
  const { desk: one, moment } = desk();
  render(<Bar desk={one} />);
  moment({ timer: { title: 'Lab', until: now + 90_000 } });
  expect(screen.getByRole('timer').textContent).toMatch(/^Lab 1:(30|29)$/);
  act(() => void vi.advanceTimersByTime(30_000));
  expect(screen.getByRole('timer').textContent).toMatch(/^Lab (1:00|0:59)$/);
  act(() => void vi.advanceTimersByTime(90_000));
  expect(screen.getByRole('timer').textContent).toBe('Lab Time is up');
});

test('what waits for the network is said', () => {
  const { desk: one } = desk({
    ...{ link: 'away', cutSince: now },
    courier: { waiting: 3, problem: undefined, aside: undefined },
  });
  render(<Bar desk={one} />);
  expect(screen.getByText(/No connection/).parentElement?.textContent).toContain('3 to send');
});

test('whoever was sent out is told, and shown the way back', () => {
  const { desk: one } = desk({ isOut: true });
  render(<Bar desk={one} />);
  expect(screen.getByRole('status').textContent).toMatch(/not in “Monday” on this device/);
  expect(screen.getByRole('link').getAttribute('href')).toBe('/class/');
});

describe('eyes up', () => {
  test('covers the page with the words of the instructor, and ends with them', () => {
    const { desk: one, moment } = desk();
    render(<Bar desk={one} />);
    moment({ eyesUp: { at: now, text: 'Look at the board.' } });
    const cover = screen.getByRole('dialog', { name: 'Eyes up' });
    expect(cover.textContent).toContain('Look at the board.');
    moment({});
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('Escape does not end it', () => {
    const { desk: one, moment } = desk();
    render(<Bar desk={one} />);
    moment({ eyesUp: { at: now, text: '' } });
    const cover = screen.getByRole('dialog', { name: 'Eyes up' });
    expect(cover.dispatchEvent(new Event('cancel', { cancelable: true }))).toBe(false);
  });

  test('ends by itself when nothing is heard of the class for a minute, and says so before', () => {
    const { desk: one, moment, set } = desk();
    render(<Bar desk={one} />);
    moment({ eyesUp: { at: now, text: '' } });
    set({ link: 'away', cutSince: Date.now() });
    act(() => void vi.advanceTimersByTime(20_000));
    expect(screen.getByRole('dialog').textContent).toMatch(/opens by itself in (4[01]|39) seconds/);
    act(() => void vi.advanceTimersByTime(opensAfter - 19_000));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('is no part of a class that is paused', () => {
    const { desk: one, set, seen } = desk();
    render(<Bar desk={one} />);
    set({ seen: { ...seen, state: 'paused', moment: { eyesUp: { at: now, text: '' } } } });
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByText('Paused')).toBeDefined();
  });
});

test('the dot alone says that all is well on a narrow page, and words say what is not', () => {
  const { desk: one, set } = desk();
  render(<Bar desk={one} />);
  const link = () => screen.getByText(/^Connected$|^No connection$/).parentElement?.dataset;
  expect(link()).toMatchObject({ well: 'true', cut: 'false' });
  set({ courier: { waiting: 2, problem: undefined, aside: undefined } });
  expect(link()).toMatchObject({ well: 'false' });
  set({ link: 'away', cutSince: now });
  expect(link()).toMatchObject({ well: 'false', cut: 'true' });
});
