/** What Microsoft's edge knows on one link of a circuit: its neighbors there, and every route, out of the network as the tracer has it. */
import * as shape from '#src/base/shape.ts';
import { valueOf } from '#src/base/facts.ts';
import { addressAt, formatAddress, parsePrefix } from '#src/base/ip.ts';
import type { Route } from '#src/datapath/network.ts';
import { circuitType, nodesOfCircuit, ways, type LinkName } from './circuits.ts';
import { addressesIn } from './gateway-addresses.ts';
import type { Drawn } from './gateway-sessions.ts';
import { linkAddresses } from './link-addresses.ts';
import { stateOf, whyDown, whyUnjoined } from './sessions.ts';
import { isUsable } from './usable.ts';
import { count, nodeOf, reference, word, type Child, type World, type WorldResource } from './world.ts';

/** A route as the edge shows it. */
export interface EdgeRoute {
  network: string;
  nextHop: string;
  locPrf: string;
  weight: number;
  path: string;
}

/** A BGP neighbor of the edge. */
export interface EdgeNeighbor {
  address: string;
  asn: number;
  isUp: boolean;
  /** What stands in place of a count while it is down. */
  state: string;
}

const peeringProperties = shape.object({ peerASN: count });
const reachProperties = shape.object({ peerExpressRouteCircuitPeering: reference, addressPrefix: word });
const reachType = 'Microsoft.Network/expressRouteCircuits/peerings/connections';

const familyOf = (prefix: string): 4 | 6 => (prefix.includes(':') ? 6 : 4);

const privatePeering = (world: World, circuit: WorldResource): Child | undefined =>
  world.children(circuit, 'peerings').find(({ name }) => name.toLowerCase() === 'azureprivatepeering');

const circuitAtEdge = (world: World, edge: string): WorldResource | undefined =>
  world.ofType(circuitType).find((circuit) => ways.some((way) => nodesOfCircuit(circuit).edges[way] === edge));

const circuitOfPeering = (id: string): string => nodeOf(id.split(/\/peerings\//i)[0] ?? '');

/** The address at the other end of the Global Reach link between two circuits. */
function hopBetween(world: World, one: WorldResource, other: WorldResource): string {
  const ids = [nodeOf(one.id), nodeOf(other.id)];
  const reach = world.ofType(reachType).find(({ id, properties }) => {
    const { peerExpressRouteCircuitPeering } = reachProperties.parse(properties);
    return [circuitOfPeering(id), circuitOfPeering(peerExpressRouteCircuitPeering.id)].every((end) =>
      ids.includes(end),
    );
  });
  const subnet = parsePrefix(reachProperties.parse(reach?.properties ?? {}).addressPrefix);
  const hop = subnet && addressAt(subnet, valueOf('expressroute/link-addresses', world.profile).microsoft);
  return hop ? formatAddress(hop) : '';
}

/** Where a route of an edge leads: next hops with the AS path to them. A gateway has two instances, and so two next hops. */
function hopsOf(
  { world }: Drawn,
  circuit: WorldResource,
  way: LinkName,
  { via = '', prefix }: Route,
): { nextHop: string; path: string }[] {
  const { router, provider } = nodesOfCircuit(circuit);
  if (via === router || via === provider) {
    const peering = privatePeering(world, circuit);
    const { peerASN } = peeringProperties.parse(peering?.properties ?? {});
    const link = peering && linkAddresses(peering, way, familyOf(prefix), world.profile);
    return [{ nextHop: link?.customer ?? '', path: String(peerASN) }];
  }
  const far = circuitAtEdge(world, via);
  if (far) {
    const { peerASN } = peeringProperties.parse(privatePeering(world, far)?.properties ?? {});
    const azure = valueOf('expressroute/azure-asn', world.profile);
    return [{ nextHop: hopBetween(world, circuit, far), path: `${azure} ${peerASN}` }];
  }
  const path = String(valueOf('expressroute/gateway-asn', world.profile));
  return addressesIn(world, via).own.map((nextHop) => ({ nextHop, path }));
}

/** Every route of an edge that carries packets: the customer's, then those of networks, then those of joined circuits. */
export function routesOfEdge(drawn: Drawn, circuit: WorldResource, way: LinkName): EdgeRoute[] {
  const { world, network } = drawn;
  const { edges, router, provider } = nodesOfCircuit(circuit);
  const peering = privatePeering(world, circuit);
  if (!peering || whyUnjoined(world, circuit)) return [];
  const rank = ({ via = '' }: Route): number => {
    if (via === router || via === provider) return 0;
    return circuitAtEdge(world, via) ? 2 : 1;
  };
  const found = network.routes
    .filter((route) => route.at === edges[way] && isUsable(network, route))
    .toSorted((one, other) => rank(one) - rank(other))
    .flatMap((route) =>
      hopsOf(drawn, circuit, way, route).map((hop) => ({ network: route.prefix, ...hop, locPrf: '', weight: 0 })),
    );
  const known = new Map(found.map((row) => [JSON.stringify(row), row]));
  return [...known.values()].map(({ network: prefix, nextHop, locPrf, weight, path }) => ({
    network: prefix,
    nextHop,
    locPrf,
    weight,
    path,
  }));
}

/** The neighbors of an edge: the customer's router in each family, and both instances of each gateway. */
export function neighborsOfEdge(drawn: Drawn, circuit: WorldResource, way: LinkName): EdgeNeighbor[] {
  const { world, network } = drawn;
  const { edges } = nodesOfCircuit(circuit);
  const peering = privatePeering(world, circuit);
  if (!peering) return [];
  const { peerASN } = peeringProperties.parse(peering.properties);
  const customers = ([4, 6] as const).flatMap((family): EdgeNeighbor[] => {
    const link = linkAddresses(peering, way, family, world.profile);
    if (!link) return [];
    return [
      {
        address: link.customer,
        asn: peerASN,
        isUp: !whyDown(world, circuit, way),
        state: stateOf(world, circuit, way),
      },
    ];
  });
  const asn = valueOf('expressroute/gateway-asn', world.profile);
  const gateways = new Map<string, boolean>();
  for (const { ends, down } of network.links) {
    const other = ends.find((end) => end !== edges[way]) ?? '';
    if (!ends.includes(edges[way]) || network.nodes.find(({ id }) => id === other)?.kind !== 'gateway') continue;
    gateways.set(other, gateways.get(other) === true || !down);
  }
  return [
    ...customers,
    ...[...gateways].flatMap(([gateway, isOpen]) =>
      addressesIn(world, gateway).own.map((address) => ({
        address,
        asn,
        isUp: isOpen && !whyUnjoined(world, circuit),
        state: 'Idle',
      })),
    ),
  ];
}
