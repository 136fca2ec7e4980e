/** What an ExpressRoute gateway answers about its BGP sessions, worked out from what the Cloud means to packets. */
import * as z from 'zod/mini';
import { valueOf } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { findResource, usersOf } from '../cloud.ts';
import type { Resource } from '../cloud.ts';
import type { ActionInput } from '../action.ts';
import type { Context } from '../resource.ts';
import { notSimulated } from '../rules/not-simulated.ts';
import { nodesOfCircuit, ways } from './circuits.ts';
import { declareConnection } from './connections.ts';
import { addressesOfGateway } from './gateway-addresses.ts';
import { declareGateway } from './gateways.ts';
import { whyDown } from './sessions.ts';
import { nodeOf, worldOf } from './world.ts';

const connectionProperties = z.object({ peer: z.catch(z.object({ id: z.string() }), { id: '' }) });
const peeringProperties = z.object({ peerASN: z.catch(z.number(), 0), ipv6PeeringConfig: z.optional(z.unknown()) });

/** Weights as gateways show them: own networks, and what a peer announced. */
const weights = { own: 32_768, learned: 32_769 };

/** One BGP session: between the gateway and the edge of a circuit, over one of the two links. */
interface Session {
  neighbor: string;
  isUp: boolean;
  /** What the edge announces to the gateway, and the gateway to the edge. */
  learned: readonly string[];
  advertised: readonly string[];
  peerAsn: number;
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** The sessions of a gateway, two for each connection. */
export function sessionsOf(gateway: Resource, { cloud, profile }: Pick<Context, 'cloud' | 'profile'>): Session[] {
  const world = worldOf(cloud, profile);
  const at = nodeOf(gateway.id);
  const { edge } = addressesOfGateway(cloud, gateway);
  return usersOf(cloud, gateway).flatMap((connection) => {
    const circuit = findResource(cloud, connectionProperties.parse(connection.properties).peer.id);
    if (!circuit) return [];
    const peering = findResource(cloud, `${circuit.id}/peerings/AzurePrivatePeering`);
    const { peerASN, ipv6PeeringConfig } = peeringProperties.parse(peering?.properties ?? {});
    const fits = (prefix: string): boolean => !prefix.includes(':') || ipv6PeeringConfig !== undefined;
    const { links = [], routes = [] } = declareConnection(connection, world);
    const isDown = links.length === 0 || links.some(({ down }) => down);
    const { edges } = nodesOfCircuit(circuit);
    const from = (where: string, via: string): string[] =>
      unique(routes.filter((route) => route.at === where && route.via === via).map(({ prefix }) => prefix)).filter(
        fits,
      );
    return ways.map((way, index): Session => {
      const isUp = !isDown && !whyDown(world, circuit, way);
      return {
        neighbor: edge[index] ?? '',
        isUp,
        learned: isUp ? from(at, edges[way]) : [],
        advertised: isUp ? from(edges[way], at) : [],
        peerAsn: peerASN,
      };
    });
  });
}

/** Only ExpressRoute gateways are known here. */
export function refuseVpn({ name, properties }: Resource): void {
  if (properties['gatewayType'] === 'ExpressRoute') return;
  throw notSimulated(`The BGP of the VPN gateway ${name}`, 'Ask an ExpressRoute gateway.', 'virtualNetworkGatewayName');
}

/** POST …/getBgpPeerStatus. For how long, and by how many messages, is not simulated, and not said. */
export function bgpPeerStatus(gateway: Resource, context: Context) {
  const { own } = addressesOfGateway(context.cloud, gateway);
  const asn = valueOf('expressroute/azure-asn', context.profile);
  return {
    value: sessionsOf(gateway, context).map(({ neighbor, isUp, learned }) => ({
      localAddress: own[0] ?? '',
      neighbor,
      asn,
      state: isUp ? 'Connected' : 'Connecting',
      routesReceived: learned.length,
    })),
  };
}

/** POST …/getLearnedRoutes: the networks of its own, and what the edges announced. */
export function learnedRoutes(gateway: Resource, context: Context) {
  const world = worldOf(context.cloud, context.profile);
  const [local = ''] = addressesOfGateway(context.cloud, gateway).own;
  const asn = valueOf('expressroute/azure-asn', context.profile);
  const { routes = [] } = declareGateway(gateway, world);
  const own = unique(routes.filter(({ origin }) => origin === 'system').map(({ prefix }) => prefix)).map((network) => ({
    localAddress: local,
    network,
    sourcePeer: local,
    origin: 'Network',
    asPath: '',
    weight: weights.own,
  }));
  const learned = sessionsOf(gateway, context).flatMap((session) =>
    session.learned.map((network) => ({
      localAddress: local,
      network,
      nextHop: session.neighbor,
      sourcePeer: session.neighbor,
      origin: 'EBgp',
      asPath: `${asn}-${session.peerAsn}`,
      weight: weights.learned,
    })),
  );
  return { value: [...own, ...learned] };
}

const peerIn = ({ url }: ActionInput): string => url.searchParams.get('peer') ?? '';

/** The peer must be one of the gateway's. */
export function refusePeer(gateway: Resource, context: Context, input: ActionInput): void {
  refuseVpn(gateway);
  const known = unique(sessionsOf(gateway, context).map(({ neighbor }) => neighbor));
  const peer = peerIn(input);
  if (known.includes(peer)) return;
  throw new Refusal(
    400,
    'CrossconnectBgpPeerUnknown',
    `${peer === '' ? 'No peer was named' : `${peer} is no BGP peer of ${gateway.name}`}. ${known.length === 0 ? 'The gateway has no peers, since it has no connections.' : `Its peers are ${known.join(' and ')}: name one in the query, as ?peer=${known[0] ?? ''}.`}`,
    { target: 'peer' },
  );
}

/** POST …/getAdvertisedRoutes?peer=…: what the gateway announces to one edge. */
export function advertisedRoutes(gateway: Resource, context: Context, input: ActionInput) {
  const [local = ''] = addressesOfGateway(context.cloud, gateway).own;
  const asn = String(valueOf('expressroute/gateway-asn', context.profile));
  const prefixes = sessionsOf(gateway, context)
    .filter(({ neighbor }) => neighbor === peerIn(input))
    .flatMap(({ advertised }) => advertised);
  return {
    value: unique(prefixes).map((network) => ({
      localAddress: local,
      network,
      nextHop: local,
      sourcePeer: local,
      origin: 'Igp',
      asPath: asn,
      weight: 0,
    })),
  };
}
