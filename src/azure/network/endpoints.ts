/** Addresses in a virtual network that are no machine's: front ends of internal load balancers, and private endpoints. */
import * as shape from '#src/base/shape.ts';
import { covers, parsePrefix } from '#src/base/ip.ts';
import type { FactId } from '#src/base/facts.ts';
import type { Reason } from '#src/datapath/network.ts';
import { perWorld } from './once.ts';
import { addressSpaceOf, alone, peeredWith, subnetAt, type Subnet } from './virtualNetworks.ts';
import { nodeOf, reference, word, words, type World, type WorldResource } from './world.ts';

const loadBalancerType = 'Microsoft.Network/loadBalancers';
const privateEndpointType = 'Microsoft.Network/privateEndpoints';
const sku = shape.otherwise(shape.object({ name: word }), { name: '' });
const frontEndProperties = shape.object({ privateIPAddress: word, subnet: reference });
const privateEndpointProperties = shape.object({
  subnet: reference,
  ipConfigurations: shape.otherwise(
    shape.array(shape.object({ properties: shape.object({ privateIPAddress: word }) })),
    [],
  ),
  customDnsConfigs: shape.otherwise(shape.array(shape.object({ ipAddresses: words })), []),
});

/** One such address: whose it is and in which network. */
export interface Endpoint {
  /** The resource it belongs to. */
  of: WorldResource;
  /** For a load balancer: the id of the front end. */
  frontEnd: string;
  name: string;
  address: string;
  network: WorldResource;
  subnet: Subnet;
  kind: 'basic load balancer' | 'standard load balancer' | 'private endpoint';
}

function frontEnds(world: World, balancer: WorldResource): Endpoint[] {
  const { name } = balancer;
  const kind = ['', 'Basic'].includes(sku.parse(balancer.sku).name) ? 'basic load balancer' : 'standard load balancer';
  return world.children(balancer, 'frontendIPConfigurations').flatMap(({ id, properties }): Endpoint[] => {
    const { privateIPAddress: address, subnet } = frontEndProperties.parse(properties);
    const place = subnetAt(world, subnet.id);
    return place && address !== '' ? [{ of: balancer, frontEnd: nodeOf(id), name, address, ...place, kind }] : [];
  });
}

function privateAddresses(world: World, endpoint: WorldResource): Endpoint[] {
  const properties = privateEndpointProperties.parse(endpoint.properties);
  const place = subnetAt(world, properties.subnet.id);
  const fixed = properties.ipConfigurations
    .map((one) => one.properties.privateIPAddress)
    .filter((address) => address !== '');
  const addresses = fixed.length > 0 ? fixed : properties.customDnsConfigs.flatMap(({ ipAddresses }) => ipAddresses);
  const { name } = endpoint;
  return place
    ? [...new Set(addresses)].map((address) => ({
        of: endpoint,
        frontEnd: '',
        name,
        address,
        ...place,
        kind: 'private endpoint',
      }))
    : [];
}

const byNetwork = perWorld((world): ReadonlyMap<string, readonly Endpoint[]> => {
  const found = new Map<string, Endpoint[]>();
  for (const endpoint of [
    ...world.ofType(loadBalancerType).flatMap((balancer) => frontEnds(world, balancer)),
    ...world.ofType(privateEndpointType).flatMap((endpoint) => privateAddresses(world, endpoint)),
  ]) {
    const key = nodeOf(endpoint.network.id);
    const there = found.get(key);
    if (there) there.push(endpoint);
    else found.set(key, [endpoint]);
  }
  return found;
});

/** Every such address of a Cloud. */
export const endpointsOf = (world: World): Endpoint[] => [...byNetwork(world).values()].flat();

/** Those in one network. */
export const endpointsIn = (world: World, network: WorldResource): readonly Endpoint[] =>
  byNetwork(world).get(nodeOf(network.id)) ?? [];

/** Those of one load balancer or private endpoint. */
export const addressesOf = (world: World, resource: WorldResource): Endpoint[] =>
  endpointsOf(world).filter(({ of }) => of === resource);

/** Whether user routes to these prefixes lead around the route of a private endpoint: its subnet must allow it, and the route must not be wider than the network. */
function isHidden({ address, network, subnet }: Endpoint, user: readonly string[]): boolean {
  if (!subnet.endpointPolicies.routeTables) return false;
  const own = parsePrefix(address);
  const space = addressSpaceOf(network).flatMap((text) => parsePrefix(text) ?? []);
  return user.some((text) => {
    const prefix = parsePrefix(text);
    return prefix && own && covers(prefix, own) && space.some((range) => covers(range, prefix));
  });
}

/** The routes to single addresses that private endpoints bring to their network and to those it is peered with, where these user routes do not hide them. */
export function endpointRoutes(
  world: World,
  network: WorldResource,
  user: readonly string[],
): (Reason & { prefix: string; origin: 'system'; network: WorldResource })[] {
  const fact: FactId = 'expressroute/private-endpoint-route';
  return [network, ...peeredWith(world, network).map(({ remote }) => remote)]
    .flatMap((place) => endpointsIn(world, place))
    .filter((endpoint) => endpoint.kind === 'private endpoint' && !isHidden(endpoint, user))
    .map(({ name, address, network: place }) => ({
      prefix: alone(address),
      origin: 'system',
      network: place,
      because: `The private endpoint ${name} brings a route of its own, for ${address} alone.`,
      fact,
    }));
}
