/** Hints come from where the learner is, and lead on from every screen. */
import { describe, expect, test } from 'vitest';
import { connectionsIn } from '#src/lab/found-connections.ts';
import { putConnection } from '#src/lab/acts/connection.ts';
import { hintFor, hintLevels, isDone, matches, nextDeed, nextStep, sentence } from '#src/lab/hints.ts';
import type { SeenScreen } from '#src/lab/hints.ts';
import { play, playAll } from '#src/lab/play.ts';
import { labs } from '#src/lab/registry.ts';
import type { Lab, Step } from '#src/lab/definition.ts';
import { begin, profiles } from './solving.ts';

const loaded = await Promise.all(labs.map(async (entry) => (await entry.load()).default));
const connect = loaded.find(({ id }) => id === 'expressroute/connect-a-network')!;

/** Wrong turns from which the portal of this lab leads back: it cannot make a network smaller again. */
const solvableTurns = (lab: Lab, seed: string) =>
  lab.open(seed, 'taught').wrongPaths.filter(({ id, before }) => before.length < 3 && id !== 'too-many-address-spaces');

/** The screen a step is done on, with empty fields. */
const screenOf = ({ on }: Step): SeenScreen => ({ blade: 'home', state: 'viewing', ...on });

describe.for(loaded)('$id', (lab) => {
  test.for(profiles)('has a hint of every level for every task on every screen of its way, as %s', async (profile) => {
    const { scenario, arm, doTask } = await begin(lab, 'seed-3', profile);
    for (const task of scenario.tasks) {
      const { deed } = nextDeed({ scenario, cloud: arm.cloud, task: task.id });
      const screens = [undefined, { blade: 'home', state: 'shown' }, ...deed.way(arm.cloud).map(screenOf)];
      for (const screen of screens) {
        for (let level = 1; level <= hintLevels; level += 1) {
          const hint = hintFor({ scenario, cloud: arm.cloud, task: task.id, screens: { learner: screen } }, level);
          expect(hint.text.length, `${task.id} ${JSON.stringify(screen)} ${level}`).toBeGreaterThan(8);
        }
      }
      await doTask(task);
    }
  });

  test('names as the next step one that can be done on the screen', async () => {
    const { scenario, arm, doTask } = await begin(lab, 'seed-3', 'taught');
    for (const task of scenario.tasks) {
      const way = task.deed.way(arm.cloud);
      for (const at of way) {
        const screen = screenOf(at);
        const step = nextStep(way, screen, task.deed.there?.(arm.cloud));
        if (step) expect(matches(step.on, screen), `${task.id}: ${at.name}, then ${step.name}`).toBe(true);
      }
      await doTask(task);
    }
  });

  test('followed without end, the deeds finish the lab from any of its wrong turns', async () => {
    const seed = 'seed-5';
    for (const { id } of solvableTurns(lab, seed)) {
      const { scenario, arm, clock, look, answer } = await begin(lab, seed, 'taught');
      await answer(scenario.tasks[0]!);
      const turn = scenario.wrongPaths.find((one) => one.id === id)!;
      for (const move of [...turn.before, turn.act])
        await play(arm, clock, typeof move === 'function' ? move(arm.cloud) : move);
      for (let tries = 0; tries < 12 && !look().finished; tries += 1) {
        const open = scenario.tasks.find((task) => look().states[task.id] === 'open')!;
        const { task, deed } = nextDeed({ scenario, cloud: arm.cloud, task: open.id });
        await playAll(arm, clock, deed.requests(arm.cloud));
        if (task.id === open.id) await answer(open);
      }
      expect(look().finished, id).toBe(true);
    }
  });
});

