/** A running attempt: kept before it is answered, the same in every tab, and found again. */
import { describe, expect, test } from 'vitest';
import { findResource, resourcesOfType } from '#src/azure/cloud.ts';
import { armRequest } from '#src/azure/requests.ts';
import { connectionsIn } from '#src/lab/found-connections.ts';
import type { Lab } from '#src/lab/definition.ts';
import { speeds } from '#src/lab/attempt.ts';
import { requestOf } from '#src/lab/play.ts';
import { findLab } from '#src/lab/registry.ts';
import { openSession } from '#src/lab/session.ts';
import type { AttemptLog, Happening, Session } from '#src/lab/session.ts';
import { undoable } from '#src/lab/undone.ts';
import { createMemoryStore } from '#src/progress/stores/memory.ts';
import old from '#tests/support/old/lab-attempt-1.json' with { type: 'json' };

const { default: connect } = await findLab('expressroute/connect-a-network').load();
const { default: tiny } = await findLab('expressroute/try-fastpath').load();

/** A desk with one record, real time that a test moves, and any number of tabs. */
function desk(lab: Lab = tiny, log: AttemptLog = createMemoryStore().attempts) {
  let real = 1_000_000;
  const happened: Happening[] = [];
  const open = (attempt = `${lab.id}#1`) =>
    openSession({
      lab,
      log,
      attempt,
      real: () => real,
      begin: { seed: 'seed-1', profile: 'taught', way: 'practice' },
      happened: (happening) => happened.push(happening),
    });
  return { open, log, happened, wait: (seconds: number) => (real += seconds * 1000) };
}

const cloudOf = (session: Session) => JSON.stringify(session.state().cloud);

/** Does a task by its deed, and its answer. */
async function doTask(session: Session, id: string) {
  const task = session.scenario.tasks.find((one) => one.id === id)!;
  for (const act of task.deed.requests(session.state().cloud)) {
    expect((await session.fetch(requestOf(act))).ok, `${act.method} ${act.path}`).toBe(true);
    while (session.state().due !== undefined) await session.skip();
  }
  const right = task.question?.options(session.state().cloud).find((option) => option.right);
  if (right) await session.answer(id, right.id);
}

