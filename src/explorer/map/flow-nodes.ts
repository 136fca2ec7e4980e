/** The map's nodes and frames as React Flow takes them. They know their size, so nothing waits to be measured. Pure. */
import type { Node } from '@xyflow/react';
import type { MapGraph, MapNode } from './graph.ts';
import type { Layout } from './layout.ts';

export type TileNode = Node<{ node: MapNode }, 'tile'>;
export type FrameNode = Node<{ place: string }, 'frame'>;
export type FlowNode = TileNode | FrameNode;

const fixed = { draggable: false, selectable: false, focusable: false, connectable: false } as const;

/** Frames first, so that they lie below. */
export function flowNodesOf(graph: MapGraph, layout: Layout): FlowNode[] {
  const frames = Object.entries(layout.frames).map(([place, { x, y, width, height }]): FrameNode => ({
    id: `frame ${place}`,
    type: 'frame',
    position: { x, y },
    width,
    height,
    zIndex: 0,
    data: { place },
    ...fixed,
  }));
  const tiles = graph.nodes.flatMap((node): TileNode[] => {
    const box = layout.nodes[node.id];
    if (!box) return [];
    const { x, y, width, height } = box;
    return [
      { id: `tile ${node.id}`, type: 'tile', position: { x, y }, width, height, zIndex: 2, data: { node }, ...fixed },
    ];
  });
  return [...frames, ...tiles];
}
