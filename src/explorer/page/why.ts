/** One sentence for a packet's whole way: what was decided where it mattered. */
import type { Network } from '#src/datapath/network.ts';
import type { Trace } from '#src/datapath/trace.ts';

/** What Microsoft's edge decided, which sends a packet around the gateway or to it; else why the packet went no further. */
export function whyOf({ nodes }: Network, { hops, delivered, because }: Trace): string {
  const edges = new Set(nodes.filter(({ kind }) => kind === 'edge').map(({ id }) => id));
  const decided = delivered ? hops.find(({ node }) => edges.has(node)) : undefined;
  return decided?.because ?? because;
}
