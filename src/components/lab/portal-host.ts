/** What a room gives the portal: the session as its door, and word only when the Cloud or the clock has really moved. */
import { learner } from '#src/lab/definition.ts';
import { askedBy } from '#src/lab/lab-door.ts';
import type { Session, SessionState } from '#src/lab/session.ts';
import type { FormRefusal, PortalHistory, PortalHost } from '#src/portal/host.ts';
import type { Memory } from './memory.ts';
import type { Voice } from './voice.ts';

export interface PaneDoor {
  /** Who asks there; the learner if unsaid. */
  actor?: string;
  /** Who that is in the story. */
  person?: { name: string; title: string };
  /** *This looks wrong* was pressed, on what. */
  looksWrong?: (what: string) => void;
  /** Hears what a form refuses before anything is sent. */
  refused?: ((refusal: FormRefusal) => void) | undefined;
  /** Where Back and Forward lead; without it they leave the page. */
  history?: PortalHistory;
}

export function createPortalHost(
  session: Session,
  memory: Pick<Memory, 'get' | 'set'>,
  voice: Voice,
  { actor = learner.id, person, looksWrong, refused, history }: PaneDoor = {},
): PortalHost {
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
    fetch: (request) => session.fetch(actor === learner.id ? request : askedBy(request, actor)),
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
    hasLessons: true,
    ...(person === undefined ? {} : { person }),
    ...(looksWrong === undefined ? {} : { looksWrong }),
    ...(refused === undefined ? {} : { refused }),
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
