/** What every store of the record must do, run on each of them. */
import { expect, test } from 'vitest';
import type { ProgressEvent } from '#src/progress/events.ts';
import type { Change, RecordStore } from '#src/progress/store.ts';

export const opened = (id: string, at: number, unit = 'expressroute/09-fastpath'): ProgressEvent => ({
  id,
  at,
  course: 'expressroute',
  kind: 'unit.opened',
  unit,
});

/** `open` gives a new empty store; `again` gives what a second tab or a later visit would open on the same storage. */
export function keepsTheRecord(open: () => RecordStore, again?: (store: RecordStore) => RecordStore) {
  test('what was appended is listed oldest first', async () => {
    const store = open();
    expect(await store.append([opened('b', 2), opened('a', 1)])).toBeUndefined();
    await store.append([opened('c', 3)]);
    expect((await store.all()).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    store.close();
  });

  test('the same event twice is once, and the first stays', async () => {
    const store = open();
    await store.append([opened('a', 1)]);
    await store.append([opened('a', 9), opened('b', 2)]);
    expect(await store.all()).toEqual([opened('a', 1), opened('b', 2)]);
    store.close();
  });

  test('a line of an attempt is kept once; whoever comes second hears that it is taken', async () => {
    const store = open();
    expect(await store.attempts.append('lab-1', 0, { did: 'start' })).toBe('kept');
    expect(await store.attempts.append('lab-1', 1, { did: 'write' })).toBe('kept');
    expect(await store.attempts.append('lab-1', 1, { did: 'other' })).toBe('taken');
    expect(await store.attempts.append('lab-2', 1, 'x')).toBe('kept');
    expect(await store.attempts.read('lab-1', 0)).toEqual([{ did: 'start' }, { did: 'write' }]);
    expect(await store.attempts.read('lab-1', 1)).toEqual([{ did: 'write' }]);
    expect(await store.attempts.read('lab-3', 0)).toEqual([]);
    expect(await store.attempts.list()).toEqual(['lab-1', 'lab-2']);
    store.close();
  });

  test('of many who want the same line at once, one gets it', async () => {
    const store = open();
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => store.attempts.append('lab-1', 0, i)));
    expect(answers.toSorted()).toEqual(['kept', ...Array.from({ length: 7 }, () => 'taken')]);
    store.close();
  });

  test('lines come back by number, past nine as well', async () => {
    const store = open();
    for (const n of [10, 2, 0, 9, 1]) await store.attempts.append('lab-1', n, n);
    expect(await store.attempts.read('lab-1', 0)).toEqual([0, 1, 2, 9, 10]);
    store.close();
  });

  test('an attempt keeps its entry as it was, whatever happens to the object afterwards', async () => {
    const store = open();
    const entry = { steps: [1] };
    await store.attempts.append('lab-1', 0, entry);
    entry.steps.push(2);
    expect(await store.attempts.read('lab-1', 0)).toEqual([{ steps: [1] }]);
    store.close();
  });

  test('a listener hears of each change until it stops listening', async () => {
    const store = open();
    const heard: Change[] = [];
    const stop = store.subscribe((change) => heard.push(change));
    await store.append([opened('a', 1)]);
    await store.attempts.append('lab-1', 0, 1);
    await store.attempts.append('lab-1', 0, 2);
    stop();
    await store.append([opened('b', 2)]);
    expect(heard).toEqual([{ kind: 'events' }, { kind: 'attempt', attempt: 'lab-1' }]);
    store.close();
  });

  test('a merge adds what is missing, and nothing the second time', async () => {
    const store = open();
    await store.append([opened('a', 1)]);
    await store.attempts.append('lab-1', 0, 'start');
    const theirs = {
      events: [opened('a', 1), opened('b', 2)],
      attempts: [
        { attempt: 'lab-1', n: 0, entry: 'start' },
        { attempt: 'lab-1', n: 1, entry: 'write' },
      ],
    };
    expect(await store.merge(theirs)).toEqual({ events: 1, attempts: 1 });
    expect(await store.merge(theirs)).toEqual({ events: 0, attempts: 0 });
    expect((await store.all()).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(await store.attempts.read('lab-1', 0)).toEqual(['start', 'write']);
    store.close();
  });

  test('an attempt that went two ways is kept both ways', async () => {
    const store = open();
    await store.attempts.append('lab-1', 0, 'start');
    await store.attempts.append('lab-1', 1, 'here');
    const theirs = {
      events: [],
      attempts: [
        { attempt: 'lab-1', n: 0, entry: 'start' },
        { attempt: 'lab-1', n: 1, entry: 'there' },
      ],
    };
    expect(await store.merge(theirs)).toEqual({ events: 0, attempts: 2 });
    expect(await store.merge(theirs)).toEqual({ events: 0, attempts: 0 });
    expect(await store.attempts.read('lab-1', 0)).toEqual(['start', 'here']);
    const [own, other] = await store.attempts.list();
    expect(own).toBe('lab-1');
    expect(await store.attempts.read(other ?? '', 0)).toEqual(['start', 'there']);
    store.close();
  });

  test('what one store hands out, an empty one takes in whole', async () => {
    const [from, to] = [open(), open()];
    await from.append([opened('a', 1), opened('b', 2)]);
    await from.attempts.append('lab-1', 0, { deep: [1, { x: null }] });
    await to.merge(await from.take());
    expect(await to.take()).toEqual(await from.take());
    from.close();
    to.close();
  });

  test('after erasing, nothing is left', async () => {
    const store = open();
    await store.append([opened('a', 1)]);
    await store.attempts.append('lab-1', 0, 1);
    expect(await store.erase()).toBeUndefined();
    expect(await store.take()).toEqual({ events: [], attempts: [] });
    store.close();
  });

  if (!again) return;

  test('a later visit finds everything', async () => {
    const store = open();
    await store.append([opened('a', 1)]);
    await store.attempts.append('lab-1', 0, 'start');
    const content = await store.take();
    store.close();
    const later = again(store);
    expect(await later.take()).toEqual(content);
    later.close();
  });

  test('a second tab hears of a change and reads it', async () => {
    const store = open();
    const second = again(store);
    const heard = new Promise<Change>((resolve) => second.subscribe(resolve));
    await store.attempts.append('lab-1', 0, 'start');
    expect(await heard).toEqual({ kind: 'attempt', attempt: 'lab-1' });
    expect(await second.attempts.read('lab-1', 0)).toEqual(['start']);
    expect(await second.attempts.append('lab-1', 0, 'mine')).toBe('taken');
    store.close();
    second.close();
  });
}