describe('in the wizard', async () => {
  const { scenario, arm, doTask } = await begin(connect, 'seed-3', 'taught');
  await doTask(scenario.tasks[0]!);
  const task = scenario.tasks[1]!;
  const way = task.deed.way(arm.cloud);
  const circuit = way.find(({ on }) => on.blade === 'connection-create')!.on.resource!;
  const wizard = (tab: string, values: Record<string, unknown> = {}): SeenScreen => ({
    blade: 'connection-create',
    resource: circuit,
    tab,
    state: 'editing',
    shape: 'taught',
    values: { ...begun, resourceGroup: '', name: '', gateway: '', ...values },
  });
  const shown = (name: string) => {
    const step = way.find((one) => one.name === name)!;
    return step.shows ?? step.value ?? '';
  };
  /** What the wizard of a circuit holds by itself. */
  const begun = {
    subscription: shown('Subscription'),
    connectionType: 'ExpressRoute',
    region: shown('Region'),
    redeem: false,
    weight: '0',
    fastPath: false,
  };
  const basics = { resourceGroup: shown('Resource group'), name: shown('Name') };

  test.for([
    { screen: wizard('Basics'), step: 'Resource group', because: 'nothing is filled in' },
    { screen: wizard('Basics', { resourceGroup: basics.resourceGroup }), step: 'Name', because: 'the group is right' },
    { screen: wizard('Basics', basics), step: 'Next: Settings', because: 'the tab is right' },
    { screen: wizard('Settings', basics), step: 'Virtual network gateway', because: 'the gateway is missing' },
    {
      screen: wizard('Settings', { ...basics, name: 'x' }),
      step: 'Basics',
      because: 'the name on the first tab is wrong',
    },
    {
      screen: wizard('Settings', { ...basics, gateway: shown('Virtual network gateway').toUpperCase() }),
      step: 'Next: Review + create',
      because: 'ids are compared without regard to case',
    },
    {
      screen: wizard('Review + create', { ...basics, gateway: shown('Virtual network gateway') }),
      step: 'Create',
      because: 'all is right',
    },
    {
      screen: wizard('Review + create', basics),
      step: 'Settings',
      because: 'the gateway is missing on the second tab',
    },
  ])('the next step is $step: $because', ({ screen, step }) => {
    expect(nextStep(way, screen)?.name).toBe(step);
  });

  test('a field that already holds the value is done, and a press never is', () => {
    const press: Step = { on: {}, do: 'press', role: 'button', name: 'Create' };
    expect(isDone(press, wizard('Basics'))).toBe(false);
    expect(
      isDone(
        { on: {}, do: 'tick', role: 'checkbox', name: 'FastPath', field: 'fastPath' },
        wizard('Settings', { fastPath: true }),
      ),
    ).toBe(true);
  });
});

test('when a connection is gone, the hint for FastPath leads to adding it again', async () => {
  const { scenario, arm, clock, doTask } = await begin(connect, 'seed-3', 'taught');
  await doTask(scenario.tasks[0]!);
  await doTask(scenario.tasks[1]!);
  await playAll(
    arm,
    clock,
    connectionsIn(arm.cloud).map(({ id }) => ({ method: 'DELETE', path: id, advance: 'until-idle' })),
  );
  expect(hintFor({ scenario, cloud: arm.cloud, task: 'fastpath', screens: {} }, 2)).toMatchObject({ task: 'connect' });
});

test('what a task waits for is named first', async () => {
  const { scenario, arm, clock, doTask } = await begin(connect, 'seed-3', 'taught');
  await doTask(scenario.tasks[0]!);
  const before = hintFor({ scenario, cloud: arm.cloud, task: 'connect', screens: {} }, 1);
  expect(before.first).toBeUndefined();
  expect(before.text).toMatch(/^Open the circuit/);
  const [act] = scenario.tasks[1]!.deed.requests(arm.cloud);
  await playAll(arm, clock, [{ ...act!, path: `${act!.path}-other` }]);
  const { text, first } = hintFor({ scenario, cloud: arm.cloud, task: 'connect', screens: {} }, 1);
  expect(text).toMatch(/^First: Open the connection \*\*con-.+-other\*\*/);
  expect(first).toContain('It is still there.');
});

test('a connection under another name is deleted first', async () => {
  const { scenario, arm, clock, doTask } = await begin(connect, 'seed-3', 'taught');
  await doTask(scenario.tasks[0]!);
  const task = scenario.tasks[1]!;
  const [act] = task.deed.requests(arm.cloud);
  await playAll(arm, clock, [{ ...act!, path: `${act!.path}-other` }]);
  expect(task.check!(arm.cloud).because).toContain('-other');
  expect(task.deed.way(arm.cloud).at(-1)).toMatchObject({ do: 'press', name: 'Delete' });
  expect(task.deed.requests(arm.cloud).map(({ method }) => method)).toEqual(['DELETE']);
  await doTask(task);
  expect(task.check!(arm.cloud).holds).toBe(true);
});

