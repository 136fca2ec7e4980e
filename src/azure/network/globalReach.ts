/** What Global Reach means to packets: a link between the edges of two circuits, and the two sites' prefixes over it. */
import * as z from 'zod/mini';
import type { Reason, Route } from '#src/datapath/network.ts';
import { nodesOfCircuit, siteOf } from './circuits.ts';
import { nodeOf, reference, word, type Declare, type World, type WorldResource } from './world.ts';

const reachProperties = z.object({ provisioningState: word, peerExpressRouteCircuitPeering: reference });

/** The circuit that a peering belongs to. */
const circuitOf = (world: World, peeringId: string): WorldResource | undefined =>
  world.find(peeringId.split(/\/peerings\//i)[0] ?? '');

function whyDown(reach: WorldResource, state: string): Reason | undefined {
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

/** At one end, the way to the site behind the other. */
function toSite(world: World, from: WorldResource, to: WorldResource): Route[] {
  const here = nodesOfCircuit(from);
  const site = siteOf(world, to);
  const because = `Global Reach joins ${from.name} with ${to.name}, behind which ${site.name} announces it.`;
  const fact = 'expressroute/global-reach-pairwise';
  return site.prefixes.flatMap((prefix): Route[] => [
    { at: here.router, prefix, via: here.provider ?? here.edge, origin: 'bgp', because, fact },
    { at: here.edge, prefix, via: nodesOfCircuit(to).edge, origin: 'bgp', because, fact },
  ]);
}

/** The link between the two edges, and each site's routes at the other. */
export const declareGlobalReach: Declare = (reach, world) => {
  const { provisioningState, peerExpressRouteCircuitPeering: peer } = reachProperties.parse(reach.properties);
  const own = circuitOf(world, reach.id);
  const other = circuitOf(world, peer.id);
  if (!own || !other) return {};
  const down = whyDown(reach, provisioningState);
  return {
    links: [
      {
        id: nodeOf(reach.id),
        ends: [nodesOfCircuit(own).edge, nodesOfCircuit(other).edge],
        name: reach.name,
        ...(down && { down }),
      },
    ],
    routes: [...toSite(world, own, other), ...toSite(world, other, own)],
  };
};
