// @vitest-environment jsdom
/** The room around the portal: answers, hints, guidance and the voice, as a learner meets them. */
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { doStep } from '#src/components/lab/controls.ts';
import { Finish } from '#src/components/lab/Finish.tsx';
import { LabRoom } from '#src/components/lab/LabRoom.tsx';
import { createVoice } from '#src/components/lab/voice.ts';
import { findLab } from '#src/lab/registry.ts';
import { emptyCloud } from '#src/azure/cloud.ts';
import type { Lab, Move, Scenario } from '#src/lab/definition.ts';
import { readFragment } from '#src/explorer/link.ts';
import { requestOf } from '#src/lab/play.ts';
import { openSession } from '#src/lab/session.ts';
import type { Session } from '#src/lab/session.ts';
import { createMemoryStore } from '#src/progress/stores/memory.ts';
import { createMemory } from '#tests/lab/kept.ts';

afterEach(cleanup);

async function enter(
  id: string,
  way: 'guided' | 'practice' = 'practice',
  stack?: (scenario: Scenario) => string,
  change: (lab: Lab) => Lab = (lab) => lab,
) {
  const lab = change((await findLab(id).load()).default);
  let real = 1_000_000;
  const session = await openSession({
    lab,
    log: createMemoryStore().attempts,
    attempt: `${id}#1`,
    real: () => real,
    begin: { seed: 'seed-1', profile: 'taught', way },
  });
  const memory = createMemory(stack ? { 'portal/stack': stack(session.scenario) } : {});
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

/** The same lab, in which the learner may write what belongs to others. */
const withAllRights = (lab: Lab): Lab => ({
  ...lab,
  open(seed, profile) {
    const scenario = lab.open(seed, profile);
    const isPolicy = (move: Move) => typeof move !== 'function' && move.path === '/_control/access';
    return { ...scenario, setUp: scenario.setUp.filter((move) => !isPolicy(move)) };
  },
});

/** Does tasks by their requests and right answers, waits skipped. */
async function doTasks(session: Session, tasks: readonly string[]): Promise<void> {
  for (const id of tasks) {
    const { deed, question } = session.scenario.tasks.find((one) => one.id === id)!;
    for (const act of deed.requests(session.state().cloud)) await session.fetch(requestOf(act));
    while (session.state().due !== undefined) await session.skip();
    const right = question?.options(session.state().cloud).find((option) => option.right);
    if (right) await session.answer(id, right.id);
  }
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
  await heard('Choose one of the answers first.');
  expect(document.activeElement).toBe(question.getAllByRole('radio')[0]);
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
  await heard('Next: Add the connection.');
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
  expect(document.activeElement?.textContent, 'what came in place of the button').toBe('Show me');
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
  const result = await inRoom.findByRole('heading', { name: 'Lab done' });
  expect(document.activeElement, 'who skipped the wait in the tasks is at the result').toBe(result);
  await heard('Packets now go around the gateway.');
  await heard('Your result stands at the top');
  inRoom.getByText(/You needed no hints\./);
  await user.click(inRoom.getByRole('button', { name: 'Undo' }));
  await heard('Packets now go through the gateway.');
  await heard('Undone: Save con-');
  expect(document.activeElement, 'the focus stays on Undo').toBe(inRoom.getByRole('button', { name: 'Undo' }));
  await user.click(inRoom.getByRole('button', { name: 'Undo' }));
  await heard('There is nothing to undo.');
  inRoom.getByRole('heading', { name: 'Lab done' });
});

test('a step whose control is not on the screen is not done', async () => {
  const { room } = await enter('expressroute/try-fastpath');
  expect(await doStep(room, { on: {}, do: 'press', role: 'button', name: 'No such button' })).toBe(false);
});

