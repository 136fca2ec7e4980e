/** How a packet comes from a circuit's router to Microsoft's edges: over its provider, or on Direct over the customer's own ports. */
import type { Route, Withdrawal } from '#src/datapath/network.ts';
import { nodesOfCircuit, preferenceOf, ways, type LinkName } from './circuits.ts';
import { facilityOf } from './outages.ts';
import { hasChoice } from './sites.ts';
import type { World, WorldResource } from './world.ts';

/** Why something is not announced over one link, or over neither when none is named. */
export type Off = (way?: LinkName) => Withdrawal | undefined;

const unless = (withdrawn: Withdrawal | undefined): Pick<Route, 'withdrawn'> => (withdrawn ? { withdrawn } : {});

/** The routes for what was announced at the edges: of the router, of the provider, and of the site where that has a choice. */
export function towardsEdges(
  world: World,
  circuit: WorldResource,
  route: Pick<Route, 'prefix' | 'because' | 'fact'>,
  off: Off,
): Route[] {
  const { site, router, provider, edges } = nodesOfCircuit(circuit);
  const common = { ...route, origin: 'bgp' } as const;
  const over = (at: string, because: (way: LinkName) => string): Route[] =>
    ways.map((way) => ({ ...common, at, via: edges[way], because: because(way), ...unless(off(way)) }));
  const atSite: Route = {
    ...common,
    at: site,
    via: router,
    weight: preferenceOf(circuit),
    because: `The router of ${circuit.name} learned ${route.prefix} over BGP and told its site.`,
    ...unless(off()),
  };
  return [
    ...(hasChoice(world, site) ? [atSite] : []),
    ...(provider === undefined
      ? over(router, () => route.because)
      : [
          { ...common, at: router, via: provider, ...unless(off()) },
          ...over(provider, (way) => {
            const facility = facilityOf(world, circuit, way);
            return `The provider carries the packet over the ${way} link to Microsoft's edge${facility === '' ? '' : ` in ${facility}`}.`;
          }).map((one): Route => ({ ...one, fact: route.fact ?? 'expressroute/both-links-work' })),
        ]),
  ];
}
