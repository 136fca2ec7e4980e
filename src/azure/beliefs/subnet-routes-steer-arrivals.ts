/** Believes that the route table of a subnet steers the packets that come into it, and not only those that leave it. */
import type { Route } from '#src/datapath/network.ts';
import { defineBelief } from './belief.ts';
import { addRoutes, neighborsOf, nodesById } from './change.ts';

const fact = 'expressroute/user-route-next-hops';

export const subnetRoutesSteerArrivals = defineBelief({
  id: 'expressroute/subnet-routes-steer-arrivals',
  change(network) {
    const nodes = nodesById(network);
    const neighbors = neighborsOf(network);
    const steered = new Set<string>();
    const more = network.routes.flatMap(({ at, via, origin }): Route[] => {
      const host = nodes.get(at);
      const next = via === undefined ? undefined : nodes.get(via);
      if (origin !== 'user' || host?.kind !== 'host' || !next || next.kind === 'network' || steered.has(at)) return [];
      const home = [...(neighbors.get(at) ?? [])].find((id) => nodes.get(id)?.kind === 'network');
      if (home === undefined || neighbors.get(home)?.has(next.id) !== true) return [];
      steered.add(at);
      const because = `The route table of its subnet would send packets to ${host.name} through ${next.name} as well.`;
      return host.prefixes.flatMap((prefix): Route[] => [
        { at: home, prefix, via: next.id, origin: 'user', because, fact },
        { at: next.id, prefix, via: at, origin: 'user', because: `${next.name} hands it on to ${host.name}.` },
      ]);
    });
    return addRoutes(network, more);
  },
});
