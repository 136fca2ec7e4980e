/** The routes a gateway announces, peer by peer: it is asked for its peers first, and then once for each. */
import { defineBlade } from '#src/portal/blade.ts';
import { gatewayMenu, gatewayRoutes } from '#src/portal/gateway-tables.ts';
import { members, textAt } from '#src/portal/json.ts';
import { idParts } from '#src/portal/resourceId.ts';

/** The addresses of the peers, each once: a gateway has a session with one peer from each of its instances. */
const peersIn = (answer: unknown): string[] => [...new Set(members(answer).map((peer) => textAt(peer, 'neighbor')))];

export default defineBlade({
  id: 'gateway-advertised-routes',
  machine: 'ask',
  icon: 'table',
  kind: 'Virtual network gateway',
  title: ({ of = '' }) => `${idParts(of).name} | Advertised routes`,
  menu: gatewayMenu,
  sought: 'advertised routes',
  intro: 'What this gateway announces to each of its BGP peers. It is asked for its peers first, and then for each.',
  rules: ({ place: { of = '' } }) => ({
    asks(_values, told) {
      const [peers, ...routes] = told;
      if (told.length === 0) return [{ action: `${of}/getBgpPeerStatus` }];
      if (routes.length > 0) return [];
      return peersIn(peers).map((peer) => ({ action: `${of}/getAdvertisedRoutes`, query: { peer } }));
    },
  }),
  tables: ([peers, ...routes]) =>
    peersIn(peers).map((peer, index) => ({
      title: `Advertised to ${peer}`,
      ...gatewayRoutes(routes[index], `Nothing is advertised to ${peer}.`),
    })),
  empty: 'This gateway has no BGP peers, so there is nobody to advertise routes to.',
});
