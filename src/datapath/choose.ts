/** Which of the routes that match a packet carries it on, which shortcut shortens that way, and what was passed over. */
import type { CompiledNode, Surroundings } from '#src/datapath/compile.ts';
import { lostWords, stayedWords, withdrawnWords } from '#src/datapath/lost.ts';
import type { Node, Reason, Remark, Route, RouteOrigin, Shortcut } from '#src/datapath/network.ts';
import { numberOf } from '#src/datapath/packet.ts';
import { reasonOf } from '#src/datapath/reason.ts';
import { standingOf, type Standing } from '#src/datapath/standing.ts';
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

/** A route that matches, with the length of its prefix and what can be said of its next hop. */
export interface Offer {
  route: Route;
  length: number;
  standing: Standing;
}

/** A shortcut that serves an address: what keeps the address off it, and what is to be told of it. */
export interface ShortcutOffer {
  shortcut: Shortcut;
  exception: Remark | undefined;
  remarks: readonly Remark[];
}

const rank: Record<RouteOrigin, number> = { user: 0, bgp: 1, system: 2 };

/** The order among routes of equal length: origin, then weight. What is still equal keeps its declared order. */
export const byPreference = (one: Route, other: Route): number =>
  rank[one.origin] - rank[other.origin] || (other.weight ?? 0) - (one.weight ?? 0);

const areEqual = (one: Offer, other: Offer): boolean =>
  one.length === other.length && byPreference(one.route, other.route) === 0;

const routeChoice = (route: Route): Choice => ({ by: 'route', name: route.prefix, via: route.via, ...reasonOf(route) });
const shortcutChoice = (shortcut: Shortcut): Choice => ({
  by: 'shortcut',
  name: shortcut.name,
  via: shortcut.to,
  ...reasonOf(shortcut),
});

/** The offers that could carry the packet: those of the best kind of which one is open, or holds its packets though it is not. */
function bestOf(offers: readonly Offer[]): { open: readonly Offer[]; held?: Offer } {
  let rest = offers;
  for (let [first] = rest; first; [first] = rest) {
    const best = first;
    const equals = rest.filter((offer) => areEqual(offer, best));
    const open = equals.filter(({ standing }) => standing.is === 'open');
    if (open.length > 0) return { open };
    const held = equals.find(({ standing }) => standing.is === 'held');
    if (held) return { open: [], held };
    rest = rest.slice(equals.length);
  }
  return { open: [] };
}

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

/** The first shortcut around `via`, and those before it that are closed to this address, each with the reason. */
function shortcutFor(shortcuts: readonly ShortcutOffer[], via: string, near: Surroundings) {
  const refused: { shortcut: Shortcut; reason: Reason }[] = [];
  for (const offer of shortcuts) {
    const { shortcut, exception } = offer;
    const next = near.find(shortcut.to);
    if (!next || !shortcut.skips.includes(via)) continue;
    const reason = exception ?? next.node.down;
    if (!reason) return { taken: { ...offer, next }, refused };
    refused.push({ shortcut, reason: reasonOf(reason) });
  }
  return { taken: undefined, refused };
}

/** The end of a packet for which no route is open. */
function deathOf(node: Node, offers: readonly Offer[], held: Offer | undefined): Death {
  const told = held ?? offers.find(({ standing }) => standing.is === 'withdrawn') ?? offers[0];
  if (!told || told.standing.is === 'open')
    return { problem: 'no-route', reason: { because: `${node.name} has no route.` } };
  const { route, standing } = told;
  if (standing.is === 'withdrawn')
    return { problem: standing.problem, reason: withdrawnWords(node, route, standing.reason) };
  if (standing.is === 'held' && route.origin === 'user')
    return { problem: 'black-hole', reason: stayedWords(route, standing.reason) };
  return { problem: standing.problem, reason: standing.reason };
}

/** The end of a packet at a route that throws it away. A better route that was withdrawn is the better explanation. */
function thrownAway(node: Node, offers: readonly Offer[], winner: Offer): Death {
  const fork = forkAt(node, routeChoice(winner.route), beaten(offers, winner, [winner]));
  const lost = offers.slice(0, offers.indexOf(winner)).find(({ standing }) => standing.is === 'withdrawn');
  if (lost?.standing.is === 'withdrawn')
    return { problem: lost.standing.problem, reason: withdrawnWords(node, lost.route, lost.standing.reason), ...fork };
  return {
    problem: winner.route.origin === 'user' ? 'black-hole' : 'no-route',
    reason: reasonOf(winner.route),
    ...fork,
  };
}

/**
 * Where a node sends packets, by the routes and shortcuts that match their address, best first: longest prefix, then user, BGP, system,
 * then weight; then a shortcut of that way. A route over BGP whose next hop is down is withdrawn; any other keeps its packets.
 */
export function choose(
  node: Node,
  routes: readonly { route: Route; length: number }[],
  shortcuts: readonly ShortcutOffer[],
  near: Surroundings,
): Decision {
  const offers = routes.map(({ route, length }): Offer => ({ route, length, standing: standingOf(node, route, near) }));
  const { open, held } = bestOf(offers);
  const [first] = open;
  if (!first) return deathOf(node, offers, held);
  if (first.route.via === undefined) return thrownAway(node, offers, first);

  const ways = new Map<string, Offer>();
  for (const offer of open) {
    const { via } = offer.route;
    if (via !== undefined && !ways.has(via)) ways.set(via, offer);
  }
  const winners = [...ways.values()];
  const step = (winner: Offer): Step[] => {
    const { route, standing } = winner;
    const { via } = route;
    if (via === undefined || standing.is !== 'open' || !standing.next) return [];
    const won = routeChoice(route);
    const beat = beaten(offers, winner, winners);
    const others = [...ways.keys()].filter((other) => other !== via);
    const common = {
      number: numberOf(via),
      ...(others.length > 0 && { shared: { node: node.id, with: others } }),
    };
    const { taken, refused } = shortcutFor(shortcuts, via, near);
    const passedOver = refused.map(({ shortcut, reason }) => ({
      ...shortcutChoice(shortcut),
      lost: reason.because,
      ...reason,
    }));
    if (!taken) {
      return [
        {
          ...common,
          next: standing.next,
          by: 'link',
          over: standing.over,
          skips: [],
          reason: refused[0]?.reason ?? reasonOf(route),
          ...forkAt(node, won, [...passedOver, ...beat]),
        },
      ];
    }
    const { shortcut, remarks, next } = taken;
    const because = [shortcut, ...remarks].map((part) => part.because).join(' ');
    return [
      {
        ...common,
        next,
        by: 'shortcut',
        over: shortcut.name,
        skips: shortcut.skips,
        reason: reasonOf({ ...shortcut, ...remarks[0], because }),
        ...forkAt(node, shortcutChoice(shortcut), [
          { ...won, lost: `${shortcut.name} is a shorter way to the same place` },
          ...passedOver,
          ...beat,
        ]),
      },
    ];
  };
  const [one, ...more] = winners.flatMap(step);
  return one ? [one, ...more] : deathOf(node, offers, undefined);
}
