/** The peering of a circuit and the routers at its links, as questions tell of them. */
import { slowEdge, type Peering, type Setting } from './_notice.ts';

export interface NoticeProblem {
  ask: 'time' | 'times' | 'routers' | 'mend' | 'judged';
  firm: string;
  circuit: string;
  peering: Peering;
  setting: Setting;
  /** Routers to compare. */
  routers: readonly Setting[];
  /** Changes to choose from. */
  mends: readonly string[];
  unit: 'seconds' | 'milliseconds';
  told: 0 | 1 | 2;
  picks: readonly number[];
}

/** What the router is set to, in words. */
function settingInWords({ bfd, interval, bgp }: Setting, told: NoticeProblem['told']): string {
  const timers = bgp
    ? `Their BGP timers are ${bgp.keepAlive} seconds for the keep-alive and ${bgp.hold} seconds for the hold time.`
    : 'Their BGP timers are the same as at the edge.';
  const detection = {
    none: 'BFD is not set up on them.',
    interface: `BFD is on at their interfaces, every ${interval} milliseconds, and nothing about it stands at the BGP neighbor.`,
    neighbor: `BFD is on at their interfaces, every ${interval} milliseconds, and named at the BGP neighbor.`,
  }[bfd];
  return told === 1 ? `${detection} ${timers}` : `${timers} ${detection}`;
}

/** The situation in words. */
export function situation({ firm, circuit, peering, setting, told }: NoticeProblem, withRouters = true): string {
  const kind = peering.kind === 'private' ? 'private peering' : 'Microsoft peering';
  const age = peering.reset
    ? `was configured in ${peering.year} and has been reset since BFD came`
    : `was configured in ${peering.year} and never reset`;
  const slow = peering.edge === slowEdge ? ` The edge there uses a BFD interval of ${slowEdge} milliseconds.` : '';
  const routers = withRouters ? ` ${settingInWords(setting, told)}` : '';
  return (
    [
      `The ${kind} of \`${circuit}\`, a circuit of ${firm}, ${age}.${slow} Two routers of the firm stand at its links.${routers}`,
      `${firm} has two routers at the links of \`${circuit}\`.${routers} The ${kind} ${age}.${slow}`,
      `On \`${circuit}\` ${firm} uses ${kind}, which ${age}.${slow} Look at its two routers.${routers}`,
    ][told] ?? ''
  );
}
