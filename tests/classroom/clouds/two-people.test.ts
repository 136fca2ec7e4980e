/** Two learners in one Cloud on the server: each is one person of the story, and time is one for both. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { cloudView, type CloudView } from '#src/classroom/clouds/view.ts';
import { agree } from '#src/classroom/clouds/agree.ts';
import { enterToWork } from '#src/classroom/clouds/enter.ts';
import { isRefusal } from '#src/classroom/refusal.ts';
import { cloud } from '#src/classroom/routes/cloud.ts';
import { cloudDoors } from '#src/classroom/routes/cloud-doors.ts';
import { clouds } from '#src/classroom/routes/clouds.ts';

import type { Caller } from '#src/classroom/roles.ts';
import type { Store } from '#src/classroom/store/contract.ts';
import { actsOf, requestOf } from '#src/lab/play.ts';
import lab from '#labs/expressroute/owner-and-user.ts';
import { databases } from '../support/databases.ts';
import { leads, openTestServer, sits, type TestServer } from '../support/server.ts';

const olga = sits('olga', 'class-1');
const uwe = sits('uwe', 'class-1');
const stranger = sits('eve', 'class-1');
const plan = {
  entries: [
    { id: 'pairs', kind: 'lab', ref: 'expressroute/owner-and-user', way: 'practice', people: 'pairs' },
    { id: 'exam-lab', kind: 'lab', ref: 'expressroute/create-an-authorization', way: 'assessed' },
  ],
};

const endpoints = [...clouds, ...cloud, ...cloudDoors];
let server: TestServer;

async function openClass(open: () => Promise<Store>): Promise<void> {
  server = await openTestServer({ endpoints, store: await open() });
  await server.addClass({ plan: JSON.stringify(plan), settings: JSON.stringify({ pace: 'free' }) });
  for (const id of ['olga', 'uwe', 'eve'])
    await server.store.write((tx) =>
      tx
        .insertInto('seats')
        .values({
          id,
          class: 'class-1',
          name: id,
          external: null,
          group: null,
          state: 'in',
          merged_into: null,
          phrase_hash: null,
          joined_at: 1,
          seen_at: 1,
          hand_at: null,
          hand_text: null,
        })
        .execute(),
    );
}

const base = '/api/classes/class-1/clouds';

async function pair(): Promise<string> {
  const { people } = lab.open('people', 'today');
  const [owner = '', user = ''] = people.map(({ id }) => id);
  const { body } = await server.ask(leads(), 'POST', base, {
    entry: 'pairs',
    casts: [{ [owner]: ['olga'], [user]: ['uwe'] }],
  });
  expect(body).toMatchObject({ made: [expect.any(String)] });
  const { body: mine } = await server.ask(olga, 'POST', `${base}/mine`, { entry: 'pairs' });
  return z.object({ attempt: z.string() }).parse(mine).attempt;
}

async function see(caller: Caller, attempt: string): Promise<CloudView> {
  return cloudView.parse((await server.ask(caller, 'GET', `${base}/${attempt}`)).body);
}

/** Plays one task as the lab itself does it, each request by whoever plays the person it belongs to. */
async function play(attempt: string, view: CloudView, id: string): Promise<number[]> {
  const open = await server.services.clouds.open(attempt, view.lab, { seed: '', profile: 'today', way: 'practice' });
  const { scenario } = open.session;
  const task = scenario.tasks.find((one) => one.id === id);
  if (!task) throw new Error(`The lab has no task "${id}".`);
  const statuses: number[] = [];
  for (const act of actsOf(scenario, task.deed, open.session.state().cloud)) {
    const person = act.actor ?? '';
    const { pathname, search } = new URL(requestOf(act).url);
    const who = person === view.people[0]?.id ? olga : uwe;
    const door = `${base}/${attempt}/as/${person}/arm${pathname}${search}`;
    statuses.push((await server.ask(who, act.method, door, act.body)).status);
  }
  return statuses;
}