test.for([
  { hintsUsed: 0, shown: 0, guided: 0, says: 'You needed no hints.', because: 'there was no help' },
  {
    hintsUsed: 0,
    shown: 0,
    guided: 1,
    says: 'The guided way told you the steps of 1 task.',
    because: 'the next step stood there unasked',
  },
  {
    hintsUsed: 0,
    shown: 2,
    guided: 0,
    says: 'You let the lab show you steps of 2 tasks.',
    because: 'Show me is help too',
  },
  {
    hintsUsed: 1,
    shown: 1,
    guided: 0,
    says: 'You asked for hints at 1 task. You let the lab show you steps of 1 task.',
    because: 'both count',
  },
])('the finish says "$says", since $because', async ({ hintsUsed, shown, guided, says }) => {
  const { default: lab } = await findLab('expressroute/try-fastpath').load();
  const scenario = lab.open('seed-1', 'taught');
  const next = { href: '#knowledge-check', label: 'On to the knowledge check' };
  render(
    <>
      <Finish
        scenario={scenario}
        next={next}
        hintsUsed={hintsUsed}
        shown={shown}
        guided={guided}
        onAgain={() => undefined}
      />
      <h2 id="knowledge-check">Knowledge check</h2>
    </>,
  );
  expect(screen.getByRole('region', { name: 'Lab done' }).textContent).toContain(says);
  await userEvent.click(screen.getByRole('link', { name: next.label }));
  expect(document.activeElement?.id, 'the focus goes where the link leads').toBe('knowledge-check');
});

test('what was said is gone from the page some seconds later', () => {
  vi.useFakeTimers();
  try {
    const voice = createVoice();
    const region = document.createElement('div');
    voice.connect('polite', region);
    voice.say('One.');
    vi.advanceTimersByTime(5000);
    expect(region.textContent).toBe('One.');
    voice.say('Two.');
    vi.advanceTimersByTime(5000);
    expect(region.textContent, 'newer words get their own time').toBe('Two.');
    vi.advanceTimersByTime(5000);
    expect(region.textContent).toBe('');
  } finally {
    vi.useRealTimers();
  }
});

test('Show me opens the packet path where the task is to read it', async () => {
  const { session, room, task, user } = await enter('expressroute/connect-a-network', 'guided');
  await doTasks(session, ['prerequisites', 'connect', 'fastpath']);
  const path = within(room).getByRole('region', { name: 'Packet path' });
  await user.click(await task('path').findByRole('button', { name: 'Show me' }));
  await expect.poll(() => session.state().attempt.shown).toEqual(['path']);
  expect(document.activeElement?.textContent).toBe('Hop by hop, and why');
  expect(path.contains(document.activeElement)).toBe(true);
  expect([...path.querySelectorAll('details')].every(({ open }) => open)).toBe(true);
});

test('a connection that went wrong is told in the line for the tasks, and heard', async () => {
  const { session, room } = await enter('expressroute/connect-a-network');
  const [first, second] = session.scenario.tasks;
  const right = first!.question!.options(session.state().cloud).find((option) => option.right)!;
  await session.answer('prerequisites', right.id);
  const [act] = second!.deed.requests(session.state().cloud);
  const line = within(room).getByRole('button', { name: /^Task 2 of 5/ });
  expect(line.textContent).not.toContain('delete it');
  await session.fetch(requestOf({ ...act!, path: `${act!.path}-other` }));
  await expect.poll(() => line.textContent).toMatch(/-other should be called .+: delete it\.$/);
  await heard('Check: ');
});

test.for([
  { when: 'while it runs', skips: false },
  { when: 'once it is over', skips: true },
])('an Undo $when leaves no page that says the connection is there', async ({ skips }) => {
  const choiceOf = ({ tasks }: Scenario) => tasks[1]!.deed.way(emptyCloud()).find(({ field }) => field === 'gateway')!;
  const { session, room, user } = await enter('expressroute/connect-a-network', 'practice', (scenario) => {
    const circuit = choiceOf(scenario).on.resource ?? '';
    return `home;circuit-connections=${circuit};connection-create=${circuit}`;
  });
  const inRoom = within(room);
  await user.type(await inRoom.findByRole('textbox', { name: 'Name' }), 'con-mine');
  await user.click(inRoom.getByRole('button', { name: 'Next: Settings' }));
  await user.selectOptions(
    inRoom.getByRole('combobox', { name: 'Virtual network gateway' }),
    choiceOf(session.scenario).shows ?? '',
  );
  await user.click(inRoom.getByRole('button', { name: 'Next: Review + create' }));
  await user.click(inRoom.getByRole('button', { name: 'Create' }));
  await inRoom.findByRole('heading', { name: 'Your deployment is under way' });
  if (skips) {
    await user.click(inRoom.getByRole('button', { name: 'Skip the wait' }));
    await inRoom.findByRole('heading', { name: /Your deployment (is complete|failed)/ });
  }
  await user.click(inRoom.getByRole('button', { name: 'Undo' }));
  await inRoom.findByRole('heading', { name: 'What you deployed is no longer there' });
  expect(inRoom.queryByRole('button', { name: 'Go to resource' })).toBeNull();
  await heard('Undone: Create con-mine.');
});

