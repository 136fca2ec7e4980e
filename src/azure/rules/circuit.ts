/** What holds for ExpressRoute circuits. */
import * as z from 'zod/mini';
import { valueOf } from '#src/base/facts.ts';
import type { Profile } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { usersOf } from '../cloud.ts';
import { geographyOfPeeringLocation, geographyOfRegion } from '../regions.ts';
import type { Context, Proposal, Typed } from '../resource.ts';
import { notSimulated } from './not-simulated.ts';

export const circuitProperties = z.looseObject({
  serviceProviderProperties: z.optional(
    z.looseObject({ serviceProviderName: z.string(), peeringLocation: z.string(), bandwidthInMbps: z.int() }),
  ),
  circuitProvisioningState: z.optional(z.string()),
  serviceKey: z.optional(z.string()),
  serviceProviderProvisioningState: z.optional(
    z.enum(['NotProvisioned', 'Provisioning', 'Provisioned', 'Deprovisioning']),
  ),
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

const tierOf = ({ sku }: Circuit): string => String(sku?.['tier']);

/** How many virtual networks a circuit links. Local is not named by the facts and counts as Standard. */
export function linkLimit(circuit: Circuit, profile: Profile): { limit: number; fact: string } {
  if (tierOf(circuit) !== 'Premium') {
    return {
      limit: valueOf('expressroute/standard-circuit-links', profile),
      fact: 'expressroute/standard-circuit-links',
    };
  }
  const mbps = circuit.properties.serviceProviderProperties?.bandwidthInMbps ?? 0;
  return {
    limit: valueOf('expressroute/premium-circuit-links', profile)[String(mbps)] ?? 0,
    fact: 'expressroute/premium-circuit-links',
  };
}

/** The geopolitical region of a circuit: that of its peering location. */
export const geographyOf = (circuit: Circuit, profile: Profile): string | undefined =>
  geographyOfPeeringLocation(circuit.properties.serviceProviderProperties?.peeringLocation ?? '', profile) ??
  geographyOfRegion(circuit.location ?? '', profile);

/** Whether the circuit reaches a region. Only Premium leaves its geopolitical region. */
export const reaches = (circuit: Circuit, region: string, profile: Profile): boolean =>
  tierOf(circuit) === 'Premium' || geographyOf(circuit, profile) === geographyOfRegion(region, profile);

const refuse = (code: string, message: string, target: string, fact?: string): never => {
  throw new Refusal(400, code, message, { target, ...(fact !== undefined && { fact }) });
};

function refuseLine(circuit: Circuit, before: Circuit | undefined, { profile }: Context): void {
  const line = circuit.properties.serviceProviderProperties;
  const at = 'properties.serviceProviderProperties';
  if (!line) {
    refuse(
      'ExpressRouteCircuitCreateMissingPortProvisioningProperties',
      `ExpressRouteCircuit ${circuit.id}:\nserviceProviderProperties or ExpressRoutePorts/BandwidthInGbps properties must be present in create operation.`,
      at,
    );
    return;
  }
  const bandwidths = valueOf('expressroute/bandwidths', profile);
  if (!bandwidths.includes(line.bandwidthInMbps)) {
    refuse(
      'CrossconnectBandwidth',
      `${circuit.name} asks for ${line.bandwidthInMbps} Mbps. A provider circuit has ${bandwidths.join(', ')} Mbps. Choose one of these.`,
      `${at}.bandwidthInMbps`,
      'expressroute/bandwidths',
    );
  }
  if (geographyOfPeeringLocation(line.peeringLocation, profile) === undefined) {
    refuse(
      'CrossconnectPeeringLocation',
      `${line.peeringLocation} is not a peering location we know. Choose one such as Amsterdam, London, Silicon Valley or Singapore.`,
      `${at}.peeringLocation`,
      'expressroute/geopolitical-regions',
    );
  }
  const was = before?.properties.serviceProviderProperties;
  if (!was) return;
  if (line.bandwidthInMbps < was.bandwidthInMbps) {
    refuse(
      'CrossconnectBandwidthLowered',
      `${circuit.name} has ${was.bandwidthInMbps} Mbps and would get ${line.bandwidthInMbps}. The bandwidth of a circuit can only grow. Create a new circuit for less.`,
      `${at}.bandwidthInMbps`,
      'expressroute/bandwidths',
    );
  }
  if (line.serviceProviderName !== was.serviceProviderName || line.peeringLocation !== was.peeringLocation) {
    refuse(
      'CrossconnectCircuitMoved',
      `${circuit.name} is a line of ${was.serviceProviderName} in ${was.peeringLocation}. Provider and peering location cannot change. Create a new circuit there.`,
      at,
    );
  }
}

function refuseSku(circuit: Circuit, before: Circuit | undefined, context: Context): void {
  const { sku, name } = circuit;
  if (!sku) {
    refuse(
      'CrossconnectCircuitSku',
      `${name} has no sku. Send tier Standard, Premium or Local and family MeteredData or UnlimitedData.`,
      'sku',
    );
    return;
  }
  const full = `${tierOf(circuit)}_${String(sku['family'])}`;
  if (tierOf(circuit) === 'Basic') throw notSimulated('The tier Basic', 'Use Standard, Premium or Local.', 'sku.tier');
  if (sku['name'] !== full) {
    refuse(
      'CrossconnectCircuitSku',
      `${name} has the SKU name ${String(sku['name'])}, but tier and family make ${full}. Send that name, or leave it out.`,
      'sku.name',
    );
  }
  if (!before) return;
  if (before.sku?.['family'] === 'UnlimitedData' && sku['family'] === 'MeteredData') {
    refuse(
      'CrossconnectUnlimitedStays',
      `${name} is billed as UnlimitedData, which cannot go back to MeteredData. Create a new circuit for metered billing.`,
      'sku.family',
    );
  }
  const connections = usersOf(context.cloud, before);
  const { limit, fact } = linkLimit(circuit, context.profile);
  if (connections.length > limit) {
    refuse(
      'CrossconnectTooManyLinks',
      `${name} has ${connections.length} connections. With ${full} it would take ${limit}. Delete connections first.`,
      'sku.tier',
      fact,
    );
  }
  const far = connections.find(({ location }) => !reaches(circuit, location ?? '', context.profile));
  if (far) {
    refuse(
      'CrossconnectOutsideGeopoliticalRegion',
      `Connection ${far.name} in ${far.location ?? ''} lies outside ${geographyOf(circuit, context.profile) ?? 'the region of the circuit'}, which only a Premium circuit reaches. Delete that connection first.`,
      'sku.tier',
      'expressroute/geopolitical-regions',
    );
  }
}

/** The rules of a circuit. */
export function refuseCircuit({ resource, before }: Proposal<CircuitProperties>, context: Context): void {
  if (resource.properties['expressRoutePort'] !== undefined) {
    throw notSimulated(
      'ExpressRoute Direct',
      'Use a provider circuit, with serviceProviderProperties.',
      'properties.expressRoutePort',
    );
  }
  refuseLine(resource, before, context);
  refuseSku(resource, before, context);
}

/** The provider must have let go of the circuit. */
export function refuseCircuitDelete({ name, properties }: Circuit): void {
  const state = properties.serviceProviderProvisioningState ?? 'NotProvisioned';
  if (state === 'NotProvisioned') return;
  throw new Refusal(
    400,
    'CrossconnectCircuitStillProvisioned',
    `Circuit ${name} cannot be deleted: its provider status is ${state}. Ask the provider to deprovision it, and delete it when the status is NotProvisioned.`,
    { fact: 'expressroute/delete-order' },
  );
}
