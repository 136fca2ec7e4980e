/** What of a graph decides the layout. Names, colors and ways do not, so most changes need no new one. Pure. */
import type { MapGraph } from './graph.ts';
import type { LayoutInput } from './layout.ts';
import type { Orientation } from './measures.ts';

/** The layout's question. Peerings between networks of equal standing and other cross links still count; only doubled links count once. */
export function layoutInputOf(graph: MapGraph, orientation: Orientation): LayoutInput {
  return {
    orientation,
    nodes: graph.nodes.map(({ id, place }) => ({ id, place: place?.id })),
    lines: [
      ...graph.lanes.map(({ id, from, to }) => ({ id, from, to, isLane: true, weight: 4 })),
      ...graph.links
        .filter(({ index, isAcross }) => index === 0 && !isAcross)
        .map(({ id, from, to, kind }) => ({ id, from, to, isLane: false, weight: kind === 'tunnel' ? 1 : 2 })),
    ],
  };
}

const signatures = new WeakMap<LayoutInput, string>();

/** The same text for the same layout. */
export function signatureOf(input: LayoutInput): string {
  const known = signatures.get(input);
  if (known !== undefined) return known;
  const signature = JSON.stringify(input);
  signatures.set(input, signature);
  return signature;
}
