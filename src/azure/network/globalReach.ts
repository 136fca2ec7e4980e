/** What Global Reach means to packets: links between the edges of two circuits, and the two sites' prefixes over them. */
import * as z from 'zod/mini';
import type { Link, Reason, Route } from '#src/datapath/network.ts';
import { circuitsAt, nodesOfCircuit, preferenceOf, siteOf, ways, type LinkName } from './circuits.ts';
import { whyDown } from './sessions.ts';
import { nodeOf, reference, word, type Declare, type World, type WorldResource } from './world.ts';

const reachProperties = z.object({ provisioningState: word, peerExpressRouteCircuitPeering: reference });

/** The circuit that a peering belongs to. */
const circuitOf = (world: World, peeringId: string): WorldResource | undefined =>
  world.find(peeringId.split(/\/peerings\//i)[0] ?? '');

/** The two circuits that a Global Reach link joins; undefined where one does not exist. */
export function joinedBy(world: World, reach: WorldResource): readonly [WorldResource, WorldResource] | undefined {
  const own = circuitOf(world, reach.id);
  const other = circuitOf(world, reachProperties.parse(reach.properties).peerExpressRouteCircuitPeering.id);
  return own && other && [own, other];
}

/** Why a Global Reach link carries nothing, whatever the circuits do. */
export function whyReachDown(reach: WorldResource): Reason | undefined {
  const { provisioningState: state } = reachProperties.parse(reach.properties);
  if (state === 'Failed') {
    return {
      because: `The Global Reach link ${reach.name} failed, so it carries nothing. Delete it and add it again.`,
    };
  }
  if (state === 'Deleting') return { because: `The Global Reach link ${reach.name} is being deleted.` };
  if (state === 'Updating') {
    return { because: `The Global Reach link ${reach.name} is not ready yet. Wait until it says Succeeded.` };
  }
  return undefined;
}

/** The edge of the far circuit that an edge hands over to: the one of the same link, or the other where that one's session is down. */
function meets(world: World, far: WorldResource, way: LinkName): LinkName {
  if (!whyDown(world, far, way)) return way;
  return ways.find((other) => !whyDown(world, far, other)) ?? way;
}

/** At one end, the way to the site behind the other. */
function toSite(world: World, from: WorldResource, to: WorldResource, down: Reason | undefined): Route[] {
  const here = nodesOfCircuit(from);
  const there = nodesOfCircuit(to);
  const site = siteOf(world, to);
  const common = {
    origin: 'bgp',
    because: `Global Reach joins ${from.name} with ${to.name}, behind which ${site.name} announces it.`,
    fact: 'expressroute/global-reach-pairwise',
  } as const;
  const gone = down ?? whyDown(world, to);
  const withdrawn = gone ?? whyDown(world, from);
  const isOneOfSeveral = circuitsAt(world, here.site).length > 1;
  return site.prefixes.flatMap((prefix): Route[] => [
    ...(isOneOfSeveral
      ? [
          {
            ...common,
            at: here.site,
            prefix,
            via: here.router,
            weight: preferenceOf(from),
            ...(withdrawn && { withdrawn }),
          },
        ]
      : []),
    ...(here.provider === undefined
      ? ways.map((way): Route => {
          const off = gone ?? whyDown(world, from, way);
          return { ...common, at: here.router, prefix, via: here.edges[way], ...(off && { withdrawn: off }) };
        })
      : [{ ...common, at: here.router, prefix, via: here.provider, ...(withdrawn && { withdrawn }) }]),
    ...ways.map((way): Route => ({
      ...common,
      at: here.edges[way],
      prefix,
      via: there.edges[meets(world, to, way)],
      ...(gone && { withdrawn: gone }),
    })),
  ]);
}

/** The links between the edges, and each site's routes at the other. Nothing goes on to a third circuit. */
export const declareGlobalReach: Declare = (reach, world) => {
  const pair = joinedBy(world, reach);
  if (!pair) return {};
  const [own, other] = pair;
  const down = whyReachDown(reach);
  const link = (mine: LinkName, theirs: LinkName): Link => ({
    id: `${nodeOf(reach.id)}/${mine === theirs ? mine : `${mine}-${theirs}`}`,
    ends: [nodesOfCircuit(own).edges[mine], nodesOfCircuit(other).edges[theirs]],
    name: reach.name,
    kind: 'inside',
    ...(down && { down }),
  });
  return {
    links: ways.flatMap((way) => [link(way, meets(world, other, way)), link(meets(world, own, way), way)]),
    routes: [...toSite(world, own, other, down), ...toSite(world, other, own, down)],
  };
};
