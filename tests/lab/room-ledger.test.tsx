// @vitest-environment jsdom
/** An attempt as a thing: checkpoints, a look through it again, what looks wrong, and the way into the sandbox. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { parseSnapshot, restoreArm } from '#src/azure/arm.ts';
import { get, put } from '#src/azure/requests.ts';
import { followTask } from '#src/components/lab/focus.ts';
import { LabRoom } from '#src/components/lab/LabRoom.tsx';
import { sandboxOf } from '#src/components/lab/to-sandbox.ts';
import { createVoice } from '#src/components/lab/voice.ts';
import { issueLink } from '#src/components/lab/WrongDialog.tsx';
import { readAttemptFile } from '#src/lab/attempt-file.ts';
import { actsOf, requestOf } from '#src/lab/play.ts';
import { findLab } from '#src/lab/registry.ts';
import { openSession } from '#src/lab/session.ts';
import type { Session } from '#src/lab/session.ts';
import { createMemoryStore } from '#src/progress/stores/memory.ts';
import { createMemory } from '#tests/lab/kept.ts';
import { giveDialogs } from '#tests/portal/stage.tsx';

afterEach(cleanup);

const id = 'expressroute/try-fastpath';

async function begin() {
  const { default: lab } = await findLab(id).load();
  return openSession({
    lab,
    log: createMemoryStore().attempts,
    attempt: `${id}#1`,
    real: () => 1_000_000,
    begin: { seed: 'seed-1', profile: 'taught', way: 'practice' },
  });
}

async function enter() {
  giveDialogs();
  const session = await begin();
  render(
    <LabRoom
      session={session}
      memory={createMemory()}
      voice={createVoice()}
      ownPage={undefined}
      next={undefined}
      onAgain={() => undefined}
      issues="https://example.org/crossconnect/issues"
    />,
  );
  const room = screen.getByRole('region', { name: session.scenario.title });
  await waitFor(() => expect(room.querySelector('[data-portal-usable]')).not.toBeNull(), { timeout: 10_000 });
  const side = within(room.querySelector<HTMLElement>('[data-lab-tasks]')!);
  return { session, room, side, user: userEvent.setup() };
}

async function solve(session: Session): Promise<void> {
  const [task] = session.scenario.tasks;
  for (const act of actsOf(session.scenario, task!.deed, session.state().cloud)) await session.fetch(requestOf(act));
  while (session.state().due !== undefined) await session.skip();
}

const fastPathIn = (session: Session): unknown =>
  Object.values(session.state().cloud.resources).find(({ id: of }) => /\/connections\//i.test(of))?.properties[
    'expressRouteGatewayBypass'
  ];

test('a checkpoint is named, and everything is as it was there again', async () => {
  const { session, side, user } = await enter();
  await user.click(side.getByText('This attempt'));
  await user.type(side.getByRole('textbox', { name: 'Name of a checkpoint' }), 'before the tick');
  await user.click(side.getByRole('button', { name: 'Set' }));
  await solve(session);
  await side.findByRole('heading', { name: 'Lab done' });
  expect(fastPathIn(session)).toBe(true);
  await user.click(side.getByRole('button', { name: 'Go back to before the tick' }));
  await waitFor(() => expect(side.queryByRole('heading', { name: 'Lab done' })).toBeNull());
  expect(fastPathIn(session)).toBe(false);
  side.getByRole('button', { name: 'Go back to before the tick' });
});

test('a replay shows the portal as it was at each moment, refuses every change, and comes back to the present', async () => {
  const { session, room, side, user } = await enter();
  await solve(session);
  await user.click(side.getByText('This attempt'));
  await user.click(side.getByRole('button', { name: 'Replay' }));
  const replay = within(await screen.findByRole('region', { name: 'Replay' }));
  replay.getByText('You look at the past. Nothing can be changed here.');
  const slider = replay.getByRole('slider');
  const last = Number(slider.getAttribute('max'));
  expect(last).toBe(session.entries().length - 1);
  const tick = async () => (await replay.findByRole<HTMLInputElement>('checkbox', { name: 'FastPath' })).checked;
  await expect.poll(tick).toBe(true);
  fireEvent.change(slider, { target: { value: '0' } });
  expect(slider.getAttribute('aria-valuetext')).toBe(`1 of ${String(last + 1)}: The lab began`);
  await expect.poll(tick).toBe(false);
  await user.click(await replay.findByRole('checkbox', { name: 'FastPath' }));
  await user.click(replay.getByRole('button', { name: 'Save' }));
  await replay.findByText(/This is the past, and it stays as it was/);
  await user.click(replay.getByRole('button', { name: 'Later' }));
  await waitFor(() => expect(slider.getAttribute('aria-valuetext')).toMatch(/^2 of/));
  expect(session.entries()).toHaveLength(last + 1);
  await user.click(replay.getByRole('button', { name: 'Back to the present' }));
  expect(screen.queryByRole('region', { name: 'Replay' })).toBeNull();
  expect(room.querySelector<HTMLElement>('.lab-main')?.hidden).toBe(false);
});

test('going on from a moment asks first, and says that the attempt is kept', async () => {
  const { session, side, user } = await enter();
  await solve(session);
  await user.click(side.getByText('This attempt'));
  await user.click(side.getByRole('button', { name: 'Replay' }));
  const replay = within(await screen.findByRole('region', { name: 'Replay' }));
  await user.click(replay.getByRole('button', { name: 'Go on from here' }));
  const dialog = screen.getByRole('dialog', { name: /^Go on from moment/ });
  expect(dialog.textContent).toContain('The attempt you look at is kept as it is');
  await user.click(within(dialog).getByRole('button', { name: 'Stay in the replay' }));
  replay.getByRole('slider');
});

test('This looks wrong names what it was pressed on, and saves a file that reopens there', async () => {
  const { session, room, user } = await enter();
  let saved: Blob | undefined;
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: (blob: Blob) => ((saved = blob), 'blob:x') }));
  Object.assign(URL, { revokeObjectURL: () => undefined });
  const portal = within(room.querySelector<HTMLElement>('[data-lab-portal]')!);
  await user.click(await portal.findByRole('button', { name: /^This looks wrong: .*Configuration/ }));
  const dialog = within(screen.getByRole('dialog', { name: 'Something looks wrong?' }));
  await user.type(dialog.getByRole('textbox', { name: 'What looks wrong?' }), 'The tick is lost');
  const link = new URL(dialog.getByRole<HTMLAnchorElement>('link', { name: 'Write an issue' }).href);
  expect(link.pathname).toBe('/crossconnect/issues/new');
  expect(link.searchParams.get('body')).toContain(`seed ${session.scenario.seed}`);
  expect(link.searchParams.get('body')).toContain('The tick is lost');
  expect(link.searchParams.get('body')).toMatch(/Portal: .*connection-configuration=/);
  HTMLAnchorElement.prototype.click = () => undefined;
  await user.click(dialog.getByRole('button', { name: 'Save the file' }));
  expect(dialog.getByRole('status').textContent).toMatch(/^Saved as .+\. Look for it/);
  const reading = readAttemptFile(await saved!.text(), [id]);
  if (!reading.isRead) throw new Error(reading.because);
  expect(reading.entries).toEqual(session.entries());
  expect(reading.extras['wrong']).toMatch(/Configuration[^]*\nThe tick is lost$/);
  expect(JSON.stringify(reading.extras['memory'])).toContain('connection-configuration=');
  vi.unstubAllGlobals();
});

test('the story folds once, when the first task is done, and says what Undo took back', async () => {
  const { session, room, side, user } = await enter();
  const story = room.querySelector<HTMLDetailsElement>('.lab-story')!;
  expect(story.open).toBe(true);
  await solve(session);
  await waitFor(() => expect(story.open).toBe(false));
  await user.click(side.getByText('The story'));
  await user.click(side.getByRole('button', { name: 'Undo' }));
  await side.findByText(/^Undone: Save con-/);
  expect(story.open, 'it stays as the learner left it').toBe(true);
});

test('the news of a done task stay in sight', () => {
  const room = document.createElement('section');
  room.innerHTML = `<div class="lab-side"><div class="lab-scroll"><ol>
    <li data-task="ring"></li><li data-task="other"></li><li data-task="now" data-state="current"></li></ol></div></div>`;
  for (const [index, item] of room.querySelectorAll('li').entries())
    Object.defineProperty(item, 'offsetTop', { value: 116 + 100 * index });
  followTask(room, false, 'ring');
  expect(room.querySelector('.lab-scroll')?.scrollTop).toBe(100);
  followTask(room, false);
  expect(room.querySelector('.lab-scroll')?.scrollTop).toBe(300);
});

test('an issue is filled in and sent nowhere by itself', async () => {
  const session = await begin();
  const link = new URL(issueLink('https://example.org/i/', session, 'a blade', ['home']));
  expect(`${link.origin}${link.pathname}`).toBe('https://example.org/i/new');
  expect(link.searchParams.get('title')).toBe('Looks wrong: a blade');
});

test('where the project names no place for issues, a message is filled in, to nobody', async () => {
  const session = await begin();
  const link = new URL(issueLink(undefined, session, 'a blade & more', ['home'], 'Two words'));
  expect([link.protocol, link.pathname]).toEqual(['mailto:', '']);
  expect(link.search).not.toContain('+');
  expect(link.searchParams.get('subject')).toBe('Looks wrong: a blade & more');
  expect(link.searchParams.get('body')).toContain('Two words');
});

test('a sandbox begins with the Cloud of the lab, and lets everybody do everything', async () => {
  const session = await begin();
  await solve(session);
  const entry = await sandboxOf(session, 5);
  if (entry.kind !== 'started') throw new Error('A sandbox begins with "started".');
  const arm = restoreArm(parseSnapshot(entry.snapshot));
  const now = session.state().cloud;
  expect(Object.keys(arm.cloud.resources).sort()).toEqual(Object.keys(now.resources).sort());
  const connection = Object.values(now.resources).find(({ id: of }) => /\/connections\//i.test(of))!.id;
  const found: unknown = await (await arm.fetch(get(connection))).json();
  expect(found).toMatchObject({ properties: { expressRouteGatewayBypass: true } });
  const group = connection.split('/').slice(0, 3).join('/');
  expect((await arm.fetch(put(`${group}/resourceGroups/rg-mine`, { location: 'westeurope' }))).status).toBe(201);
});
