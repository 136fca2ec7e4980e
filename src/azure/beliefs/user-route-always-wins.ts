/** Believes that a user route beats every other route, also a more exact one. */
import { parsePrefix } from '#src/base/ip.ts';
import type { Route } from '#src/datapath/network.ts';
import { createPrefixTable } from '#src/datapath/prefixTable.ts';
import { defineBelief } from './belief.ts';
import { addRoutes, grouped } from './change.ts';

/** The routes of one node that a wider user route would take over. */
function takenOver(routes: readonly Route[]): Route[] {
  const written = routes.filter(({ origin }) => origin === 'user');
  if (written.length === 0) return [];
  const table = createPrefixTable(written.map((route) => [route.prefix, route]));
  return routes.flatMap((route): Route[] => {
    const prefix = route.origin === 'user' ? undefined : parsePrefix(route.prefix);
    if (!prefix) return [];
    const [wider] = table.matches(prefix).find(({ length }) => length < prefix.length)?.items ?? [];
    if (!wider) return [];
    const because = `The user route to ${wider.prefix} would win against ${route.prefix} because somebody wrote it.`;
    return [{ ...wider, prefix: route.prefix, because, fact: 'expressroute/route-choice' }];
  });
}

export const userRouteAlwaysWins = defineBelief({
  id: 'expressroute/user-route-always-wins',
  change: (network) => addRoutes(network, [...grouped(network.routes, ({ at }) => at).values()].flatMap(takenOver)),
});
