/** What a gateway means to packets: it forwards into its virtual network, and its subnet's routes are its own. */
import * as shape from '#src/base/shape.ts';
import { valueOf, type Profile } from '#src/base/facts.ts';
import type { Reason, Route } from '#src/datapath/network.ts';
import { gatewaySubnetRoutes } from './gatewayRoutes.ts';
import { addressSpaceOf, frameOf, lostSpokesOf, networkOfSubnet, spokesOf } from './virtualNetworks.ts';
import { nodeOf, reference, word, type Declare, type World, type WorldResource } from './world.ts';

export const gatewayType = 'Microsoft.Network/virtualNetworkGateways';

const sku = shape.otherwise(shape.object({ name: word }), { name: '' });
const bounds = shape.otherwise(shape.object({ bounds: shape.object({ min: shape.number() }) }), { bounds: { min: 1 } });
const gatewayProperties = shape.object({
  gatewayType: word,
  provisioningState: word,
  sku,
  ipConfigurations: shape.otherwise(shape.array(shape.object({ properties: shape.object({ subnet: reference }) })), []),
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
const deadInstances = (world: World, { id }: Gateway): readonly number[] =>
  instances.filter((instance) => world.hasFailed(`instance:${id}/${instance}`));

/** What a gateway carries, in Mbps, with so many instances at work; undefined for what no fact speaks of. */
function capacityOf({ sku: size, scaleUnits }: Gateway, alive: number, profile: Profile): number | undefined {
  const table = valueOf('expressroute/gateway-skus', profile);
  const mbps = table[size]?.mbps;
  if (mbps === undefined) return undefined;
  const whole = size === 'ErGwScale' ? mbps * Math.max(1, scaleUnits) : mbps;
  return (whole * alive) / instances.length;
}

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
  const down = whyGatewayDown(world, resource, gateway);
  const alive = instances.length - deadInstances(world, gateway).length;
  const half = alive === 1 ? ` One of its two instances is down, so it carries half as much.` : '';
  const capacity = capacityOf(gateway, alive, world.profile);
  const system = (prefix: string, because: string): Route => ({
    at,
    prefix,
    via: hub,
    origin: 'system',
    because: `${because}${half}`,
    ...(half !== '' && { fact: 'expressroute/gateway-maintenance' }),
  });
  const user = gatewaySubnetRoutes(world, at, network);
  return {
    nodes: [{ id: at, kind: 'gateway', name, prefixes: [], place: frameOf(network), ...(down && { down }) }],
    links: [
      {
        id: `${at}/link`,
        ends: [at, hub],
        name: network.name,
        kind: 'inside',
        ...(capacity !== undefined && { capacity }),
      },
      ...(user.links ?? []),
    ],
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
      ...lostSpokesOf(world, network).flatMap(({ remote, reason }) =>
        addressSpaceOf(remote).map((prefix) => ({
          ...system(prefix, `${remote.name} was peered with ${network.name} and used its gateway.`),
          withdrawn: reason,
        })),
      ),
    ],
  };
};