test.for([
  { way: 'practice', says: /: (does not arrive|arrives)$/, because: 'the way would be the answer' },
  { way: 'guided', says: /: around the gateway$/, because: 'the guided way shows everything' },
] as const)(
  'while the task asks for it, the strip of the path says $says in the $way way: $because',
  async ({ way, says }) => {
    const { session, room } = await enter('expressroute/connect-a-network', way);
    const strip = within(room).getByRole('region', { name: 'Packet path' }).querySelector('summary')!;
    const said = () => strip.textContent.replaceAll(/\s+/g, ' ').trim();
    if (way === 'practice') expect(said(), 'the first task asks what is missing').toMatch(says);
    await doTasks(session, ['prerequisites', 'connect', 'fastpath']);
    await expect.poll(said).toMatch(says);
    await heard(way === 'practice' ? 'Packets now take another way.' : 'Packets now go around the gateway.');
    await doTasks(session, ['path']);
    await expect.poll(said).toMatch(/: around the gateway$/);
  },
);

test('the live map is drawn from the learner’s own Cloud, has a console, and leads on without keys', async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
  try {
    const { session, room, user } = await enter('expressroute/connect-a-network', 'guided');
    await doTasks(session, ['prerequisites', 'connect', 'fastpath']);
    const path = within(within(room).getByRole('region', { name: 'Packet path' }));
    path.getByText('Packet path').closest('details')!.open = true;
    await user.click(path.getByRole('button', { name: 'Open the live map' }));
    const map = await path.findByRole('region', { name: 'The way of the packet' }, { timeout: 10_000 });
    expect(map.textContent).toMatch(/The packet reaches .+ and goes around /);
    await session.undo();
    await expect.poll(() => map.textContent).toMatch(/The packet reaches .+ and goes through /);

    const link = path.getByRole<HTMLAnchorElement>('link', { name: 'Open a copy in the packet explorer' });
    await expect.poll(() => link.hash).toMatch(/^#s=1\./);
    const reading = await readFragment(link.hash);
    const copy = JSON.stringify(reading);
    expect(copy).toContain(session.scenario.flow!.to);
    expect(JSON.stringify(session.state().cloud), 'the lab has keys').toMatch(/serviceKey|authorizationKey/);
    expect(copy).not.toMatch(/serviceKey|authorizationKey|sharedKey/i);

    await user.click(path.getByText('Log in to a router or a machine'));
    expect(await path.findByRole('region', { name: 'Console' })).toBeTruthy();
    await user.click(path.getByRole('button', { name: 'Back to the plain drawing' }));
    expect(path.queryByRole('region', { name: 'The way of the packet' })).toBeNull();
  } finally {
    vi.unstubAllGlobals();
  }
});

test('a way whose answers come back to nobody is told as such', async () => {
  const { session, room } = await enter('expressroute/connect-a-network', 'guided', undefined, withAllRights);
  await doTasks(session, ['prerequisites', 'connect']);
  const subnet = Object.values(session.state().cloud.resources).find(
    ({ id, properties }) => id.endsWith('/snet-app') && properties['addressPrefix'] === '10.28.1.0/24',
  )!;
  const table = subnet.id.replace(/virtualNetworks.*/, 'routeTables/rt-nowhere');
  const put = async (path: string, body: unknown) => {
    await session.fetch(requestOf({ method: 'PUT', path, body }));
    while (session.state().due !== undefined) await session.skip();
  };
  const route = { addressPrefix: '10.80.0.0/16', nextHopType: 'None' };
  await put(table, { location: 'northeurope', properties: { routes: [{ name: 'nowhere', properties: route }] } });
  await put(subnet.id, { properties: { addressPrefix: '10.28.1.0/24', routeTable: { id: table } } });
  const strip = within(room).getByRole('region', { name: 'Packet path' }).querySelector('summary')!;
  await expect.poll(() => strip.textContent).toMatch(/: gets no answer$/);
  await heard('Packets now arrive, and no answer comes back.');
});
