/** What a route table means to packets: the user routes of whatever stands in the subnets that name it. */
import * as z from 'zod/mini';
import { contains, parseAddress, parsePrefix } from '#src/base/ip.ts';
import type { Link, Network, Route } from '#src/datapath/network.ts';
import { learnedBy } from './learned.ts';
import { addressSpaceOf, hostIn, peeredWith } from './virtualNetworks.ts';
import { flag, nodeOf, word, type World, type WorldResource } from './world.ts';

const routeProperties = z.object({ addressPrefix: word, nextHopType: word, nextHopIpAddress: word });
const tableProperties = z.object({ disableBgpRoutePropagation: flag });
const nicProperties = z.object({ enableIPForwarding: flag });
const partProperties = z.object({ privateIPAddress: word });

/** A user route in its own words. */
export interface UserRoute {
  name: string;
  prefix: string;
  nextHopType: string;
  nextHop: string;
}

/** The routes of a table, in the order of their ids. */
export const routesOf = (world: World, table: WorldResource): UserRoute[] =>
  world.children(table, 'routes').map(({ name, properties }) => {
    const { addressPrefix, nextHopType, nextHopIpAddress } = routeProperties.parse(properties);
    return { name, prefix: addressPrefix, nextHopType, nextHop: nextHopIpAddress };
  });

/** Whether a table keeps out what gateways learned. */
export const keepsOutLearned = (table: WorldResource | undefined): boolean =>
  table !== undefined && tableProperties.parse(table.properties).disableBgpRoutePropagation;

/** The network interface with a private address in a network. */
function nicWith(world: World, network: WorldResource, address: string): WorldResource | undefined {
  const own = `${nodeOf(network.id)}/subnets/`;
  return world.ofType('Microsoft.Network/networkInterfaces').find((nic) =>
    world.children(nic, 'ipConfigurations').some(({ properties }) => {
      const { privateIPAddress, subnet } = z
        .extend(partProperties, { subnet: z.catch(z.object({ id: z.string() }), { id: '' }) })
        .parse(properties);
      return privateIPAddress === address && nodeOf(subnet.id).startsWith(own);
    }),
  );
}

/** The node behind the address of a next hop, with what must be declared for it. `forwards` is false if it drops what is not for itself. */
export interface Appliance {
  node: string;
  name: string;
  forwards: boolean;
  parts: Partial<Network>;
}

/** The appliance at an address, in a network or one it is peered with. Where nothing is known to stand there, one is thought up. */
export function applianceAt(world: World, network: WorldResource, address: string): Appliance {
  const at = parseAddress(address);
  const near = [network, ...peeredWith(world, network).map(({ remote }) => remote)];
  for (const place of near) {
    const nic = nicWith(world, place, address);
    if (!nic) continue;
    const { enableIPForwarding } = nicProperties.parse(nic.properties);
    return { node: nodeOf(nic.id), name: nic.name, forwards: enableIPForwarding, parts: {} };
  }
  const home = near.find((place) =>
    addressSpaceOf(place).some((text) => {
      const prefix = parsePrefix(text);
      return at !== undefined && prefix !== undefined && contains(prefix, at);
    }),
  );
  const place = home ?? network;
  const node = nodeOf(`${place.id}/appliances/${address}`);
  const name = `Appliance ${address}`;
  const because = `${name} stands in ${place.name}.`;
  return { node, name, forwards: true, parts: hostIn(place, { id: node, name, addresses: [address], because }) };
}

function declareOne(
  world: World,
  network: WorldResource,
  host: { node: string; subnet: string },
  { prefix, nextHopType, nextHop }: UserRoute,
): Partial<Network> {
  const common = { at: host.node, prefix, origin: 'user', fact: 'expressroute/user-route-next-hops' } as const;
  const says = `A user route of subnet ${host.subnet}`;
  if (nextHopType === 'VnetLocal' || nextHopType === 'VirtualNetworkGateway') {
    const because = `${says} leaves ${prefix} to ${nextHopType === 'VnetLocal' ? network.name : `the gateway of ${network.name}`}.`;
    return { routes: [{ ...common, via: nodeOf(network.id), because }] };
  }
  if (nextHopType !== 'VirtualAppliance') {
    const because =
      nextHopType === 'Internet'
        ? `${says} sends ${prefix} to the internet, out of this network.`
        : `${says} gives ${prefix} the next hop None: such packets are thrown away.`;
    return { routes: [{ ...common, via: undefined, because }] };
  }
  const appliance = applianceAt(world, network, nextHop);
  if (appliance.node === host.node) return {};
  if (!appliance.forwards) {
    const because = `${says} sends ${prefix} to ${nextHop}, but IP forwarding is off on ${appliance.name}: it drops what is not for itself.`;
    return { routes: [{ ...common, via: undefined, because }] };
  }
  const link: Link = {
    id: `${host.node}/to/${appliance.node}`,
    ends: [host.node, appliance.node],
    name: network.name,
  };
  const route: Route = { ...common, via: appliance.node, because: `${says} sends ${prefix} to ${nextHop}.` };
  return {
    nodes: appliance.parts.nodes ?? [],
    links: [...(appliance.parts.links ?? []), link],
    routes: [...(appliance.parts.routes ?? []), route],
  };
}

/** The user routes of a host, and that it does not hear what gateways learned where its table keeps that out. */
export function declareUserRoutes(
  world: World,
  network: WorldResource,
  host: { node: string; subnet: string; table: string },
): Partial<Network> {
  const table = world.find(host.table);
  if (!table) return {};
  const parts = routesOf(world, table).map((route) => declareOne(world, network, host, route));
  const kept = keepsOutLearned(table)
    ? learnedBy(world, network).map(({ prefix }): Route => ({
        at: host.node,
        prefix,
        via: undefined,
        origin: 'bgp',
        because: `Route table ${table.name} of subnet ${host.subnet} keeps out what the gateway learned, so ${prefix} is not known here.`,
      }))
    : [];
  return {
    nodes: parts.flatMap(({ nodes = [] }) => nodes),
    links: parts.flatMap(({ links = [] }) => links),
    routes: [...parts.flatMap(({ routes = [] }) => routes), ...kept],
  };
}
