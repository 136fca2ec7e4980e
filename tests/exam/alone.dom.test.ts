/** One tab at a time: with the browser's locks, and without them. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { claim } from '#src/components/exam/alone.ts';

const exam = 'exam/expressroute/one';
const nobody = () => undefined;

/** Locks as a browser has them, asked as an exam asks. */
function createLocks(): Pick<LockManager, 'request'> {
  const held = new Map<string, (cause: Error) => void>();
  async function request(
    name: string,
    options: LockOptions | LockGrantedCallback<unknown>,
    work?: LockGrantedCallback<unknown>,
  ) {
    if (typeof options === 'function' || work === undefined) throw new Error('An exam asks with options.');
    if (held.has(name) && options.steal !== true) return work(null);
    held.get(name)?.(new DOMException('The lock was stolen.', 'AbortError'));
    let mine: ((cause: Error) => void) | undefined;
    try {
      return await new Promise((resolve, reject) => {
        mine = reject;
        held.set(name, reject);
        Promise.resolve(work({ name, mode: 'exclusive' })).then(resolve, reject);
      });
    } finally {
      if (held.get(name) === mine) held.delete(name);
    }
  }
  return { request };
}

describe('with the locks of the browser', () => {
  test('the second tab is told that the exam is open', async () => {
    const locks = createLocks();
    expect(await claim(exam, { locks, onLost: nobody })).toBeDefined();
    expect(await claim(exam, { locks, onLost: nobody })).toBeUndefined();
    expect(await claim('exam/expressroute/two', { locks, onLost: nobody }), 'another exam is free').toBeDefined();
  });

  test('a tab that was closed leaves the exam to the next one', async () => {
    const locks = createLocks();
    (await claim(exam, { locks, onLost: nobody }))?.release();
    expect(await claim(exam, { locks, onLost: nobody })).toBeDefined();
  });

  test('a tab from which the exam is taken over is told, and one that gave it up is not', async () => {
    const locks = createLocks();
    const [first, second] = [vi.fn(), vi.fn()];
    await claim(exam, { locks, onLost: first });
    const taken = await claim(exam, { locks, takeOver: true, onLost: second });
    await vi.waitFor(() => expect(first).toHaveBeenCalledOnce());
    taken?.release();
    await claim(exam, { locks, onLost: nobody });
    expect(second).not.toHaveBeenCalled();
  });
});

describe('without locks, by a heartbeat in the storage', () => {
  beforeEach(() => {
    localStorage.clear();
    vi.useFakeTimers();
  });
  afterEach(() => void vi.useRealTimers());
  const tab = (onLost: () => void, takeOver = false) => claim(exam, { storage: localStorage, takeOver, onLost });

  test('the second tab is told that the exam is open, as long as the first one lives', async () => {
    await tab(nobody);
    vi.advanceTimersByTime(60_000);
    expect(await tab(nobody)).toBeUndefined();
  });

  test('a tab that crashed keeps nobody out for long', async () => {
    localStorage.setItem(`crossconnect/${exam}/open`, `gone ${String(Date.now())}`);
    expect(await tab(nobody)).toBeUndefined();
    vi.advanceTimersByTime(5000);
    expect(await tab(nobody)).toBeDefined();
  });

  test('a tab from which the exam is taken over hears of it within a beat', async () => {
    const first = vi.fn();
    await tab(first);
    expect(await tab(nobody, true)).toBeDefined();
    vi.advanceTimersByTime(1000);
    expect(first).toHaveBeenCalledOnce();
  });

  test('a tab that is closed properly leaves at once', async () => {
    await tab(nobody);
    dispatchEvent(new Event('pagehide'));
    expect(await tab(nobody)).toBeDefined();
  });

  test('where nothing can be stored, the exam opens', async () => {
    expect(await claim(exam, { storage: undefined, onLost: nobody })).toBeDefined();
  });
});
