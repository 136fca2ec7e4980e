/** A room's memory for tests: it lasts as long as the test. */
import type { Memory } from '#src/components/lab/memory.ts';

export function createMemory(initial: Readonly<Record<string, unknown>> = {}): Memory {
  const values = new Map<string, unknown>(Object.entries(initial));
  return {
    get: (key) => values.get(key),
    set: (key, value) => void values.set(key, value),
    clear: () => values.clear(),
    all: () => Object.fromEntries(values),
  };
}
