/** The BGP sessions of a gateway, out of the network as the tracer has it: with Microsoft's edges, or with the other ends of its tunnels. */
import * as shape from '#src/base/shape.ts';
import { valueOf } from '#src/base/facts.ts';
import type { Link, Network, Route } from '#src/datapath/network.ts';
import { circuitType, nodesOfCircuit, siteOf, ways } from './circuits.ts';
import { addressesIn } from './gateway-addresses.ts';
import { gatewayOf } from './gateways.ts';
import { whyUnjoined } from './sessions.ts';
import { isUsable } from './usable.ts';
import { count, flag, nodeOf, reference, word, type World, type WorldResource } from './world.ts';

/** A network as the tracer has it, and the resources it was drawn from. */
export interface Drawn {
  world: World;
  network: Network;
}

/** What a gateway knows of one prefix over one session. */
export interface LearnedPrefix {
  prefix: string;
  /** The AS numbers it came by, as Azure joins them. */
  asPath: string;
}

/** One BGP session of a gateway. */
export interface GatewaySession {
  /** The node at the other end: an edge, a VPN device, or another gateway. */
  node: string;
  localAddress: string;
  neighbor: string;
  asn: number;
  isUp: boolean;
  learned: readonly LearnedPrefix[];
  /** The prefixes it tells the neighbor. */
  advertised: readonly string[];
}

const connectionProperties = shape.object({
  connectionType: word,
  enableBgp: flag,
  virtualNetworkGateway1: reference,
  virtualNetworkGateway2: reference,
  localNetworkGateway2: reference,
  peer: reference,
});
const speakerProperties = shape.object({
  enableBgp: flag,
  activeActive: flag,
  bgpSettings: shape.otherwise(shape.object({ asn: count, bgpPeeringAddress: word }), {
    asn: 0,
    bgpPeeringAddress: '',
  }),
});
const peeringProperties = shape.object({ peerASN: count });

const once = (texts: readonly string[]): string[] => [...new Set(texts)];

const between = ({ links }: Network, one: string, other: string): Link[] =>
  links.filter(({ ends }) => ends.includes(one) && ends.includes(other));

const isOpen = ({ nodes, links }: Network, one: string, other: string): boolean =>
  !nodes.some(({ id, down }) => down && (id === one || id === other)) &&
  between({ nodes, links, routes: [], shortcuts: [] }, one, other).some(({ down }) => !down);

/** The connections that end at a gateway. A tunnel between two gateways has one of its own at each. */
const connectionsOf = (world: World, gateway: WorldResource): WorldResource[] =>
  world.ofType('Microsoft.Network/connections').filter(({ properties }) => {
    const { virtualNetworkGateway1 } = connectionProperties.parse(properties);
    return nodeOf(virtualNetworkGateway1.id) === nodeOf(gateway.id);
  });

const usableFrom = ({ network }: Drawn, at: string, via: string): Route[] =>
  network.routes.filter((route) => route.at === at && route.via === via && isUsable(network, route));

/** The private peering of a circuit. */
function peeringOf(world: World, circuit: WorldResource) {
  const peering = world.children(circuit, 'peerings').find(({ name }) => name.toLowerCase() === 'azureprivatepeering');
  return peeringProperties.parse(peering?.properties ?? {});
}

/** Two sessions for each circuit: with the edge of either link. */
function withEdges(drawn: Drawn, gateway: WorldResource, connection: WorldResource): GatewaySession[] {
  const { world, network } = drawn;
  const circuit = world.find(connectionProperties.parse(connection.properties).peer.id);
  if (circuit?.type.toLowerCase() !== circuitType.toLowerCase()) return [];
  const at = nodeOf(gateway.id);
  const { edges } = nodesOfCircuit(circuit);
  const { own, edge } = addressesIn(world, gateway.id);
  const asn = valueOf('expressroute/azure-asn', world.profile);
  const { peerASN } = peeringOf(world, circuit);
  const home = new Set(siteOf(world, circuit).prefixes);
  return ways.map((way, index): GatewaySession => {
    const isUp = !whyUnjoined(world, circuit) && isOpen(network, edges[way], at);
    return {
      node: edges[way],
      localAddress: own[0] ?? '',
      neighbor: edge[index] ?? '',
      asn,
      isUp,
      learned: once(usableFrom(drawn, at, edges[way]).map(({ prefix }) => prefix)).map((prefix) => ({
        prefix,
        asPath: home.has(prefix) ? `${asn}-${peerASN}` : String(asn),
      })),
      advertised: once(usableFrom(drawn, edges[way], at).map(({ prefix }) => prefix)),
    };
  });
}

