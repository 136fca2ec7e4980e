/** Why a route was not taken, in words. */
import type { Node, Reason, Route } from '#src/datapath/network.ts';
import type { Offer } from '#src/datapath/offers.ts';

const originNames = { user: 'a user route', bgp: 'a BGP route', system: 'a system route' } as const;

/** Why one route lost to another; half a sentence. */
export function lostWords(loser: Offer, winner: Offer, isEqual: boolean): string {
  const { route, length, standing } = loser;
  if (standing.is === 'withdrawn') {
    const what = route.withdrawn?.never ? 'it does not count' : 'it is withdrawn';
    return `${what}: ${standing.reason.because}`;
  }
  if (standing.is !== 'open') return `its next hop cannot be reached: ${standing.reason.because}`;
  if (isEqual) return 'it is as good as the other, and carries other flows';
  if (length < winner.length) return `${route.prefix} is less exact than ${winner.route.prefix}`;
  if (route.origin !== winner.route.origin) {
    return `${originNames[winner.route.origin]} beats ${originNames[route.origin]} of the same length`;
  }
  if ((route.weight ?? 0) < (winner.route.weight ?? 0)) return 'the other route has a higher weight';
  return 'both are equal, and the other was declared first';
}

const withFact = (because: string, fact: string | undefined): Reason =>
  fact === undefined ? { because } : { because, fact };

/** The end of a packet whose route over BGP is gone. */
export const withdrawnWords = ({ name }: Node, { prefix, withdrawn }: Route, { because, fact }: Reason): Reason =>
  withFact(`${name} has ${withdrawn?.never ? 'no' : 'lost its'} route to ${prefix}. ${because}`, fact);

/** The end of a packet whose user route leads nowhere. */
export const stayedWords = (route: Route, { because, fact }: Reason): Reason =>
  withFact(
    `${route.because} A user route stays even when its next hop is gone, so the packet falls into a black hole. ${because} Repair the next hop, or change the route.`,
    fact ?? route.fact,
  );
