/** What a portal of the past stands on: a Cloud of a moment that is over. It can be read, and refuses every change. */
import type { Arm } from '#src/azure/arm.ts';
import { actorHeader } from '#src/azure/journal.ts';
import type { Profile } from '#src/base/facts.ts';
import type { PortalHost } from '#src/portal/host.ts';
import type { Pane } from './panes.ts';

const refusal = {
  error: {
    code: 'CrossconnectPast',
    message: 'This is the past, and it stays as it was. Press “Go on from here” to change something.',
  },
};

const refused = (): Response =>
  new Response(JSON.stringify(refusal), { status: 403, headers: { 'content-type': 'application/json' } });

/** A host over the Cloud of one moment, whose clock stands still at `at`. */
export function createPastHost(arm: Arm, { id, name, title }: Pane, profile: Profile, at: number): PortalHost {
  const values = new Map<string, unknown>();
  return {
    fetch(request) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return Promise.resolve(refused());
      const named = new Request(request);
      named.headers.set(actorHeader, id);
      return arm.fetch(named);
    },
    subscribe: () => () => undefined,
    now: () => at,
    memory: { get: (key) => values.get(key), set: (key, value) => void values.set(key, value) },
    announce: () => undefined,
    advises: () => false,
    profile,
    hasLessons: true,
    person: { name, title },
  };
}
