/** What a public IP address may be sent with, what holds for it, and how it gets its number. */
import * as z from 'zod/mini';
import { valueOf } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { sameId } from '#src/base/resource-id.ts';
import type { Context, Proposal, Typed } from '../resource.ts';
import { holderOfLabel, isLabel, nameOfLabel } from './dns-label.ts';
import { notSimulated } from './not-simulated.ts';

export const publicAddressProperties = z.looseObject({
  publicIPAllocationMethod: z.optional(z.enum(['Static', 'Dynamic'])),
  publicIPAddressVersion: z.optional(z.enum(['IPv4', 'IPv6'])),
  idleTimeoutInMinutes: z.optional(z.int()),
  ipAddress: z.optional(z.string()),
  dnsSettings: z.optional(
    z.looseObject({
      domainNameLabel: z.optional(z.string()),
      fqdn: z.optional(z.string()),
      reverseFqdn: z.optional(z.string()),
    }),
  ),
  ddosSettings: z.optional(
    z.looseObject({ protectionMode: z.optional(z.enum(['VirtualNetworkInherited', 'Enabled', 'Disabled'])) }),
  ),
  deleteOption: z.optional(z.enum(['Delete', 'Detach'])),
  ipTags: z.optional(z.array(z.looseObject({ ipTagType: z.optional(z.string()), tag: z.optional(z.string()) }))),
});
export type PublicAddress = z.infer<typeof publicAddressProperties>;

export const publicAddressSku = z.looseObject({
  name: z.optional(z.enum(['Basic', 'Standard', 'StandardV2'])),
  tier: z.optional(z.enum(['Regional', 'Global'])),
});

/** What it is stored with. The number stays once it is given. */
export function fillPublicAddress(
  sent: PublicAddress,
  { before, sku }: { before: Typed<PublicAddress> | undefined; sku: Record<string, unknown> | undefined },
  { guid, profile }: Context,
): Record<string, unknown> {
  return {
    resourceGuid: before?.properties['resourceGuid'] ?? guid('resourceGuid'),
    publicIPAddressVersion: 'IPv4',
    publicIPAllocationMethod: sku?.['name'] === 'Basic' ? 'Dynamic' : 'Static',
    idleTimeoutInMinutes: valueOf('expressroute/idle-timeout-minutes', profile).default,
    ...(sku?.['name'] !== 'Basic' && { ddosSettings: { protectionMode: 'VirtualNetworkInherited' } }),
    ...sent,
    ipTags: sent.ipTags ?? [],
    ...(before?.properties.ipAddress !== undefined && { ipAddress: before.properties.ipAddress }),
  };
}

const refuse = (code: string, message: string, target: string, fact?: string): never => {
  throw new Refusal(400, code, message, { target, ...(fact !== undefined && { fact }) });
};

function refuseLabel({ id, name, location = '', properties }: Typed<PublicAddress>, { cloud }: Context): void {
  const label = properties.dnsSettings?.domainNameLabel;
  if (label === undefined || label === '') return;
  const at = 'properties.dnsSettings.domainNameLabel';
  if (!isLabel(label)) {
    refuse(
      'CrossconnectDomainNameLabel',
      `${name} has the domain name label ${label}. It has 3 to 63 lower-case letters, digits and hyphens, and begins with a letter. Choose such a label.`,
      at,
    );
  }
  const other = holderOfLabel(cloud, label, location);
  if (!other || sameId(other.id, id)) return;
  refuse('DnsRecordInUse', `DNS record ${nameOfLabel(label, location)} is already used by another public IP.`, at);
}

/** The rules of a public IP address. */
export function refusePublicAddressItself({ resource, before }: Proposal<PublicAddress>, context: Context): void {
  const { id, name, sku, properties } = resource;
  const kind = String(sku?.['name']);
  if (properties['publicIPPrefix'] !== undefined) {
    throw notSimulated('A public IP prefix', 'Leave it out.', 'properties.publicIPPrefix');
  }
  if (before && String(before.sku?.['name']) !== kind) {
    refuse(
      'CrossconnectPublicAddressSkuChange',
      `Sku property is set at creation time and cannot be changed from ${String(before.sku?.['name'])} to ${kind} on resource update for resource ${id}. Delete the address and create it anew.`,
      'sku.name',
    );
  }
  if (kind !== 'Basic' && properties.publicIPAllocationMethod !== 'Static') {
    refuse(
      'StandardAndStandardV2SkuPublicIPAddressesMustBeStatic',
      `${kind} sku publicIp ${id} must have AllocationMethod set to Static.`,
      'properties.publicIPAllocationMethod',
    );
  }
  if (before && before.properties.publicIPAddressVersion !== properties.publicIPAddressVersion) {
    refuse(
      'CrossconnectPublicAddressVersionChange',
      `${name} is an ${before.properties.publicIPAddressVersion ?? ''} address. The version cannot change. Delete the address and create it anew.`,
      'properties.publicIPAddressVersion',
    );
  }
  const { min, max } = valueOf('expressroute/idle-timeout-minutes', context.profile);
  const minutes = properties.idleTimeoutInMinutes ?? min;
  if (minutes < min || minutes > max) {
    refuse(
      'CrossconnectIdleTimeout',
      `${name} ends idle connections after ${minutes} minutes. It takes ${min} to ${max}. Choose a number in that range.`,
      'properties.idleTimeoutInMinutes',
      'expressroute/idle-timeout-minutes',
    );
  }
  refuseLabel(resource, context);
}

/** The number, for an address that keeps one, and the full name. */
export function settlePublicAddress(
  { location = '', properties }: Typed<PublicAddress>,
  { integer }: Context,
): Record<string, unknown> {
  const { dnsSettings, publicIPAllocationMethod, publicIPAddressVersion, ipAddress } = properties;
  const label = dnsSettings?.domainNameLabel;
  const named =
    label === undefined || label === '' ? {} : { dnsSettings: { ...dnsSettings, fqdn: nameOfLabel(label, location) } };
  if (publicIPAllocationMethod !== 'Static' || ipAddress !== undefined) return named;
  const octets = [16 + integer(200, 'second'), integer(256, 'third'), 1 + integer(254, 'fourth')];
  return {
    ...named,
    ipAddress:
      publicIPAddressVersion === 'IPv6'
        ? `2603:1020:${octets.map((octet) => octet.toString(16)).join(':')}::1`
        : `20.${octets.join('.')}`,
  };
}
