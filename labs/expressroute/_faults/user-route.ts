/** A user route of the machine's subnet sends what is for one range away. */
import { nameIn } from '#src/lab/ids.ts';
import { hopLabel } from '#src/lab/ways/routeTable.ts';
import { put } from './branch.ts';
import { defineFault } from './fault.ts';
import { effectiveRoutesLook } from './looks.ts';
import { whyAway } from './route-away.ts';

/** What the route that breaks the branch is called. */
export const awayRoute = 'block-guests';

export const userRoute = defineFault({
  id: 'user-route',
  says: ({ ranges }, { routes: [route] }) =>
    route === undefined || route.nextHopType === 'None'
      ? `A user route in Azure throws away what is for ${ranges[1]}.`
      : `A user route in Azure takes what is for ${ranges[1]}: its next hop type is ${hopLabel(route.nextHopType)}.`,
  breaks: (branch) => [
    put(`${branch.routeTable}/routes/${awayRoute}`, {
      properties: { addressPrefix: branch.ranges[1], nextHopType: 'None' },
    }),
  ],
  isThere: ({ routes }) => routes.length > 0,
  evidence: ({ routes }, { routeTable, ranges }) => {
    const [route] = routes;
    return route
      ? `The effective routes of the machine have a route for ${route.prefix} from the user, Active, with the next hop type ${hopLabel(route.nextHopType)}. It is ${nameIn(route.id)} in the route table ${nameIn(routeTable)}. ${whyAway(route)}`
      : `In the effective routes of the machine no user route speaks of ${ranges.join(' or ')}.`;
  },
  tools: ['effective routes', 'activity log'],
  look: effectiveRoutesLook,
  cures: ({ routes }) => routes.map(({ id }) => ({ method: 'DELETE', path: id, advance: 'until-idle' })),
  facts: ['expressroute/route-choice', 'expressroute/user-route-next-hops'],
});