describe.for(databases)('on $engine', ({ open }) => {
  beforeEach(() => openClass(open));
  afterEach(() => server.close());

  describe('a lab for two', () => {
    test('shows each the same tasks and whom they play', async () => {
      const attempt = await pair();
      const [one, two] = [await see(olga, attempt), await see(uwe, attempt)];
      expect(one.people.map(({ isYou }) => isYou)).toEqual([true, false]);
      expect(two.people.map(({ isYou, held }) => [isYou, held])).toEqual([
        [false, ['olga']],
        [true, ['uwe']],
      ]);
      expect(one.tasks.map(({ id }) => id)).toEqual(two.tasks.map(({ id }) => id));
      expect(one.tasks[0]).toMatchObject({ state: 'open', turn: one.people[0]?.id });
    });

    test('what one does, the other sees; each only as the person they play', async () => {
      const attempt = await pair();
      const view = await see(olga, attempt);
      const first = view.tasks[0]?.id ?? '';
      expect(await play(attempt, view, first)).toSatisfy(
        (all: number[]) => all.length > 0 && all.every((one) => one < 300),
      );
      server.wait(60 * 60_000);
      expect((await see(uwe, attempt)).tasks.find(({ id }) => id === first)?.state).toBe('done');
      const [owner = ''] = view.people.map(({ id }) => id);
      const path = `${base}/${attempt}/as/${owner}/arm/subscriptions?api-version=2022-12-01`;
      expect((await server.ask(olga, 'GET', path)).status).toBe(200);
      expect((await server.ask(uwe, 'GET', path)).body).toMatchObject({ error: { code: 'NotYourPerson' } });
      expect((await server.ask(leads('observer'), 'GET', path)).status).toBe(200);
      expect((await server.ask(stranger, 'GET', path)).body).toMatchObject({ error: { code: 'NoSuchCloud' } });
    });

    test('what one did, the other does not take back; the instructor may', async () => {
      const attempt = await pair();
      const view = await see(olga, attempt);
      await play(attempt, view, view.tasks[0]?.id ?? '');
      expect(await see(olga, attempt)).toMatchObject({ canUndo: true });
      expect((await server.ask(uwe, 'POST', `${base}/${attempt}/undo`)).body).toMatchObject({
        error: { code: 'NotYours' },
      });
      expect((await server.ask(leads(), 'POST', `${base}/${attempt}/undo`)).status).toBe(200);
      expect((await see(olga, attempt)).tasks[0]?.state).toBe('open');
    });

    test('a wait is skipped when both agree', async () => {
      const attempt = await pair();
      const view = await see(olga, attempt);
      for (const { id } of view.tasks.slice(0, 2)) {
        await play(attempt, view, id);
        if ((await see(olga, attempt)).due !== undefined) break;
      }
      const before = await see(olga, attempt);
      expect(before.due).toBeDefined();
      await server.ask(olga, 'POST', `${base}/${attempt}/skip`);
      expect(await see(uwe, attempt)).toMatchObject({ due: before.due, agreed: { skip: [view.people[0]?.id] } });
      await server.ask(uwe, 'POST', `${base}/${attempt}/skip`);
      expect((await see(uwe, attempt)).due).not.toBe(before.due);
    });

    test('who agreed to skip a wait that is over has not agreed to the next one', async () => {
      const attempt = await pair();
      const view = await see(olga, attempt);
      const waits = async () => {
        for (const { id, state } of (await see(olga, attempt)).tasks) {
          if (state !== 'done') await play(attempt, view, id);
          if ((await see(olga, attempt)).due !== undefined) return;
        }
      };
      await waits();
      await server.ask(olga, 'POST', `${base}/${attempt}/skip`);
      expect((await see(uwe, attempt)).agreed).not.toEqual({});
      server.wait(60 * 60_000);
      expect((await see(uwe, attempt)).agreed).toEqual({});
    });

    test('two who agree at once both count', async () => {
      const { body } = await server.ask(olga, 'POST', `${base}/mine`, { entry: 'pairs' });
      expect(body).toMatchObject({ error: { code: 'NotPaired' } });
      const attempt = await pair();
      const view = await see(olga, attempt);
      for (const { id } of view.tasks.slice(0, 2)) await play(attempt, view, id);
      const before = await see(olga, attempt);
      expect(before.due).toBeDefined();
      const agreeAs = async (who: Caller) => {
        const entered = await enterToWork(server.services, who, 'class-1', attempt);
        return !isRefusal(entered) && agree(server.services, entered, 'skip');
      };
      const answers = await Promise.all([agreeAs(olga), agreeAs(uwe)]);
      expect(answers.toSorted()).toEqual([false, true]);
    });

    test('while the class is paused nothing is changed, and everything can be read', async () => {
      const attempt = await pair();
      await server.store.write((tx) =>
        tx.updateTable('classes').set({ state: 'paused' }).where('id', '=', 'class-1').execute(),
      );
      const undone = await server.ask(olga, 'POST', `${base}/${attempt}/undo`);
      expect(undone.body).toMatchObject({ error: { code: 'Paused' } });
      expect((await see(olga, attempt)).tasks.length).toBeGreaterThan(0);
    });

    test('is found again after the server was started anew', async () => {
      const attempt = await pair();
      const view = await see(olga, attempt);
      await play(attempt, view, view.tasks[0]?.id ?? '');
      const before = await see(olga, attempt);
      const again = await openTestServer({ endpoints, store: server.store, at: server.services.now() });
      expect(cloudView.parse((await again.ask(olga, 'GET', `${base}/${attempt}`)).body)).toEqual(before);
    });
  });

  describe('an assessed lab in a class', () => {
    test('tells no check, hint or solution before it is handed in', async () => {
      const { body } = await server.ask(olga, 'POST', `${base}/mine`, { entry: 'exam-lab' });
      const attempt = z.object({ attempt: z.string() }).parse(body).attempt;
      const view = await see(olga, attempt);
      expect(
        view.tasks.every(
          ({ state, because, turn }) => state === 'hidden' && because === undefined && turn === undefined,
        ),
      ).toBe(true);
      const hint = await server.ask(olga, 'POST', `${base}/${attempt}/hints`, {
        task: view.tasks[0]?.id,
        level: 1,
        screens: {},
      });
      expect(hint.body).toMatchObject({ error: { code: 'Assessed' } });
      await server.ask(olga, 'POST', `${base}/${attempt}/hand-in`);
      const after = await see(olga, attempt);
      expect(after.handedIn).toBe(true);
      expect(after.report?.map(({ holds }) => holds)).toContain(false);
    });

    test('is one per learner, and begins only while the class runs', async () => {
      const first = await server.ask(olga, 'POST', `${base}/mine`, { entry: 'exam-lab' });
      expect((await server.ask(olga, 'POST', `${base}/mine`, { entry: 'exam-lab' })).body).toEqual(first.body);
      await server.addClass({ id: 'class-2', state: 'paused', plan: JSON.stringify(plan) });
      const shut = await server.ask(sits('olga', 'class-2'), 'POST', '/api/classes/class-2/clouds/mine', {
        entry: 'exam-lab',
      });
      expect(shut.body).toMatchObject({ error: { code: 'Shut' } });
    });
  });

  test('without a partner a learner is told to wait', async () => {
    const { body } = await server.ask(uwe, 'POST', `${base}/mine`, { entry: 'pairs' });
    expect(body).toMatchObject({ error: { code: 'NotPaired' } });
  });

  test('learners are put together by chance, and nobody twice', async () => {
    const first = await server.ask(leads(), 'POST', base, { entry: 'pairs' });
    expect(first.body).toMatchObject({ made: [expect.any(String)] });
    const second = await server.ask(leads(), 'POST', base, { entry: 'pairs' });
    expect(second.body).toMatchObject({ error: { code: 'NobodyHere' } });
  });
});
