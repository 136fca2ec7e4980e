/** Several routes to one site: two circuits, perhaps a VPN and a user route, and which of them the tracer sees a packet take. */
import type { Belief } from '#src/azure/beliefs/belief.ts';
import { contains, parseAddress, parsePrefix } from '#src/base/ip.ts';
import { remembered } from '#src/base/remembered.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import { circuit, connection, firewall, gateway, network, routed, vpn } from '#src/azure/pieces/build.ts';
import { beliefNamed } from './_beliefs.ts';
import { senderIn, type Send } from './_trace.ts';
import { listed } from './_words.ts';

/** Who has a route: the first or the second circuit, the VPN, or a user route to an appliance or to nowhere. */
export type Carrier = 'first' | 'second' | 'vpn' | 'appliance' | 'drop';
/** `both`: each packet over another circuit, which never happens here. */
export type Way = Carrier | 'both';

export interface Routes {
  firm: string;
  /** The names of the two circuits. */
  names: readonly [string, string];
  /** What each has a route to; no two circuits have the same prefix with the same weight. */
  prefixes: readonly { by: Carrier; prefix: string }[];
  weights: readonly [number, number];
  /** Whether the stem tells the weights. */
  tellsWeights: boolean;
}

export const machine = '10.20.1.4';
const appliance = '10.20.254.4';
const hub = 'vnet-hub';
const space = '10.20.0.0/16';

export const of = ({ prefixes }: Routes, by: Carrier): string[] =>
  prefixes.filter((route) => route.by === by).map(({ prefix }) => prefix);

const resourcesOf = remembered((routes: Routes): WorldResource[] => {
  const pieces = network({ name: hub, space });
  const app = pieces.find(({ name }) => name === 'snet-app');
  const user = [
    ...of(routes, 'appliance').map((prefix, index) => ({ name: `to-appliance-${index}`, prefix, next: appliance })),
    ...of(routes, 'drop').map((prefix, index) => ({ name: `drop-${index}`, prefix, next: 'None' })),
  ];
  return [
    ...pieces.filter((piece) => piece !== app),
    ...(app ? routed('rt-app', app, user) : []),
    ...gateway(hub, space),
    firewall(hub, space),
    ...routes.names.flatMap((name, index) => [
      ...circuit({ name, prefixes: of(routes, index === 0 ? 'first' : 'second').join(', ') }),
      connection(name.replace('er-', 'conn-'), 'ergw-hub', name, {
        routingWeight: routes.weights[index],
        expressRouteGatewayBypass: false,
      }),
    ]),
    ...(of(routes, 'vpn').length > 0 ? vpn(hub, 'lgw-site', of(routes, 'vpn')) : []),
  ];
});

/** Follows packets from the machine to addresses of the site, with the sentence that the trace ends with: as they go, or as they would by a wrong idea. */
export function followed(routes: Routes, belief?: Belief): (to: string) => { way: Carrier; because: string } {
  const send: Send = senderIn(resourcesOf(routes), { ...(belief && { belief }) });
  return (to) => {
    const { hops, because, delivered } = send(machine, to);
    const saw = (part: string): boolean => hops.some(({ node }) => node.includes(part));
    if (saw(`appliances/${appliance}`)) return { way: 'appliance', because };
    if (saw('localnetworkgateways/')) return { way: 'vpn', because };
    if (saw(`${routes.names[0]}/edge`)) return { way: 'first', because };
    if (saw(`${routes.names[1]}/edge`)) return { way: 'second', because };
    if (delivered) throw new Error(`A packet to ${to} arrives by no way that is known: ${because}`);
    return { way: 'drop', because };
  };
}

const code = (text: string): string => `\`${text}\``;

/** A way as an option. */
export const wayText = ({ names }: Routes, way: Way): string =>
  ({
    first: `Over ${code(names[0])}`,
    second: `Over ${code(names[1])}`,
    vpn: 'Through the VPN',
    appliance: 'To the appliance',
    drop: 'Nowhere at all',
    both: 'Over both by turns',
  })[way];

