/** A user route of the machine's subnet sends what is for one range away. */
import { nameIn } from '#src/lab/ids.ts';
import { put } from './branch.ts';
import { defineFault } from './fault.ts';
import { effectiveRoutesLook } from './looks.ts';

/** What the route that breaks the branch is called. */
export const awayRoute = 'block-guests';

export const userRoute = defineFault({
  id: 'user-route',
  says: ({ ranges }) => `A user route in Azure sends what is for ${ranges[1]} somewhere else.`,
  breaks: (branch) => [
    put(`${branch.routeTable}/routes/${awayRoute}`, {
      properties: { addressPrefix: branch.ranges[1], nextHopType: 'None' },
    }),
  ],
  isThere: ({ routes }) => routes.length > 0,
  evidence: ({ routes }, { routeTable, ranges }) => {
    const [route] = routes;
    return route
      ? `The effective routes of the machine have ${route.prefix} twice: from the gateway, Invalid, and from the user, Active, with the next hop ${route.nextHopType}. It is ${nameIn(route.id)} in the route table ${nameIn(routeTable)}. Answers are thrown away there.`
      : `In the effective routes of the machine no user route speaks of ${ranges.join(' or ')}.`;
  },
  tools: ['effective routes', 'activity log'],
  look: effectiveRoutesLook,
  cures: ({ routes }) => routes.map(({ id }) => ({ method: 'DELETE', path: id, advance: 'until-idle' })),
  facts: ['expressroute/route-choice', 'expressroute/user-route-next-hops'],
});
