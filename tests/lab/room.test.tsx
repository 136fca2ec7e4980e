// @vitest-environment jsdom
/** The room around the portal: answers, hints, guidance and the voice, as a learner meets them. */
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { doStep } from '#src/components/lab/controls.ts';
import { LabRoom } from '#src/components/lab/LabRoom.tsx';
import { createVoice } from '#src/components/lab/voice.ts';
import { findLab } from '#src/lab/registry.ts';
import { openSession } from '#src/lab/session.ts';
import { createMemoryStore } from '#src/progress/stores/memory.ts';

afterEach(cleanup);

async function enter(id: string, way: 'guided' | 'practice' = 'practice') {
  const { default: lab } = await findLab(id).load();
  let real = 1_000_000;
  const session = await openSession({
    lab,
    log: createMemoryStore().attempts,
    attempt: `${id}#1`,
    real: () => real,
    begin: { seed: 'seed-1', profile: 'taught', way },
  });
  const values = new Map<string, unknown>();
  const memory = {
    get: (key: string) => values.get(key),
    set: (key: string, value: unknown) => void values.set(key, value),
    clear: () => values.clear(),
  };
  render(
    <LabRoom
      session={session}
      memory={memory}
      voice={createVoice()}
      ownPage={undefined}
      next={undefined}
      onAgain={() => undefined}
    />,
  );
  const room = screen.getByRole('region', { name: session.scenario.title });
  const task = (name: string) => within(room.querySelector<HTMLElement>(`[data-task="${name}"]`)!);
  return { session, room, task, user: userEvent.setup(), wait: (seconds: number) => (real += seconds * 1000) };
}

const heard = async (text: string) =>
  expect
    .poll(() => [...document.querySelectorAll('[aria-live]')].map((region) => region.textContent).join(' '))
    .toContain(text);

test('the focus is on the heading of the room when it opens', async () => {
  await enter('expressroute/connect-a-network');
  expect(document.activeElement?.textContent).toBe('Connect a virtual network to a circuit');
});

test('Submit without a choice says so, and a wrong answer says why', async () => {
  const { session, task, user } = await enter('expressroute/connect-a-network');
  const question = task('prerequisites');
  await user.click(question.getByRole('button', { name: 'Submit' }));
  question.getByText('Choose one of the answers first.');
  await user.click(question.getByRole('radio', { name: /is a VPN gateway/ }));
  await user.click(question.getByRole('button', { name: 'Submit' }));
  await question.findByText('Not this one.');
  await heard('The gateway type of');
  expect(session.state().attempt.answers.prerequisites?.right).toBe(false);
});

test('the right answer makes the next task current, and the news are heard', async () => {
  const { session, room, task, user } = await enter('expressroute/connect-a-network');
  const right = session.scenario.tasks[0]!.question!.options(session.state().cloud).find((option) => option.right)!;
  await user.click(task('prerequisites').getByRole('radio', { name: right.text }));
  await user.click(task('prerequisites').getByRole('button', { name: 'Submit' }));
  await heard('Task done: Check what is missing.');
  expect(room.querySelector('[data-task="prerequisites"]')?.getAttribute('data-state')).toBe('done');
  expect(room.querySelector('[data-task="connect"]')?.getAttribute('data-state')).toBe('current');
});

test('hints come one level at a time', async () => {
  const { session, task, user } = await enter('expressroute/connect-a-network');
  const hints = task('prerequisites');
  await user.click(hints.getByRole('button', { name: 'Hint' }));
  await hints.findByText('Hint 1 of 3:');
  await user.click(hints.getByRole('button', { name: 'More exact hint' }));
  await user.click(await hints.findByRole('button', { name: 'More exact hint' }));
  await hints.findByText('Hint 3 of 3:');
  expect(hints.queryByRole('button', { name: 'More exact hint' })).toBeNull();
  expect(session.state().attempt.hints).toEqual({ prerequisites: 3 });
});

test('a wait can be skipped from the room, and an undo is heard', async () => {
  const { session, room, user } = await enter('expressroute/try-fastpath');
  const inRoom = within(room);
  expect(inRoom.getByRole<HTMLButtonElement>('button', { name: 'Skip the wait' }).disabled).toBe(true);
  await user.click(await inRoom.findByRole('checkbox', { name: 'FastPath' }));
  await user.click(inRoom.getByRole('button', { name: 'Save' }));
  await expect.poll(() => session.state().due).toBeDefined();
  await user.click(inRoom.getByRole('button', { name: 'Skip the wait' }));
  await inRoom.findByRole('heading', { name: 'Lab done' });
  await user.click(inRoom.getByRole('button', { name: 'Undo' }));
  await heard('Your last change is undone.');
  inRoom.getByRole('heading', { name: 'Lab done' });
});

test('a step whose control is not on the screen is not done', async () => {
  const { room } = await enter('expressroute/try-fastpath');
  expect(await doStep(room, { on: {}, do: 'press', role: 'button', name: 'No such button' })).toBe(false);
});