test.for([
  { wrong: 'gateway', says: 'has the gateway' },
  { wrong: 'circuit', says: 'leads to the circuit' },
  { wrong: 'name', says: 'should be called' },
] as const)(
  'after a connection with the wrong $wrong, check and hints of every level say to delete it',
  async ({ wrong, says }) => {
    const { scenario, arm, clock, doTask } = await begin(connect, 'seed-3', 'taught');
    await doTask(scenario.tasks[0]!);
    const task = scenario.tasks[1]!;
    const choose = task.deed.way(arm.cloud).find(({ field }) => field === 'gateway')!;
    const connection = task.deed.requests(arm.cloud)[0]!.path;
    const right = { gateway: choose.shows!, circuit: choose.on.resource! };
    const known = Object.values(arm.cloud.resources).filter(({ id }) => id !== right.gateway && id !== right.circuit);
    const other = (kind: string) => known.find(({ type }) => type.endsWith(kind))!.id;
    const ends = {
      gateway: { ...right, connection, gateway: other('virtualNetworkGateways') },
      circuit: { ...right, connection, circuit: other('expressRouteCircuits') },
      name: { ...right, connection: `${connection}-other` },
    };
    const { location = '' } = known.find(({ type }) => type.endsWith('virtualNetworkGateways'))!;
    const path = ends[wrong].connection;
    expect((await play(arm, clock, putConnection({ ...ends[wrong], location }))).ok).toBe(true);
    const name = path.split('/').at(-1)!;
    const verdict = task.check!(arm.cloud);
    expect(verdict.fault).toContain(says);
    expect(verdict.because).toMatch(/delete it/i);
    const at = { scenario, cloud: arm.cloud, task: 'connect', screens: {} };
    expect(hintFor(at, 1).text).toContain(name);
    expect(hintFor(at, 2).text).toContain(`Delete **${name}**`);
    const screen = { blade: 'connection', resource: path, state: 'viewing' };
    expect(hintFor({ ...at, screens: { learner: screen } }, 3).text).toBe(`On **${name}**, press **Delete**.`);
  },
);

test('while something is deployed, the hint is to wait', async () => {
  const { scenario, arm, clock, doTask } = await begin(connect, 'seed-3', 'taught');
  await doTask(scenario.tasks[0]!);
  const { advance: _advance, ...act } = scenario.tasks[1]!.deed.requests(arm.cloud)[0]!;
  await play(arm, clock, act);
  const hint = hintFor({ scenario, cloud: arm.cloud, task: 'connect', screens: {}, due: arm.nextDue() }, 1);
  expect(hint).toMatchObject({ waits: true });
  expect(hint.text).toContain('Skip the wait');
});

test('a full PUT of the deed changes FastPath and keeps the routing weight', async () => {
  const { scenario, arm, clock } = await begin(
    loaded.find(({ id }) => id === 'expressroute/try-fastpath')!,
    'seed-3',
    'taught',
  );
  const [connection] = connectionsIn(arm.cloud);
  const { id, location, properties } = connection!;
  const ends = { gateway: properties.virtualNetworkGateway1!.id, circuit: properties.peer!.id };
  await playAll(arm, clock, [putConnection({ connection: id, location, ...ends, routingWeight: 7 })]);
  await playAll(arm, clock, scenario.tasks[0]!.deed.requests(arm.cloud));
  expect(connectionsIn(arm.cloud)[0]!.properties).toMatchObject({ routingWeight: 7, expressRouteGatewayBypass: true });
});

const pages: Readonly<Record<string, string>> = {
  home: 'Home',
  'circuit-connections': 'Connections',
  'connection-create': 'Add connection',
};

test.for([
  { on: { blade: 'circuit', resource: '/a/b/er-1' }, says: 'On **er-1**, press **Add**.', because: 'it has a name' },
  { on: {}, says: 'Press **Add**.', because: 'it is to be found anywhere' },
  {
    on: { blade: 'connection-create', resource: '/a/er-1', tab: 'Basics' },
    says: 'On the tab **Basics**, press **Add**.',
    because: 'the tab says more than the circuit',
  },
  {
    on: { blade: 'connection-create', resource: '/a/er-1' },
    says: 'In **Add connection**, press **Add**.',
    because: 'the form says more than the circuit',
  },
  {
    on: { blade: 'circuit-connections', resource: '/a/er-1' },
    says: 'On the page **Connections** of **er-1**, press **Add**.',
    because: 'a circuit has several pages',
  },
  { on: { blade: 'home' }, says: 'On **Home**, press **Add**.', because: 'the page is about no resource' },
])('a step is told with its place: $says, since $because', ({ on, says }) => {
  expect(sentence({ on, do: 'press', role: 'button', name: 'Add' }, (blade) => pages[blade])).toBe(says);
});

test('the ways a packet could take differ in their first words', async () => {
  const { scenario, arm, doTask } = await begin(connect, 'seed-3', 'taught');
  for (const task of scenario.tasks.slice(0, 3)) await doTask(task);
  const options = scenario.tasks[3]!.question!.options(arm.cloud).map(({ text }) => text);
  expect(new Set(options.map((text) => text.split(' ').slice(0, 3).join(' '))).size).toBe(options.length);
  expect(options[0]).toMatch(/^\*\*Around the gateway:\*\* On-premises → /);
});
