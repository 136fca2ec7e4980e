/** Believes that sites which are each joined with a third are joined with one another. */
import type { Network, Route } from '#src/datapath/network.ts';
import { defineBelief } from './belief.ts';
import { addRoutes, grouped } from './change.ts';

const pairwise = 'expressroute/global-reach-pairwise';

/** Where each edge hears of sites from another edge: its own routes, and those it would hear if the other edge passed them on. */
function heard(network: Network): ReadonlyMap<string, ReadonlyMap<string, Route>> {
  const routes = network.routes.filter(({ fact, via }) => fact === pairwise && via !== undefined);
  const edges = new Set(network.nodes.filter(({ kind }) => kind === 'edge').map(({ id }) => id));
  const direct = grouped(
    routes.filter(({ at, via }) => edges.has(at) && via !== undefined && edges.has(via)),
    ({ at }) => at,
  );
  const home = grouped(
    network.routes.filter(({ at, via }) => edges.has(at) && via !== undefined && !edges.has(via)),
    ({ at }) => at,
  );
  const own = (edge: string) => new Set((home.get(edge) ?? []).map(({ prefix }) => prefix));
  return new Map(
    [...direct.keys()].map((edge) => {
      const found = new Map<string, Route>();
      const known = new Set([...own(edge), ...(direct.get(edge) ?? []).map(({ prefix }) => prefix)]);
      // Every edge is asked once: where all are joined with all there are more ways than anybody can walk.
      const passOn = (first: Route, at: string, seen: Set<string>): void => {
        seen.add(at);
        for (const next of direct.get(at) ?? []) {
          if (next.via === undefined || next.via === edge) continue;
          if (!known.has(next.prefix) && !found.has(next.prefix))
            found.set(next.prefix, { ...first, prefix: next.prefix });
          if (!seen.has(next.via)) passOn(first, next.via, seen);
        }
      };
      const ways = new Map((direct.get(edge) ?? []).map((route) => [route.via, route]));
      for (const route of ways.values()) if (route.via !== undefined) passOn(route, route.via, new Set());
      return [edge, found];
    }),
  );
}

export const globalReachIsTransitive = defineBelief({
  id: 'expressroute/global-reach-is-transitive',
  change(network) {
    const believed = heard(network);
    const because = 'Global Reach would pass on what it heard from one site to the next.';
    const atEdges = [...believed.values()].flatMap((routes) =>
      [...routes.values()].map((route) => ({ ...route, because })),
    );
    const reached = new Map([...believed].map(([edge, routes]) => [edge, [...routes.keys()]]));
    // The router at a site hears what its own edges hear.
    const routers = grouped(
      network.routes.filter(({ at, fact }) => fact === pairwise && !believed.has(at)),
      ({ at, via }) => `${at}\n${via ?? ''}`,
    );
    const atRouters = [...routers.values()].flatMap(([route]): Route[] => {
      if (!route) return [];
      const circuit = route.at.slice(0, route.at.lastIndexOf('/'));
      const prefixes = new Set([...reached].flatMap(([edge, all]) => (edge.startsWith(`${circuit}/`) ? all : [])));
      return [...prefixes].map((prefix) => ({ ...route, prefix, because }));
    });
    return addRoutes(network, [...atEdges, ...atRouters]);
  },
});
