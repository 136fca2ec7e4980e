/** What appliances may forward over peerings: a network that allows no forwarded traffic takes only what comes from its peer itself. */
import type { Filter } from '#src/datapath/network.ts';
import { addressSpaceOf, peeredWith } from './virtualNetworks.ts';
import { nodeOf, type World, type WorldResource } from './world.ts';

/** The filters of an appliance in a network, for packets that leave it. None where every peered network takes forwarded packets. */
export function forwardingFilters(world: World, network: WorldResource, appliance: string): Filter[] {
  const closed = peeredWith(world, network).filter(({ takesForwarded }) => !takesForwarded);
  if (closed.length === 0) return [];
  const common = { at: nodeOf(appliance), group: 'forwarding', direction: 'out' } as const;
  const fact = 'expressroute/peering-forwarded-traffic';
  return [
    ...addressSpaceOf(network).map((from): Filter => ({
      ...common,
      priority: 0,
      allow: true,
      from,
      because: `The packet comes from ${network.name} itself.`,
      fact,
    })),
    ...closed.flatMap(({ remote, prefixes }) =>
      prefixes.map((to): Filter => ({
        ...common,
        priority: 1,
        allow: false,
        to,
        because: `The peering of ${remote.name} with ${network.name} allows no forwarded traffic, and the packet comes from elsewhere.`,
        fact,
      })),
    ),
  ];
}
