/** Believes that the second link of a circuit carries packets only when the first is down. */
import { defineBelief } from './belief.ts';
import { changeRoutes } from './change.ts';

/** Less than one step of a routing weight, so that circuits keep their order. */
const alittle = 0.5;

export const secondLinkOnlyWaits = defineBelief({
  id: 'expressroute/second-link-only-waits',
  change: (network) =>
    changeRoutes(network, (route) =>
      route.via?.endsWith('/edge/secondary') === true ? { ...route, weight: (route.weight ?? 0) - alittle } : route,
    ),
});
