/** A room's share of the browser's history: entries of this page that know an attempt and where its portal was. */
import { isRecord } from '#src/base/is-record.ts';
import type { PortalHistory } from '#src/portal/host.ts';

/** The name under which an entry keeps the paths of the rooms on its page, by attempt. */
const name = 'crossconnect';

const pathsIn = (state: unknown): Record<string, unknown> => {
  const paths = isRecord(state) ? state[name] : undefined;
  return isRecord(paths) ? paths : {};
};

/** A key is an attempt, or one pane of an attempt that has several: `expressroute/two-portals#1@owner`. */
const attemptOf = (key: string): string => key.split('@')[0] ?? key;
const labOf = (key: string): string => key.slice(0, attemptOf(key).lastIndexOf('#') + 1);

/** The path that an entry knows under a key. */
function pathIn(state: unknown, key: string): string | undefined {
  const path = pathsIn(state)[key];
  return typeof path === 'string' ? path : undefined;
}

/** Whether an entry was left by another attempt at the same lab, which is over. */
const isOfAnother = (state: unknown, attempt: string): boolean =>
  Object.keys(pathsIn(state)).some((other) => attemptOf(other) !== attempt && labOf(other) === labOf(attempt));

export type LabHistory = PortalHistory & {
  /** The path of the entry at hand, for a page that was reloaded or come back to. */
  here: () => string | undefined;
};

/** The history of one attempt's room, or of one of its panes. The address stays as it is: an entry is nothing one could send to somebody. */
export function createLabHistory(attempt: string, pane?: string): LabHistory {
  const key = pane === undefined ? attempt : `${attempt}@${pane}`;
  return {
    here: () => pathIn(history.state, key),
    note(path, entry) {
      const state: unknown = history.state;
      const others = Object.entries(pathsIn(state)).filter(
        ([other]) => labOf(other) !== labOf(key) || attemptOf(other) === attempt,
      );
      const next = { ...(isRecord(state) ? state : {}), [name]: { ...Object.fromEntries(others), [key]: path } };
      if (entry === 'new') history.pushState(next, '');
      else history.replaceState(next, '');
    },
    subscribe(listener) {
      const hear = ({ state }: PopStateEvent) => {
        const path = pathIn(state, key) ?? (isOfAnother(state, attempt) ? 'home' : undefined);
        if (path !== undefined) listener(path);
      };
      addEventListener('popstate', hear);
      return () => removeEventListener('popstate', hear);
    },
  };
}
