/** Jobs outlive whoever works on them: a worker that dies, a server that is killed, a task that never ends, two servers that reach for the same one. */
import { afterEach, describe, expect, test } from 'vitest';
import { addJob, failJob, finishJob, giveBackAll, lease, mostTries, takeJob } from '#src/classroom/jobs/queue.ts';
import { startJobs, workOff } from '#src/classroom/jobs/run.ts';
import { openWorkshop, type Workshop } from '#src/classroom/jobs/workshop.ts';
import type { Services } from '#src/classroom/services.ts';
import { gradeOf, openRoom, penOf, type Room } from '../exams/room.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
const open = async (): Promise<Room> => {
  const room = await openRoom();
  closing.push(room.close);
  return room;
};
const workshop = (...given: Parameters<typeof openWorkshop>): Workshop => {
  const made = openWorkshop(...given);
  closing.unshift(made.close);
  return made;
};
const dying = (patience?: number) =>
  workshop({ file: new URL('./dying-worker.mjs', import.meta.url), ...(patience === undefined ? {} : { patience }) });
const told = { id: 'one', kind: 'grade-form', about: { form: 'f' } } as const;

describe('the queue', () => {
  test('one job asked for twice is one, due when it was said last', async () => {
    const { store } = await open();
    await store.write((tx) => addJob(tx, { ...told, now: 1, dueAt: 50 }));
    await store.write((tx) => addJob(tx, { ...told, now: 2, dueAt: 10 }));
    expect(await takeJob(store, 9)).toBeUndefined();
    expect(await takeJob(store, 10)).toMatchObject({ id: 'one', tries: 1 });
    expect(await takeJob(store, 11)).toBeUndefined();
  });

  test('of those who reach for a job at once, one gets it', async () => {
    const { store } = await open();
    await store.write((tx) => addJob(tx, { ...told, now: 1 }));
    const got = await Promise.all([takeJob(store, 5), takeJob(store, 5), takeJob(store, 5)]);
    expect(got.filter((job) => job !== undefined)).toHaveLength(1);
  });

  test('who took a job and was not heard of loses it, and what it then finishes is not taken for done', async () => {
    const { store } = await open();
    await store.write((tx) => addJob(tx, { ...told, now: 1 }));
    const dead = await takeJob(store, 5);
    expect(await takeJob(store, 5 + lease)).toBeUndefined();
    const next = await takeJob(store, 6 + lease);
    expect(next).toMatchObject({ tries: 2 });
    if (!dead || !next) throw new Error('The job was not given out.');
    expect(await store.write((tx) => finishJob(tx, dead, 7))).toBe(false);
    expect(await store.write((tx) => finishJob(tx, next, 8))).toBe(true);
    expect(await takeJob(store, 10 * lease)).toBeUndefined();
  });

  test('what was asked for again while it was done is done once more', async () => {
    const { store } = await open();
    await store.write((tx) => addJob(tx, { ...told, now: 1 }));
    const job = await takeJob(store, 5);
    await store.write((tx) => addJob(tx, { ...told, now: 6 }));
    expect(job && (await store.write((tx) => finishJob(tx, job, 7)))).toBe(false);
    expect(await takeJob(store, 8)).toMatchObject({ id: 'one', tries: 1 });
  });

  test('a server that starts again takes up at once what it was at', async () => {
    const { store } = await open();
    await store.write((tx) => addJob(tx, { ...told, now: 1 }));
    await takeJob(store, 5);
    await giveBackAll(store);
    expect(await takeJob(store, 6)).toMatchObject({ id: 'one', tries: 2 });
  });

  test('a job that fails is tried again after longer and longer, and waits for a person in the end', async () => {
    const { store } = await open();
    await store.write((tx) => addJob(tx, { ...told, now: 0 }));
    let now = 0;
    for (let tries = 1; tries <= mostTries; tries += 1) {
      const job = await takeJob(store, now);
      expect(job).toMatchObject({ tries });
      if (job) await failJob(store, job, 'no', now);
      if (tries < mostTries) expect(await takeJob(store, now + 3999)).toBeUndefined();
      now += 60_001;
    }
    expect(await takeJob(store, now * 10)).toBeUndefined();
    expect(await store.read((db) => db.selectFrom('jobs').select('trouble').execute())).toEqual([{ trouble: 'no' }]);
  });
});

