/** Believes that a VPN is taken before ExpressRoute where both lead to the same prefix. */
import { defineBelief } from './belief.ts';
import { changeRoutes } from './change.ts';
import { isOverVpn } from './vpn-routes.ts';

/** More than any routing weight of a connection. */
const first = 1_000_000;

export const vpnBeforeExpressRoute = defineBelief({
  id: 'expressroute/vpn-before-expressroute',
  change: (network) => changeRoutes(network, (route) => (isOverVpn(route) ? { ...route, weight: first } : route)),
});