/** All routes as sentences. */
export function told(routes: Routes): string {
  const { firm, names, weights, tellsWeights } = routes;
  const list = (by: Carrier) => listed(of(routes, by).map(code));
  return [
    `A network of ${firm} is connected to two circuits of the same site.`,
    `Over ${code(names[0])} the site announces ${list('first')}, over ${code(names[1])} ${list('second')}.`,
    ...(of(routes, 'vpn').length > 0 ? [`A VPN beside them leads ${list('vpn')} to that site too.`] : []),
    ...(of(routes, 'appliance').length > 0
      ? [`A user route on the subnet of the machines leads ${list('appliance')} to an appliance.`]
      : []),
    ...(of(routes, 'drop').length > 0
      ? [`A user route on the subnet of the machines to ${list('drop')} has the next hop None.`]
      : []),
    ...(tellsWeights
      ? [
          `The routing weight is ${weights[0]} at the connection to ${code(names[0])} and ${weights[1]} at the one to ${code(names[1])}.`,
        ]
      : []),
  ].join(' ');
}

/** The longest prefix by which a carrier leads to an address. */
export function longestOf(routes: Routes, by: Way, to: string): string | undefined {
  const address = parseAddress(to);
  const lengthOf = (text: string): number => parsePrefix(text)?.length ?? 0;
  return (by === 'both' ? [] : of(routes, by))
    .filter((text) => {
      const prefix = parsePrefix(text);
      return prefix !== undefined && address !== undefined && contains(prefix, address);
    })
    .toSorted((a, b) => lengthOf(b) - lengthOf(a))[0];
}

const isCircuit = (way: Way): way is 'first' | 'second' => way === 'first' || way === 'second';
const isUser = (way: Way): boolean => way === 'appliance' || way === 'drop';

/** The wrong ideas that the tracer knows. */
const traced = [
  beliefNamed('learned-beats-user'),
  beliefNamed('user-route-always-wins'),
  beliefNamed('vpn-before-expressroute'),
  beliefNamed('expressroute-always-first'),
  beliefNamed('lower-weight-wins'),
];
const imagined = remembered((routes: Routes) =>
  traced.map((belief) => ({ id: belief.id.replace('expressroute/', ''), follow: followed(routes, belief) })),
);

/** Why somebody would expect another way than the one a packet takes; undefined if nothing suggests it. Traced where the tracer knows the idea. */
export function beliefBehind(routes: Routes, guess: Way, taken: Carrier, to: string): string | undefined {
  if (guess === 'both') return 'flow-uses-every-circuit';
  const led = guess === taken ? undefined : imagined(routes).find(({ follow }) => follow(to).way === guess);
  if (led) return led.id;
  const [own, best] = [longestOf(routes, guess, to), longestOf(routes, taken, to)];
  if (own === undefined) return of(routes, guess).length > 0 ? 'longer-prefix-is-larger' : undefined;
  if (own === best) return undefined;
  const heavier =
    routes.tellsWeights && isCircuit(taken) && isCircuit(guess) && weightOf(routes, guess) > weightOf(routes, taken);
  return heavier ? 'weight-beats-prefix' : 'wider-prefix-wins';
}

const weightOf = ({ weights }: Routes, way: 'first' | 'second'): number => weights[way === 'first' ? 0 : 1];

/** Why a packet goes, or does not go, a way. */
export function reasonFor(routes: Routes, guess: Way, taken: Carrier, to: string): string {
  const [own, best = ''] = [longestOf(routes, guess, to), longestOf(routes, taken, to)];
  const held = `Of the prefixes that hold ${code(to)}, ${code(best)} is the longest`;
  if (guess === taken) {
    const rivals = [
      ...new Set(routes.prefixes.filter(({ by, prefix }) => prefix === best && by !== taken).map(({ by }) => by)),
    ];
    if (rivals.length === 0) return `${held}.`;
    if (isUser(taken)) return `${held}, and of equal prefixes a user route is taken before a learned one.`;
    return rivals.some(isCircuit)
      ? `${held}. Both circuits have it, and the larger routing weight decides.`
      : `${held}, and with equal prefixes ExpressRoute is taken before a VPN.`;
  }
  if (guess === 'both') return `One route is the best for ${code(to)}, so every packet to it goes the same way.`;
  if (own === undefined)
    return `${wayText(routes, guess)} goes nothing to ${code(to)}: no prefix there holds that address.`;
  if (own !== best) return `${wayText(routes, guess)} lies ${code(own)}, which is shorter than ${code(best)}.`;
  if (isUser(taken))
    return `${wayText(routes, guess)} leads the same prefix, and a user route is taken before a learned one.`;
  return guess === 'vpn'
    ? `The VPN has the same prefix, and then ExpressRoute is taken first.`
    : `${wayText(routes, guess)} leads the same prefix, with the smaller routing weight.`;
}
