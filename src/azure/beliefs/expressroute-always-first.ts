/** Believes that ExpressRoute is taken before a VPN even where the VPN has the more exact prefix. */
import { parsePrefix } from '#src/base/ip.ts';
import { createPrefixTable } from '#src/datapath/prefixTable.ts';
import { defineBelief } from './belief.ts';
import { grouped, removeRoutes } from './change.ts';
import { isOverVpn } from './vpn-routes.ts';

export const expressRouteAlwaysFirst = defineBelief({
  id: 'expressroute/expressroute-always-first',
  change(network) {
    if (!network.routes.some(isOverVpn)) return network;
    const learned = network.routes.filter(
      (route) => route.origin === 'bgp' && route.via !== undefined && !route.withdrawn && !isOverVpn(route),
    );
    const tables = new Map(
      [...grouped(learned, ({ at }) => at)].map(([at, routes]) => [
        at,
        createPrefixTable(routes.map((route) => [route.prefix, route])),
      ]),
    );
    return removeRoutes(network, (route) => {
      const prefix = isOverVpn(route) ? parsePrefix(route.prefix) : undefined;
      return (
        prefix !== undefined &&
        (tables.get(route.at)?.matches(prefix) ?? []).some(({ length }) => length < prefix.length)
      );
    });
  },
});
