/** What a route table means to packets: the user routes of whatever stands in the subnets that name it, beside Azure's own that they compete with. */
import { joined, type Link, type Network, type Route } from '#src/datapath/network.ts';
import { applianceAt } from './appliances.ts';
import { endpointRoutes } from './endpoints.ts';
import { gatewayOf } from './gateways.ts';
import { internetId, isPrivate, toInternet } from './internet.ts';
import { learnedBy } from './learned.ts';
import { keepsOutLearned, routesOf, type UserRoute } from './routeTables.ts';
import { addressSpaceOf, holds, peeredWith, spokesOf } from './virtualNetworks.ts';
import { nodeOf, type World, type WorldResource } from './world.ts';

/** What has the user routes: a node in a subnet. */
interface Sender {
  node: string;
  subnet: string;
}

const once = (prefixes: readonly string[]): string[] => [...new Set(prefixes)];

/** The VPN gateway that a network uses: its own, or that of a network it is peered with. */
const vpnGatewayOf = (world: World, network: WorldResource) =>
  world.ofType('Microsoft.Network/virtualNetworkGateways').find((gateway) => {
    const { isExpressRoute, network: hub } = gatewayOf(world, gateway);
    if (isExpressRoute || !hub) return false;
    return [hub, ...spokesOf(world, hub)].some(({ id }) => nodeOf(id) === nodeOf(network.id));
  });

function declareOne(world: World, network: WorldResource, host: Sender, route: UserRoute): Partial<Network> {
  const { prefix, nextHopType, nextHop } = route;
  const says = `A user route of subnet ${host.subnet}`;
  const to = (via: string | undefined, because: string, fact = 'expressroute/user-route-next-hops'): Route => ({
    at: host.node,
    prefix,
    via,
    origin: 'user',
    because,
    fact,
  });
  const over = (other: string, kind: Link['kind'] = 'inside'): Link => ({
    id: `${host.node}/to/${other}`,
    ends: [host.node, other],
    name: network.name,
    kind,
  });

  if (nextHopType === 'VnetLocal') {
    return addressSpaceOf(network).some((space) => holds(space, prefix))
      ? { routes: [to(nodeOf(network.id), `${says} leaves ${prefix} to ${network.name}.`)] }
      : { routes: [to(undefined, `${says} leaves ${prefix} to ${network.name}, where nobody has such an address.`)] };
  }
  if (nextHopType === 'VirtualNetworkGateway') {
    const gateway = vpnGatewayOf(world, network);
    const fact = 'expressroute/user-route-gateway';
    if (gateway) {
      const node = nodeOf(gateway.id);
      return {
        links: [over(node)],
        routes: [to(node, `${says} sends ${prefix} to the gateway ${gateway.name}.`, fact)],
      };
    }
    const because = `${says} sends ${prefix} to a virtual network gateway. That means a VPN gateway, and ${network.name} uses none, so the packet is thrown away. Over ExpressRoute the routes come by BGP.`;
    return { routes: [to(undefined, because, fact)] };
  }
  if (nextHopType === 'Internet') {
    const because = `${says} sends ${prefix} to the internet, out of this network`;
    return isPrivate(prefix, world.profile)
      ? { routes: [to(undefined, `${because}. Nobody there has a private address, so the packet is thrown away.`)] }
      : joined([toInternet(host.node, network.name, world.profile), { routes: [to(internetId, `${because}.`)] }]);
  }
  if (nextHopType !== 'VirtualAppliance') {
    return { routes: [to(undefined, `${says} gives ${prefix} the next hop None: such packets are thrown away.`)] };
  }
  const appliance = applianceAt(world, network, nextHop);
  if (!appliance) {
    const because = `${says} sends ${prefix} to ${nextHop}, which is neither in ${network.name} nor in a network peered with it: the packet is thrown away.`;
    return { routes: [to(undefined, because)] };
  }
  if (appliance.node === host.node) return {};
  if (!appliance.forwards) {
    const because = `${says} sends ${prefix} to ${nextHop}, but IP forwarding is off on ${appliance.name}: it drops what is not for itself.`;
    return { routes: [to(undefined, because)] };
  }
  const isHere = nodeOf(appliance.network.id) === nodeOf(network.id);
  return {
    links: [over(appliance.node, isHere ? 'inside' : 'peering')],
    routes: [to(appliance.node, `${says} sends ${prefix} to ${nextHop} (${appliance.name}).`)],
  };
}

/** The routes of Azure's that a user route is wide enough to hide: where they are longer, they win all the same. */
function competing(world: World, network: WorldResource, host: Sender, user: readonly string[]): Route[] {
  const via = nodeOf(network.id);
  const isRivaled = ({ prefix }: Pick<Route, 'prefix'>) => user.some((wide) => holds(wide, prefix));
  const own = addressSpaceOf(network).map((prefix): Route => ({
    at: host.node,
    prefix,
    via,
    origin: 'system',
    because: `${prefix} is ${network.name} itself.`,
    fact: 'expressroute/default-routes',
  }));
  const peered = peeredWith(world, network).flatMap(({ remote, prefixes }) =>
    prefixes.map((prefix): Route => ({
      at: host.node,
      prefix,
      via,
      origin: 'system',
      because: `${network.name} is peered with ${remote.name}.`,
    })),
  );
  const endpoints = endpointRoutes(world, network, user).map((route): Route => ({ ...route, at: host.node, via }));
  return [...own, ...peered, ...endpoints].filter(isRivaled);
}

/** What gateways learned, where the table lets it in; else what becomes of packets for it. */
function learned(
  world: World,
  network: WorldResource,
  host: Sender,
  table: WorldResource,
  user: readonly string[],
): Partial<Network> {
  const prefixes = once(learnedBy(world, network).map(({ prefix }) => prefix));
  if (!keepsOutLearned(table)) {
    const routes = prefixes
      .filter((prefix) => user.some((wide) => holds(wide, prefix)))
      .map((prefix): Route => ({
        at: host.node,
        prefix,
        via: nodeOf(network.id),
        origin: 'bgp',
        because: `A gateway learned ${prefix} and told ${network.name}.`,
      }));
    return { routes };
  }
  const keeping = `Route table ${table.name} of subnet ${host.subnet} keeps out what the gateway learned`;
  const fact = 'expressroute/route-table-propagation';
  const hidden = prefixes.filter((prefix) => !user.some((wide) => holds(wide, prefix)));
  const outside = hidden.filter((prefix) => !isPrivate(prefix, world.profile));
  const route = (prefix: string, via: string | undefined, because: string): Route => ({
    at: host.node,
    prefix,
    via,
    origin: 'system',
    // Before the ordinary default route.
    weight: 1,
    because,
    fact,
  });
  return joined([
    outside.length > 0 ? toInternet(host.node, network.name, world.profile) : {},
    {
      routes: hidden.map((prefix) =>
        outside.includes(prefix)
          ? route(prefix, internetId, `${keeping}, so ${prefix} goes to the internet.`)
          : route(prefix, undefined, `${keeping}, so ${prefix} is not known here.`),
      ),
    },
  ]);
}

/** The user routes of a host with the routes they compete with, and that it does not hear what gateways learned where its table keeps that out. */
export function declareUserRoutes(
  world: World,
  network: WorldResource,
  host: Sender & { table: string },
): Partial<Network> {
  const table = world.find(host.table);
  if (!table) return {};
  const routes = routesOf(world, table);
  const user = routes.map(({ prefix }) => prefix);
  return joined([
    ...routes.map((route) => declareOne(world, network, host, route)),
    { routes: competing(world, network, host, user) },
    learned(world, network, host, table, user),
  ]);
}
