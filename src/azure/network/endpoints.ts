/** Addresses in a virtual network that are no machine's: front ends of internal load balancers, and private endpoints. */
import * as z from 'zod/mini';
import { hostIn, networkOfSubnet } from './virtualNetworks.ts';
import { nodeOf, reference, word, words, type Declare, type World, type WorldResource } from './world.ts';

const loadBalancerType = 'Microsoft.Network/loadBalancers';
const privateEndpointType = 'Microsoft.Network/privateEndpoints';
const sku = z.catch(z.object({ name: word }), { name: '' });
const configuration = z.object({
  properties: z.object({ privateIPAddress: word, subnet: reference }),
});
const loadBalancerProperties = z.object({ frontendIPConfigurations: z.catch(z.array(configuration), []) });
const privateEndpointProperties = z.object({
  subnet: reference,
  ipConfigurations: z.catch(z.array(z.object({ properties: z.object({ privateIPAddress: word }) })), []),
  customDnsConfigs: z.catch(z.array(z.object({ ipAddresses: words })), []),
});

/** One such address: whose it is and in which network. */
export interface Endpoint {
  name: string;
  address: string;
  network: WorldResource;
  kind: 'basic load balancer' | 'standard load balancer' | 'private endpoint';
}

function frontEnds(world: World, balancer: WorldResource): Endpoint[] {
  const kind = sku.parse(balancer.sku).name === 'Standard' ? 'standard load balancer' : 'basic load balancer';
  return loadBalancerProperties.parse(balancer.properties).frontendIPConfigurations.flatMap(({ properties }) => {
    const network = networkOfSubnet(world, properties.subnet.id);
    if (!network || properties.privateIPAddress === '') return [];
    return [{ name: balancer.name, address: properties.privateIPAddress, network, kind }];
  });
}

function privateAddresses(world: World, endpoint: WorldResource): Endpoint[] {
  const properties = privateEndpointProperties.parse(endpoint.properties);
  const network = networkOfSubnet(world, properties.subnet.id);
  const fixed = properties.ipConfigurations
    .map((one) => one.properties.privateIPAddress)
    .filter((address) => address !== '');
  const addresses = fixed.length > 0 ? fixed : properties.customDnsConfigs.flatMap(({ ipAddresses }) => ipAddresses);
  return network
    ? addresses.map((address) => ({ name: endpoint.name, address, network, kind: 'private endpoint' }))
    : [];
}

/** Every such address of a Cloud. */
export const endpointsOf = (world: World): Endpoint[] => [
  ...world.ofType(loadBalancerType).flatMap((balancer) => frontEnds(world, balancer)),
  ...world.ofType(privateEndpointType).flatMap((endpoint) => privateAddresses(world, endpoint)),
];

const declared = (resource: WorldResource, endpoints: readonly Endpoint[]) => {
  const [first] = endpoints;
  if (!first) return {};
  return hostIn(first.network, {
    id: nodeOf(resource.id),
    name: resource.name,
    addresses: endpoints.map(({ address }) => address),
    because: `${resource.name} answers for this address in ${first.network.name}.`,
  });
};

/** The front ends of an internal load balancer. */
export const declareLoadBalancer: Declare = (balancer, world) => declared(balancer, frontEnds(world, balancer));

/** The address of a private endpoint. */
export const declarePrivateEndpoint: Declare = (endpoint, world) =>
  declared(endpoint, privateAddresses(world, endpoint));