describe('one tab', () => {
  test('goes through the whole lab, and tells of each task once', async () => {
    const { open, happened } = desk(connect);
    const session = await open();
    for (const { id } of session.scenario.tasks) await doTask(session, id);
    expect(session.state().standing.finished).toBe(true);
    expect(happened).toEqual([
      { kind: 'started' },
      ...session.scenario.tasks.map(({ id }) => ({ kind: 'task-done', task: id })),
      { kind: 'done' },
    ]);
  });

  test('finds everything again, byte for byte', async () => {
    const { open, wait } = desk(connect);
    const first = await open();
    await doTask(first, 'prerequisites');
    await doTask(first, 'connect');
    wait(7);
    const again = await open();
    await first.tick();
    expect(cloudOf(again)).toBe(cloudOf(first));
    expect(again.state().attempt).toEqual(first.state().attempt);
  });

  test('a deployment goes on with real time, and ends the task', async () => {
    const { open, wait } = desk();
    const session = await open();
    const [act] = session.scenario.tasks[0]!.deed.requests(session.state().cloud);
    await session.fetch(requestOf(act!));
    expect(session.state().due).toBeGreaterThan(session.state().now);
    expect(session.state().attempt.done).toEqual({});
    wait(60);
    await session.tick();
    expect(session.state().due).toBeUndefined();
    expect(Object.keys(session.state().attempt.done)).toEqual(['fastpath']);
  });

  test.for(['GET', 'POST'])('a %s that finds the deployment ended tells the room of it', async (method) => {
    const { open, wait, happened } = desk();
    const session = await open();
    const [act] = session.scenario.tasks[0]!.deed.requests(session.state().cloud);
    await session.fetch(requestOf(act!));
    expect(session.state().due).toBeDefined();
    let told = 0;
    session.subscribe(() => (told += 1));
    wait(60);
    // A portal asks between the end and the next tick; a POST to nowhere writes nothing.
    await session.fetch(new Request('https://management.azure.com/subscriptions?api-version=2022-12-01', { method }));
    expect(told).toBeGreaterThan(0);
    expect(session.state().due).toBeUndefined();
    expect(Object.keys(session.state().attempt.done)).toEqual(['fastpath']);
    expect(happened).toContainEqual({ kind: 'task-done', task: 'fastpath' });
  });

  test('a look that finds nothing ended does not disturb the room', async () => {
    const { open, wait } = desk();
    const session = await open();
    let told = 0;
    session.subscribe(() => (told += 1));
    wait(60);
    await session.fetch(new Request('https://management.azure.com/subscriptions?api-version=2022-12-01'));
    expect(told).toBe(0);
  });

  test('undo takes the last write back and leaves the task done', async () => {
    const { open } = desk();
    const session = await open();
    const before = session.state().cloud.resources;
    const ids = Object.keys(before);
    await doTask(session, 'fastpath');
    expect(session.state().canUndo).toBe(true);
    await session.undo();
    expect(Object.keys(session.state().cloud.resources)).toEqual(ids);
    expect(connectionsIn(session.state().cloud)[0]?.properties.expressRouteGatewayBypass).toBe(false);
    expect(Object.keys(session.state().attempt.done)).toEqual(['fastpath']);
    expect(session.state().canUndo).toBe(false);
  });

  test('reset goes back to the Cloud and the moment of the start', async () => {
    const { open } = desk(connect);
    const session = await open();
    const [cloud, now] = [cloudOf(session), session.state().now];
    await doTask(session, 'prerequisites');
    await doTask(session, 'connect');
    await session.reset();
    expect(cloudOf(session)).toBe(cloud);
    expect(session.state().now).toBe(now);
    expect(session.state().attempt.done).toEqual({});
  });

  test('a wrong answer is kept with its reason and does nothing', async () => {
    const { open } = desk(connect);
    const session = await open();
    const before = cloudOf(session);
    const wrong = session.scenario.tasks[0]!.question!.options(session.state().cloud).find((option) => !option.right)!;
    await session.answer('prerequisites', wrong.id);
    expect(session.state().attempt.answers.prerequisites).toMatchObject({ right: false, why: wrong.why, tries: 1 });
    expect(cloudOf(session)).toBe(before);
    expect(session.state().standing.states.prerequisites).toBe('open');
  });

  test('a task that was shown counts as helped, once', async () => {
    const { open, happened } = desk();
    const session = await open();
    await session.show('fastpath');
    await session.show('fastpath');
    expect(happened.filter(({ kind }) => kind === 'hint')).toEqual([{ kind: 'hint', task: 'fastpath' }]);
  });

  test('begins with the speed that was chosen, and keeps it', async () => {
    const { log } = desk();
    const open = (speed: number) =>
      openSession({
        lab: tiny,
        log,
        attempt: 'expressroute/try-fastpath#1',
        real: () => 0,
        begin: { seed: 'seed-1', profile: 'taught', way: 'practice', speed },
      });
    expect((await open(speeds.real)).state().attempt.clock.speed).toBe(speeds.real);
    expect((await open(speeds.fast)).state().attempt.clock.speed, 'an attempt under way goes on').toBe(speeds.real);
  });

  test('says what an undo would take back', async () => {
    const session = await desk(connect).open();
    expect(undoable(session.state().attempt)).toBeUndefined();
    await doTask(session, 'prerequisites');
    expect(undoable(session.state().attempt), 'what the world did is not the learner’s').toBeUndefined();
    await doTask(session, 'connect');
    expect(undoable(session.state().attempt)).toMatch(/^Create con-/);
    await doTask(session, 'fastpath');
    expect(undoable(session.state().attempt)).toMatch(/^Save con-/);
    await doTask(session, 'path');
    await doTask(session, 'clean-up');
    expect(undoable(session.state().attempt)).toMatch(/^Delete con-/);
  });

  test('a question is played again, and is nothing to undo', async () => {
    const { open } = desk(connect);
    const session = await open();
    await doTask(session, 'prerequisites');
    await doTask(session, 'connect');
    const before = undoable(session.state().attempt);
    const gateway = Object.values(session.state().cloud.resources).find(
      ({ type }) => type === 'Microsoft.Network/virtualNetworkGateways',
    );
    const asked = await session.fetch(armRequest('POST', `${gateway?.id ?? ''}/getLearnedRoutes`));
    await session.skip();
    const result = () => session.fetch(new Request(asked.headers.get('location') ?? ''));
    const told = await (await result()).text();
    expect(told).toContain('"sourcePeer"');
    expect(undoable(session.state().attempt)).toBe(before);
    expect(cloudOf(await open()), 'another tab replays it').toBe(cloudOf(session));
    await session.undo();
    expect(undoable(session.state().attempt)).not.toBe(before);
    expect((await result()).status, 'the question was asked all the same').toBe(200);
  });

  test('a read is not written down', async () => {
    const { open, log } = desk();
    const session = await open();
    const before = (await log.read('expressroute/try-fastpath#1', 0)).length;
    expect((await session.fetch(armRequest('GET', '/subscriptions'))).ok).toBe(true);
    expect((await log.read('expressroute/try-fastpath#1', 0)).length).toBe(before);
  });

  test('says why it cannot keep a change, and goes on with it', async () => {
    const { log } = desk();
    const full: AttemptLog = {
      read: (attempt, from) => log.read(attempt, from),
      append: (_attempt, n) => Promise.resolve(n === 0 ? 'kept' : { because: 'The storage of this browser is full.' }),
    };
    const session = await desk(tiny, full).open();
    await session.setWay('guided');
    expect(session.state().trouble).toBe('The storage of this browser is full.');
    expect(session.state().attempt.way).toBe('guided');
  });
});

