/** An attempt can be looked through, moment by moment, and gone on with from any of them. */
import { expect, test } from 'vitest';
import { journalEntry } from '#src/azure/journal.ts';
import { armRequest } from '#src/azure/requests.ts';
import { createPastHost } from '#src/components/lab/past-host.ts';
import { momentsOf } from '#src/lab/moments.ts';
import { createReel, forkOf } from '#src/lab/reel.ts';
import { findLab, labs } from '#src/lab/registry.ts';
import type { Session } from '#src/lab/session.ts';
import { toldRequest } from '#src/lab/request-words.ts';
import { createMemoryStore } from '#src/progress/stores/memory.ts';
import { copyOf, desk, doAll, doTask } from './desk.ts';

const { default: connect } = await findLab('expressroute/connect-a-network').load();
const cloudOf = (session: Session) => JSON.stringify(session.state().cloud);

test.for(labs)('every moment of $id shows the Cloud that was there', async ({ load }) => {
  const { default: lab } = await load();
  const session = await desk(lab).open();
  const seen = new Map([[0, cloudOf(session)]]);
  session.subscribe(() => {
    const { isSaving, attempt } = session.state();
    if (!isSaving) seen.set(attempt.length - 1, cloudOf(session));
  });
  await doAll(session);
  await session.undo();
  await session.goBackTo(Math.min(3, session.entries().length - 1));
  await session.reset();
  const reel = createReel(copyOf(session.entries()));
  // The last first: what was kept on the way must not be in the way.
  for (const [n, cloud] of [...seen].reverse()) {
    const { cloud: then } = await reel.armAt(n);
    expect(JSON.stringify(then) === cloud, `moment ${String(n)} is as it was`).toBe(true);
  }
});

test('what is written to the Cloud of a moment does not change the moment', async () => {
  const session = await desk(connect).open();
  await doTask(session, 'prerequisites');
  await doTask(session, 'connect');
  const reel = createReel(session.entries());
  const last = session.entries().length - 1;
  const arm = await reel.armAt(last);
  const before = JSON.stringify(arm.cloud);
  await arm.fetch(armRequest('DELETE', Object.values(arm.cloud.resources).at(-1)?.id ?? ''));
  expect(JSON.stringify(arm.cloud) === before).toBe(false);
  expect(JSON.stringify((await reel.armAt(last)).cloud) === before).toBe(true);
});

test('the open pages are known at each moment', async () => {
  const session = await desk(connect).open();
  session.seen('learner', 'home');
  await doTask(session, 'prerequisites');
  session.seen('learner', 'home;circuit=/x');
  await doTask(session, 'connect');
  const reel = createReel(session.entries());
  const answered = session.entries().findIndex(({ kind }) => kind === 'answered');
  const written = session.entries().findIndex(({ kind }) => kind === 'write');
  expect(reel.placesAt(0)).toEqual({});
  expect(reel.placesAt(answered)).toEqual({ learner: 'home' });
  expect(reel.placesAt(written)).toEqual({ learner: 'home;circuit=/x' });
});

test('a fork goes on from its moment, and leaves the attempt as it was', async () => {
  const at = desk(connect);
  const session = await at.open();
  await doTask(session, 'prerequisites');
  await doTask(session, 'connect');
  const n = session.entries().length - 1;
  const cloud = cloudOf(session);
  await doTask(session, 'fastpath');
  const { log } = at;
  for (const [index, entry] of forkOf(session.entries(), n, 9e12).entries()) await log.append('fork', index, entry);
  const fork = await at.open('fork');
  expect(cloudOf(fork)).toBe(cloud);
  await doAll(fork);
  expect(fork.state().complete).toBe(true);
  expect(session.state().attempt.done).not.toHaveProperty('clean-up');
});

test.for([-1, 1000])('there is no moment %d', async (n) => {
  const session = await desk(connect).open();
  expect(() => forkOf(session.entries(), n, 0)).toThrow(`The log has no entry ${String(n)}`);
  await expect(createReel(session.entries()).armAt(n)).rejects.toThrow('It has the entries 0 to 0.');
});

test('moments are told in words', async () => {
  const session = await desk(connect).open();
  await session.hint('prerequisites', 2);
  await doTask(session, 'prerequisites');
  await session.checkpoint('Ready');
  await doTask(session, 'connect');
  await session.undo();
  await session.goBackTo(session.state().attempt.checkpoints[0]?.entry ?? 0);
  await session.fetch(armRequest('PUT', '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/-', {}));
  await session.reset();
  const told = momentsOf(session.entries(), session.scenario.tasks).map(({ words }) => words);
  expect(told.map((words) => words.replaceAll(/con-\S+/g, 'con'))).toEqual([
    'The lab began',
    'Hint 2 for “Check what is missing”',
    'Answered “Check what is missing”: right',
    'Task done: “Check what is missing”',
    'Checkpoint “Ready”',
    'Create connection con',
    'The wait was skipped',
    'Task done: “Add the connection”',
    'Undone: Create connection con',
    'Back to “Ready”',
    'Create resource group -: refused',
    'Back to the start',
  ]);
});

const circuit =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.Network/expressRouteCircuits/er-1';
test.for([
  {
    method: 'POST',
    path: `${circuit}/peerings/AzurePrivatePeering/arpTables/primary`,
    status: 202,
    says: 'Asked for ARP records of AzurePrivatePeering (primary)',
    because: 'asking changes nothing',
  },
  {
    method: 'PUT',
    path: `${circuit}/authorizations/auth-1`,
    status: 403,
    says: 'Create authorization auth-1: refused',
    because: 'it was not there',
  },
  { method: 'PUT', path: circuit, status: 409, says: 'Save circuit er-1: refused', because: 'it was there' },
  { method: 'DELETE', path: circuit, status: 202, says: 'Delete circuit er-1', because: 'nouns help' },
])('$method … is told as "$says": $because', ({ method, path, status, says }) => {
  const request = {
    url: `https://management.azure.com${path}`,
    method,
    status,
    n: 1,
    at: 0,
    actor: 'learner',
    headers: {},
  };
  expect(toldRequest(journalEntry.parse(request), (id) => id === circuit)).toBe(says);
});

test('a question put to the past is answered by its moment', async () => {
  const session = await desk(connect).open();
  const found = Object.values(session.state().cloud.resources).find(({ type }) => type.endsWith('/peerings'))!;
  const host = createPastHost(
    await createReel(session.entries()).copyAt(0),
    { id: 'learner', name: 'You', title: 'Network' },
    'taught',
    0,
  );
  const asked = await host.fetch(armRequest('POST', `${found.id}/arpTables/primary`));
  expect(asked.status).toBe(202);
  const answer = await host.fetch(new Request(asked.headers.get('location')!));
  expect(answer.status).toBe(200);
  expect(await answer.json()).toHaveProperty('value');
  expect((await host.fetch(armRequest('DELETE', found.id))).status).toBe(403);
});

test('the moments of an assessed attempt do not tell how it goes', async () => {
  const session = await desk(connect, { way: 'assessed', log: createMemoryStore().attempts }).open();
  await doTask(session, 'prerequisites');
  expect(momentsOf(session.entries()).map(({ words }) => words)).toEqual(['The lab began', 'Answered “prerequisites”']);
  await session.handIn();
  expect(momentsOf(session.entries()).map(({ words }) => words)).toContain('Task done: “prerequisites”');
});
