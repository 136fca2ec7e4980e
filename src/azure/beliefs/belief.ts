/** A wrong idea about where packets go, as a change of the network: the tracer shows what would follow if it were right. */
import type { Network } from '#src/datapath/network.ts';
import type { World } from '#src/azure/network/world.ts';

export interface Belief {
  /** Its words stand in content/misconceptions under this name: `expressroute/peering-is-transitive`. */
  readonly id: string;
  /**
   * The network as somebody sees it who believes this: shortcuts, exceptions, routes, links or filters more or fewer.
   * Pure, and defined on every network; one that holds nothing the belief speaks of comes back as it is.
   */
  readonly change: (network: Network, world: World) => Network;
}

/** Declares a belief; the list in list.ts names it. */
export const defineBelief = (belief: Belief): Belief => belief;
