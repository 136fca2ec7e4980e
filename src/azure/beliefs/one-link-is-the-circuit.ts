/** Believes that a circuit is down when one of its two links is. */
import type { Reason } from '#src/datapath/network.ts';
import { defineBelief } from './belief.ts';
import { changeNodes } from './change.ts';

/** The circuit an edge belongs to. */
const circuitOf = (edge: string): string => edge.slice(0, edge.lastIndexOf('/'));

export const oneLinkIsTheCircuit = defineBelief({
  id: 'expressroute/one-link-is-the-circuit',
  change(network) {
    const edges = new Set(network.nodes.filter(({ kind }) => kind === 'edge').map(({ id }) => id));
    const outside = new Set(
      network.nodes.filter(({ kind }) => kind === 'router' || kind === 'provider').map(({ id }) => id),
    );
    const why = new Map<string, Reason>();
    for (const { id, down } of network.nodes) if (down && edges.has(id)) why.set(circuitOf(id), down);
    for (const { ends, down } of network.links) {
      const edge = ends.find((end) => edges.has(end));
      if (down && edge !== undefined && ends.some((end) => outside.has(end))) why.set(circuitOf(edge), down);
    }
    if (why.size === 0) return network;
    return changeNodes(network, (node) => {
      const reason = edges.has(node.id) && !node.down ? why.get(circuitOf(node.id)) : undefined;
      if (!reason) return node;
      const because = `One link of the circuit is down, and the other would go down with it. ${reason.because}`;
      return { ...node, down: { because, fact: 'expressroute/both-links-work' } };
    });
  },
});
