/** Whether a circuit takes what a gateway announces: by its SKU and region, and by the number of prefixes. */
import { valueOf } from '#src/base/facts.ts';
import type { Reason } from '#src/datapath/network.ts';
import { geographyOfPeeringLocation, geographyOfRegion, normalLocation } from '../geographies.ts';
import { peeringLocationOf, tierOf } from './circuits.ts';
import { addressSpaceOf } from './virtualNetworks.ts';
import type { World, WorldResource } from './world.ts';

/** The peering location that a text speaks of: its own name, that of a Metro, or one as ports write it (`Equinix-Amsterdam-AM5`). */
function placeNamed(text: string, { profile }: World): string | undefined {
  const geographies = Object.values(valueOf('expressroute/geopolitical-regions', profile));
  const said = normalLocation(text);
  return geographies
    .flatMap(({ peeringLocations }) => peeringLocations)
    .filter((name) => said.includes(normalLocation(name)))
    .sort((one, other) => other.length - one.length)[0];
}

/** Why a circuit does not reach the region of a network. What no table names is not held against it. */
function whyOutOfReach(world: World, circuit: WorldResource, network: WorldResource): Reason | undefined {
  const { profile } = world;
  const tier = tierOf(circuit);
  const region = network.location ?? '';
  const where = placeNamed(peeringLocationOf(world, circuit), world);
  if (where === undefined || region === '') return undefined;
  if (tier === 'Local') {
    const localRegions = valueOf('expressroute/local-circuit', profile)[where] ?? [];
    if (localRegions.some((near) => normalLocation(near) === normalLocation(region))) return undefined;
    return {
      because: `${circuit.name} is a Local circuit in ${where}. It reaches ${localRegions.join(' and ') || 'no region'}, and ${network.name} is in ${region}. Use a Standard or Premium circuit.`,
      fact: 'expressroute/local-circuit',
    };
  }
  if (tier !== 'Standard') return undefined;
  const home = geographyOfPeeringLocation(where, profile);
  const there = geographyOfRegion(region, profile);
  if (home === undefined || there === undefined || home === there) return undefined;
  return {
    because: `${circuit.name} is a Standard circuit in ${where}. It reaches regions in ${home}, and ${network.name} is in ${region} (${there}). Use a Premium circuit.`,
    fact: 'expressroute/geopolitical-regions',
  };
}

/** Why a connection exchanges no routes: the circuit does not reach the network, or more prefixes are announced than it takes. */
export function whyNotAnnounced(
  world: World,
  joint: {
    connection: WorldResource;
    circuit: WorldResource;
    hub: WorldResource;
    spokes: readonly WorldResource[];
  },
): Reason | undefined {
  const { connection, circuit, hub, spokes } = joint;
  const outside = whyOutOfReach(world, circuit, hub);
  if (outside) return outside;
  const { ipv4, ipv6 } = valueOf('expressroute/announced-prefixes', world.profile);
  const all = [hub, ...spokes].flatMap(addressSpaceOf);
  const six = all.filter((prefix) => prefix.includes(':')).length;
  const four = all.length - six;
  if (four <= ipv4 && six <= ipv6) return undefined;
  const said = four > ipv4 ? `${four} IPv4 prefixes, and takes ${ipv4}` : `${six} IPv6 prefixes, and takes ${ipv6}`;
  return {
    because: `The connection ${connection.name} would announce ${said}, ${hub.name} and its spokes together. So it dropped. Announce fewer, larger prefixes.`,
    fact: 'expressroute/announced-prefixes',
  };
}
