/** What is imagined to have failed on the way from a site into a network, in words: links, edges, whole locations. */
import type { FactId } from '#src/base/facts.ts';
import type { Reason } from '#src/datapath/network.ts';
import { peeringLocationOf, type LinkName } from './circuits.ts';
import { nodeOf, type World, type WorldResource } from './world.ts';

const metro = /^(.+) Metro$/i;

const isMetro = (world: World, circuit: WorldResource): boolean => metro.test(peeringLocationOf(world, circuit));

/** The facility in which each edge of a circuit stands; empty if the circuit does not say. A Metro circuit has one in each of two. */
export function facilityOf(world: World, circuit: WorldResource, way: LinkName): string {
  const said = peeringLocationOf(world, circuit);
  const [, city] = metro.exec(said) ?? [];
  if (city === undefined) return said;
  return way === 'primary' ? city : `${city}2`;
}

/** Why a link is cut. */
export function whyLinkCut(world: World, circuit: WorldResource, way: LinkName): Reason | undefined {
  if (!world.hasFailed(`link:${nodeOf(circuit.id)}/${way}`)) return undefined;
  return { because: `The ${way} link of ${circuit.name} is cut, so its BGP session is down.` };
}

/** Why an edge is down: itself, or the whole location it stands in. */
export function whyEdgeDown(world: World, circuit: WorldResource, way: LinkName): Reason | undefined {
  const facility = facilityOf(world, circuit, way);
  if (facility !== '' && world.hasFailed(`location:${facility}`)) {
    const fact: FactId = isMetro(world, circuit) ? 'expressroute/metro-facilities' : 'expressroute/location-outage';
    return {
      because: `The peering location ${facility} is down, and with it the ${way} edge of ${circuit.name}.`,
      fact,
    };
  }
  if (!world.hasFailed(`edge:${nodeOf(circuit.id)}/${way}`)) return undefined;
  return { because: `The ${way} edge router of ${circuit.name} is down, so its BGP sessions are down.` };
}
