/** The drawing itself: frames, lines over them, nodes over these, and the packet on its way. */
import { useCallback, useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { curvesOf } from './curves.ts';
import { Frames, FrameNames } from './Frames.tsx';
import type { Fit } from './fit.ts';
import { Lines, Pills, type Curves } from './Lines.tsx';
import { markOf, type Marks } from './marks.ts';
import { isArrow, nearestNode } from './nearest.ts';
import { NodeTile } from './NodeTile.tsx';
import { Packet } from './Packet.tsx';
import type { Stop } from './stops.ts';
import type { Drawing } from './useDrawing.ts';
import type { Player } from './usePlayer.ts';
import { useViewport, type Zoom } from './useViewport.ts';

/** What the map and the list of hops have in common. */
export interface MapState {
  selected: string | undefined;
  pointed: string | undefined;
  /** Where the packet is now. */
  here: { node: string; way: 'there' | 'back' } | undefined;
  select: (id: string) => void;
  point: (id: string | undefined) => void;
}

interface Props {
  drawing: Drawing;
  curves: Curves;
  marks: Marks;
  stops: readonly Stop[];
  player: Player;
  fit: Fit;
  label: string;
  state: MapState;
  ref: Ref<Zoom>;
}

/** The lines of a drawing, for the packet, its answer beside it, and the way before on the other side. */
export const curvesFor = ({ graph, layout }: Drawing): Curves => ({
  there: curvesOf(graph, layout),
  back: curvesOf(graph, layout, layout.orientation === 'right' ? 9 : -9),
  before: curvesOf(graph, layout, layout.orientation === 'right' ? -9 : 9),
});

export function Canvas({ drawing, curves, marks, stops, player, fit, label, state, ref }: Props) {
  const { graph, layout } = drawing;
  const canvas = useRef<HTMLDivElement>(null);
  const view = useRef<HTMLDivElement>(null);
  const { scale, isFit, reveal, closer, farther, fit: whole } = useViewport(canvas, view, layout, fit);
  useImperativeHandle(ref, () => ({ closer, farther, fit: whole }), [closer, farther, whole]);

  const [focused, setFocused] = useState<string>();
  const first = stops[0]?.node ?? graph.nodes[0]?.id;
  const focusable = focused !== undefined && layout.nodes[focused] ? focused : first;
  const { here, pointed, selected, select, point } = state;
  const onFocus = useCallback(
    (id: string) => {
      setFocused(id);
      point(id);
      const box = layout.nodes[id];
      if (box) reveal(box);
    },
    [layout, point, reveal],
  );

  const way = stops.filter((stop) => stop.way === 'there').map(({ node }) => node);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!isArrow(event.key) || focusable === undefined) return;
    const next = nearestNode(layout, focusable, event.key, way);
    if (next === undefined) return;
    event.preventDefault();
    const buttons = event.currentTarget.querySelectorAll<HTMLElement>('button[data-node]');
    [...buttons].find(({ dataset }) => dataset['node'] === next)?.focus({ preventScroll: true });
  };

  return (
    <div
      ref={canvas}
      className="xm-canvas"
      role="group"
      aria-label={label}
      data-orientation={layout.orientation}
      data-fit={isFit}
      data-small={scale < 0.75 || undefined}
      style={{ height: fit.height, ...{ '--xm-scale': scale } }}
      onKeyDown={onKeyDown}
    >
      <div ref={view} className="xm-view" style={{ width: layout.width, height: layout.height }}>
        <Frames layout={layout} />
        <Lines graph={graph} layout={layout} marks={marks} curves={curves} />
        <FrameNames graph={graph} layout={layout} />
        <Pills graph={graph} layout={layout} marks={marks} curves={curves} />
        <Packet stops={stops} player={player} />
        {graph.nodes.map((node) => {
          const box = layout.nodes[node.id];
          return box ? (
            <NodeTile
              key={node.id}
              node={node}
              box={box}
              {...markOf(marks, node.id)}
              isSelected={selected === node.id}
              isPointed={pointed === node.id}
              isFocusable={focusable === node.id}
              here={here?.node === node.id ? here.way : undefined}
              onSelect={select}
              onPoint={point}
              onFocus={onFocus}
            />
          ) : null;
        })}
      </div>
    </div>
  );
}
