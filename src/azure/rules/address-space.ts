/** What holds for the address space of a virtual network and for its subnets. */
import { valueOf } from '#src/base/facts.ts';
import { covers, formatPrefix, isTidy, overlap, parsePrefix } from '#src/base/ip.ts';
import type { Prefix } from '#src/base/ip.ts';
import { Refusal } from '#src/base/refusal.ts';
import { bagOf } from '../body.ts';
import { findResource } from '../cloud.ts';
import type { Cloud, Resource } from '../cloud.ts';
import type { Context, Proposal } from '../resource.ts';

/** The prefixes of a subnet, however many members they were sent in. */
export function prefixesOfSubnet(properties: Record<string, unknown>): string[] {
  const { addressPrefix, addressPrefixes } = properties;
  const many = Array.isArray(addressPrefixes) ? addressPrefixes.map(String) : [];
  return typeof addressPrefix === 'string' ? [addressPrefix, ...many.filter((other) => other !== addressPrefix)] : many;
}

/** The address prefixes of a virtual network. */
export function addressSpaceOf(network: Resource): string[] {
  const { addressPrefixes } = bagOf(network.properties['addressSpace']);
  return Array.isArray(addressPrefixes) ? addressPrefixes.map(String) : [];
}

function demandPrefix(text: string, owner: string, at: string): Prefix {
  const prefix = text.includes('/') ? parsePrefix(text) : undefined;
  if (!prefix) {
    throw new Refusal(
      400,
      'InvalidAddressPrefixFormat',
      `Address prefix ${text} of resource ${owner} is not formatted correctly. It should follow CIDR notation, for example 10.0.0.0/24.`,
      { target: at },
    );
  }
  if (isTidy(text)) return prefix;
  throw new Refusal(
    400,
    'InvalidCIDRNotation',
    `The address prefix ${text} in resource ${owner} has an invalid CIDR notation. For the given prefix length, the address prefix should be ${formatPrefix(prefix)}.`,
    { target: at },
  );
}

/** Whether an ExpressRoute connection ends in this network, going from the gateway subnet over the gateway. */
function isConnected(cloud: Cloud, network: Resource): boolean {
  const subnet = findResource(cloud, `${network.id}/subnets/GatewaySubnet`);
  return Object.keys(subnet?.usedBy ?? {}).some(
    (gateway) => Object.keys(cloud.resources[gateway]?.usedBy ?? {}).length > 0,
  );
}

/** Prefixes are well formed and apart, hold every subnet, and are few enough for a connected network. */
export function refuseAddressSpace(
  { resource, before, children }: Proposal<Record<string, unknown>>,
  context: Context,
): void {
  const at = 'properties.addressSpace.addressPrefixes';
  const texts = addressSpaceOf(resource);
  const prefixes = texts.map((text) => demandPrefix(text, resource.id, at));
  const { after } = valueOf('expressroute/connection-address-spaces', context.profile);
  if (before && texts.length > after && isConnected(context.cloud, before)) {
    throw new Refusal(
      400,
      'CrossconnectTooManyAddressSpaces',
      `${resource.name} would have ${texts.length} address spaces. A network with an ExpressRoute connection can have at most ${after}. Join neighboring prefixes into larger ones.`,
      { target: at, fact: 'expressroute/connection-address-spaces' },
    );
  }
  prefixes.forEach((prefix, index) => {
    const other = prefixes.slice(0, index).findIndex((earlier) => overlap(earlier, prefix));
    if (other < 0) return;
    throw new Refusal(
      400,
      'CrossconnectOverlappingAddressSpace',
      `${texts[index] ?? ''} overlaps ${texts[other] ?? ''} in ${resource.name}. Address prefixes of a network must not overlap.`,
      {
        target: at,
      },
    );
  });
  for (const subnet of children['subnets'] ?? []) refuseOutside(subnet, resource, prefixes);
}

function refuseOutside(subnet: Resource, network: { name: string }, space: readonly Prefix[]): void {
  for (const text of prefixesOfSubnet(subnet.properties)) {
    const prefix = demandPrefix(text, subnet.id, 'properties.addressPrefix');
    if (space.some((outer) => covers(outer, prefix))) continue;
    throw new Refusal(
      400,
      'NetcfgInvalidSubnet',
      `Subnet '${subnet.name}' is not valid in virtual network '${network.name}'.`,
      {
        target: 'properties.addressPrefix',
      },
    );
  }
}

/** A subnet lies in its network, beside its siblings. */
export function refuseSubnet({ resource, parent, siblings, before }: Proposal<Record<string, unknown>>): void {
  const at = 'properties.addressPrefix';
  const texts = prefixesOfSubnet(resource.properties);
  const network = parent ?? resource;
  if (texts.length === 0) {
    throw new Refusal(
      400,
      'CrossconnectSubnetWithoutPrefix',
      `Subnet ${resource.name} has no addressPrefix. Send one that lies in ${network.name}, such as 10.0.0.0/24.`,
      { target: at },
    );
  }
  refuseOutside(
    resource,
    network,
    addressSpaceOf(network).map((text) => demandPrefix(text, network.id, at)),
  );
  const own = texts.map((text) => demandPrefix(text, resource.id, at));
  for (const sibling of siblings) {
    for (const text of prefixesOfSubnet(sibling.properties)) {
      const other = parsePrefix(text);
      if (!other || !own.some((prefix) => overlap(prefix, other))) continue;
      throw new Refusal(
        400,
        'NetcfgSubnetRangesOverlap',
        `Subnet '${resource.name}' is not valid because its IP address range overlaps with that of an existing subnet in virtual network '${network.name}'.`,
        {
          target: at,
        },
      );
    }
  }
  if (before && Object.keys(before.usedBy).length > 0 && prefixesOfSubnet(before.properties).join() !== texts.join()) {
    throw new Refusal(
      400,
      'InUseSubnetCannotBeUpdated',
      `Subnet ${resource.name} is in use by ${Object.values(before.usedBy).join(', ')}, so its prefix cannot change. Delete what uses it first.`,
      { target: at },
    );
  }
}
