/** What may come through the door of a lab: what its people ask, and what the provider's console does. The rest of the world is not theirs to move. */
import { actorHeader } from '#src/azure/journal.ts';
import { providerPane } from '#src/lab/definition.ts';
import type { Scenario } from '#src/lab/definition.ts';

type Known = Pick<Scenario, 'people' | 'hasProvider'>;

const controls = /^\/_control(\/|$)/i;
const ofProvider = /^\/_control\/provider\//i;

/** Why a request is none that the people of the lab can make; undefined where it is one. */
export function outOfReach({ people, hasProvider }: Known, actor: string, path: string): string | undefined {
  const isProvider = hasProvider && actor === providerPane;
  if (!isProvider && !people.some(({ id }) => id === actor)) {
    const known = [...people.map(({ id }) => id), ...(hasProvider ? [providerPane] : [])].join(', ');
    return `Nobody called ${actor} asks in this lab. Ask as one of: ${known}.`;
  }
  if (!controls.test(path)) return undefined;
  if (ofProvider.test(path) && isProvider) return undefined;
  return `${path} moves the world around Azure, which in a lab is not yours to move. Use the sandbox for it.`;
}

/** The answer to a request that is out of reach, in the form of Azure's own. */
export const refusedAtTheDoor = (message: string): Response =>
  new Response(JSON.stringify({ error: { code: 'CrossconnectOutOfReach', message } }), {
    status: 403,
    headers: { 'content-type': 'application/json' },
  });

/** Who asks, as the request says. */
export const actorOf = (request: Request): string => request.headers.get(actorHeader) ?? 'learner';

/** The same request, asked by this person. */
export function askedBy(request: Request, person: string): Request {
  const headers = new Headers(request.headers);
  headers.set(actorHeader, person);
  return new Request(request, { headers });
}
