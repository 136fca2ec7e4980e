// @vitest-environment jsdom
/** A look into a learner's portal: it follows, goes back in time, changes nothing, and is taken over only when the learner agrees. */
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { WithFeed } from '#src/components/classroom/teach/feed.tsx';
import { Look } from '#src/components/classroom/teach/look/Look.tsx';
import { StandsNow } from '#src/components/classroom/teach/look/StandsNow.tsx';
import { doTask } from '#tests/lab/desk.ts';
import { atWork } from './at-work.ts';
import type { AtWork } from './at-work.ts';

afterEach(cleanup);

async function look(work: AtWork, { mayTakeOver = true } = {}) {
  render(
    <WithFeed feed={work.feed}>
      <Look attempt={work.head} lab={work.lab} name="Ana" me="ada" mayTakeOver={mayTakeOver} door={work.door} />
    </WithFeed>,
  );
  await screen.findByRole('slider');
  return userEvent.setup();
}

const tasks = () => within(screen.getByRole('complementary')).getAllByRole('listitem');
const taskStates = () => tasks().map(({ dataset }) => dataset['state']);
const first = 'prerequisites';
const second = 'connect';
const button = (name: string | RegExp) => screen.getByRole('button', { name });

test('what the learner does shows without a press, and the look writes no line', async () => {
  const work = await atWork();
  await look(work);
  expect(taskStates()[0]).toBe('now');
  const before = work.lines.length;
  await act(() => doTask(work.session, first));
  await waitFor(() => expect(taskStates()[0]).toBe('done'));
  expect(work.lines.length).toBeGreaterThan(before);
  expect(work.lines.every(({ by }) => by === 'learner')).toBe(true);
});

test('it can be scrubbed back to the start, and comes back to the present', async () => {
  const work = await atWork();
  await doTask(work.session, first);
  const user = await look(work);
  expect(taskStates()[0]).toBe('done');
  fireEvent.change(screen.getByRole('slider'), { target: { value: '0' } });
  expect(taskStates()[0]).toBe('now');
  expect(screen.getByText(/^Moment 1 of/).textContent).toContain('The lab began');
  await user.click(button('Live'));
  expect(taskStates()[0]).toBe('done');
  expect(button('Live').getAttribute('aria-pressed')).toBe('true');
});

test('whoever looks back stays where they are while the learner goes on', async () => {
  const work = await atWork();
  const user = await look(work);
  await act(() => doTask(work.session, first));
  await waitFor(() => expect(taskStates()[0]).toBe('done'));
  await user.click(button('Earlier'));
  const words = screen.getByText(/^Moment/).textContent;
  await act(() => doTask(work.session, second));
  await waitFor(() => expect(screen.getByRole('slider').getAttribute('max')).not.toBe('2'));
  expect(screen.getByText(/^Moment/).textContent.replace(/of \d+/, '')).toBe(words.replace(/of \d+/, ''));
});

test('the controls come with the consent of the learner, and go back when they are handed back', async () => {
  const work = await atWork();
  const user = await look(work);
  await user.click(button('Ask to take over'));
  await screen.findByText(/You are at the controls/);
  const pane = await waitFor(() => {
    const found = document.querySelector<HTMLElement>('[data-lab-portal]');
    if (!found) throw new Error('The portal is not there yet.');
    return found;
  });
  expect(pane).toBeDefined();
  expect(
    work.lines.every(({ by }) => by === 'learner'),
    'taking over alone writes nothing',
  ).toBe(true);
  await user.click(button('Hand back to Ana'));
  await screen.findByRole('button', { name: 'Ask to take over' });
});

test('a learner who says no keeps the controls', async () => {
  const work = await atWork({ consents: false });
  const user = await look(work);
  await user.click(button('Ask to take over'));
  await screen.findByText('Ana said no for now.');
  expect(button('Ask again')).toBeDefined();
  expect(document.querySelector('[data-lab-portal]')).toBeNull();
});

