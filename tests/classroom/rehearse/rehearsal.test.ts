import * as z from 'zod/mini';
import { afterEach, describe, expect, test } from 'vitest';
import { leads, openTestServer, sits } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { tile } from '#src/classroom/live/tile.ts';
import { linesFound, listedAttempts } from '#src/classroom/attempts/words.ts';
import { gradeAttempt } from '#src/lab/grade.ts';
import { findLab } from '#src/lab/registry.ts';

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const plan = {
  entries: [
    { id: 'hello', kind: 'talk', ref: '' },
    { id: 'fast', kind: 'lab', ref: 'expressroute/try-fastpath', way: 'practice' },
    { id: 'gateway', kind: 'lab', ref: 'expressroute/create-a-gateway', way: 'practice' },
    { id: 'exam-lab', kind: 'lab', ref: 'expressroute/two-circuits', way: 'assessed' },
  ],
};

async function room(values: Record<string, string> = {}) {
  const server = await openTestServer();
  servers.push(server);
  const id = await server.addClass({ plan: JSON.stringify(plan), ...values });
  const at = `/api/classes/${id}`;
  const attempts = async () => listedAttempts.parse((await server.ask(leads(), 'GET', `${at}/attempts`)).body);
  /** Lets the simulated learners work until something is so. */
  const until = async (isSo: () => Promise<boolean>) => {
    for (let looks = 0; looks < 4000; looks += 1) {
      if (await isSo()) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error('It never came to that.');
  };
  return { server, id, at, attempts, until, ask: server.ask };
}
const people = z.object({
  seats: z.array(z.object({ id: z.string(), name: z.string(), group: z.nullable(z.string()) })),
});

describe('a rehearsal', () => {
  test('fills a class with learners who work on the labs that are done alone', async () => {
    const { ask, at, attempts, until } = await room();
    const begun = await ask(leads('co-instructor'), 'POST', `${at}/rehearsal`, { learners: 6 });
    expect(begun.body).toEqual({ running: true, learners: 6 });
    await until(async () => (await attempts()).filter(({ length }) => length > 3).length >= 6);
    const all = await attempts();
    expect(new Set(all.map(({ entry }) => entry))).not.toContain('exam-lab');
    expect(new Set(all.map(({ seat }) => seat)).size).toBe(6);
    const { seats } = people.parse((await ask(leads(), 'GET', `${at}/people`)).body);
    expect(new Set(seats.map(({ name }) => name)).size).toBe(6);
    expect((await ask(leads('observer'), 'GET', `${at}/rehearsal`)).body).toMatchObject({ running: true, learners: 6 });
  });

  test('shows in the live view: who works where, and who is stuck', async () => {
    const { ask, at, until } = await room();
    await ask(leads(), 'POST', `${at}/rehearsal`, { learners: 10 });
    const seen = z.object({ tiles: z.array(tile) });
    const tiles = async () => seen.parse((await ask(leads('observer'), 'GET', `${at}/live`)).body).tiles;
    await until(async () => (await tiles()).some(({ stuck }) => stuck !== undefined));
    const all = await tiles();
    expect(all).toHaveLength(10);
    expect(all.find(({ stuck }) => stuck)?.stuck?.says).toMatch(/^“.+”: .+\.”?$/);
    expect(all.filter(({ task, where }) => task !== undefined && where !== undefined).length).toBeGreaterThan(5);
  });

  test('writes logs that replay grades', async () => {
    const { ask, at, attempts, until } = await room();
    await ask(leads(), 'POST', `${at}/rehearsal`, { learners: 5 });
    const isDone = ({ entry, standing }: Awaited<ReturnType<typeof attempts>>[number]) =>
      entry === 'gateway' && standing !== undefined && standing.done === standing.of;
    await until(async () => (await attempts()).some(isDone));
    const [done] = (await attempts()).filter(isDone);
    const { lines } = linesFound.parse((await ask(leads(), 'GET', `${at}/attempts/${done?.id ?? ''}/lines`)).body);
    const { default: lab } = await findLab('expressroute/create-a-gateway').load();
    expect(
      await gradeAttempt(
        lab,
        lines.map(({ entry }) => entry),
      ),
    ).toMatchObject({ kind: 'graded', complete: true });
  });

  test('hands the controls over when it is asked for them, and goes on when they are given back', async () => {
    const { ask, at, attempts, until } = await room();
    await ask(leads(), 'POST', `${at}/rehearsal`, { learners: 5 });
    const isAtWork = ({ entry, length, standing }: Awaited<ReturnType<typeof attempts>>[number]) =>
      entry === 'gateway' && length > 1 && standing !== undefined && standing.done < 2;
    await until(async () => (await attempts()).some(isAtWork));
    const find = async (id: string) => (await attempts()).find((one) => one.id === id);
    const one = (await attempts()).find(isAtWork);
    const path = `${at}/attempts/${one?.id ?? ''}`;
    await ask(leads(), 'POST', `${path}/hold`, {});
    await until(async () => (await find(one?.id ?? ''))?.heldBy?.account === 'ada');
    const held = (await find(one?.id ?? ''))?.length ?? 0;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await find(one?.id ?? ''))?.length).toBe(held);
    await ask(leads(), 'POST', `${path}/release`, {});
    await until(async () => ((await find(one?.id ?? ''))?.length ?? 0) > held);
  });

  test('ends without a trace, and the real learners stay', async () => {
    const { ask, at, attempts, until, server, id } = await room();
    await server.store.write((tx) =>
      tx
        .insertInto('seats')
        .values({
          id: 'real',
          class: id,
          name: 'Real',
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
    await ask(leads(), 'POST', `${at}/rehearsal`, { learners: 5 });
    await until(async () => (await attempts()).length >= 5);
    expect((await ask(leads(), 'DELETE', `${at}/rehearsal`)).body).toEqual({ running: false, learners: 0 });
    expect(await attempts()).toEqual([]);
    const left = await server.store.read(async (db) => ({
      lines: await db.selectFrom('lines').selectAll().execute(),
      seats: await db.selectFrom('seats').select('id').execute(),
      groups: await db.selectFrom('groups').selectAll().execute(),
    }));
    expect(left).toEqual({ lines: [], seats: [{ id: 'real' }], groups: [] });
  });

  test.for([
    {
      what: 'a second one',
      before: true,
      values: {},
      status: 409,
      code: 'Rehearsing',
      because: 'two would be in each other’s way',
    },
    {
      what: 'a class that is only prepared',
      values: { state: 'preparing' },
      status: 409,
      code: 'NotRunning',
      because: 'nobody can work there',
    },
    {
      what: 'a plan without labs',
      values: { plan: '{"entries":[]}' },
      status: 422,
      code: 'NothingToRehearse',
      because: 'there is nothing to do',
    },
  ])('is refused for $what: $because', async ({ before, values, status, code }) => {
    const { ask, at, attempts, until } = await room(values);
    if (before === true) {
      await ask(leads(), 'POST', `${at}/rehearsal`, { learners: 5 });
      await until(async () => (await attempts()).length > 0);
    }
    const answer = await ask(leads(), 'POST', `${at}/rehearsal`, { learners: 5 });
    expect(answer).toMatchObject({ status, body: { error: { code } } });
  });

  test.for([
    { learners: 4, because: 'fewer are no class' },
    { learners: 501, because: 'more are no rehearsal' },
    { learners: 7.5, because: 'people come whole' },
  ])('has no $learners learners: $because', async ({ learners }) => {
    const { ask, at } = await room();
    expect(await ask(leads(), 'POST', `${at}/rehearsal`, { learners })).toMatchObject({ status: 400 });
  });

  test('is begun by those who lead, and by nobody else', async () => {
    const { ask, at, id } = await room();
    for (const caller of [leads('observer'), sits('s', id), {}]) {
      const { status } = await ask(caller, 'POST', `${at}/rehearsal`, { learners: 5 });
      expect([401, 403]).toContain(status);
    }
  });
});
