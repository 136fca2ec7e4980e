/** What holds for a user route. */
import * as z from 'zod/mini';
import { valueOf } from '#src/base/facts.ts';
import { isTidy, parseAddress, parsePrefix } from '#src/base/ip.ts';
import { Refusal } from '#src/base/refusal.ts';
import { findResource, usersOf } from '../cloud.ts';
import type { Cloud, Resource } from '../cloud.ts';
import type { Context, Proposal } from '../resource.ts';

export const routeProperties = z.looseObject({
  addressPrefix: z.string(),
  nextHopType: z.enum(['VirtualNetworkGateway', 'VnetLocal', 'Internet', 'VirtualAppliance', 'None']),
  nextHopIpAddress: z.optional(z.string()),
});
export type RouteProperties = z.infer<typeof routeProperties>;

const refuse = (code: string, message: string, target: string, fact?: string): never => {
  throw new Refusal(400, code, message, { target: `properties.${target}`, ...(fact !== undefined && { fact }) });
};

/** A service tag stands for the prefixes of a service. */
const tag = /^[A-Z][A-Za-z\d]*(?:\.[A-Za-z\d]+)?$/;

/** Whether a table is the one of a gateway subnet. */
const servesGateways = (cloud: Cloud, table: Resource): boolean =>
  usersOf(cloud, table).some(({ name }) => name.toLowerCase() === 'gatewaysubnet');

/** The rules of a route, and that a table has one route for a prefix. */
export function refuseRoute({ resource, parent, siblings }: Proposal<RouteProperties>, context: Context): void {
  const { name, properties } = resource;
  const { addressPrefix, nextHopType, nextHopIpAddress = '' } = properties;
  const isPrefix = addressPrefix.includes('/') && parsePrefix(addressPrefix) !== undefined && isTidy(addressPrefix);
  if (!isPrefix && !tag.test(addressPrefix)) {
    refuse(
      'CrossconnectRoutePrefix',
      `Route ${name} is for ${addressPrefix}, which is no address prefix. Write the first address and the length, such as 10.0.0.0/16.`,
      'addressPrefix',
    );
  }
  if (nextHopType === 'VirtualAppliance' && parseAddress(nextHopIpAddress) === undefined) {
    refuse(
      'CrossconnectRouteNextHop',
      `Route ${name} leads to a virtual appliance at "${nextHopIpAddress}". Send the IP address of the appliance in nextHopIpAddress.`,
      'nextHopIpAddress',
      'expressroute/user-route-next-hops',
    );
  }
  if (nextHopType !== 'VirtualAppliance' && nextHopIpAddress !== '') {
    refuse(
      'CrossconnectRouteNextHop',
      `Route ${name} has next hop ${nextHopType} and the address ${nextHopIpAddress}. Only a virtual appliance has an address. Leave it out.`,
      'nextHopIpAddress',
      'expressroute/user-route-next-hops',
    );
  }
  const twin = siblings.find(({ properties: other }) => other['addressPrefix'] === addressPrefix);
  if (twin) {
    refuse(
      'CrossconnectRouteTwice',
      `Route ${name} is for ${addressPrefix}, and so is route ${twin.name}. A table has one route for a prefix. Change that route, or delete it.`,
      'addressPrefix',
    );
  }
  const { defaultRoute } = valueOf('expressroute/gateway-subnet-contents', context.profile);
  const table = parent && findResource(context.cloud, parent.id);
  if (addressPrefix !== defaultRoute || !table || !servesGateways(context.cloud, table)) return;
  refuse(
    'CrossconnectGatewaySubnetDefaultRoute',
    `Route ${name} is for ${defaultRoute}, and ${table.name} is the route table of a gateway subnet. A gateway cannot work with such a route. Choose smaller prefixes.`,
    'addressPrefix',
    'expressroute/gateway-subnet-contents',
  );
}

/** A table of a gateway subnet lets the routes of the gateway spread. */
export function refuseTable({ resource, before }: Proposal<Record<string, unknown>>, { cloud }: Context): void {
  if (resource.properties['disableBgpRoutePropagation'] !== true || !before) return;
  const stored = findResource(cloud, before.id);
  if (!stored || !servesGateways(cloud, stored)) return;
  refuse(
    'CrossconnectGatewaySubnetPropagation',
    `${resource.name} is the route table of a gateway subnet, so disableBgpRoutePropagation must stay false. Take the table off that subnet, or leave it false.`,
    'disableBgpRoutePropagation',
    'expressroute/gateway-subnet-contents',
  );
}
