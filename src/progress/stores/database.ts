/** The IndexedDB database of the record: its two stores, how it is opened, and how it is written without overwriting. */
import { isRecord } from '#src/base/is-record.ts';
import { isProgressEvent } from '#src/progress/events.ts';
import { byTime, type AttemptRow } from '#src/progress/store.ts';

const version = 1;

/** Opens the database. `lost` is called when the browser, or a newer version of the site, takes the connection away. */
export function openDatabase(name: string, lost: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    if (typeof indexedDB === 'undefined') throw new DOMException('There is no IndexedDB.', 'NotAllowedError');
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('events', { keyPath: 'id' });
      request.result.createObjectStore('attempts', { keyPath: ['attempt', 'n'] });
    };
    request.onblocked = () => reject(new DOMException('Another tab holds the record.', 'InvalidStateError'));
    request.onerror = () => reject(request.error ?? new DOMException('The record did not open.', 'UnknownError'));
    request.onsuccess = () => {
      request.result.onversionchange = () => {
        request.result.close();
        lost();
      };
      request.result.onclose = lost;
      resolve(request.result);
    };
  });
}

/** Adds a value; one under the same key stays as it is, and the transaction goes on. */
export function addUnlessThere(store: IDBObjectStore, value: unknown, there?: () => void): void {
  const request = store.add(value);
  request.onerror = (event) => {
    if (request.error?.name !== 'ConstraintError') return;
    event.preventDefault();
    event.stopPropagation();
    there?.();
  };
}

/** Reads what the storage answered. What this version does not understand stays there and is passed over. */
export const contentOf = (events: readonly unknown[], rows: readonly unknown[]) => ({
  events: events.filter(isProgressEvent).sort(byTime),
  attempts: rows.filter(isAttemptRow),
});

const isAttemptRow = (value: unknown): value is AttemptRow =>
  isRecord(value) && typeof value.attempt === 'string' && typeof value.n === 'number' && 'entry' in value;
