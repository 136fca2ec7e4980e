/**
 * The record in this browser's IndexedDB. What `append` answers `undefined` for is on the disk.
 * What the browser refuses to keep is held in this tab, stays part of every answer, and is written with the next append that works.
 * Written on the bare IndexedDB, since every lesson page loads it: a wrapper would be as large as this file.
 */
import { isRecord } from '#src/base/is-record.ts';
import type { Change, RecordStore, Trouble } from '#src/progress/store.ts';
import { addUnlessThere, contentOf, openDatabase } from '#src/progress/stores/database.ts';
import { createMemoryStore } from '#src/progress/stores/memory.ts';
import { isTrouble, troubleOf } from '#src/progress/trouble.ts';
import { missingFrom, unionOf } from '#src/progress/union.ts';

let opened: RecordStore | undefined;

/** The learner's record on this device. All parts of a page share one. */
export function openRecord(): Promise<RecordStore> {
  opened ??= createBrowserStore();
  return Promise.resolve(opened);
}

/** A store on IndexedDB. Two with the same name see each other's changes, in one tab or in several. */
export function createBrowserStore(name = 'crossconnect'): RecordStore {
  const unsaved = createMemoryStore();
  const listeners = new Set<(change: Change) => void>();
  const others = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
  let connection: Promise<IDBDatabase> | undefined;
  let trouble: Trouble | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const hear = (change: Change) => {
    for (const listener of listeners) listener(change);
  };
  const tell = (change: Change) => {
    hear(change);
    others?.postMessage(change);
  };
  others?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isChange(data)) hear(data);
  });

  const connect = (): Promise<IDBDatabase> =>
    (connection ??= openDatabase(name, () => (connection = undefined)).catch((cause: unknown) => {
      connection = undefined;
      throw cause;
    }));

  /** Runs one transaction and answers when it is complete. Whatever goes wrong comes back as a value. */
  async function transact<T>(
    mode: IDBTransactionMode,
    work: (events: IDBObjectStore, attempts: IDBObjectStore) => () => T,
  ): Promise<T | Trouble> {
    try {
      const database = await connect();
      return await new Promise<T>((resolve, reject) => {
        const transaction = database.transaction(['events', 'attempts'], mode, { durability: 'strict' });
        transaction.onabort = () =>
          reject(transaction.error ?? new DOMException('The transaction was given up.', 'AbortError'));
        const answer = work(transaction.objectStore('events'), transaction.objectStore('attempts'));
        transaction.oncomplete = () => resolve(answer());
      });
    } catch (cause) {
      return troubleOf(cause);
    }
  }

  async function stored() {
    const content = await transact('readonly', (events, attempts) => {
      const [eventList, rowList] = [events.getAll(), attempts.getAll()];
      return () => contentOf(eventList.result, rowList.result);
    });
    if (!isTrouble(content)) return content;
    trouble = content;
    return { events: [], attempts: [] };
  }

  /**
   * Writes what could not be kept before, together with something new. What fails goes to this tab's memory by `otherwise`.
   * One write at a time, so that nothing put aside by one is taken for written by another.
   */
  function write<T>(
    work: (events: IDBObjectStore, attempts: IDBObjectStore) => () => T,
    otherwise: () => Promise<unknown>,
  ): Promise<T | Trouble> {
    const result = turn.then(async () => {
      const late = await unsaved.take();
      const answer = await transact('readwrite', (events, attempts) => {
        for (const event of late.events) addUnlessThere(events, event);
        for (const row of late.attempts) addUnlessThere(attempts, row);
        return work(events, attempts);
      });
      trouble = isTrouble(answer) ? answer : undefined;
      await (trouble ? otherwise() : unsaved.erase());
      return answer;
    });
    turn = result;
    return result;
  }

  return {
    async append(events) {
      const result = await write(
        (store) => {
          for (const event of events) addUnlessThere(store, event);
          return () => undefined;
        },
        () => unsaved.append(events),
      );
      if (!isTrouble(result) && events.some(({ kind }) => kind === 'lab.done')) askToKeep();
      tell({ kind: 'events' });
      return result;
    },
    async all() {
      const events = await transact('readonly', (store) => {
        const list = store.getAll();
        return () => contentOf(list.result, []).events;
      });
      if (isTrouble(events)) trouble = events;
      return unionOf(isTrouble(events) ? [] : events, await unsaved.all());
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    trouble: () => trouble,
    attempts: {
      async append(attempt, n, entry) {
        if ((await unsaved.take()).attempts.some((row) => row.attempt === attempt && row.n === n)) return 'taken';
        const result = await write(
          (_, attempts) => {
            let answer: 'kept' | 'taken' = 'kept';
            addUnlessThere(attempts, { attempt, n, entry }, () => (answer = 'taken'));
            return () => answer;
          },
          () => unsaved.attempts.append(attempt, n, entry),
        );
        if (result !== 'taken') tell({ kind: 'attempt', attempt });
        return result;
      },
      async read(attempt, from) {
        const rows = await transact('readonly', (_, attempts) => {
          const list = attempts.getAll(IDBKeyRange.bound([attempt, from], [attempt, Infinity]));
          return () => contentOf([], list.result).attempts;
        });
        if (isTrouble(rows)) trouble = rows;
        const late = (await unsaved.take()).attempts.filter((row) => row.attempt === attempt && row.n >= from);
        return [...(isTrouble(rows) ? [] : rows), ...late].sort((a, b) => a.n - b.n).map(({ entry }) => entry);
      },
      async list() {
        const { attempts } = await stored();
        return [...new Set([...attempts.map((row) => row.attempt), ...(await unsaved.attempts.list())])].sort();
      },
    },
    async take() {
      const [kept, late] = [await stored(), await unsaved.take()];
      return { events: unionOf(kept.events, late.events), attempts: [...kept.attempts, ...late.attempts] };
    },
    async merge(theirs) {
      const result = await write(
        (events, attempts) => {
          const added = { events: 0, attempts: 0 };
          const [eventList, rowList] = [events.getAll(), attempts.getAll()];
          // Requests of one transaction answer in order: both lists are here when the second one is.
          rowList.onsuccess = () => {
            const missing = missingFrom(contentOf(eventList.result, rowList.result), theirs);
            for (const event of missing.events) events.put(event);
            for (const row of missing.attempts) attempts.put(row);
            added.events = missing.events.length;
            added.attempts = missing.attempts.length;
          };
          return () => added;
        },
        () => unsaved.merge(theirs),
      );
      tell({ kind: 'merged' });
      return result;
    },
    async erase() {
      await unsaved.erase();
      const result = await write(
        (events, attempts) => {
          events.clear();
          attempts.clear();
          return () => undefined;
        },
        () => Promise.resolve(),
      );
      tell({ kind: 'erased' });
      return result;
    },
    close() {
      listeners.clear();
      others?.close();
      void connection?.then((database) => database.close()).catch(() => undefined);
    },
  };
}

const isChange = (value: unknown): value is Change =>
  isRecord(value) &&
  (value.kind === 'attempt'
    ? typeof value.attempt === 'string'
    : ['events', 'merged', 'erased'].includes(String(value.kind)));

/** After the first lab there is something to lose, so the browser is asked not to clear it away. A refusal changes nothing. */
function askToKeep(): void {
  const storage = 'storage' in navigator ? navigator.storage : undefined;
  if (storage && 'persist' in storage) storage.persist().catch(() => undefined);
}
