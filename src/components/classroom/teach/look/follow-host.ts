/** What a portal stands on that shows somebody else's as it is now. It can be read and asked, refuses every change, and goes where they go. */
import { actorHeader } from '#src/azure/journal.ts';
import { isQuestion } from '#src/azure/question.ts';
import type { Profile } from '#src/base/facts.ts';
import type { PastCopy } from '#src/components/lab/past-host.ts';
import type { Pane } from '#src/components/lab/panes.ts';
import type { PortalHost } from '#src/portal/host.ts';

const refusal = {
  error: {
    code: 'CrossconnectLooking',
    message: 'You look at somebody’s portal, and nothing is changed by looking. Ask to take over first.',
  },
};

const refused = (): Response =>
  new Response(JSON.stringify(refusal), { status: 403, headers: { 'content-type': 'application/json' } });

const timeToAnswer = 60_000;

export interface FollowHost {
  host: PortalHost;
  /** Shows another Cloud, at its virtual moment. */
  show: (copy: PastCopy, at: number) => void;
  /** Lets virtual time go on, so that what Azure works on ends here when it ends there. */
  tick: (at: number) => void;
  /** Goes to a place of theirs. */
  goTo: (place: string) => void;
}

interface FollowOptions {
  pane: Pane;
  profile: Profile;
  copy: PastCopy;
  at: number;
  /** Told when whoever looks goes somewhere else by themselves. */
  onStray: () => void;
}

/** Opens a host over a copy of a Cloud. */
export function createFollowHost({ pane, profile, copy: first, at: start, onStray }: FollowOptions): FollowHost {
  let copy = first;
  let at = start;
  let place: string | undefined;
  const values = new Map<string, unknown>();
  const listeners = new Set<() => void>();
  const places = new Set<(path: string) => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const host: PortalHost = {
    async fetch(request) {
      const asks = isQuestion(request);
      if (request.method !== 'GET' && request.method !== 'HEAD' && !asks) return refused();
      const named = new Request(request);
      named.headers.set(actorHeader, pane.id);
      const response = await copy.arm.fetch(named);
      // The copy may take the virtual seconds that its answer needs; what is shown stays at its moment.
      if (asks) copy.clock.advanceTo(copy.clock.now() + timeToAnswer);
      return response;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => at,
    dueAt: () => copy.arm.nextDue(),
    memory: { get: (key) => values.get(key), set: (key, value) => void values.set(key, value) },
    announce: () => undefined,
    advises: () => false,
    profile,
    hasLessons: true,
    person: { name: pane.name, title: pane.title },
    history: {
      note(path, entry) {
        if (entry === 'new' && path !== place) onStray();
      },
      subscribe(listener) {
        places.add(listener);
        return () => places.delete(listener);
      },
    },
  };
  return {
    host,
    show(next, moment) {
      copy = next;
      at = moment;
      changed();
    },
    tick(moment) {
      if (moment <= at) return;
      const worksOn = copy.arm.nextDue();
      at = moment;
      if (worksOn === undefined) return;
      copy.clock.advanceTo(Math.max(moment, copy.clock.now()));
      changed();
    },
    goTo(path) {
      place = path;
      for (const listener of places) listener(path);
    },
  };
}
