/** What of a class is changed after its end: who leads it, and how long it is kept. */
import { afterEach, describe, expect, test } from 'vitest';
import { forgetOldClasses } from '#src/classroom/keeping/retention.ts';
import { databases } from '../support/databases.ts';
import { leads, openTestServer, type TestServer } from '../support/server.ts';

const day = 24 * 3600 * 1000;
const lead = leads('instructor', 'ada');

describe.for(databases)('a class that has ended, on $engine', ({ open: openStore }) => {
  let last: TestServer | undefined;
  afterEach(async () => {
    await last?.close();
    last = undefined;
  });

  /** A class that ended so many days ago. */
  async function ended(days: number) {
    last = await openTestServer({ store: await openStore() });
    const server = last;
    const id = await server.addClass({ state: 'ended', code: null, ended_at: server.services.now() });
    await server.store.write(async (tx) => {
      for (const account of ['ada', 'grace'])
        await tx
          .insertInto('staff')
          .values({
            class: id,
            account,
            role: account === 'ada' ? 'instructor' : 'observer',
            name: account,
            added_at: 1,
          })
          .execute();
    });
    server.wait(days * day);
    const keep = (asked: number, who = lead) => server.ask(who, 'PUT', `/api/classes/${id}/keeping`, { days: asked });
    return { ...server, id, keep };
  }

  test('is kept as long as its instructor says now', async () => {
    const { keep, services, wait } = await ended(170);
    expect((await keep(365)).body).toEqual({ days: 365 });
    wait(100 * day);
    expect(await forgetOldClasses(services)).toBe(0);
    wait(100 * day);
    expect(await forgetOldClasses(services)).toBe(1);
  });

  test('is not deleted at once by days that are over: the least that goes is said', async () => {
    const { keep, services } = await ended(30);
    const answer = await keep(30);
    const message: unknown = expect.stringContaining('Say 31 or more, or delete the class now');
    expect(answer.body).toMatchObject({
      error: { code: 'DaysAreOver', message },
    });
    expect(await forgetOldClasses(services)).toBe(0);
    expect((await keep(31)).body).toEqual({ days: 31 });
  });

  test('gets another co-instructor, and a link for a new one', async () => {
    const { ask, id, store } = await ended(1);
    const path = `/api/classes/${id}/staff`;
    expect((await ask(lead, 'PATCH', `${path}/grace`, { role: 'co-instructor' })).body).toEqual({
      role: 'co-instructor',
    });
    const staff = await store.read((db) => db.selectFrom('staff').select(['account', 'role']).execute());
    expect(staff).toContainEqual({ account: 'grace', role: 'co-instructor' });
    expect((await ask(lead, 'POST', `${path}/invitations`, { role: 'observer' })).status).toBe(200);
  });

  test('is kept by the word of its instructor alone', async () => {
    const { keep } = await ended(1);
    expect((await keep(20, leads('co-instructor', 'grace'))).status).toBe(403);
  });
});
