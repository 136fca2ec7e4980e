/** A room's share of the browser's history: entries of this page that know an attempt and where its portal was. */
import { isRecord } from '#src/progress/events.ts';
import type { PortalHistory } from '#src/portal/host.ts';

/** The name under which an entry keeps the paths of the rooms on its page, by attempt. */
const name = 'crossconnect';

const pathsIn = (state: unknown): Record<string, unknown> => {
  const paths = isRecord(state) ? state[name] : undefined;
  return isRecord(paths) ? paths : {};
};

const labOf = (attempt: string): string => attempt.slice(0, attempt.lastIndexOf('#') + 1);

/** The path that an entry knows for an attempt. */
function pathIn(state: unknown, attempt: string): string | undefined {
  const path = pathsIn(state)[attempt];
  return typeof path === 'string' ? path : undefined;
}

/** Whether an entry was left by another attempt at the same lab, which is over. */
const isOfAnother = (state: unknown, attempt: string): boolean =>
  Object.keys(pathsIn(state)).some((other) => other !== attempt && labOf(other) === labOf(attempt));

/** The history of one attempt's room. The address stays as it is: an entry is nothing one could send to somebody. */
export function createLabHistory(attempt: string): PortalHistory & { here: () => string | undefined } {
  return {
    /** The path of the entry at hand, for a page that was reloaded or come back to. */
    here: () => pathIn(history.state, attempt),
    note(path, entry) {
      const state: unknown = history.state;
      const others = Object.entries(pathsIn(state)).filter(([other]) => labOf(other) !== labOf(attempt));
      const next = { ...(isRecord(state) ? state : {}), [name]: { ...Object.fromEntries(others), [attempt]: path } };
      if (entry === 'new') history.pushState(next, '');
      else history.replaceState(next, '');
    },
    subscribe(listener) {
      const hear = ({ state }: PopStateEvent) => {
        const path = pathIn(state, attempt) ?? (isOfAnother(state, attempt) ? 'home' : undefined);
        if (path !== undefined) listener(path);
      };
      addEventListener('popstate', hear);
      return () => removeEventListener('popstate', hear);
    },
  };
}
