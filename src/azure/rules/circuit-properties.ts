/** What a circuit may be sent with, and the questions its rules ask of it. */
import * as z from 'zod/mini';
import { valueOf } from '#src/base/facts.ts';
import type { Profile } from '#src/base/facts.ts';
import { bagOf, textOf } from '../body.ts';
import { childrenOf, findResource, usersOf } from '../cloud.ts';
import type { Cloud, Resource } from '../cloud.ts';
import { findPeeringLocation } from '../peering-locations.ts';
import { geographyOfPeeringLocation, geographyOfRegion, normalLocation } from '../geographies.ts';
import type { Typed } from '../resource.ts';

export const circuitProperties = z.looseObject({
  serviceProviderProperties: z.optional(
    z.looseObject({ serviceProviderName: z.string(), peeringLocation: z.string(), bandwidthInMbps: z.int() }),
  ),
  /** The customer's own pair of ports, instead of a provider. */
  expressRoutePort: z.optional(z.looseObject({ id: z.string() })),
  bandwidthInGbps: z.optional(z.number()),
  enableDirectPortRateLimit: z.optional(z.boolean()),
  /** Opens a port pair of another subscription. */
  authorizationKey: z.optional(z.string()),
  circuitProvisioningState: z.optional(z.string()),
  serviceKey: z.optional(z.string()),
  serviceProviderProvisioningState: z.optional(
    z.enum(['NotProvisioned', 'Provisioning', 'Provisioned', 'Deprovisioning']),
  ),
  serviceProviderNotes: z.optional(z.string()),
  stag: z.optional(z.int()),
  allowClassicOperations: z.optional(z.boolean()),
  globalReachEnabled: z.optional(z.boolean()),
});
export type CircuitProperties = z.infer<typeof circuitProperties>;

export const circuitSku = z.looseObject({
  name: z.optional(z.string()),
  tier: z.enum(['Standard', 'Premium', 'Local', 'Basic']),
  family: z.enum(['MeteredData', 'UnlimitedData']),
});

export type Circuit = Typed<CircuitProperties>;
type WithSku = Pick<Circuit, 'sku'>;

export const tierOf = ({ sku }: WithSku): string => textOf(sku?.['tier']);
export const familyOf = ({ sku }: WithSku): string => textOf(sku?.['family']);

/** Whether the circuit runs on the customer's own ports, without a provider. */
export const isDirect = ({ properties }: Circuit): boolean => properties.expressRoutePort !== undefined;

/** The bandwidth of a circuit, whichever of the two kinds it is. */
export const mbpsOf = ({ properties }: Circuit): number =>
  properties.serviceProviderProperties?.bandwidthInMbps ?? (properties.bandwidthInGbps ?? 0) * 1000;

/** The peering location of a circuit: its provider's, or that of its ports. Empty if there is neither. */
export function peeringLocationOf({ properties }: Pick<Resource, 'properties'>, cloud: Cloud): string {
  const port = findResource(cloud, textOf(bagOf(properties['expressRoutePort'])['id']));
  return textOf(bagOf(port ? port.properties : properties['serviceProviderProperties'])['peeringLocation']);
}

/** How many virtual networks a circuit links. Local is not named by the facts and counts as Standard. */
export function linkLimit(circuit: Circuit, profile: Profile): { limit: number; fact: string } {
  if (tierOf(circuit) !== 'Premium') {
    return {
      limit: valueOf('expressroute/standard-circuit-links', profile),
      fact: 'expressroute/standard-circuit-links',
    };
  }
  return {
    limit: linksOfPremium(mbpsOf(circuit), profile),
    fact: 'expressroute/premium-circuit-links',
  };
}

/** The step at or below the bandwidth: circuits on ports come in sizes between those that the table names. */
function linksOfPremium(mbps: number, profile: Profile): number {
  const steps = Object.entries(valueOf('expressroute/premium-circuit-links', profile));
  return Math.max(0, ...steps.filter(([from]) => Number(from) <= mbps).map(([, links]) => links));
}

const reachType = 'Microsoft.Network/expressRouteCircuits/peerings/connections';

/** The Global Reach links of a circuit, begun here or on the other circuit. */
export function globalReachOf(cloud: Cloud, circuit: Resource): Resource[] {
  return childrenOf(cloud, circuit)
    .flatMap((child) => [...childrenOf(cloud, child), ...usersOf(cloud, child)])
    .filter(({ type }) => type === reachType);
}

/** Whether a Global Reach link has ever joined its circuits: not while it is being made, nor if that failed. */
export const isMade = ({ properties }: { properties: Record<string, unknown> }): boolean =>
  properties['provisioningState'] === 'Succeeded' || properties['circuitConnectionStatus'] === 'Connected';

/** How many of its links a circuit uses: connections and Global Reach count alike. */
export const linksInUse = (cloud: Cloud, circuit: Resource): number =>
  usersOf(cloud, circuit).length + globalReachOf(cloud, circuit).length;

/** The geopolitical region of a circuit: that of its peering location. */
export function geographyOf(circuit: Circuit, cloud: Cloud, profile: Profile): string | undefined {
  const place = peeringLocationOf(circuit, cloud);
  const plain = findPeeringLocation(place, profile)?.name ?? place;
  return geographyOfPeeringLocation(plain, profile) ?? geographyOfRegion(circuit.location ?? '', profile);
}

/** The Azure regions that a Local circuit reaches. */
export const localRegionsOf = (circuit: Circuit, cloud: Cloud, profile: Profile): readonly string[] =>
  findPeeringLocation(peeringLocationOf(circuit, cloud), profile)?.localRegions ?? [];

/** Azure writes the Indian regions the other way round than the tables do. */
const written = (region: string): string => normalLocation(region).replace(/^india(\w+)$/, '$1india');

/** Whether the circuit reaches a region. Local stays at home, and only Premium leaves its geopolitical region. */
export function reaches(circuit: Circuit, region: string, cloud: Cloud, profile: Profile): boolean {
  const tier = tierOf(circuit);
  if (tier === 'Premium') return true;
  if (tier === 'Local')
    return localRegionsOf(circuit, cloud, profile).some((near) => written(near) === normalLocation(region));
  const home = geographyOf(circuit, cloud, profile);
  return home !== undefined && home === geographyOfRegion(region, profile);
}

/** What to tell people about a region that the table of geopolitical regions leaves out; else nothing. */
export const unplaced = (region: string, profile: Profile): string =>
  geographyOfRegion(region, profile) === undefined
    ? ` The table of geopolitical regions does not name ${region}, so only a Premium circuit, or a Local one nearby, reaches it.`
    : '';
