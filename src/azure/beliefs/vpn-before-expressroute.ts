/** Believes that a VPN is taken before ExpressRoute where both lead to the same prefix. */
import { defineBelief } from './belief.ts';
import { changeRoutes } from './change.ts';

/** More than any routing weight of a connection. */
const first = 1_000_000;

export const vpnBeforeExpressRoute = defineBelief({
  id: 'expressroute/vpn-before-expressroute',
  change: (network) =>
    changeRoutes(network, (route) =>
      route.fact === 'expressroute/expressroute-before-vpn' ? { ...route, weight: first } : route,
    ),
});
