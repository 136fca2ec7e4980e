/** Believes that a VPN beside ExpressRoute does not take over by itself. */
import { defineBelief } from './belief.ts';
import { removeRoutes } from './change.ts';
import { isOverVpn } from './vpn-routes.ts';

export const vpnWaitsToBeCalled = defineBelief({
  id: 'expressroute/vpn-waits-to-be-called',
  change(network) {
    const gone = new Set(
      network.routes.filter(({ withdrawn }) => withdrawn).map(({ at, prefix }) => `${at}\n${prefix}`),
    );
    return removeRoutes(network, (route) => isOverVpn(route) && gone.has(`${route.at}\n${route.prefix}`));
  },
});
