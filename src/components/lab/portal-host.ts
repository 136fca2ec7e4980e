/** What a room gives the portal: the session as its door, and word only when the Cloud or the clock has really moved. */
import type { Session, SessionState } from '#src/lab/session.ts';
import type { PortalHistory, PortalHost } from '#src/portal/host.ts';
import type { Memory } from './memory.ts';
import type { Voice } from './voice.ts';

export function createPortalHost(session: Session, memory: Memory, voice: Voice, history?: PortalHistory): PortalHost {
  const listeners = new Set<() => void>();
  let last = markOf(session.state());
  const hear = () => {
    const mark = markOf(session.state());
    if (mark === last) return;
    last = mark;
    for (const listener of listeners) listener();
  };
  let stop: (() => void) | undefined;
  return {
    fetch: (request) => session.fetch(request),
    subscribe(listener) {
      listeners.add(listener);
      stop ??= session.subscribe(hear);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
    now: () => session.now(),
    dueAt: () => session.state().due,
    memory: { get: (key) => memory.get(key), set: (key, value) => memory.set(key, value) },
    announce: (message, politeness) => voice.say(message, politeness),
    advises: () => session.state().attempt.way === 'guided',
    profile: session.scenario.profile,
    ...(history === undefined ? {} : { history }),
  };
}

/** Changes whenever what the portal shows may have changed. */
const markOf = ({ cloud, attempt, due, now }: SessionState): string =>
  [
    attempt.way,
    cloud.serial,
    cloud.pending.length,
    attempt.writes.length,
    due ?? '',
    due === undefined ? '' : now,
  ].join(' ');
