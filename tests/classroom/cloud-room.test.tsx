// @vitest-environment jsdom
/** The tasks of a lab on the server as one person of its story sees them. */
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { CloudTasks } from '../../src/components/classroom/cloud/CloudTasks.tsx';
import type { RemoteCloud } from '../../src/components/classroom/cloud/remote.ts';
import type { CloudView } from '#src/classroom/clouds/view.ts';
import { createVoice } from '../../src/components/lab/voice.ts';
import userEvent from '@testing-library/user-event';

afterEach(cleanup);

const view = (change: Partial<CloudView> = {}): CloudView => ({
  attempt: 'cloud-1',
  lab: 'expressroute/owner-and-user',
  title: 'Be owner and user of one circuit',
  minutes: 20,
  story: [],
  way: 'practice',
  profile: 'today',
  start: '/',
  hasProvider: false,
  people: [
    { id: 'owner', name: 'Olga Brandt', title: 'Circuit owner', held: ['Ola'], isYou: true },
    { id: 'user', name: 'Uri Lindqvist', title: 'Circuit user', held: ['Uwe'], isYou: false },
  ],
  tasks: [
    { id: 'key', title: 'Make a key', text: 'Make it.', state: 'done', because: 'It is there.', hints: 0 },
    {
      id: 'redeem',
      title: 'Redeem it',
      text: 'Use it.',
      state: 'open',
      turn: 'user',
      because: 'Found no connection.',
      hints: 0,
    },
    { id: 'end', title: 'End it', text: 'Delete it.', state: 'waiting', hints: 0 },
  ],
  length: 3,
  now: 0,
  speed: 60,
  agreed: {},
  canUndo: false,
  isComplete: false,
  handedIn: false,
  ...change,
});

const remoteOf = (shown: CloudView, change: Partial<RemoteCloud> = {}): RemoteCloud => ({
  view: () => shown,
  trouble: () => undefined,
  subscribe: () => () => undefined,
  now: () => 0,
  door: () => () => Promise.resolve(new Response()),
  refresh: () => Promise.resolve(),
  answer: () => Promise.resolve(),
  hint: () =>
    Promise.resolve({ ok: false, status: 409, code: 'NotOpen', message: 'There are hints for the task at hand only.' }),
  agree: () => Promise.resolve(),
  undo: () => Promise.resolve(),
  close: () => undefined,
  ...change,
});

const tasks = (shown: CloudView, change: Partial<RemoteCloud> = {}) =>
  render(<CloudTasks remote={remoteOf(shown, change)} view={shown} voice={createVoice()} screens={{}} />);

test('says what was found, whose turn it is, and by which learner', () => {
  tasks(view());
  expect(screen.getByText('It is there.')).toBeDefined();
  expect(screen.getByText(/It is the turn of Uwe, as Uri Lindqvist \(circuit user\)/)).toBeDefined();
});

test('a hint that the server refuses says why', async () => {
  tasks(view());
  await userEvent.click(screen.getByRole('button', { name: 'Hint' }));
  await waitFor(() => expect(screen.getByText('There are hints for the task at hand only.')).toBeDefined());
});

test('a hint comes with who does it, and the next one is more exact', async () => {
  const asked: number[] = [];
  tasks(view(), {
    hint: (_, level) => {
      asked.push(level);
      return Promise.resolve({ ok: true, value: { text: `Words ${String(level)}`, pane: 'user' } });
    },
  });
  await userEvent.click(screen.getByRole('button', { name: 'Hint' }));
  await userEvent.click(await screen.findByRole('button', { name: 'More exact hint' }));
  await waitFor(() => expect(screen.getByText(/As Uri Lindqvist:/)).toBeDefined());
  expect(asked).toEqual([1, 2]);
});

test('while it is assessed every task stands there with its words, and no help', () => {
  const hidden = view({ way: 'assessed' });
  tasks({
    ...hidden,
    tasks: hidden.tasks.map(({ id, title, text }) => ({ id, title, text, state: 'hidden' as const, hints: 0 })),
  });
  const list = screen.getByRole('list');
  expect(within(list).getAllByRole('listitem')).toHaveLength(3);
  expect(screen.queryByRole('button', { name: 'Hint' })).toBeNull();
  expect(screen.queryByText(/turn/)).toBeNull();
});
