/** What a gateway means to packets: it forwards into its virtual network, and its subnet's routes are its own. */
import * as z from 'zod/mini';
import type { Reason, Route } from '#src/datapath/network.ts';
import { gatewaySubnetRoutes } from './gatewayRoutes.ts';
import { addressSpaceOf, frameOf, networkOfSubnet, spokesOf } from './virtualNetworks.ts';
import { nodeOf, reference, word, type Declare, type World, type WorldResource } from './world.ts';

const sku = z.catch(z.object({ name: word }), { name: '' });
const bounds = z.catch(z.object({ bounds: z.object({ min: z.number() }) }), { bounds: { min: 1 } });
const gatewayProperties = z.object({
  gatewayType: word,
  provisioningState: word,
  sku,
  ipConfigurations: z.catch(z.array(z.object({ properties: z.object({ subnet: reference }) })), []),
  autoScaleConfiguration: bounds,
});

export interface Gateway {
  id: string;
  name: string;
  isExpressRoute: boolean;
  provisioningState: string;
  sku: string;
  /** For the scalable SKU: the units it never falls below. */
  scaleUnits: number;
  network: WorldResource | undefined;
}

export function gatewayOf(world: World, resource: WorldResource): Gateway {
  const properties = gatewayProperties.parse(resource.properties);
  const [first] = properties.ipConfigurations;
  return {
    id: nodeOf(resource.id),
    name: resource.name,
    isExpressRoute: properties.gatewayType === 'ExpressRoute',
    provisioningState: properties.provisioningState,
    sku: properties.sku.name,
    scaleUnits: properties.autoScaleConfiguration.bounds.min,
    network: first && networkOfSubnet(world, first.properties.subnet.id),
  };
}

/** Every gateway is two instances. */
export const instances = [0, 1] as const;

/** The instances of a gateway that are imagined to have failed. */
export const deadInstances = (world: World, { id }: Gateway): readonly number[] =>
  instances.filter((instance) => world.hasFailed(`instance:${id}/${instance}`));

/** Why a gateway forwards nothing and announces nothing. */
export function whyGatewayDown(world: World, resource: WorldResource, gateway: Gateway): Reason | undefined {
  const { id, name } = gateway;
  if (gateway.provisioningState === 'Failed') {
    return { because: `The gateway ${name} failed, so it forwards nothing and announces no routes.` };
  }
  if (world.isBeingCreated(resource)) {
    return { because: `The gateway ${name} is still being created. Wait until it says Succeeded.` };
  }
  const isDead = world.hasFailed(`gateway:${id}`) || deadInstances(world, gateway).length === instances.length;
  if (!isDead) return undefined;
  return {
    because: `The gateway ${name} is down, so it forwards nothing and its routes are withdrawn, with FastPath or without.`,
    fact: 'expressroute/fastpath-keeps-gateway',
  };
}

/** The node, its link into the virtual network, and its routes to everything behind it. */
export const declareGateway: Declare = (resource, world) => {
  const gateway = gatewayOf(world, resource);
  const { id: at, name, network } = gateway;
  if (!network) return {};
  const hub = nodeOf(network.id);
  const system = (prefix: string, because: string): Route => ({ at, prefix, via: hub, origin: 'system', because });
  const user = gatewaySubnetRoutes(world, at, network);
  return {
    nodes: [{ id: at, kind: 'gateway', name, prefixes: [], place: frameOf(network) }],
    links: [{ id: `${at}/link`, ends: [at, hub], name: network.name, kind: 'inside' }, ...(user.links ?? [])],
    routes: [
      ...(user.routes ?? []),
      ...addressSpaceOf(network).map((prefix) =>
        system(prefix, `${name} forwards into its own network, ${network.name}.`),
      ),
      ...spokesOf(world, network).flatMap((spoke) =>
        addressSpaceOf(spoke).map((prefix) =>
          system(prefix, `${spoke.name} is peered with ${network.name} and uses its gateway.`),
        ),
      ),
    ],
  };
};
