/** What holds for a pair of ExpressRoute Direct ports, and for the two links in it. */
import * as z from 'zod/mini';
import { valueOf } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { bagOf, textOf } from '../body.ts';
import { findPeeringLocation } from '../peering-locations.ts';
import type { Context, Proposal, Typed } from '../resource.ts';

export const portProperties = z.looseObject({
  /** `Equinix-Amsterdam-AM5`. */
  peeringLocation: z.string(),
  bandwidthInGbps: z.int(),
  encapsulation: z.enum(['Dot1Q', 'QinQ']),
  billingType: z.optional(z.enum(['MeteredData', 'UnlimitedData'])),
  allocationDate: z.optional(z.string()),
});
export type PortProperties = z.infer<typeof portProperties>;
type Port = Typed<PortProperties>;

export const linkProperties = z.looseObject({
  adminState: z.optional(z.enum(['Enabled', 'Disabled'])),
  macSecConfig: z.optional(
    z.looseObject({
      cknSecretIdentifier: z.optional(z.string()),
      cakSecretIdentifier: z.optional(z.string()),
      cipher: z.optional(z.string()),
      sciState: z.optional(z.enum(['Enabled', 'Disabled'])),
    }),
  ),
  routerName: z.optional(z.string()),
  interfaceName: z.optional(z.string()),
  patchPanelId: z.optional(z.string()),
  rackId: z.optional(z.string()),
  coloLocation: z.optional(z.string()),
  connectorType: z.optional(z.string()),
});
export type LinkProperties = z.infer<typeof linkProperties>;

export const linkNames = ['link1', 'link2'] as const;

const refuse = (code: string, message: string, member: string, fact?: string): never => {
  throw new Refusal(400, code, message, { target: `properties.${member}`, ...(fact !== undefined && { fact }) });
};

function refuseChange({ name, properties }: Port, before: Port): void {
  const fixed = ['peeringLocation', 'bandwidthInGbps', 'encapsulation'] as const;
  for (const member of fixed) {
    if (before.properties[member] === properties[member]) continue;
    refuse(
      'CrossconnectPortFixed',
      `${member} of ${name} is ${before.properties[member]} and would become ${properties[member]}. It cannot change. Create a new port pair.`,
      member,
      'expressroute/direct-encapsulation',
    );
  }
}

function refusePlace({ id, properties }: Port, { profile }: Context): void {
  const location = findPeeringLocation(properties.peeringLocation, profile);
  if (!location?.isDirect) {
    refuse(
      'CrossconnectPeeringLocation',
      `${properties.peeringLocation} is not a location of ExpressRoute Direct that we know. Choose one of the list of expressRoutePortsLocations, such as Equinix-Amsterdam-AM5.`,
      'peeringLocation',
      'expressroute/peering-locations',
    );
  }
  const sizes = valueOf('expressroute/direct-ports', profile);
  if (sizes.includes(properties.bandwidthInGbps)) return;
  // The words are Azure's.
  refuse(
    'ExpressRoutePortsNotAvailable',
    `ExpressRoutePorts ${id} cannot be created as requested bandwidth ${properties.bandwidthInGbps} is not available at peering location ${properties.peeringLocation}.`,
    'bandwidthInGbps',
    'expressroute/direct-ports',
  );
}

/** The rules of a port pair. */
export function refusePort({ resource, before, children }: Proposal<PortProperties>, context: Context): void {
  if (before) refuseChange(resource, before);
  else refusePlace(resource, context);
  const names = (children['links'] ?? []).map(({ name }) => name);
  if (names.length === linkNames.length && linkNames.every((name) => names.includes(name))) return;
  refuse(
    'CrossconnectPortLinks',
    `${resource.name} was sent with the links ${names.length === 0 ? 'none' : names.join(', ')}. A port pair has ${linkNames.join(' and ')}. Send both, or leave links out.`,
    'links',
    'expressroute/direct-links',
  );
}

/** MACsec needs both of its secrets, a cipher that is known, and somebody to read the key vault. */
export function refuseLink({ resource, parent }: Proposal<LinkProperties>, { profile }: Context): void {
  const { macSecConfig: mac } = resource.properties;
  if (!mac) return;
  const ciphers = valueOf('expressroute/direct-macsec', profile);
  const fact = 'expressroute/direct-macsec';
  if (mac.cipher !== undefined && !ciphers.includes(mac.cipher)) {
    refuse(
      'CrossconnectMacSecCipher',
      `${resource.name} has the MACsec cipher ${mac.cipher}. It is one of ${ciphers.join(', ')}. Choose one of these.`,
      'macSecConfig.cipher',
      fact,
    );
  }
  const secrets = [mac.cknSecretIdentifier, mac.cakSecretIdentifier].filter((secret) => textOf(secret) !== '');
  if (secrets.length === 0) return;
  if (secrets.length === 1) {
    refuse(
      'CrossconnectMacSecSecrets',
      `${resource.name} has one MACsec secret. It needs two, cknSecretIdentifier and cakSecretIdentifier. Send both.`,
      'macSecConfig',
      fact,
    );
  }
  if (textOf(bagOf(parent?.envelope?.['identity'])['type']).includes('UserAssigned')) return;
  refuse(
    'CrossconnectMacSecIdentity',
    `${resource.name} has MACsec secrets, but ${parent?.name ?? 'the port pair'} has no user-assigned identity that could read them from the key vault. Send identity with type UserAssigned.`,
    'macSecConfig',
    fact,
  );
}
