/**
 * What Microsoft's edge knows of a Microsoft peering: the public prefixes that the customer announces there, once they are validated.
 * What Microsoft itself announces changes from day to day and is not known here, so it is not in these tables.
 */
import * as shape from '#src/base/shape.ts';
import { isDirect, type LinkName } from './circuits.ts';
import type { EdgeNeighbor, EdgeRoute } from './edge-sessions.ts';
import { linkAddresses } from './link-addresses.ts';
import { whyEdgeDown, whyLinkCut } from './outages.ts';
import { count, word, words, type World, type WorldResource } from './world.ts';

type Peering = Pick<WorldResource, 'properties'>;

const config = shape.otherwise(
  shape.object({ advertisedPublicPrefixes: words, advertisedPublicPrefixesState: word, customerASN: count }),
  { advertisedPublicPrefixes: [], advertisedPublicPrefixesState: '', customerASN: 0 },
);
const peeringProperties = shape.object({
  state: word,
  peerASN: count,
  microsoftPeeringConfig: config,
  ipv6PeeringConfig: shape.otherwise(shape.optional(shape.object({ microsoftPeeringConfig: config })), undefined),
});
const circuitProperties = shape.object({ serviceProviderProvisioningState: word });

function isUp(world: World, circuit: WorldResource, { properties }: Peering, way: LinkName): boolean {
  const { serviceProviderProvisioningState } = circuitProperties.parse(circuit.properties);
  const isJoined = serviceProviderProvisioningState === 'Provisioned' || isDirect(circuit);
  const isSilent = circuit.onPremises?.down.includes(way) ?? false;
  const isEnabled = peeringProperties.parse(properties).state !== 'Disabled';
  return isJoined && isEnabled && !isSilent && !whyLinkCut(world, circuit, way) && !whyEdgeDown(world, circuit, way);
}

/** The prefixes that the customer announces, as far as Microsoft accepts them. */
export function microsoftRoutes(world: World, circuit: WorldResource, peering: Peering, way: LinkName): EdgeRoute[] {
  if (!isUp(world, circuit, peering, way)) return [];
  const { peerASN, microsoftPeeringConfig, ipv6PeeringConfig } = peeringProperties.parse(peering.properties);
  return ([4, 6] as const).flatMap((family) => {
    const own = family === 4 ? microsoftPeeringConfig : ipv6PeeringConfig?.microsoftPeeringConfig;
    const link = linkAddresses(peering, way, family, world.profile);
    if (!link || own?.advertisedPublicPrefixesState !== 'Configured') return [];
    const path = own.customerASN > 0 && own.customerASN !== peerASN ? `${peerASN} ${own.customerASN}` : String(peerASN);
    return own.advertisedPublicPrefixes.map((network) => ({
      network,
      nextHop: link.customer,
      locPrf: '',
      weight: 0,
      path,
    }));
  });
}

/** The customer's router, in each family. */
export function microsoftNeighbors(
  world: World,
  circuit: WorldResource,
  peering: Peering,
  way: LinkName,
): EdgeNeighbor[] {
  const { peerASN: asn } = peeringProperties.parse(peering.properties);
  return ([4, 6] as const).flatMap((family) => {
    const link = linkAddresses(peering, way, family, world.profile);
    return link ? [{ address: link.customer, asn, isUp: isUp(world, circuit, peering, way), state: 'Idle' }] : [];
  });
}
