/** Believes that FastPath is on for every connection of a circuit as soon as it is on for one. */
import type { Network, Shortcut } from '#src/datapath/network.ts';
import { defineBelief } from './belief.ts';
import { addShortcuts, grouped, neighborsOf, nodesById } from './change.ts';

/** The shortcuts of one edge around the gateways that none goes around yet. */
function missingAt(network: Network, nodes: ReturnType<typeof nodesById>, neighbors: ReturnType<typeof neighborsOf>) {
  const routesAt = grouped(
    network.routes.filter(({ via }) => via !== undefined),
    ({ at }) => at,
  );
  return (shortcut: Shortcut, skipped: ReadonlySet<string>): Shortcut[] =>
    [...(neighbors.get(shortcut.at) ?? [])].flatMap((id): Shortcut[] => {
      const gateway = nodes.get(id);
      if (gateway?.kind !== 'gateway' || skipped.has(id)) return [];
      const hub = [...(neighbors.get(id) ?? [])].map((one) => nodes.get(one)).find((one) => one?.kind === 'network');
      const prefixes = (routesAt.get(shortcut.at) ?? []).filter(({ via }) => via === id).map(({ prefix }) => prefix);
      if (!hub || prefixes.length === 0) return [];
      return [
        {
          id: `${shortcut.at}/believed/${id}`,
          name: shortcut.name,
          at: shortcut.at,
          to: hub.id,
          skips: [id],
          prefixes,
          exceptions: [],
          because: `FastPath would be on for the whole circuit, so also for the way to ${hub.name}.`,
          fact: 'expressroute/fastpath-setting',
        },
      ];
    });
}

export const fastPathOnCircuit = defineBelief({
  id: 'expressroute/fastpath-on-circuit',
  change(network) {
    if (network.shortcuts.length === 0) return network;
    const missing = missingAt(network, nodesById(network), neighborsOf(network));
    const more = [...grouped(network.shortcuts, ({ at }) => at).values()].flatMap((shortcuts) => {
      const [first] = shortcuts;
      return first ? missing(first, new Set(shortcuts.flatMap(({ skips }) => skips))) : [];
    });
    return addShortcuts(network, more);
  },
});
