import 'fake-indexeddb/auto';
import { describe, expect, test, vi } from 'vitest';
import type { RecordStore } from '#src/progress/store.ts';
import { createBrowserStore } from '#src/progress/stores/browser.ts';
import { createMemoryStore } from '#src/progress/stores/memory.ts';
import { keepsTheRecord, opened } from '#tests/progress/contract.ts';

const names = new Map<RecordStore, string>();
let count = 0;
const open = (name = `record-${count++}`) => {
  const store = createBrowserStore(name);
  names.set(store, name);
  return store;
};

describe('a record in memory', () => keepsTheRecord(() => createMemoryStore()));
describe('a record in the browser', () =>
  keepsTheRecord(
    () => open(),
    (store) => open(names.get(store)),
  ));

test('every write asks for strict durability', async () => {
  const asked = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const store = open();
  await store.append([opened('a', 1)]);
  const writes = asked.mock.calls.filter(([, mode]) => mode === 'readwrite');
  expect(writes.map(([, mode, options]) => [mode, options])).toEqual([['readwrite', { durability: 'strict' }]]);
  store.close();
});

test.for([
  { name: 'QuotaExceededError', kind: 'full', because: 'the disk is full' },
  { name: 'VersionError', kind: 'newer', because: 'a newer version of the site has opened the record' },
  { name: 'SecurityError', kind: 'blocked', because: 'site data is blocked' },
  { name: 'UnknownError', kind: 'failed', because: 'nobody knows' },
])('when $because, the trouble is "$kind" and what was done is not lost', async ({ name, kind }) => {
  const store = open();
  await store.append([opened('a', 1)]);
  const broken = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
    throw new DOMException('no', name);
  });
  expect(await store.append([opened('b', 2)])).toMatchObject({ kind });
  expect(await store.attempts.append('lab-1', 0, 'start')).toMatchObject({ kind });
  expect(await store.attempts.append('lab-1', 0, 'again')).toBe('taken');
  expect(store.trouble()?.because).toContain('Save it as a file');
  expect((await store.all()).map(({ id }) => id)).toEqual(['b']);
  expect((await store.take()).attempts).toHaveLength(1);

  broken.mockRestore();
  expect((await store.all()).map(({ id }) => id)).toEqual(['a', 'b']);
  expect(await store.append([opened('c', 3)])).toBeUndefined();
  expect(store.trouble()).toBeUndefined();
  store.close();

  const later = open(names.get(store));
  expect((await later.all()).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(await later.attempts.read('lab-1', 0)).toEqual(['start']);
  later.close();
});

test('a browser without any storage keeps the record in the tab and says so', async () => {
  vi.stubGlobal('indexedDB', undefined);
  const store = open();
  expect(await store.append([opened('a', 1)])).toMatchObject({ kind: 'blocked' });
  expect(await store.all()).toEqual([opened('a', 1)]);
  store.close();
  vi.unstubAllGlobals();
});

test('what a newer version has written stays in the storage and is passed over', async () => {
  const store = open('mixed');
  await store.append([opened('a', 1)]);
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('mixed');
    request.onsuccess = () => resolve(request.result);
  });
  await new Promise<void>((resolve) => {
    const transaction = database.transaction('events', 'readwrite');
    transaction.objectStore('events').add({ id: 'z', at: 5, course: 'expressroute', kind: 'moon.reached' });
    transaction.oncomplete = () => resolve();
  });
  database.close();
  expect((await store.all()).map(({ id }) => id)).toEqual(['a']);
  store.close();
});
