/** The graph of a network with its layout. While a new layout is on its way the drawing before stays, so that nothing flickers. */
import { useEffect, useMemo, useState } from 'react';
import type { Network } from '#src/datapath/network.ts';
import type { Trace } from '#src/datapath/trace.ts';
import { askLayout, knownLayout } from './ask-layout.ts';
import { folded } from './fold.ts';
import { graphOf, type MapGraph } from './graph.ts';
import type { Layout } from './layout.ts';
import { layoutInputOf } from './layout-input.ts';
import { touchedBy } from './marks.ts';
import type { Orientation } from './measures.ts';

export interface Drawing {
  graph: MapGraph;
  layout: Layout;
}

interface Wish {
  network: Network;
  /** What of the network must be seen. */
  traces: readonly (Trace | undefined)[];
  orientation: Orientation;
  /** Whether everything is shown that could be folded to keep the map readable. */
  isOpen: boolean;
}

const lastFolded = new WeakMap<MapGraph, MapGraph>();

/** The folded graph; the same object as before as long as the same nodes are folded, so that nothing is drawn anew. */
function foldedOnce(whole: MapGraph, keep: ReadonlySet<string>, isOpen: boolean): MapGraph {
  const now = folded(whole, { keep, ...(isOpen && { open: Infinity }) });
  const before = lastFolded.get(whole);
  const isSame =
    before?.nodes.length === now.nodes.length && before.nodes.every(({ id }, at) => id === now.nodes[at]?.id);
  if (before && isSame) return before;
  lastFolded.set(whole, now);
  return now;
}

/** `undefined` until the first layout is there. */
export function useDrawing({ network, traces: [trace, other], orientation, isOpen }: Wish): Drawing | undefined {
  const whole = useMemo(() => graphOf(network), [network]);
  const graph = useMemo(
    () => foldedOnce(whole, touchedBy(network, [trace, other]), isOpen),
    [whole, network, trace, other, isOpen],
  );
  const input = useMemo(() => layoutInputOf(graph, orientation), [graph, orientation]);
  const layout = knownLayout(input);
  const [last, setLast] = useState<Drawing>();

  useEffect(() => {
    let isWanted = true;
    void askLayout(input).then((found) => {
      if (isWanted) setLast({ graph, layout: found });
    });
    return () => {
      isWanted = false;
    };
  }, [input, graph]);

  return useMemo(() => (layout ? { graph, layout } : last), [graph, layout, last]);
}
