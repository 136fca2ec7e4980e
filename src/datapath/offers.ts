/** The routes that match an address, in their order, and those of them that could carry the packet. */
import type { Surroundings } from '#src/datapath/compile.ts';
import type { Node, Route, RouteOrigin } from '#src/datapath/network.ts';
import { standingOf, type Standing } from '#src/datapath/standing.ts';

/** A route that matches, with the length of its prefix and what can be said of its next hop. */
export interface Offer {
  route: Route;
  length: number;
  standing: Standing;
}

const rank: Record<RouteOrigin, number> = { user: 0, bgp: 1, system: 2 };

/** The order among routes of equal length: origin, then weight. What is still equal keeps its declared order. */
export const byPreference = (one: Route, other: Route): number =>
  rank[one.origin] - rank[other.origin] || (other.weight ?? 0) - (one.weight ?? 0);

const areEqual = (one: Offer, other: Offer): boolean =>
  one.length === other.length && byPreference(one.route, other.route) === 0;

/** Asks for each route of a node, best first, how it stands. */
export const offersOf = (
  node: Node,
  routes: readonly { route: Route; length: number }[],
  near: Surroundings,
): Offer[] => routes.map(({ route, length }) => ({ route, length, standing: standingOf(node, route, near) }));

/** The open offers of the best kind that has one; or, if that comes first, the offer that keeps its packets though it leads nowhere. */
export function bestOf(offers: readonly Offer[]): { open: readonly Offer[]; held?: Offer } {
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
