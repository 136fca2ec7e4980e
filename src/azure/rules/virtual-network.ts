/** What holds for a virtual network beside its address space, and what it can be asked. */
import * as z from 'zod/mini';
import { contains, overlap, parseAddress, parsePrefix } from '#src/base/ip.ts';
import { Refusal } from '#src/base/refusal.ts';
import { childrenOf, findResource } from '../cloud.ts';
import type { Resource } from '../cloud.ts';
import type { ActionInput } from '../action.ts';
import type { Context, Proposal } from '../resource.ts';
import { addressSpaceOf, prefixesOfSubnet, refuseAddressSpace } from './address-space.ts';
import { notSimulated } from './not-simulated.ts';
import { freeIn, isReserved, takenIn, usable } from './subnet-addresses.ts';
import { localIdOf, peeringsOf, remoteIdOf } from './virtual-network-peering.ts';

export const networkProperties = z.looseObject({
  addressSpace: z.looseObject({ addressPrefixes: z.array(z.string()).check(z.minLength(1)) }),
  dhcpOptions: z.optional(z.looseObject({ dnsServers: z.optional(z.array(z.string())) })),
  flowTimeoutInMinutes: z.optional(z.int().check(z.gte(4), z.lte(30))),
  enableDdosProtection: z.optional(z.boolean()),
  bgpCommunities: z.optional(z.looseObject({ virtualNetworkCommunity: z.string() })),
  encryption: z.optional(
    z.looseObject({
      enabled: z.boolean(),
      enforcement: z.optional(z.enum(['DropUnencrypted', 'AllowUnencrypted'])),
    }),
  ),
});
export type NetworkProperties = z.infer<typeof networkProperties>;

const refuse = (code: string, message: string, target: string, fact?: string): never => {
  throw new Refusal(400, code, message, { target: `properties.${target}`, ...(fact !== undefined && { fact }) });
};

/** The address space stays apart from that of every peered network. */
function refusePeered({ resource, before }: Proposal<NetworkProperties>, { cloud }: Context): void {
  const stored = before && findResource(cloud, before.id);
  if (!stored) return;
  for (const peering of peeringsOf(cloud, stored)) {
    const remote = findResource(cloud, remoteIdOf(peering));
    if (!remote) continue;
    for (const text of addressSpaceOf(resource)) {
      const prefix = parsePrefix(text);
      const other = addressSpaceOf(remote).find((one) => {
        const second = parsePrefix(one);
        return prefix && second && overlap(prefix, second);
      });
      if (other === undefined) continue;
      refuse(
        'VnetAddressSpaceOverlapsWithAlreadyPeeredVnet',
        `Address space ${text} of virtual network ${localIdOf(peering.id)} overlaps with address space ${other} of virtual network ${remote.id} already peered with it.`,
        'addressSpace.addressPrefixes',
        'expressroute/peering-address-spaces',
      );
    }
  }
}

/** All rules of a network, those of its addresses first. */
export function refuseVirtualNetwork(proposal: Proposal<NetworkProperties>, context: Context): void {
  const { name, properties } = proposal.resource;
  for (const member of ['ddosProtectionPlan', 'ipAllocations']) {
    const value: unknown = properties[member];
    const isEmpty = value === undefined || value === null || (Array.isArray(value) && value.length === 0);
    if (!isEmpty) throw notSimulated(`${member} of a virtual network`, 'Leave it out.', `properties.${member}`);
  }
  if (properties.enableDdosProtection === true) {
    throw notSimulated('DDoS protection of a virtual network', 'Leave it false.', 'properties.enableDdosProtection');
  }
  const wrong = (properties.dhcpOptions?.dnsServers ?? []).find((server) => parseAddress(server) === undefined);
  if (wrong !== undefined) {
    refuse(
      'CrossconnectDnsServer',
      `${name} has the DNS server ${wrong}, which is no IP address. Send addresses, such as 10.0.0.4.`,
      'dhcpOptions.dnsServers',
    );
  }
  refuseAddressSpace(proposal, context);
  refusePeered(proposal, context);
}

/** `CheckIPAddressAvailability`: whether an address is free, and five others if it is not. */
export function availability(network: Resource, context: Context, { url }: ActionInput) {
  const text = url.searchParams.get('ipAddress') ?? '';
  const address = parseAddress(text);
  if (!address) {
    throw new Refusal(
      400,
      'CrossconnectAddressToCheck',
      `ipAddress is "${text}". Send the address to check in the query, such as ?ipAddress=10.0.0.4.`,
      { target: 'ipAddress' },
    );
  }
  const subnets = childrenOf(context.cloud, network).filter(({ type }) => type.endsWith('/subnets'));
  const subnet = subnets.find(({ properties }) =>
    prefixesOfSubnet(properties).some((prefix) => {
      const parsed = parsePrefix(prefix);
      return parsed !== undefined && contains(parsed, address);
    }),
  );
  if (!subnet) {
    throw new Refusal(
      400,
      'PrivateIPAddressNotInAnySubnet',
      `Private static IP address ${text} does not belong to the range of any subnet in the virtual network ${network.name}.`,
      { target: 'ipAddress' },
    );
  }
  const isPlatformReserved = prefixesOfSubnet(subnet.properties).some((prefix) => {
    const parsed = parsePrefix(prefix);
    return parsed !== undefined && isReserved(parsed, address, context);
  });
  const isFree = !isPlatformReserved && !takenIn(context.cloud, subnet).has(text);
  if (isFree) return { available: true, isPlatformReserved: false };
  return { available: false, availableIPAddresses: freeIn(subnet, address.family, 5, context), isPlatformReserved };
}

/** `usages`: how many addresses of each subnet are taken. Subnets that Azure manages say -1. */
export const usagesOf = (network: Resource, context: Context) => ({
  value: childrenOf(context.cloud, network)
    .filter(({ type }) => type.endsWith('/subnets'))
    .map((subnet) => {
      const isManaged = subnet.name === 'GatewaySubnet';
      const limit = prefixesOfSubnet(subnet.properties).reduce((sum, text) => {
        const prefix = parsePrefix(text);
        return prefix?.family === 4 ? sum + Number(usable(prefix, context)) : sum;
      }, 0);
      return {
        currentValue: isManaged ? -1 : takenIn(context.cloud, subnet).size,
        id: subnet.id,
        limit: isManaged ? -1 : limit,
        name: { localizedValue: 'Subnet size and usage', value: 'SubnetSpace' },
        unit: 'Count',
      };
    }),
});
