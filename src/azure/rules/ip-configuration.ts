/** What holds for the IP configuration of a network interface, and where its private address comes from. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';
import { keyOf, parseResourceId, sameId } from '#src/base/resource-id.ts';
import { bagOf, textOf } from '../body.ts';
import { findResource } from '../cloud.ts';
import type { Context, Proposal, Reference, Typed } from '../resource.ts';
import { missing } from './missing.ts';
import { notSimulated } from './not-simulated.ts';
import { refusePublicAddress } from './public-address.ts';
import { freeIn, refuseTenant } from './subnet-addresses.ts';

const reference = z.looseObject({ id: z.string() });

export const ipConfigurationProperties = z.looseObject({
  privateIPAddress: z.optional(z.string()),
  privateIPAllocationMethod: z.optional(z.enum(['Dynamic', 'Static'])),
  privateIPAddressVersion: z.optional(z.enum(['IPv4', 'IPv6'])),
  subnet: z.optional(reference),
  publicIPAddress: z.optional(reference),
  loadBalancerBackendAddressPools: z.optional(z.array(reference)),
  loadBalancerInboundNatRules: z.optional(z.array(reference)),
});
export type IpConfiguration = z.infer<typeof ipConfigurationProperties> & { primary?: boolean | undefined };

const familyOf = ({ privateIPAddressVersion }: IpConfiguration): 4 | 6 => (privateIPAddressVersion === 'IPv6' ? 6 : 4);

/** The network a subnet id belongs to. */
export const networkIdOf = (subnetId: string): string => parseResourceId(subnetId)?.parent ?? '';

/** What an IP configuration names. */
export function referencesOfIpConfiguration({ properties }: Typed<IpConfiguration>): Reference[] {
  const {
    subnet,
    publicIPAddress,
    loadBalancerBackendAddressPools = [],
    loadBalancerInboundNatRules = [],
  } = properties;
  const balancer = 'Microsoft.Network/loadBalancers';
  return [
    ...(subnet
      ? [{ id: subnet.id, type: 'Microsoft.Network/virtualNetworks/subnets', at: 'properties.subnet.id' }]
      : []),
    ...(publicIPAddress
      ? [{ id: publicIPAddress.id, type: 'Microsoft.Network/publicIPAddresses', at: 'properties.publicIPAddress.id' }]
      : []),
    ...loadBalancerBackendAddressPools.map(({ id }, index) => ({
      id,
      type: `${balancer}/backendAddressPools`,
      at: `properties.loadBalancerBackendAddressPools[${index}].id`,
    })),
    ...loadBalancerInboundNatRules.map(({ id }, index) => ({
      id,
      type: `${balancer}/inboundNatRules`,
      at: `properties.loadBalancerInboundNatRules[${index}].id`,
    })),
  ];
}

const refuse = (code: string, message: string, target: string): never => {
  throw new Refusal(400, code, message, { target: `properties.${target}` });
};

/** An inbound NAT rule leads to one IP configuration. */
function refuseNatRules({ id, properties }: Typed<IpConfiguration>, { cloud }: Context): void {
  for (const { id: rule } of properties.loadBalancerInboundNatRules ?? []) {
    const other = Object.values(findResource(cloud, rule)?.usedBy ?? {}).find((user) => !sameId(user, id));
    if (other === undefined) continue;
    refuse(
      'CrossconnectNatRuleInUse',
      `Inbound NAT rule ${rule} leads to ${other} already. A rule leads to one IP configuration. Choose another rule.`,
      'loadBalancerInboundNatRules',
    );
  }
}

/** The rules of an IP configuration: its subnet, its address, what it names, and its siblings. */
export function refuseIpConfiguration(proposal: Proposal<IpConfiguration>, context: Context): void {
  const { resource, parent, siblings } = proposal;
  const { subnet, publicIPAddress, privateIPAddress, privateIPAllocationMethod } = resource.properties;
  for (const member of [
    'applicationSecurityGroups',
    'applicationGatewayBackendAddressPools',
    'virtualNetworkTaps',
    'gatewayLoadBalancer',
  ]) {
    const value: unknown = resource.properties[member];
    const isEmpty = value === undefined || value === null || (Array.isArray(value) && value.length === 0);
    if (!isEmpty) throw notSimulated(`${member} of an IP configuration`, 'Leave it out.', `properties.${member}`);
  }
  if (!subnet) {
    refuse(
      'CrossconnectIpConfigurationWithoutSubnet',
      `IP configuration ${resource.name} names no subnet. Send subnet with the id of one.`,
      'subnet',
    );
    return;
  }
  const network = findResource(context.cloud, networkIdOf(subnet.id));
  if (network && network.location !== parent?.location)
    throw missing(network.id, parent?.id ?? '', 'properties.subnet.id');
  const other = siblings.find(
    ({ properties }) => !sameId(networkIdOf(textOf(bagOf(properties['subnet'])['id'])), networkIdOf(subnet.id)),
  );
  if (other) {
    refuse(
      'CrossconnectIpConfigurationsInTwoNetworks',
      `IP configurations ${resource.name} and ${other.name} stand in different virtual networks. All of one network interface stand in the same. Choose subnets of one network.`,
      'subnet',
    );
  }
  const before = siblings.filter(
    ({ properties, usedBy: _, id }) =>
      keyOf(id) < keyOf(resource.id) &&
      properties['privateIPAllocationMethod'] !== 'Static' &&
      properties['privateIPAddress'] === undefined &&
      sameId(textOf(bagOf(properties['subnet'])['id']), subnet.id),
  );
  const twin = siblings.find(
    ({ properties }) => privateIPAddress !== undefined && properties['privateIPAddress'] === privateIPAddress,
  );
  if (twin) {
    refuse(
      'CrossconnectPrivateAddressTwice',
      `IP configurations ${resource.name} and ${twin.name} both ask for ${privateIPAddress ?? ''}. Give each its own address.`,
      'privateIPAddress',
    );
  }
  refuseTenant(
    {
      id: resource.id,
      subnet: subnet.id,
      address: privateIPAddress,
      isStatic: privateIPAllocationMethod === 'Static',
      family: familyOf(resource.properties),
      at: 'properties.privateIPAddress',
    },
    before.length,
    context,
  );
  if (publicIPAddress) {
    refusePublicAddress(
      { id: resource.id, location: parent?.location, at: 'properties.publicIPAddress.id' },
      publicIPAddress.id,
      context,
    );
  }
  refuseNatRules(resource, context);
}

/** The private address that Azure gives to whoever asked for any. */
export function settleAddress({ properties }: Typed<IpConfiguration>, context: Context): { privateIPAddress?: string } {
  const subnet = properties.subnet && findResource(context.cloud, properties.subnet.id);
  if (!subnet || properties.privateIPAddress !== undefined) return {};
  const [privateIPAddress] = freeIn(subnet, familyOf(properties), 1, context);
  return privateIPAddress === undefined ? {} : { privateIPAddress };
}
