/** Believes that the routing weight of a connection is a cost: the lower, the better. */
import { defineBelief } from './belief.ts';
import { changeRoutes } from './change.ts';

export const lowerWeightWins = defineBelief({
  id: 'expressroute/lower-weight-wins',
  change: (network) =>
    changeRoutes(network, (route) =>
      route.weight !== undefined && route.weight > 0 ? { ...route, weight: -route.weight } : route,
    ),
});
