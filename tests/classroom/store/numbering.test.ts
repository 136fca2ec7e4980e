/** What was left in the outbox is numbered soon, in few goes, and in spite of a database that fails now and then. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createNumbering, type Numbering } from '#src/classroom/store/numbering.ts';

/** A database that numbers when it is told to. */
function database() {
  const goes: { inClass: string; end: (failure?: Error) => void }[] = [];
  const numbered: string[] = [];
  const failures: unknown[] = [];
  const numbering: Numbering = createNumbering({
    number: (inClass) =>
      new Promise((resolve, reject) => {
        goes.push({
          inClass,
          end(failure) {
            if (failure) reject(failure);
            else resolve();
          },
        });
      }),
    onNumbered: (inClass) => numbered.push(inClass),
    onFailure: (cause) => failures.push(cause),
  });
  return { goes, numbered, failures, numbering };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('what comes within a moment is numbered in one go', async () => {
  const { goes, numbered, numbering } = database();
  for (let count = 0; count < 50; count += 1) numbering.left(['c']);
  await vi.advanceTimersByTimeAsync(20);
  expect(goes.map(({ inClass }) => inClass)).toEqual(['c']);
  goes[0]?.end();
  await vi.advanceTimersByTimeAsync(1000);
  expect([goes.length, numbered]).toEqual([1, ['c']]);
});

test('what is left while a go runs waits for the next, and classes do not wait for each other', async () => {
  const { goes, numbering } = database();
  numbering.left(['c']);
  await vi.advanceTimersByTimeAsync(20);
  numbering.left(['c', 'd']);
  await vi.advanceTimersByTimeAsync(20);
  expect(goes.map(({ inClass }) => inClass)).toEqual(['c', 'd']);
  goes[0]?.end();
  await vi.advanceTimersByTimeAsync(20);
  expect(goes.map(({ inClass }) => inClass)).toEqual(['c', 'd', 'c']);
});

test('a reader does not wait for the moment to pass', async () => {
  const { goes, numbering } = database();
  numbering.left(['c']);
  const settled = vi.fn();
  void numbering.settled('c').then(settled);
  await vi.advanceTimersByTimeAsync(0);
  expect([goes.length, settled.mock.calls.length]).toEqual([1, 0]);
  goes[0]?.end();
  await vi.advanceTimersByTimeAsync(0);
  expect(settled).toHaveBeenCalled();
  await numbering.settled('nobody');
});

test('a reader who comes after something was left during a go waits for the next go too', async () => {
  const { goes, numbering } = database();
  numbering.left(['c']);
  await vi.advanceTimersByTimeAsync(20);
  numbering.left(['c']);
  const settled = vi.fn();
  void numbering.settled('c').then(settled);
  goes[0]?.end();
  await vi.advanceTimersByTimeAsync(0);
  expect([goes.length, settled.mock.calls.length]).toEqual([2, 0]);
  goes[1]?.end();
  await vi.advanceTimersByTimeAsync(0);
  expect(settled).toHaveBeenCalled();
});

test('what could not be numbered is tried again until it can, and a reader is not held up for ever', async () => {
  const { goes, numbered, failures, numbering } = database();
  numbering.left(['c']);
  const settled = vi.fn();
  void numbering.settled('c').then(settled);
  await vi.advanceTimersByTimeAsync(0);
  goes[0]?.end(new Error('the database went away'));
  await vi.advanceTimersByTimeAsync(0);
  expect(settled).toHaveBeenCalled();
  expect(failures).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(goes).toHaveLength(2);
  goes[1]?.end();
  await vi.advanceTimersByTimeAsync(5000);
  expect([goes.length, numbered]).toEqual([2, ['c']]);
});

test('closing numbers what is left, and waits for it', async () => {
  const { goes, numbering } = database();
  numbering.left(['c']);
  const closed = vi.fn();
  void numbering.close().then(closed);
  await vi.advanceTimersByTimeAsync(0);
  expect([goes.length, closed.mock.calls.length]).toEqual([1, 0]);
  goes[0]?.end();
  await vi.advanceTimersByTimeAsync(0);
  expect(closed).toHaveBeenCalled();
});
