/** What the page of a server gives the portal: that server as its door, and word when the Cloud there has changed. */
import type { PortalHistory, PortalHost } from '#src/portal/host.ts';
import type { Memory } from '../lab/memory.ts';
import type { Voice } from '../lab/voice.ts';
import type { ServerLink } from './server-link.ts';

export function createServerHost(link: ServerLink, memory: Memory, voice: Voice, history: PortalHistory): PortalHost {
  return {
    fetch: (request) => link.fetch(request),
    subscribe(listener) {
      let last = link.state().mark;
      return link.subscribe(() => {
        const { mark } = link.state();
        if (mark === last) return;
        last = mark;
        listener();
      });
    },
    now: () => link.now(),
    memory: { get: (key) => memory.get(key), set: (key, value) => memory.set(key, value) },
    announce: (message, politeness) => voice.say(message, politeness),
    history,
    profile: link.state().profile,
  };
}
