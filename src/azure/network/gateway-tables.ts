/** What a gateway answers about its BGP sessions, in Azure's shape. */
import { Refusal } from '#src/base/refusal.ts';
import type { Resource } from '../cloud.ts';
import type { ActionInput } from '../action.ts';
import { networkOf } from '../network.ts';
import type { Context } from '../resource.ts';
import { asnOfGateway, localAddressOf, ownPrefixes, sessionsIn, type Drawn } from './gateway-sessions.ts';
import { gatewayOf } from './gateways.ts';
import { worldOf } from './world.ts';

/** Weights as gateways show them: what they know themselves, and what a peer announced over ExpressRoute or over a tunnel. */
const weights = { own: 32_768, expressRoute: 32_769, tunnel: 32_768 };

const drawn = ({ cloud, profile }: Pick<Context, 'cloud' | 'profile'>): Drawn => ({
  world: worldOf(cloud, profile),
  network: networkOf(cloud, profile),
});

/** The sessions of a gateway. */
export const sessionsOf = (gateway: Resource, context: Pick<Context, 'cloud' | 'profile'>) =>
  sessionsIn(drawn(context), gateway);

/** POST …/getBgpPeerStatus. A gateway that speaks no BGP has no peers. For how long, and by how many messages, is not simulated, and not said. */
export const bgpPeerStatus = (gateway: Resource, context: Context) => ({
  value: sessionsOf(gateway, context).map(({ localAddress, neighbor, asn, isUp, learned }) => ({
    localAddress,
    neighbor,
    asn,
    state: isUp ? 'Connected' : 'Connecting',
    routesReceived: learned.length,
  })),
});

/** POST …/getLearnedRoutes: what it knows itself, and what its peers announced. */
export function learnedRoutes(gateway: Resource, context: Context) {
  const view = drawn(context);
  const local = localAddressOf(view, gateway);
  const { isExpressRoute } = gatewayOf(view.world, gateway);
  const own = ownPrefixes(view, gateway).map((network) => ({
    localAddress: local,
    network,
    sourcePeer: local,
    origin: 'Network',
    asPath: '',
    weight: weights.own,
  }));
  const learned = sessionsIn(view, gateway).flatMap((session) =>
    session.learned.map(({ prefix, asPath }) => ({
      localAddress: session.localAddress,
      network: prefix,
      nextHop: session.neighbor,
      sourcePeer: session.neighbor,
      origin: 'EBgp',
      asPath,
      weight: isExpressRoute ? weights.expressRoute : weights.tunnel,
    })),
  );
  return { value: [...own, ...learned] };
}

const peerIn = ({ url }: ActionInput): string => url.searchParams.get('peer') ?? '';

/** The peer must be one of the gateway's. */
export function refusePeer(gateway: Resource, context: Context, input: ActionInput): void {
  const known = [...new Set(sessionsOf(gateway, context).map(({ neighbor }) => neighbor))];
  const peer = peerIn(input);
  if (known.includes(peer)) return;
  throw new Refusal(
    400,
    'CrossconnectBgpPeerUnknown',
    `${peer === '' ? 'No peer was named' : `${peer} is no BGP peer of ${gateway.name}`}. ${known.length === 0 ? 'The gateway has no peers: none of its connections speaks BGP.' : `Its peers are ${known.join(' and ')}: name one in the query, as ?peer=${known[0] ?? ''}.`}`,
    { target: 'peer' },
  );
}

/** POST …/getAdvertisedRoutes?peer=…: what the gateway announces to one peer. */
export function advertisedRoutes(gateway: Resource, context: Context, input: ActionInput) {
  const view = drawn(context);
  const asPath = String(asnOfGateway(view, gateway));
  const sessions = sessionsIn(view, gateway).filter(({ neighbor }) => neighbor === peerIn(input));
  return {
    value: sessions.flatMap(({ advertised, localAddress }) =>
      advertised.map((network) => ({
        localAddress,
        network,
        nextHop: localAddress,
        sourcePeer: localAddress,
        origin: 'Igp',
        asPath,
        weight: 0,
      })),
    ),
  };
}
