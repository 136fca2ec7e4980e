/** What a learner's page does with an exam: every line reaches the server once, in order, however the network behaves; and the server's lines win. */
import { beforeEach, describe, expect, test, vi, afterEach } from 'vitest';
import { createMemoryStore } from '#src/progress/stores/memory.ts';
import type { RecordStore } from '#src/progress/store.ts';
import type { ExamEvent } from '#src/quiz/exam/attempt.ts';
import { copyOf, serverLog } from '#src/components/classroom/exam/copies.ts';
import { createCourier, type CourierParts } from '#src/components/classroom/exam/courier.ts';
import { knownOpened, noteOpened } from '#src/components/classroom/exam/known.ts';
import { createServerClock } from '#src/components/classroom/exam/server-clock.ts';
import type { Opened } from '#src/classroom/exams/shown.ts';

const item = { id: 'q1', objective: 'hidden', kind: 'single', points: 0, difficulty: 0 };
const section = { id: 'main', title: 'Questions', kind: 'plain' as const, locks: false, items: [item] };
const opened: Opened = {
  shown: {
    form: {
      ...{ id: 'form-1', version: 'class', course: 'expressroute', blueprint: 'full', title: 'The quiz', seed: '' },
      ...{ minutes: 10, profile: 'today', cut: 0.5, sections: [section] },
    },
    questions: [],
  },
  accommodations: { time: 1, hideTimer: false, contrast: false },
  ...{ startedAt: 1000, endsAt: 601_000, length: 1, state: 'open', elsewhere: false, now: 5000 },
};
const answered = (word: string): ExamEvent => ({ type: 'answered', at: 2000, item: 'q1', words: [word] });

let store: RecordStore;
beforeEach(() => {
  store = createMemoryStore();
});

describe('the copy in this browser', () => {
  const lines = (id: string) => store.attempts.read(id, 1);

  test('is made of what the server has, and found again', async () => {
    const made = await copyOf(store.attempts, 'form-1', serverLog(opened, [answered('p1')]));
    expect(made).toEqual({ id: 'class-exam/form-1/1', sent: 2 });
    expect(await copyOf(store.attempts, 'form-1', serverLog(opened, [answered('p1')]))).toEqual(made);
  });

  test('goes on with what was not sent yet', async () => {
    const { id } = await copyOf(store.attempts, 'form-1', serverLog(opened, []));
    await store.attempts.append(id, 1, answered('p1'));
    expect(await copyOf(store.attempts, 'form-1', serverLog(opened, []))).toEqual({ id, sent: 1 });
    expect(await lines(id)).toEqual([answered('p1')]);
  });

  test('takes what another device has added behind its own', async () => {
    const { id } = await copyOf(store.attempts, 'form-1', serverLog(opened, [answered('p1')]));
    const server = serverLog(opened, [answered('p1'), answered('p2')]);
    expect(await copyOf(store.attempts, 'form-1', server)).toEqual({ id, sent: 3 });
    expect(await lines(id)).toEqual([answered('p1'), answered('p2')]);
  });

  test('gives way to other lines of the server, and is kept under its name', async () => {
    const { id } = await copyOf(store.attempts, 'form-1', serverLog(opened, []));
    await store.attempts.append(id, 1, answered('p1'));
    const next = await copyOf(store.attempts, 'form-1', serverLog(opened, [answered('p2')]));
    expect(next).toEqual({ id: 'class-exam/form-1/2', sent: 2 });
    expect([await lines(id), await lines(next.id)]).toEqual([[answered('p1')], [answered('p2')]]);
  });
});

describe('the courier', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const later = (work: () => void, milliseconds: number) => {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  };
  const away = { ok: false, status: 0, code: 'NoNetwork', message: 'No network.' } as const;
  const refused = (code: string) => ({ ok: false, status: 409, code, message: code }) as const;
  const kept = { ok: true, value: { length: 0, state: 'open', late: 0, now: 7 } } as const;

  /** A courier over a log of so many lines; `send` answers as the test says. */
  function carry(
    log: ExamEvent[],
    answers: (from: number, events: readonly ExamEvent[]) => Awaited<ReturnType<CourierParts['send']>>,
  ) {
    const sent: { from: number; words: string[] }[] = [];
    const courier = createCourier({
      ...{ sent: 1, state: 'open', onTime: () => undefined, later },
      read: (from) => Promise.resolve(log.slice(from)),
      send({ from, events }) {
        sent.push({ from, words: events.flatMap((event) => (event.type === 'answered' ? event.words : [])) });
        return Promise.resolve(answers(from, events));
      },
    });
    return { courier, sent };
  }
  const start: ExamEvent = { type: 'ticked', at: 0 };

  test('sends each line once, in order, and what comes meanwhile behind it', async () => {
    const log = [start, answered('a'), answered('b')];
    const { courier, sent } = carry(log, () => kept);
    courier.hurry();
    await vi.advanceTimersByTimeAsync(400);
    log.push(answered('c'));
    courier.hurry();
    await vi.advanceTimersByTimeAsync(400);
    expect(sent).toEqual([
      { from: 1, words: ['a', 'b'] },
      { from: 3, words: ['c'] },
    ]);
    expect(courier.state()).toMatchObject({ waiting: 0, problem: undefined });
  });

  test('keeps lines while the network is away, says so, and sends them all when it is back', async () => {
    let isAway = true;
    const log = [start, answered('a')];
    const { courier, sent } = carry(log, () => (isAway ? away : kept));
    courier.hurry();
    await vi.advanceTimersByTimeAsync(3 * 60_000);
    expect(courier.state()).toMatchObject({ waiting: 1, problem: { code: 'NoNetwork' } });
    log.push(answered('b'));
    isAway = false;
    const before = sent.length;
    courier.hurry(true);
    await vi.advanceTimersByTimeAsync(10);
    expect(sent.slice(before)).toEqual([{ from: 1, words: ['a', 'b'] }]);
    expect(courier.state()).toMatchObject({ waiting: 0, problem: undefined });
    // It does not hammer at a server that is away: a try every quarter of a minute in the end.
    expect(before).toBeLessThan(20);
  });

  test.for(['Elsewhere', 'Taken'])('stops for good when the server says that others write: %s', async (code) => {
    const { courier, sent } = carry([start, answered('a')], () => refused(code));
    courier.hurry();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(courier.state().isElsewhere).toBe(true);
    expect(sent).toHaveLength(1);
  });

  test('counts what came too late', async () => {
    const { courier } = carry([start, answered('a')], () => ({
      ...kept,
      value: { ...kept.value, state: 'over', late: 1 },
    }));
    courier.hurry();
    await vi.advanceTimersByTimeAsync(500);
    expect(courier.state()).toMatchObject({ late: 1, state: 'over', waiting: 0 });
  });
});

test('the server’s clock goes on whatever the computer’s clock does, and never back', () => {
  let elapsed = 0;
  const clock = createServerClock(10_000, () => elapsed);
  elapsed = 500;
  expect(clock.now()).toBe(10_500);
  clock.set(10_400);
  expect(clock.now()).toBe(10_500);
  clock.set(20_000);
  elapsed = 600;
  expect(clock.now()).toBe(20_100);
});

test('a reload without a network finds the exam, with the time that has passed', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const where = { inClass: 'c', entry: 'quiz' };
  noteOpened(where, opened, 100, storage);
  expect(knownOpened(where, 1100, storage)).toEqual({ ...opened, now: 6000 });
  expect(knownOpened({ ...where, entry: 'other' }, 1100, storage)).toBeUndefined();
});
