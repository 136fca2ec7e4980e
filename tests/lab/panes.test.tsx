// @vitest-environment jsdom
/** A room with the portals of two people: who asks where, what each remembers, and whom a hint means. */
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { createLabHistory } from '#src/components/lab/history.ts';
import { LabRoom } from '#src/components/lab/LabRoom.tsx';
import type { Pane } from '#src/components/lab/panes.ts';
import { createVoice } from '#src/components/lab/voice.ts';
import type { Lab } from '#src/lab/definition.ts';
import { findLab } from '#src/lab/registry.ts';
import { openSession } from '#src/lab/session.ts';
import { createMemoryStore } from '#src/progress/stores/memory.ts';
import { createMemory } from '#tests/lab/kept.ts';

afterEach(cleanup);

const people = [
  { id: 'olga', name: 'Olga Brandt', title: 'Circuit owner' },
  { id: 'uwe', name: 'Uwe Stein', title: 'Network user' },
];

/** The small lab, told with two people; its task is the second one's. */
async function forTwo(): Promise<Lab> {
  const { default: lab } = await findLab('expressroute/try-fastpath').load();
  return {
    ...lab,
    open(seed, profile) {
      const told = lab.open(seed, profile);
      const tasks = told.tasks.map((task) => ({ ...task, deed: { ...task.deed, pane: () => 'uwe' } }));
      // Nobody says who may do what.
      const setUp = told.setUp.filter(
        (move) => typeof move === 'function' || !move.path.startsWith('/_control/access'),
      );
      return { ...told, people, tasks, setUp };
    },
  };
}

async function enter(way: 'guided' | 'practice' = 'practice') {
  const session = await openSession({
    lab: await forTwo(),
    log: createMemoryStore().attempts,
    attempt: 'expressroute/try-fastpath#1',
    real: () => 1_000_000,
    begin: { seed: 'seed-1', profile: 'taught', way },
  });
  const memory = createMemory();
  const historyOf = ({ id }: Pane) => createLabHistory('expressroute/try-fastpath#1', id);
  render(
    <LabRoom
      session={session}
      memory={memory}
      voice={createVoice()}
      historyOf={historyOf}
      ownPage={undefined}
      next={undefined}
      onAgain={() => undefined}
    />,
  );
  const pane = (id: string) => document.querySelector<HTMLElement>(`[data-pane="${id}"]`)!;
  await waitFor(() => expect(document.querySelectorAll('[data-portal-usable]')).toHaveLength(2));
  return { session, memory, pane, user: userEvent.setup() };
}

test('one portal is in front, and arrows turn to the other', async () => {
  const { pane, user } = await enter();
  const [olga, uwe] = screen.getAllByRole('tab').filter((tab) => tab.closest('.lab-pane-tabs'));
  expect(olga?.textContent).toBe('Olga Brandt Circuit owner');
  expect([pane('olga').hidden, pane('uwe').hidden]).toEqual([false, true]);
  await user.click(olga!);
  await user.keyboard('{ArrowRight}');
  expect(document.activeElement).toBe(uwe);
  expect(uwe?.getAttribute('aria-selected')).toBe('true');
  expect([pane('olga').hidden, pane('uwe').hidden]).toEqual([true, false]);
  await user.keyboard('{ArrowRight}');
  expect(document.activeElement, 'after the last comes the first').toBe(olga);
});

test('a request bears the name of the person whose portal it comes from', async () => {
  const { session, pane, user } = await enter();
  const portal = within(pane('uwe'));
  await user.click(screen.getByRole('tab', { name: /Uwe Stein/ }));
  await user.click(await portal.findByRole('checkbox', { name: 'FastPath' }));
  await user.click(portal.getByRole('button', { name: 'Save' }));
  await expect.poll(() => session.state().attempt.writes.length).toBe(1);
  expect(session.state().attempt.writes[0]?.journal.map(({ actor }) => actor)).toEqual(['uwe']);
});

test('each portal has a place and a memory of its own, and the browser’s Back moves the one that moved', async () => {
  const { memory, pane, user } = await enter();
  const home = pane('olga');
  await user.click(
    within(within(home).getByRole('navigation', { name: 'Breadcrumb' })).getByRole('link', { name: 'Home' }),
  );
  await within(home).findByRole('heading', { level: 2, name: 'Home' });
  expect(memory.get('pane/olga/portal/stack')).toBe('home');
  expect(memory.get('pane/uwe/portal/stack')).toContain('connection-configuration=');
  expect(JSON.parse(home.dataset['screen'] ?? '')).toMatchObject({ blade: 'home' });
  await user.click(screen.getByRole('tab', { name: /Uwe Stein/ }));
  await act(async () => {
    const came = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
    history.back();
    await came;
  });
  await waitFor(() => expect(home.hidden, 'the portal that moved comes to the front').toBe(false));
  await within(home).findByRole('checkbox', { name: 'FastPath' });
});

test('a hint says whose portal it means, and Show me turns to it', async () => {
  const { pane, user } = await enter('guided');
  const task = document.querySelector<HTMLElement>('[data-state="current"]')!;
  await expect.poll(() => task.textContent).toMatch(/As Uwe Stein: .*FastPath/);
  await user.click(within(task).getByRole('button', { name: 'Show me' }));
  await waitFor(() => expect(pane('uwe').hidden).toBe(false));
});
