/** What labs read of networks, subnets and gateways. */
import { childrenOf, findResource, resourcesOfType } from '#src/azure/cloud.ts';
import type { Cloud, Resource } from '#src/azure/cloud.ts';
import * as z from 'zod/mini';
import { gatewaySubnet } from '#src/lab/acts/network.ts';
import { isSameId } from '#src/lab/ids.ts';

const network = z.object({ addressSpace: z.optional(z.object({ addressPrefixes: z.array(z.string()) })) });
const reference = z.optional(z.nullable(z.object({ id: z.string() })));
const subnet = z.object({
  addressPrefix: z.optional(z.string()),
  addressPrefixes: z.optional(z.array(z.string())),
  networkSecurityGroup: reference,
  routeTable: reference,
});
const gateway = z.object({
  gatewayType: z.optional(z.string()),
  sku: z.optional(z.object({ name: z.optional(z.string()) })),
  ipConfigurations: z.optional(
    z.array(z.object({ properties: z.object({ subnet: z.optional(z.object({ id: z.string() })) }) })),
  ),
});
const state = z.object({ provisioningState: z.optional(z.string()) });

export const stateOf = ({ properties }: Resource): string => state.parse(properties).provisioningState ?? 'unknown';

/** The address space of a network. */
export const spaceOf = ({ properties }: Resource): string[] =>
  network.parse(properties).addressSpace?.addressPrefixes ?? [];

/** The subnets of a network. */
export function subnetsOf(cloud: Cloud, id: string): Resource[] {
  const found = findResource(cloud, id);
  return found ? childrenOf(cloud, found).filter(({ type }) => type.endsWith('/subnets')) : [];
}

export function rangesOfSubnet({ properties }: Resource): string[] {
  const { addressPrefix, addressPrefixes = [] } = subnet.parse(properties);
  return addressPrefix === undefined ? addressPrefixes : [addressPrefix];
}

/** The ids of what a subnet names; empty where it names nothing. */
export function namedBySubnet({ properties }: Resource): { securityGroup: string; routeTable: string } {
  const { networkSecurityGroup, routeTable } = subnet.parse(properties);
  return { securityGroup: networkSecurityGroup?.id ?? '', routeTable: routeTable?.id ?? '' };
}

export interface FoundGateway {
  resource: Resource;
  type: string;
  sku: string;
  /** The id of its network. */
  network: string;
  state: string;
}

/** Every gateway in the Cloud. */
export const gatewaysIn = (cloud: Cloud): FoundGateway[] =>
  resourcesOfType(cloud, 'Microsoft.Network/virtualNetworkGateways').map(asGateway);

export function findGateway(cloud: Cloud, id: string): FoundGateway | undefined {
  const found = findResource(cloud, id);
  return found && asGateway(found);
}

function asGateway(resource: Resource): FoundGateway {
  const { gatewayType = '', sku, ipConfigurations = [] } = gateway.parse(resource.properties);
  const place = ipConfigurations[0]?.properties.subnet?.id ?? '';
  return {
    resource,
    type: gatewayType,
    sku: sku?.name ?? '',
    network: place.split('/').slice(0, -2).join('/'),
    state: stateOf(resource),
  };
}

/** The ExpressRoute gateways of a network. */
export const gatewaysOf = (cloud: Cloud, id: string): FoundGateway[] =>
  gatewaysIn(cloud).filter(({ network: place, type }) => type === 'ExpressRoute' && isSameId(place, id));

/** The subnet for the gateway of a network. */
export const gatewaySubnetOf = (cloud: Cloud, id: string): Resource | undefined =>
  findResource(cloud, `${id}/subnets/${gatewaySubnet}`);