/** The end of a tunnel: the node it leads to and, if it speaks BGP, with whom. */
function farEndOf({ world, network }: Drawn, gateway: WorldResource, connection: WorldResource) {
  const { connectionType, enableBgp, localNetworkGateway2, virtualNetworkGateway2 } = connectionProperties.parse(
    connection.properties,
  );
  const far = world.find(connectionType === 'IPsec' ? localNetworkGateway2.id : virtualNetworkGateway2.id);
  if (!far) return undefined;
  const at = nodeOf(gateway.id);
  const tunnel = network.links.find(({ id }) => id === nodeOf(connection.id));
  const node = tunnel?.ends.find((end) => end !== at) ?? nodeOf(far.id);
  return { node, enableBgp, ...speakerProperties.parse(far.properties).bgpSettings };
}

/** The sessions of a VPN gateway, one for each tunnel that speaks BGP and each of its own addresses. */
function overTunnel(drawn: Drawn, gateway: WorldResource, connection: WorldResource): GatewaySession[] {
  const far = farEndOf(drawn, gateway, connection);
  if (far?.enableBgp !== true) return [];
  const { bgpSettings } = speakerProperties.parse(gateway.properties);
  const at = nodeOf(gateway.id);
  // Two gateways of one AS number are no neighbors of each other's.
  const isUp = isOpen(drawn.network, at, far.node) && far.asn !== bgpSettings.asn;
  return bgpSettings.bgpPeeringAddress.split(',').map((localAddress) => ({
    node: far.node,
    localAddress,
    neighbor: far.bgpPeeringAddress,
    asn: far.asn,
    isUp,
    learned: isUp
      ? once(usableFrom(drawn, at, far.node).map(({ prefix }) => prefix)).map((prefix) => ({
          prefix,
          asPath: String(far.asn),
        }))
      : [],
    advertised: isUp ? once(usableFrom(drawn, far.node, at).map(({ prefix }) => prefix)) : [],
  }));
}

/** Every session of a gateway. */
export const sessionsIn = (drawn: Drawn, gateway: WorldResource): GatewaySession[] =>
  connectionsOf(drawn.world, gateway).flatMap((connection) =>
    gatewayOf(drawn.world, gateway).isExpressRoute
      ? withEdges(drawn, gateway, connection)
      : overTunnel(drawn, gateway, connection),
  );

/** What a gateway knows without BGP: the networks it serves, and the sites whose prefixes were written down. */
export function ownPrefixes(drawn: Drawn, gateway: WorldResource): string[] {
  const at = nodeOf(gateway.id);
  const { network } = gatewayOf(drawn.world, gateway);
  const served = network ? usableFrom(drawn, at, nodeOf(network.id)).filter(({ origin }) => origin === 'system') : [];
  const written = connectionsOf(drawn.world, gateway).flatMap((connection) => {
    const far = farEndOf(drawn, gateway, connection);
    return !far || far.enableBgp ? [] : usableFrom(drawn, at, far.node);
  });
  return once([...served, ...written].map(({ prefix }) => prefix));
}

/** The address a gateway names itself by: of its first instance. */
export function localAddressOf({ world }: Drawn, gateway: WorldResource): string {
  const said = speakerProperties.parse(gateway.properties).bgpSettings.bgpPeeringAddress.split(',')[0] ?? '';
  return said === '' ? (addressesIn(world, gateway.id).own[0] ?? '') : said;
}

/** The AS number a gateway speaks as. */
export function asnOfGateway({ world }: Drawn, gateway: WorldResource): number {
  const { asn } = speakerProperties.parse(gateway.properties).bgpSettings;
  return asn === 0 ? valueOf('expressroute/gateway-asn', world.profile) : asn;
}
