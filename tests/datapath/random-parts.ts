/** The resources of which random Clouds are made: plain ARM JSON, one function each. */
import type { WorldResource } from '#src/azure/network/world.ts';
import { idOf, other } from './arm.ts';

interface SubnetOptions {
  table?: string | undefined;
  group?: string | undefined;
  more?: Record<string, unknown>;
}

/** A subnet, with the route table and the security group of that name if there are any. */
export const subnet = (name: string, addressPrefixes: readonly string[], options: SubnetOptions = {}) => ({
  name,
  properties: {
    addressPrefixes,
    ...(options.table !== undefined && { routeTable: { id: idOf('routeTables', options.table) } }),
    ...(options.group !== undefined && { networkSecurityGroup: { id: idOf('networkSecurityGroups', options.group) } }),
    ...options.more,
  },
});

/** One side of a peering. */
export const peering = (remote: string, more: Record<string, unknown> = {}) => ({
  name: `to-${remote}`,
  properties: {
    remoteVirtualNetwork: { id: idOf('virtualNetworks', remote) },
    peeringState: 'Connected',
    ...more,
  },
});

export const virtualNetwork = (
  name: string,
  addressPrefixes: readonly string[],
  subnets: readonly ReturnType<typeof subnet>[],
  peerings: readonly ReturnType<typeof peering>[],
  location = 'westeurope',
): WorldResource =>
  other(
    'virtualNetworks',
    name,
    { addressSpace: { addressPrefixes }, subnets, virtualNetworkPeerings: peerings },
    { location },
  );

const subnetId = (of: string, name: string) => ({ id: `${idOf('virtualNetworks', of)}/subnets/${name}` });

/** A network interface. `pool` is the load balancer in whose pool it stands. */
export const nic = (
  name: string,
  at: readonly [network: string, subnet: string],
  privateIPAddress: string,
  { pool, ...more }: { pool?: string } & Record<string, unknown> = {},
  tags: Record<string, string> = {},
): WorldResource =>
  other(
    'networkInterfaces',
    name,
    {
      ...more,
      ipConfigurations: [
        {
          name: 'ip',
          properties: {
            privateIPAddress,
            subnet: subnetId(...at),
            ...(pool !== undefined && {
              loadBalancerBackendAddressPools: [{ id: `${idOf('loadBalancers', pool)}/backendAddressPools/pool` }],
            }),
          },
        },
      ],
    },
    { tags },
  );

/** An internal load balancer. Without rules its front end answers by itself; with rules its pool does. */
export function balancer(
  name: string,
  sku: string,
  at: readonly [network: string, subnet: string],
  privateIPAddress: string,
  rule: Record<string, unknown> | undefined,
): WorldResource {
  const id = idOf('loadBalancers', name);
  const rules = rule && {
    backendAddressPools: [{ name: 'pool', properties: {} }],
    loadBalancingRules: [
      {
        name: 'rule',
        properties: {
          frontendIPConfiguration: { id: `${id}/frontendIPConfigurations/front` },
          backendAddressPool: { id: `${id}/backendAddressPools/pool` },
          ...rule,
        },
      },
    ],
  };
  const front = { name: 'front', properties: { privateIPAddress, subnet: subnetId(...at) } };
  return other('loadBalancers', name, { frontendIPConfigurations: [front], ...rules }, { sku: { name: sku } });
}

export const privateEndpoint = (
  name: string,
  at: readonly [network: string, subnet: string],
  address: string,
): WorldResource =>
  other('privateEndpoints', name, { subnet: subnetId(...at), customDnsConfigs: [{ ipAddresses: [address] }] });

/** A route table of prefixes and next hops: an address is an appliance's. */
export const routeTable = (
  name: string,
  routes: readonly (readonly [addressPrefix: string, hop: string])[],
  disableBgpRoutePropagation: boolean,
): WorldResource =>
  other('routeTables', name, {
    disableBgpRoutePropagation,
    routes: routes.map(([addressPrefix, hop], index) => ({
      name: `route-${index}`,
      properties: {
        addressPrefix,
        ...(hop.includes('.') ? { nextHopType: 'VirtualAppliance', nextHopIpAddress: hop } : { nextHopType: hop }),
      },
    })),
  });

/** A security group with one rule of its own. */
export const securityGroup = (name: string, rule: Record<string, unknown>): WorldResource =>
  other('networkSecurityGroups', name, {
    securityRules: [{ name: 'rule', properties: { sourcePortRange: '*', priority: 100, ...rule } }],
  });
