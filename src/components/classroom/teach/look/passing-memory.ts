/** What a portal remembers while it is in other hands: where the learner was, and nothing that outlasts the page. */
import type { Memory } from '#src/components/lab/memory.ts';
import { memoryKey } from '#src/components/lab/panes.ts';
import type { Pane } from '#src/components/lab/panes.ts';

/** Begins with each pane at its place. */
export function createMemory(panes: readonly Pane[], places: Readonly<Record<string, string>>): Memory {
  const values = new Map<string, unknown>(
    panes.flatMap((pane): [string, unknown][] => {
      const place = places[pane.id];
      return place === undefined ? [] : [[memoryKey(panes, pane, 'portal/stack'), place]];
    }),
  );
  return {
    get: (key) => values.get(key),
    set(key, value) {
      if (value === undefined) values.delete(key);
      else values.set(key, value);
    },
    clear: () => values.clear(),
    all: () => Object.fromEntries(values),
  };
}
