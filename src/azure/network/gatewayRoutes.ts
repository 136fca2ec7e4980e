/** What the route table of the gateway subnet means to the gateway: user routes, and the routes of Azure's that are longer and win all the same. */
import { parsePrefix } from '#src/base/ip.ts';
import type { Network, Route } from '#src/datapath/network.ts';
import { applianceAt, type Appliance } from './appliances.ts';
import { endpointRoutes } from './endpoints.ts';
import { routesOf, type UserRoute } from './routeTables.ts';
import { addressSpaceOf, holds, subnetsOf } from './virtualNetworks.ts';
import { nodeOf, type World, type WorldResource } from './world.ts';

/** A user route of the gateway subnet. `appliance` is what it leads to, when it leads to one. */
export interface GatewayRoute extends UserRoute {
  appliance: Appliance | undefined;
}

/** The user routes that the gateway subnet of a network has. */
export function gatewayRoutes(world: World, network: WorldResource): GatewayRoute[] {
  const subnet = subnetsOf(world, network).find(({ name }) => name.toLowerCase() === 'gatewaysubnet');
  const table = subnet && world.find(subnet.routeTable);
  if (!table) return [];
  return routesOf(world, table)
    .filter(({ prefix }) => parsePrefix(prefix) !== undefined)
    .map((route) => ({
      ...route,
      appliance:
        route.nextHopType === 'VirtualAppliance' && route.nextHop !== ''
          ? applianceAt(world, network, route.nextHop)
          : undefined,
    }));
}

/** Where a gateway sends what a user route of its subnet is for. */
function nextOf({ prefix, nextHopType, nextHop, appliance }: GatewayRoute, network: WorldResource) {
  const says = 'A user route of the gateway subnet';
  if (appliance) {
    return appliance.forwards
      ? { via: appliance.node, because: `${says} sends ${prefix} to ${nextHop} (${appliance.name}).` }
      : {
          via: undefined,
          because: `${says} sends ${prefix} to ${nextHop}, but IP forwarding is off on ${appliance.name}: it drops what is not for itself.`,
        };
  }
  if (nextHopType === 'VnetLocal' && addressSpaceOf(network).some((space) => holds(space, prefix))) {
    return { via: nodeOf(network.id), because: `${says} sends ${prefix} to ${network.name}.` };
  }
  if (nextHopType === 'VirtualAppliance') {
    return {
      via: undefined,
      because: `${says} sends ${prefix} to ${nextHop}, which is neither in ${network.name} nor in a network peered with it: the packet is thrown away.`,
    };
  }
  return {
    via: undefined,
    because: `${says} gives ${prefix} the next hop ${nextHopType}: such packets are thrown away.`,
  };
}

/** Links and routes that the route table of the gateway subnet brings to the gateway with node `at`. */
export function gatewaySubnetRoutes(world: World, at: string, network: WorldResource): Partial<Network> {
  const routes = gatewayRoutes(world, network);
  const user = routes.map((route): Route => ({
    at,
    prefix: route.prefix,
    origin: 'user',
    fact: 'expressroute/user-route-next-hops',
    ...nextOf(route, network),
  }));
  const prefixes = routes.map(({ prefix }) => prefix);
  const endpoints = endpointRoutes(world, network, prefixes)
    .filter(({ prefix }) => prefixes.some((wide) => holds(wide, prefix)))
    .map(({ prefix, origin, because, fact }): Route => ({
      at,
      prefix,
      via: nodeOf(network.id),
      origin,
      because,
      ...(fact !== undefined && { fact }),
    }));
  return {
    links: routes.flatMap(({ appliance }) =>
      appliance
        ? [
            {
              id: `${appliance.node}/from/${at}`,
              ends: [at, appliance.node],
              name: network.name,
              kind: nodeOf(appliance.network.id) === nodeOf(network.id) ? 'inside' : 'peering',
            },
          ]
        : [],
    ),
    routes: [...user, ...endpoints],
  };
}
