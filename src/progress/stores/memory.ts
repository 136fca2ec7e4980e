/** A record that lives as long as the tab: for tests, and where a browser refuses to store anything. */
import type { ProgressEvent } from '#src/progress/events.ts';
import { byTime, type AttemptRow, type Change, type RecordStore, type Trouble } from '#src/progress/store.ts';
import { missingFrom } from '#src/progress/union.ts';

/** A store in memory. With `trouble` it says that nothing is kept after the tab is closed. */
export function createMemoryStore(trouble?: Trouble): RecordStore {
  const events = new Map<string, ProgressEvent>();
  const rows = new Map<string, Map<number, unknown>>();
  const listeners = new Set<(change: Change) => void>();
  const tell = (change: Change) => {
    for (const listener of listeners) listener(change);
  };
  const keepRow = ({ attempt, n, entry }: AttemptRow): boolean => {
    const log = rows.get(attempt) ?? new Map<number, unknown>();
    if (log.has(n)) return false;
    rows.set(attempt, log.set(n, structuredClone(entry)));
    return true;
  };
  const logOf = (attempt: string) => [...(rows.get(attempt) ?? [])].sort(([a], [b]) => a - b);
  const content = () => ({
    events: [...events.values()].sort(byTime),
    attempts: [...rows.keys()]
      .sort()
      .flatMap((attempt) => logOf(attempt).map(([n, entry]) => ({ attempt, n, entry: structuredClone(entry) }))),
  });

  return {
    append(added) {
      for (const event of added) if (!events.has(event.id)) events.set(event.id, event);
      tell({ kind: 'events' });
      return Promise.resolve(trouble);
    },
    all: () => Promise.resolve(content().events),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    trouble: () => trouble,
    attempts: {
      append(attempt, n, entry) {
        if (!keepRow({ attempt, n, entry })) return Promise.resolve('taken');
        tell({ kind: 'attempt', attempt });
        return Promise.resolve(trouble ?? 'kept');
      },
      read: (attempt, from) =>
        Promise.resolve(logOf(attempt).flatMap(([n, entry]) => (n < from ? [] : [structuredClone(entry)]))),
      list: () => Promise.resolve([...rows.keys()].sort()),
    },
    take: () => Promise.resolve(content()),
    merge(theirs) {
      const added = missingFrom(content(), theirs);
      for (const event of added.events) events.set(event.id, event);
      for (const row of added.attempts) keepRow(row);
      tell({ kind: 'merged' });
      return Promise.resolve(trouble ?? { events: added.events.length, attempts: added.attempts.length });
    },
    erase() {
      events.clear();
      rows.clear();
      tell({ kind: 'erased' });
      return Promise.resolve(undefined);
    },
    close: () => listeners.clear(),
  };
}
