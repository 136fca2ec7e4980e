/** Going back in an attempt: checkpoints, any moment of the log, and a shown task that is done once more. */
import { expect, test } from 'vitest';
import { armRequest } from '#src/azure/requests.ts';
import type { Act } from '#src/lab/definition.ts';
import { play, playAll } from '#src/lab/play.ts';
import { findLab } from '#src/lab/registry.ts';
import type { Session } from '#src/lab/session.ts';
import { desk, doAll, doTask } from './desk.ts';
import { begin } from './solving.ts';

const { default: connect } = await findLab('expressroute/connect-a-network').load();
const cloudOf = (session: Session) => JSON.stringify(session.state().cloud);

test('a checkpoint is come back to with its Cloud, its clock and its tasks, in every tab', async () => {
  const { open, wait } = desk(connect);
  const session = await open();
  await doTask(session, 'prerequisites');
  await doTask(session, 'connect');
  await session.checkpoint('Connected');
  const [cloud, now] = [cloudOf(session), session.state().now];
  await doTask(session, 'fastpath');
  wait(100);
  const { entry = 0, name } = session.state().attempt.checkpoints.at(0) ?? {};
  await session.goBackTo(entry);
  expect({ name, cloud: cloudOf(session), now: session.state().now }).toEqual({ name: 'Connected', cloud, now });
  expect(Object.keys(session.state().attempt.done)).toEqual(['prerequisites', 'connect']);
  expect(cloudOf(await open())).toBe(cloud);
  await doTask(session, 'fastpath');
  expect(session.state().attempt.done).toHaveProperty('fastpath');
});

test('what came after a checkpoint is not lost: a later entry can be gone to from an earlier one', async () => {
  const session = await desk(connect).open();
  await doAll(session);
  const [cloud, last] = [cloudOf(session), session.entries().length - 1];
  await session.goBackTo(0);
  expect(session.state().attempt.done).toEqual({});
  await session.goBackTo(last);
  expect(cloudOf(session)).toBe(cloud);
  expect(session.state().complete).toBe(true);
});

test('hints that were asked for are not forgotten by going back, and answers are', async () => {
  const session = await desk(connect).open();
  await session.hint('prerequisites', 2);
  await doTask(session, 'prerequisites');
  await session.goBackTo(0);
  expect(session.state().attempt.hints).toEqual({ prerequisites: 2 });
  expect(session.state().attempt.answers).toEqual({});
});

test.for([-1, 99, 0.5])('an entry %d that is not there is not gone back to', async (entry) => {
  const session = await desk(connect).open();
  await session.goBackTo(entry);
  expect(session.entries()).toHaveLength(1);
});

test('an operation that was under way at a checkpoint goes on from there', async () => {
  const session = await desk(connect).open();
  await doTask(session, 'prerequisites');
  const [act] = session.scenario.tasks[1]?.deed.requests(session.state().cloud) ?? [];
  await session.fetch(armRequest(act?.method ?? '', act?.path ?? '', act?.body));
  await session.checkpoint('Under way');
  const { due } = session.state();
  await session.skip();
  await session.goBackTo(session.state().attempt.checkpoints[0]?.entry ?? 0);
  expect(session.state().due).toBe(due);
  await session.skip();
  expect(session.state().attempt.done).toHaveProperty('connect');
});

test('a task that was shown is complete once it was done without, and then one goes on where one was', async () => {
  const { open, happened } = desk(connect, { way: 'guided' });
  const session = await open();
  await doTask(session, 'prerequisites');
  await doTask(session, 'connect');
  await session.show('fastpath');
  for (const id of ['fastpath', 'path', 'clean-up']) await doTask(session, id);
  expect(session.state().standing.finished).toBe(true);
  expect(session.state().attempt.toRedo).toEqual(['fastpath']);
  expect(session.state().complete).toBe(false);
  expect(happened).toContainEqual({ kind: 'task-done', task: 'fastpath', shown: true });
  expect(happened).not.toContainEqual({ kind: 'done' });

  await session.redo('fastpath');
  expect(Object.keys(session.state().attempt.done)).toEqual(['prerequisites', 'connect']);
  expect(session.state().attempt.way).toBe('practice');
  await doTask(session, 'fastpath');
  expect(happened).toContainEqual({ kind: 'task-done', task: 'fastpath' });
  await session.goBackTo(session.state().attempt.redoing?.from ?? 0);
  expect(session.state().complete).toBe(true);
  expect(happened.filter(({ kind }) => kind === 'done')).toHaveLength(1);
});

test('a task that was shown once more while it was redone is still to be redone', async () => {
  const session = await desk(connect).open();
  await session.show('prerequisites');
  await doTask(session, 'prerequisites');
  await session.redo('prerequisites');
  await session.show('prerequisites');
  await doTask(session, 'prerequisites');
  expect(session.state().attempt.toRedo).toEqual(['prerequisites']);
});

test('nobody moves the world around Azure from within a lab, or asks as somebody else', async () => {
  const session = await desk(connect).open();
  const before = cloudOf(session);
  const asked = [
    armRequest('PUT', '/_control/access', { assignments: [] }),
    armRequest('GET', '/_control/requests'),
    armRequest('POST', '/_control/provider/provision?circuit=x', undefined, { actor: 'provider' }),
    armRequest('DELETE', '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/x', undefined, {
      actor: 'network-team',
    }),
  ];
  for (const request of asked) expect((await session.fetch(request)).status).toBe(403);
  expect(cloudOf(session)).toBe(before);
  expect(session.entries()).toHaveLength(1);
});

test('the rest of the world waits for what is under way before it acts', async () => {
  const { arm, clock } = await begin(connect, 'seed-1', 'taught');
  const gateway = Object.values(arm.cloud.resources).find(({ type }) => type.endsWith('/virtualNetworkGateways'));
  const { id = '', location, properties } = gateway ?? {};
  const act: Act = { method: 'PUT', path: id, body: { location, properties }, actor: 'network-team' };
  expect((await play(arm, clock, act)).ok).toBe(true);
  const due = arm.nextDue();
  expect((await play(arm, clock, act)).status).toBe(429);
  await playAll(arm, clock, [act]);
  expect(clock.now()).toBe(due);
});