test('a learner who takes the controls back has them at once', async () => {
  const work = await atWork();
  const user = await look(work);
  await user.click(button('Ask to take over'));
  await screen.findByText(/You are at the controls/);
  act(() => work.takeBack());
  await screen.findByRole('button', { name: 'Ask to take over' });
});

test('an observer looks, and cannot ask for the controls', async () => {
  await look(await atWork(), { mayTakeOver: false });
  expect(screen.queryByRole('button', { name: 'Ask to take over' })).toBeNull();
});

test('when the network is away it says so, and shows what is known', async () => {
  const work = await atWork();
  await look(work);
  work.cut(true);
  await act(() => doTask(work.session, first));
  expect((await screen.findByRole('alert')).textContent).toContain('does not answer');
  expect(taskStates()[0]).toBe('now');
  work.cut(false);
  await act(() => doTask(work.session, second));
  await waitFor(() => expect(taskStates()[0]).toBe('done'));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('what a task still wants is asked of the Cloud at the moment that is looked at', async () => {
  const work = await atWork();
  await doTask(work.session, first);
  await look(work);
  const wants = () => document.querySelector('.teach-wants')?.textContent;
  await waitFor(() => expect(wants()).toBeTruthy());
  const before = wants();
  expect(before).toBe(work.session.state().verdicts[second]?.because);
  const length = work.lines.length;
  await act(() => doTask(work.session, second));
  await waitFor(() => expect(wants()).not.toBe(before));
  fireEvent.change(screen.getByRole('slider'), { target: { value: String(length - 1) } });
  await waitFor(() => expect(wants()).toBe(before));
});

test('whoever came because somebody was stuck still reads why, when they move again', () => {
  const tile = { seat: 'ana', name: 'Ana', need: 20, seen: now };
  const props = { now, mayLead: true, onAnswered: () => undefined };
  const { rerender } = render(<StandsNow tile={{ ...tile, stuck }} {...props} />);
  rerender(<StandsNow tile={tile} {...props} />);
  expect(screen.getByRole('region', { name: 'Ana now' }).textContent).toContain(
    'Not stuck any more. Before: The same was refused four times.',
  );
});

const minute = 60_000;
const now = 100 * minute;
const stuck = { reason: 'refusals' as const, says: 'The same was refused four times.', since: now - 3 * minute };
const refusal = { code: 'InvalidPrefix', message: 'The prefix is not allowed.', at: now - minute };
const hand = { at: now - 2 * minute, text: 'Which subnet?' };

test.for([
  { shows: { stuck, refusal }, says: 'Stuck 3 min The same was refused four times.', because: 'the tile says so' },
  { shows: { refusal }, says: 'Refused: The prefix is not allowed.', because: 'nobody is stuck, but something failed' },
  { shows: { hand }, says: 'Hand up 2 min“Which subnet?”Answered', because: 'the hand is answered from here' },
])('above the look stands “$says”: $because', ({ shows, says }) => {
  render(
    <StandsNow
      tile={{ seat: 'ana', name: 'Ana', need: 1, seen: now, ...shows }}
      now={now}
      mayLead
      onAnswered={() => undefined}
    />,
  );
  expect(screen.getByRole('region', { name: 'Ana now' }).textContent.trim()).toBe(says);
});

test('a hand is taken down from the look by whoever leads, and not by whoever observes', async () => {
  const onAnswered = vi.fn();
  const tile = { seat: 'ana', name: 'Ana', need: 30, hand };
  const { rerender } = render(<StandsNow tile={tile} now={now} mayLead onAnswered={onAnswered} />);
  await userEvent.setup().click(button('Answered: Ana'));
  expect(onAnswered).toHaveBeenCalledOnce();
  rerender(<StandsNow tile={tile} now={now} mayLead={false} onAnswered={onAnswered} />);
  expect(screen.queryByRole('button')).toBeNull();
});
