/** How soon a silent link is noticed: timers of Microsoft's edge and of a router, put together as the core does it. */
import { agreed, detection, type Timers } from '#src/datapath/convergence.ts';
import { valueOf } from './_facts.ts';

/** What somebody set on a router. */
export interface Setting {
  /** BFD nowhere, at the interface alone, or for the BGP neighbor too. */
  bfd: 'none' | 'interface' | 'neighbor';
  /** Milliseconds between two BFD packets of the router. */
  interval: number;
  /** Seconds; undefined where the router's timers are those of Microsoft's edge. */
  bgp: { keepAlive: number; hold: number } | undefined;
}

export interface Peering {
  kind: 'private' | 'microsoft';
  /** When it was configured. */
  year: number;
  /** Whether it was reset in later years. */
  reset: boolean;
  /** Milliseconds between two BFD packets of Microsoft's edge. */
  edge: number;
}

export const edgeBgp = valueOf('expressroute/bgp-timers');
export const edgeBfd = valueOf('expressroute/bfd-timers');
export const slowEdge = valueOf('expressroute/bfd-slower-peer');
export const lowestBgp = valueOf('expressroute/bgp-timers-lowest');
const born = valueOf('expressroute/bfd-old-circuits');
const yearOf = (date: string): number => Number(/\d{4}$/.exec(date)?.[0]);

/** The year in which new peerings of a kind got BFD. */
export const bfdSince = (kind: Peering['kind']): number => yearOf(born[kind]);

/** Whether Microsoft's end runs BFD: on new peerings, and on old ones after a reset. */
export const edgeHasBfd = ({ kind, year, reset }: Peering): boolean => reset || year > bfdSince(kind);

const inMilliseconds = ({ keepAlive, hold }: { keepAlive: number; hold: number }) => ({
  keepAlive: keepAlive * 1000,
  hold: hold * 1000,
});

/** The timers of both ends. BFD that no BGP neighbor is tied to ends no session, so it is none. */
function timersOf(peering: Peering, { bfd, interval, bgp = edgeBgp }: Setting): [Timers, Timers] {
  const { multiplier } = edgeBfd;
  return [
    { ...inMilliseconds(edgeBgp), ...(edgeHasBfd(peering) && { bfd: { interval: peering.edge, multiplier } }) },
    { ...inMilliseconds(bgp), ...(bfd === 'neighbor' && { bfd: { interval, multiplier } }) },
  ];
}

/** After how many milliseconds, at most, the session over a silent link is given up. */
export const noticedAfter = (peering: Peering, setting: Setting): number =>
  detection(agreed(...timersOf(peering, setting))).most;

/** `900 milliseconds`, `45 seconds`. */
export const spoken = (time: number): string =>
  time % 1000 === 0 ? `${String(time / 1000)} seconds` : `${String(time)} milliseconds`;

/** Why it takes so long, by the rules that apply. */
export function whyAfter(peering: Peering, setting: Setting): string {
  const time = spoken(noticedAfter(peering, setting));
  const { bfd, interval, bgp } = setting;
  if (bfd === 'neighbor' && edgeHasBfd(peering)) {
    const slower = Math.max(interval, peering.edge);
    return `BFD runs at both ends and BGP is tied to it. The slower interval counts, ${slower} milliseconds, and ${edgeBfd.multiplier} packets have to be missing: ${time}.`;
  }
  const reason =
    bfd === 'neighbor'
      ? `This peering is too old for BFD at Microsoft's end, and was never reset.`
      : bfd === 'interface'
        ? 'BFD is on at the interface, but no BGP neighbor is tied to it.'
        : 'The router does not run BFD, so that of the edge has no partner.';
  return `${reason} So BGP waits for the lower hold time of both ends${bgp ? ', the one of the router' : ''}: ${time}.`;
}
