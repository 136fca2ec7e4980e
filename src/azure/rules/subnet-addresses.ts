/** Private addresses of a subnet: which are taken, which Azure keeps for itself, and the lowest that is free. */
import { valueOf } from '#src/base/facts.ts';
import { addressAt, contains, formatAddress, parseAddress, parsePrefix, sizeOf } from '#src/base/ip.ts';
import type { Address, Prefix } from '#src/base/ip.ts';
import { Refusal } from '#src/base/refusal.ts';
import { keyOf, sameId } from '#src/base/resource-id.ts';
import { bagOf, textOf } from '../body.ts';
import { findResource, resourcesAt } from '../cloud.ts';
import type { Cloud, Resource } from '../cloud.ts';
import type { Context } from '../resource.ts';
import { prefixesOfSubnet } from './address-space.ts';

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The private addresses that a resource has in its subnet, in the spelling it keeps them. */
function addressesOf({ properties }: Resource): string[] {
  const parts = listOf(properties['ipConfigurations']).map((part) =>
    textOf(bagOf(bagOf(part)['properties'])['privateIPAddress']),
  );
  const names = listOf(properties['customDnsConfigs']).flatMap((config) =>
    listOf(bagOf(config)['ipAddresses']).map(textOf),
  );
  return [textOf(properties['privateIPAddress']), ...parts, ...names].filter((address) => address !== '');
}

const canonical = (text: string): string => {
  const address = parseAddress(text);
  return address ? formatAddress(address) : text;
};

/** Who has which address of a subnet: the id of the user, by address. */
export function takenIn(cloud: Cloud, subnet: Resource): Map<string, string> {
  const taken = new Map<string, string>();
  for (const user of resourcesAt(cloud, Object.keys(subnet.usedBy))) {
    for (const address of addressesOf(user)) taken.set(canonical(address), user.id);
  }
  return taken;
}

const prefixesOf = (subnet: Resource, family: 4 | 6): Prefix[] =>
  prefixesOfSubnet(subnet.properties).flatMap((text) => {
    const prefix = parsePrefix(text);
    return prefix?.family === family ? [prefix] : [];
  });

/** How many addresses of a prefix can be given out. */
export function usable(prefix: Prefix, { profile }: Pick<Context, 'profile'>): bigint {
  const { first, last } = valueOf('expressroute/subnet-reserved-addresses', profile);
  const left = sizeOf(prefix) - BigInt(first + last);
  return left > 0n ? left : 0n;
}

/** Whether Azure keeps an address of a prefix for itself. */
export function isReserved(prefix: Prefix, address: Address, { profile }: Pick<Context, 'profile'>): boolean {
  if (!contains(prefix, address)) return false;
  const { first, last } = valueOf('expressroute/subnet-reserved-addresses', profile);
  const place = BigInt(address.value) - BigInt(prefix.value);
  return place < BigInt(first) || place >= sizeOf(prefix) - BigInt(last);
}

/** The lowest addresses of a subnet that nobody has, `count` at most: Azure gives them out in this order. */
export function freeIn(
  subnet: Resource,
  family: 4 | 6,
  count: number,
  context: Pick<Context, 'cloud' | 'profile'>,
): string[] {
  const { first } = valueOf('expressroute/subnet-reserved-addresses', context.profile);
  const taken = takenIn(context.cloud, subnet);
  const found: string[] = [];
  for (const prefix of prefixesOf(subnet, family)) {
    const end = BigInt(first) + usable(prefix, context);
    for (let place = first; BigInt(place) < end && found.length < count; place += 1) {
      const address = addressAt(prefix, place);
      const text = address ? formatAddress(address) : '';
      if (text !== '' && !taken.has(text)) found.push(text);
    }
  }
  return found;
}

const refuse = (code: string, message: string, target: string, fact?: string): never => {
  throw new Refusal(400, code, message, { target, ...(fact !== undefined && { fact }) });
};

/** What asks for an address in a subnet. */
export interface Tenant {
  id: string;
  subnet: string;
  address: string | undefined;
  isStatic: boolean;
  family: 4 | 6;
  /** The member the address stands in. */
  at: string;
}

function refuseStatic(tenant: Tenant, subnet: Resource, context: Context): void {
  const text = tenant.address ?? '';
  const address = parseAddress(text);
  if (!address) {
    refuse(
      'CrossconnectPrivateAddress',
      `The private address "${text}" of ${tenant.id} is not an IP address. Static allocation needs one, such as 10.0.0.10. Send it, or choose Dynamic.`,
      tenant.at,
    );
    return;
  }
  const prefixes = prefixesOf(subnet, address.family);
  const prefix = prefixes.find((one) => contains(one, address));
  if (!prefix) {
    refuse(
      'PrivateIPAddressNotInSubnet',
      `Private static IP address ${text} does not belong to the range of subnet prefix ${prefixesOfSubnet(subnet.properties).join(', ')}.`,
      tenant.at,
    );
    return;
  }
  if (isReserved(prefix, address, context)) {
    refuse(
      'PrivateIPAddressInReservedRange',
      `Private static IP address ${text} falls within the reserved addresses of subnet ${subnet.name}. Azure keeps the first four and the last one. Choose another address.`,
      tenant.at,
      'expressroute/subnet-reserved-addresses',
    );
  }
  const holder = takenIn(context.cloud, subnet).get(formatAddress(address));
  if (holder === undefined || sameId(holder, tenant.id)) return;
  refuse(
    'PrivateIPAddressIsAllocated',
    `IP configuration ${tenant.id} is using the private IP address ${text} which is already allocated to resource ${holder}.`,
    tenant.at,
  );
}

/** Refuses what stands in a subnet made for gateways, asks for an address it cannot have, or for one where none is left. */
export function refuseTenant(tenant: Tenant, neighbors: number, context: Context): void {
  const subnet = findResource(context.cloud, tenant.subnet);
  if (!subnet) return;
  const { name } = valueOf('expressroute/gateway-subnet', context.profile);
  if (keyOf(subnet.name) === keyOf(name)) {
    refuse(
      'CrossconnectGatewaySubnetForGateways',
      `${tenant.id} asks for an address in ${name}. Only gateways stand in that subnet. Choose another.`,
      tenant.at,
      'expressroute/gateway-subnet-contents',
    );
  }
  if (tenant.isStatic) {
    refuseStatic(tenant, subnet, context);
    return;
  }
  const isThere = Object.hasOwn(subnet.usedBy, keyOf(tenant.id));
  if (isThere || freeIn(subnet, tenant.family, neighbors + 1, context).length > neighbors) return;
  refuse(
    'SubnetIsFull',
    `Subnet ${subnet.id} with address prefix ${prefixesOfSubnet(subnet.properties).join(', ')} is already full.`,
    tenant.at,
    'expressroute/subnet-reserved-addresses',
  );
}
