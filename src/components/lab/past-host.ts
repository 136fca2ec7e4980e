/** What a portal of the past stands on: a Cloud of a moment that is over. It can be read and asked, and refuses every change. */
import type { Arm } from '#src/azure/arm.ts';
import { actorHeader } from '#src/azure/journal.ts';
import { isQuestion } from '#src/azure/question.ts';
import type { VirtualClock } from '#src/base/clock.ts';
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

/** Long enough for every answer that Azure works out. */
const timeToAnswer = 60_000;

/** A copy of the Cloud of a moment, with the clock it goes by. */
export interface PastCopy {
  arm: Arm;
  clock: VirtualClock;
}

/**
 * A host over the Cloud of one moment, where it stays `at` for everybody who looks. A question is put to the copy, which may
 * take the virtual seconds that its answer needs.
 */
export function createPastHost(
  { arm, clock }: PastCopy,
  { id, name, title }: Pane,
  profile: Profile,
  at: number,
): PortalHost {
  const values = new Map<string, unknown>();
  return {
    async fetch(request) {
      const asks = isQuestion(request);
      if (request.method !== 'GET' && request.method !== 'HEAD' && !asks) return refused();
      const named = new Request(request);
      named.headers.set(actorHeader, id);
      const response = await arm.fetch(named);
      if (asks) clock.advanceTo(clock.now() + timeToAnswer);
      return response;
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
