/** Believes that a route learned over BGP beats a user route to the same prefix. */
import { defineBelief } from './belief.ts';
import { changeRoutes } from './change.ts';

/** Less than any routing weight. */
const last = -1_000_000;

export const learnedBeatsUser = defineBelief({
  id: 'expressroute/learned-beats-user',
  change(network) {
    const learned = new Set(
      network.routes.filter(({ origin }) => origin === 'bgp').map(({ at, prefix }) => `${at}\n${prefix}`),
    );
    return changeRoutes(network, (route) =>
      route.origin === 'user' && learned.has(`${route.at}\n${route.prefix}`)
        ? { ...route, origin: 'bgp', weight: last }
        : route,
    );
  },
});
