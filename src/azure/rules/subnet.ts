/** What holds for a subnet beside its addresses: what it names, and what the gateway subnet must not have. */
import * as z from 'zod/mini';
import { valueOf } from '#src/base/facts.ts';
import { parsePrefix } from '#src/base/ip.ts';
import { Refusal } from '#src/base/refusal.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { bagOf, textOf } from '../body.ts';
import { childrenOf, findResource } from '../cloud.ts';
import type { Cloud, Resource } from '../cloud.ts';
import type { Context, Proposal, Reference } from '../resource.ts';
import { prefixesOfSubnet, refuseSubnet as refuseAddresses } from './address-space.ts';
import { missing } from './missing.ts';
import { notSimulated } from './not-simulated.ts';

const reference = z.looseObject({ id: z.string() });

export const subnetProperties = z.looseObject({
  addressPrefix: z.optional(z.string()),
  addressPrefixes: z.optional(z.array(z.string())),
  networkSecurityGroup: z.optional(z.nullable(reference)),
  routeTable: z.optional(z.nullable(reference)),
  serviceEndpoints: z.optional(
    z.nullable(z.array(z.looseObject({ service: z.string(), locations: z.optional(z.array(z.string())) }))),
  ),
  delegations: z.optional(
    z.nullable(
      z.array(z.looseObject({ name: z.string(), properties: z.optional(z.looseObject({ serviceName: z.string() })) })),
    ),
  ),
  privateEndpointNetworkPolicies: z.optional(
    z.enum(['Enabled', 'Disabled', 'NetworkSecurityGroupEnabled', 'RouteTableEnabled']),
  ),
  privateLinkServiceNetworkPolicies: z.optional(z.enum(['Enabled', 'Disabled'])),
  defaultOutboundAccess: z.optional(z.boolean()),
  sharingScope: z.optional(z.enum(['Tenant', 'DelegatedServices'])),
});
export type SubnetProperties = z.infer<typeof subnetProperties>;

const refuse = (code: string, message: string, target: string, fact?: string): never => {
  throw new Refusal(400, code, message, { target: `properties.${target}`, ...(fact !== undefined && { fact }) });
};

/** What a subnet names. */
export function referencesOfSubnet({ properties }: { properties: SubnetProperties }): Reference[] {
  const { networkSecurityGroup, routeTable } = properties;
  return [
    ...(networkSecurityGroup
      ? [
          {
            id: networkSecurityGroup.id,
            type: 'Microsoft.Network/networkSecurityGroups',
            at: 'properties.networkSecurityGroup.id',
          },
        ]
      : []),
    ...(routeTable
      ? [{ id: routeTable.id, type: 'Microsoft.Network/routeTables', at: 'properties.routeTable.id' }]
      : []),
  ];
}

/** What Azure fills in: the state of every endpoint and delegation, and the policies for private links. */
export function fillSubnet(sent: SubnetProperties, { id }: { id: string }): Record<string, unknown> {
  const { networkSecurityGroup, routeTable, serviceEndpoints, delegations, ...rest } = sent;
  return {
    ...rest,
    ...(networkSecurityGroup && { networkSecurityGroup: { id: networkSecurityGroup.id } }),
    ...(routeTable && { routeTable: { id: routeTable.id } }),
    ...(serviceEndpoints && {
      serviceEndpoints: serviceEndpoints.map(({ service, locations, ...more }) => ({
        provisioningState: 'Succeeded',
        service,
        locations: locations ?? ['*'],
        ...more,
      })),
    }),
    delegations: (delegations ?? []).map(({ name, properties }) => ({
      name,
      id: `${id}/delegations/${name}`,
      properties: { provisioningState: 'Succeeded', serviceName: properties?.serviceName ?? '', actions: [] },
      type: 'Microsoft.Network/virtualNetworks/subnets/delegations',
    })),
    privateEndpointNetworkPolicies: sent.privateEndpointNetworkPolicies ?? 'Disabled',
    privateLinkServiceNetworkPolicies: sent.privateLinkServiceNetworkPolicies ?? 'Enabled',
  };
}

function refuseElsewhere(subnet: Resource, network: Resource, cloud: Cloud): void {
  for (const member of ['networkSecurityGroup', 'routeTable']) {
    const named = findResource(cloud, textOf(bagOf(subnet.properties[member])['id']));
    if (named && named.location !== network.location) throw missing(named.id, subnet.id, `properties.${member}.id`);
  }
}

function refuseSize({ name, properties }: Resource, { profile }: Context): void {
  const { ipv4, ipv6 } = valueOf('expressroute/smallest-subnet', profile);
  for (const text of prefixesOfSubnet(properties)) {
    const prefix = parsePrefix(text);
    const fits = !prefix || (prefix.family === 4 ? prefix.length <= ipv4 : prefix.length === ipv6);
    if (fits) continue;
    refuse(
      'CrossconnectSubnetSize',
      `Subnet ${name} is ${text}. An IPv4 subnet is /${ipv4} or larger, an IPv6 subnet exactly /${ipv6}. Choose another prefix.`,
      'addressPrefix',
      'expressroute/smallest-subnet',
    );
  }
}

function refuseInGatewaySubnet({ name, properties }: Resource, { cloud, profile }: Context): void {
  const fact = 'expressroute/gateway-subnet-contents';
  if (keyOf(name) !== keyOf(valueOf('expressroute/gateway-subnet', profile).name)) return;
  const group = findResource(cloud, textOf(bagOf(properties['networkSecurityGroup'])['id']));
  if (group) {
    refuse(
      'NetworkSecurityGroupCannotBeAttachedToGatewaySubnet',
      `The operation failed because the network security group ${group.name} can not be associated to the GatewaySubnet. Please remove the network security group associated to the GatewaySubnet. No changes have occurred on the gateway at this time. See here for additional details: https://aka.ms/GatewaySubnet.`,
      'networkSecurityGroup',
      fact,
    );
  }
  const table = findResource(cloud, textOf(bagOf(properties['routeTable'])['id']));
  if (!table) return;
  const { defaultRoute } = valueOf('expressroute/gateway-subnet-contents', profile);
  const forAll = childrenOf(cloud, table).find((route) => route.properties['addressPrefix'] === defaultRoute);
  if (forAll) {
    refuse(
      'CrossconnectGatewaySubnetDefaultRoute',
      `Route table ${table.name} has route ${forAll.name} for ${defaultRoute}. A gateway cannot work with such a route in its subnet. Delete that route, or choose another table.`,
      'routeTable',
      fact,
    );
  }
  if (table.properties['disableBgpRoutePropagation'] !== true) return;
  refuse(
    'CrossconnectGatewaySubnetPropagation',
    `Route table ${table.name} has disableBgpRoutePropagation on. The gateway subnet needs the routes of the gateway. Set it to false in the table first.`,
    'routeTable',
    fact,
  );
}

/** All rules of a subnet, those of its addresses first. */
export function refuseSubnet(proposal: Proposal<SubnetProperties>, context: Context): void {
  const { resource, parent } = proposal;
  for (const member of ['natGateway', 'serviceEndpointPolicies', 'ipAllocations']) {
    const value: unknown = resource.properties[member];
    const isEmpty = value === undefined || value === null || (Array.isArray(value) && value.length === 0);
    if (!isEmpty) throw notSimulated(`${member} of a subnet`, 'Leave it out.', `properties.${member}`);
  }
  refuseAddresses(proposal);
  refuseSize(resource, context);
  if (parent) refuseElsewhere(resource, parent, context.cloud);
  refuseInGatewaySubnet(resource, context);
}
