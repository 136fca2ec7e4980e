/** What the portal remembers across a reload: the open blade and what was typed. A convenience; the attempt itself is in the record. */
import { isRecord } from '#src/base/is-record.ts';

export interface Memory {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  clear(): void;
  /** Everything that is kept, by its key. */
  all(): Record<string, unknown>;
}

/** The memory of one attempt. Where storage is blocked it lasts as long as the tab. */
export function openMemory(attempt: string): Memory {
  const name = `crossconnect/memory/${attempt}`;
  const values = new Map(Object.entries(read(name)));
  const keep = () => {
    try {
      localStorage.setItem(name, JSON.stringify(Object.fromEntries(values)));
    } catch {
      // Full or blocked: the values stay in this tab, and nothing the learner made is lost by it.
    }
  };
  return {
    get: (key) => values.get(key),
    set(key, value) {
      if (value === undefined) values.delete(key);
      else values.set(key, value);
      keep();
    },
    clear() {
      values.clear();
      keep();
    },
    all: () => Object.fromEntries(values),
  };
}

function read(name: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(name) ?? '{}');
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
