/** Where a node sends the packets to an address: by which route or shortcut, and which others it passed over. */
import type { CompiledNode, Surroundings } from '#src/datapath/compile.ts';
import { lostWords, stayedWords, withdrawnWords } from '#src/datapath/lost.ts';
import type { Node, Reason, Route, Shortcut } from '#src/datapath/network.ts';
import { bestOf, offersOf, type Offer } from '#src/datapath/offers.ts';
import { numberOf } from '#src/datapath/packet.ts';
import { reasonOf } from '#src/datapath/reason.ts';
import { shortcutAround, type ShortcutOffer } from '#src/datapath/shortcuts.ts';
import type { Problem, Shared } from '#src/datapath/trace.ts';

/** One way a packet could leave a node. */
export interface Choice extends Reason {
  by: 'route' | 'shortcut';
  /** What to call it: the prefix of a route, the name of a shortcut. */
  name: string;
  /** The next node; `undefined` when the packet is thrown away. */
  via: string | undefined;
}

/** A way that was not taken, and why. */
export interface Beaten extends Choice {
  lost: string;
  /** As good as the one taken: other flows take it. */
  equal?: true;
  /** A route learned over BGP that nobody announces any more. */
  withdrawn?: true;
}

/** A node where there was more than one way on: the one taken, and each other with why it was not. */
export interface Fork {
  node: string;
  won: Choice;
  beat: readonly Beaten[];
}

/** The packet goes no further. */
export interface Death {
  problem: Problem;
  reason: Reason;
  fork?: Fork;
}

/** The packet goes on. `number` is for `preferred`. */
export interface Step {
  number: number;
  next: CompiledNode;
  by: 'link' | 'shortcut';
  /** The name of the link or shortcut. */
  over: string;
  skips: readonly string[];
  reason: Reason;
  fork?: Fork;
  shared?: Shared;
}

/** Where packets go from a node. More than one step: equal routes, among which each flow has one. */
export type Decision = Death | readonly [Step, ...Step[]];

const routeChoice = (route: Route): Choice => ({ by: 'route', name: route.prefix, via: route.via, ...reasonOf(route) });
const shortcutChoice = (shortcut: Shortcut): Choice => ({
  by: 'shortcut',
  name: shortcut.name,
  via: shortcut.to,
  ...reasonOf(shortcut),
});

const beaten = (offers: readonly Offer[], winner: Offer, winners: readonly Offer[]): Beaten[] =>
  offers
    .filter((offer) => offer !== winner)
    .map((offer) => ({
      ...routeChoice(offer.route),
      lost: lostWords(offer, winner, winners.includes(offer)),
      ...(winners.includes(offer) && { equal: true }),
      ...(offer.standing.is === 'withdrawn' && { withdrawn: true }),
    }));

const forkAt = (node: Node, won: Choice, beat: readonly Beaten[]): { fork?: Fork } =>
  beat.length === 0 ? {} : { fork: { node: node.id, won, beat } };

/** The end of a packet for which no route is open: at the one that keeps it, else for want of the best one that is gone. */
function deathOf(node: Node, { route, standing }: Offer): Death {
  if (standing.is === 'open') return { problem: 'no-route', reason: reasonOf(route) };
  const { is, problem, reason } = standing;
  if (is === 'withdrawn') return { problem, reason: withdrawnWords(node, route, reason) };
  if (is === 'held' && route.origin === 'user') return { problem: 'black-hole', reason: stayedWords(route, reason) };
  return { problem, reason };
}

/** The end of a packet at a route that throws it away. A better route that was withdrawn is the better explanation. */
function thrownAway(node: Node, offers: readonly Offer[], winner: Offer): Death {
  const { route } = winner;
  const fork = forkAt(node, routeChoice(route), beaten(offers, winner, []));
  const lost = offers.slice(0, offers.indexOf(winner)).find(({ standing }) => standing.is === 'withdrawn');
  if (lost) return { ...deathOf(node, lost), ...fork };
  return { problem: route.origin === 'user' ? 'black-hole' : 'no-route', reason: reasonOf(route), ...fork };
}

/** The step by one of the winners, and by the shortcut around its next node if one is open. */
function stepBy(
  node: Node,
  winner: Offer,
  {
    winners,
    offers,
    shortcuts,
    near,
  }: {
    winners: ReadonlyMap<string, Offer>;
    offers: readonly Offer[];
    shortcuts: readonly ShortcutOffer[];
    near: Surroundings;
  },
): Step[] {
  const { route, standing } = winner;
  const { via } = route;
  if (via === undefined || standing.is !== 'open' || !standing.next) return [];
  const { taken, refused } = shortcutAround(via, shortcuts, near);
  const won = routeChoice(route);
  const beat = [
    ...refused.map(({ shortcut, reason }) => ({ ...shortcutChoice(shortcut), lost: reason.because, ...reason })),
    ...beaten(offers, winner, [...winners.values()]),
  ];
  const others = [...winners.keys()].filter((other) => other !== via);
  const common = { number: numberOf(via), ...(others.length > 0 && { shared: { node: node.id, with: others } }) };
  if (!taken) {
    const { next, over } = standing;
    const reason = refused[0]?.reason ?? reasonOf(route);
    return [{ ...common, next, by: 'link', over, skips: [], reason, ...forkAt(node, won, beat) }];
  }
  const { shortcut, next, reason } = taken;
  const longer = { ...won, lost: `${shortcut.name} is a shorter way to the same place` };
  return [
    {
      ...common,
      next,
      by: 'shortcut',
      over: shortcut.name,
      skips: shortcut.skips,
      reason,
      ...forkAt(node, shortcutChoice(shortcut), [longer, ...beat]),
    },
  ];
}

/**
 * Where a node sends packets, by the routes and shortcuts that match their address, best first: longest prefix, then user, BGP, system,
 * then weight; then a shortcut of that way. A route over BGP whose next hop is down is withdrawn; any other keeps its packets.
 * Undefined: no route matches.
 */
export function choose(
  node: Node,
  routes: readonly { route: Route; length: number }[],
  shortcuts: readonly ShortcutOffer[],
  near: Surroundings,
): Decision | undefined {
  const found = offersOf(node, routes, near);
  const real = found.filter(({ route }) => route.none === undefined);
  const offers = real.length > 0 ? real : found.slice(0, 1);
  const [best] = offers;
  if (!best) return undefined;
  const { open, held } = bestOf(offers);
  const [first] = open;
  if (!first) return deathOf(node, held ?? offers.find(({ standing }) => standing.is === 'withdrawn') ?? best);
  if (first.route.via === undefined) return thrownAway(node, offers, first);

  const winners = new Map<string, Offer>();
  for (const offer of open) {
    const { via } = offer.route;
    if (via !== undefined && !winners.has(via)) winners.set(via, offer);
  }
  const steps = [...winners.values()].flatMap((winner) => stepBy(node, winner, { winners, offers, shortcuts, near }));
  const [one, ...more] = steps;
  return one && [one, ...more];
}