describe('two tabs', () => {
  test('see the same Cloud', async () => {
    const { open } = desk(connect);
    const [left, right] = [await open(), await open()];
    await doTask(left, 'prerequisites');
    await right.catchUp();
    expect(cloudOf(right)).toBe(cloudOf(left));
    await doTask(right, 'connect');
    await left.catchUp();
    expect(cloudOf(left)).toBe(cloudOf(right));
    expect(left.state().attempt).toEqual(right.state().attempt);
  });

  test('that write at once both get through, one after the other', async () => {
    const { open, happened } = desk(connect);
    const [left, right] = [await open(), await open()];
    const [gateway] = resourcesOfType(left.state().cloud, 'Microsoft.Network/virtualNetworkGateways');
    const of = (name: string) => gateway!.id.replace(/virtualNetworkGateways.*/, `routeTables/${name}`);
    const table = (name: string) => armRequest('PUT', of(name), { location: gateway!.location, properties: {} });
    const answers = await Promise.all([left.fetch(table('rt-left')), right.fetch(table('rt-right'))]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    await Promise.all([left.catchUp(), right.catchUp()]);
    expect(cloudOf(left)).toBe(cloudOf(right));
    for (const name of ['rt-left', 'rt-right']) expect(findResource(left.state().cloud, of(name))).toBeDefined();
    expect(happened).toEqual([{ kind: 'started' }]);
  });

  test('that answer at once let the world act once', async () => {
    const { open, happened } = desk(connect);
    const [left, right] = [await open(), await open()];
    await Promise.all([doTask(left, 'prerequisites'), doTask(right, 'prerequisites')]);
    await Promise.all([left.catchUp(), right.catchUp()]);
    expect(left.state().attempt.answers.prerequisites?.tries).toBe(1);
    expect(cloudOf(left)).toBe(cloudOf(right));
    expect(happened.filter(({ kind }) => kind === 'task-done')).toHaveLength(1);
  });

  test('that start at once share one attempt', async () => {
    const { open } = desk();
    const [left, right] = await Promise.all([open(), open()]);
    expect(cloudOf(left)).toBe(cloudOf(right));
  });
});

test('an attempt saved by the first version goes on', async () => {
  const { log, open } = desk(connect);
  for (const [n, entry] of old.slice(0, 6).entries()) await log.append('expressroute/connect-a-network#1', n, entry);
  const session = await open();
  expect(session.scenario.seed).toBe('old-1');
  while (session.state().due !== undefined) await session.skip();
  for (const { id } of session.scenario.tasks) if (!(id in session.state().attempt.done)) await doTask(session, id);
  expect(session.state().standing.finished).toBe(true);
});

describe('while somebody else is at the controls', () => {
  test('a session shows what they do, records nothing and refuses writes; afterwards it goes on', async () => {
    const { default: gateway } = await findLab('expressroute/create-a-gateway').load();
    const { open, log, wait } = desk(gateway);
    let isHeld = false;
    const attempt = `${gateway.id}#1`;
    const begin = { seed: 'seed-1', profile: 'taught', way: 'practice' } as const;
    const learner = await openSession({
      lab: gateway,
      log,
      attempt,
      real: () => 1_000_000,
      begin,
      isHeld: () => isHeld,
    });
    const helper = await open(attempt);
    const [first] = learner.scenario.tasks;
    const [act] = first?.deed.requests(learner.state().cloud) ?? [];
    if (!first || !act) throw new Error('The lab has no task that is done by a request.');
    isHeld = true;
    expect((await learner.fetch(requestOf(act))).status).toBe(403);
    await learner.checkpoint('not now');
    await doTask(helper, first.id);
    const length = helper.state().attempt.length;
    wait(3600);
    await learner.catchUp();
    await learner.tick();
    expect(await log.read(attempt, 0)).toHaveLength(length);
    expect(cloudOf(learner)).toBe(cloudOf(helper));
    isHeld = false;
    await learner.checkpoint('mine again');
    expect(await log.read(attempt, length)).toMatchObject([{ kind: 'checkpoint', name: 'mine again' }]);
  });
});
