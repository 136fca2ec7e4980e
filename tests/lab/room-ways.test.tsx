// @vitest-environment jsdom
/** The assessed way tells nothing until it is handed in; what *Show me* did is to be done once more. */
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { LabRoom } from '#src/components/lab/LabRoom.tsx';
import { createVoice } from '#src/components/lab/voice.ts';
import type { Way } from '#src/lab/attempt.ts';
import { actsOf, requestOf } from '#src/lab/play.ts';
import { findLab } from '#src/lab/registry.ts';
import { openSession } from '#src/lab/session.ts';
import type { Session } from '#src/lab/session.ts';
import { createMemoryStore } from '#src/progress/stores/memory.ts';
import { createMemory } from '#tests/lab/kept.ts';
import { giveDialogs } from '#tests/portal/stage.tsx';

afterEach(cleanup);

async function enter(id: string, way: Way) {
  giveDialogs();
  const { default: lab } = await findLab(id).load();
  const session = await openSession({
    lab,
    log: createMemoryStore().attempts,
    attempt: `${id}#1`,
    real: () => 1_000_000,
    begin: { seed: 'seed-1', profile: 'taught', way },
  });
  const memory = createMemory();
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
  const side = within(room.querySelector<HTMLElement>('[data-lab-tasks]')!);
  const task = (name: string) => within(room.querySelector<HTMLElement>(`[data-task="${name}"]`)!);
  return { session, room, side, task, user: userEvent.setup() };
}

async function doTask(session: Session, id: string): Promise<void> {
  const { scenario } = session;
  const { deed } = scenario.tasks.find((one) => one.id === id)!;
  for (const act of actsOf(scenario, deed, session.state().cloud)) await session.fetch(requestOf(act));
  while (session.state().due !== undefined) await session.skip();
}

test('an assessed lab shows every task, and neither a hint nor what is done', async () => {
  const { session, room, side, task, user } = await enter('expressroute/connect-a-network', 'assessed');
  const { tasks } = session.scenario;
  for (const { id, title } of tasks) task(id).getByRole('heading', { name: title });
  expect(side.queryByRole('button', { name: /Hint|Show me/ })).toBeNull();
  expect(side.queryByRole('combobox', { name: 'Way' })).toBeNull();
  const options = tasks[0]!.question!.options(session.state().cloud);
  const wrong = options.find(({ right }) => !right)!;
  const plain = wrong.text.replaceAll(/\*\*|`/g, '');
  await user.click(task('prerequisites').getByRole('radio', { name: plain }));
  await user.click(task('prerequisites').getByRole('button', { name: 'Submit' }));
  await task('prerequisites').findByText('Your answer is kept. It is graded when you hand in.');
  expect(task('prerequisites').queryByText(/Not this one|Right\./)).toBeNull();
  expect(task('prerequisites').getByRole<HTMLButtonElement>('button', { name: 'Submit' }).disabled).toBe(true);
  await doTask(session, 'connect');
  expect(room.textContent).not.toMatch(/Check:/);
  expect(room.querySelectorAll('[data-state="done"]')).toHaveLength(0);
});

test('Hand in names what is open, and the report says what was found; then it goes on in practice', async () => {
  const { session, side, user } = await enter('expressroute/try-fastpath', 'assessed');
  await user.click(side.getByRole('button', { name: 'Hand in' }));
  const dialog = within(screen.getByRole('dialog', { name: 'Hand in now?' }));
  dialog.getByText('Nothing was changed in Azure yet.');
  await user.click(dialog.getByRole('button', { name: 'Keep working' }));
  expect(session.state().tells).toBe(false);
  await doTask(session, 'fastpath');
  await user.click(side.getByRole('button', { name: 'Hand in' }));
  expect(screen.queryByText('Nothing was changed in Azure yet.')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Hand in now' }));
  const report = await screen.findByRole('region', { name: 'Handed in: 1 of 1 tasks' });
  expect(report.textContent).toContain('expressRouteGatewayBypass: true');
  await expect.poll(() => document.activeElement?.textContent).toBe('Handed in: 1 of 1 tasks');
});

test('an assessed lab that is handed in undone says so for each task, and can be gone on with', async () => {
  const { session, side, user } = await enter('expressroute/try-fastpath', 'assessed');
  await user.click(side.getByRole('button', { name: 'Hand in' }));
  await user.click(screen.getByRole('button', { name: 'Hand in now' }));
  const report = await screen.findByRole('region', { name: 'Handed in: 0 of 1 tasks' });
  within(report).getByText('Not done:');
  await user.click(within(report).getByRole('button', { name: 'Go on in practice' }));
  await side.findByRole('combobox', { name: 'Way' });
  side.getByRole('button', { name: 'Hint' });
  await doTask(session, session.scenario.tasks[0]!.id);
  await side.findByRole('heading', { name: 'Lab done' });
  side.getByRole('heading', { name: 'Handed in: 0 of 1 tasks' });
});

test('a task that Show me did is left to be done once more, and Redo goes back to before it', async () => {
  const { session, side, task, user } = await enter('expressroute/try-fastpath', 'guided');
  const [{ id, title } = { id: '', title: '' }] = session.scenario.tasks;
  await session.show(id);
  await doTask(session, id);
  await side.findByRole('heading', { name: 'Every task done, not all by you' });
  expect(session.state().complete).toBe(false);
  await user.click(task(id).getByRole('button', { name: `Redo: ${title}` }));
  await side.findByText(/once more, without/);
  expect(session.state().attempt.way).toBe('practice');
  expect(side.queryByRole('heading', { name: 'Lab done' })).toBeNull();
  await doTask(session, id);
  await side.findByRole('heading', { name: 'Lab done' });
  expect(session.state().complete).toBe(true);
});