describe('the worker', () => {
  const given = (form: string) => ({ form }) as never;

  test.for([
    { form: 'die', says: 'the worker ended with 1', because: 'it ends' },
    { form: 'throw', says: 'out of memory', because: 'it throws' },
  ])('a task over which the worker dies is told, and the next gets a new worker: $because', async ({ form, says }) => {
    const { work } = dying();
    const [lost, next] = [work('grade-form', given(form)), work('grade-form', given('well'))];
    await expect(lost).rejects.toThrow(says);
    expect(await next).toBe('well');
  });

  test('a task that never ends is given up, and the next gets a new worker', async () => {
    const { work } = dying(300);
    const [lost, next] = [work('grade-form', given('hang')), work('grade-form', given('well'))];
    await expect(lost).rejects.toThrow('longer than 0.3 s');
    expect(await next).toBe('well');
  });

  test('a workshop that closes says so to whoever waits', async () => {
    const { work, close } = dying();
    const lost = [work('grade-form', given('hang')), work('grade-form', given('well'))];
    const settled = Promise.allSettled(lost);
    await close();
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(work('grade-form', given('well'))).rejects.toThrow('about to stop');
  });
});

/** The room's services with another workshop. */
const withWorkshop = ({ services }: Room, made: Workshop): Services => ({ ...services, workshop: made });

test('a form is graded in a thread of its own, and comes to the same as without one', async () => {
  const room = await open();
  const pens = [penOf('bo', await room.begin('bo')), penOf('cy', await room.begin('cy'))];
  for (const pen of pens) await room.send(pen, [{ type: 'answered', item: 'q1', words: ['p1'] }]);
  for (const pen of pens) await room.hand(pen);
  await workOff(withWorkshop(room, workshop()));
  const inThread = await gradeOf(room, 'bo');
  expect(inThread).toMatchObject({ detail: { kind: 'form' } });
  await room.store.write((tx) =>
    addJob(tx, { id: 'again', kind: 'grade-form', about: { form: pens[0]?.form ?? '' }, now: room.services.now() }),
  );
  await room.work();
  expect(await gradeOf(room, 'bo')).toEqual(inThread);
});

test('a form whose worker died is graded by the next try, and nothing is lost', async () => {
  const room = await open();
  const pen = penOf('bo', await room.begin('bo'));
  await room.work();
  await room.hand(pen);
  const dies: Workshop = {
    ...room.services.workshop,
    work: () => Promise.reject(new Error('the worker ended with 1')),
  };
  await workOff(withWorkshop(room, dies));
  expect(await gradeOf(room, 'bo')).toBeUndefined();
  room.wait(5000);
  await room.work();
  expect(await gradeOf(room, 'bo')).toMatchObject({ evidence: `form:${pen.form}` });
});

test('a server that stops finishes the job at hand, and leaves the others to the next', async () => {
  const room = await open();
  const pens = [penOf('bo', await room.begin('bo')), penOf('cy', await room.begin('cy'))];
  await room.work();
  for (const pen of pens) await room.hand(pen);
  let began: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (began = resolve));
  const slow: Workshop = {
    ...room.services.workshop,
    async work(kind, task) {
      began();
      await new Promise((resolve) => setTimeout(resolve, 50));
      return room.services.workshop.work(kind, task);
    },
  };
  const jobs = startJobs(withWorkshop(room, slow));
  await begun;
  await jobs.stop();
  expect([await gradeOf(room, 'bo'), await gradeOf(room, 'cy')].filter(Boolean)).toHaveLength(1);
  const next = startJobs(room.services);
  await expect.poll(() => gradeOf(room, 'cy')).toBeDefined();
  await expect.poll(() => gradeOf(room, 'bo')).toBeDefined();
  await next.stop();
});
