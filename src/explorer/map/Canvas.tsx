/** The drawing itself: React Flow moves and zooms it, everything in it is ours. */
import { ReactFlow, ReactFlowProvider, useReactFlow, ViewportPortal } from '@xyflow/react';
import { useEffect, useMemo, useState, type KeyboardEvent, type RefObject } from 'react';
import '@xyflow/react/dist/base.css';
import { curvesOf } from './curves.ts';
import { flowNodesOf } from './flow-nodes.ts';
import { FrameBox, FrameNames } from './FrameBox.tsx';
import { leastZoom, mostZoom, type Fit } from './fit.ts';
import { Lines, type Curves } from './Lines.tsx';
import type { Marks } from './marks.ts';
import { isArrow, nearestNode } from './nearest.ts';
import { MapContext, NodeTile, type MapState } from './NodeTile.tsx';
import { Packet } from './Packet.tsx';
import type { Stop } from './stops.ts';
import type { Drawing } from './useDrawing.ts';
import type { Player } from './usePlayer.ts';

const nodeTypes = { tile: NodeTile, frame: FrameBox };
const proOptions = { hideAttribution: true };

export interface Zoom {
  closer: () => void;
  farther: () => void;
  fit: () => void;
}

interface Props {
  drawing: Drawing;
  curves: Curves;
  marks: Marks;
  stops: readonly Stop[];
  player: Player;
  fit: Fit;
  label: string;
  state: Omit<MapState, 'focusable' | 'focus' | 'marks' | 'orientation'>;
  zoom: RefObject<Zoom | undefined>;
}

/** The lines of a drawing, for the packet, its answer beside it, and the way before on the other side. */
export const curvesFor = ({ graph, layout }: Drawing): Curves => ({
  there: curvesOf(graph, layout),
  back: curvesOf(graph, layout, layout.orientation === 'right' ? 9 : -9),
  before: curvesOf(graph, layout, layout.orientation === 'right' ? -9 : 9),
});

function Inside({ drawing, curves, marks, stops, player, fit, label, state, zoom }: Props) {
  const { graph, layout } = drawing;
  const flow = useReactFlow();
  const [scale, setScale] = useState(fit.zoom);
  const [focused, setFocused] = useState<string>();
  const nodes = useMemo(() => flowNodesOf(graph, layout), [graph, layout]);
  const first = stops[0]?.node ?? graph.nodes[0]?.id;
  const focusable = focused !== undefined && layout.nodes[focused] ? focused : first;
  const isFit = Math.abs(scale - fit.zoom) < 0.01;

  useEffect(() => {
    const whole = () => void flow.setViewport({ x: fit.x, y: fit.y, zoom: fit.zoom });
    zoom.current = {
      closer: () => void flow.zoomIn(),
      farther: () => void flow.zoomOut(),
      fit: whole,
    };
    whole();
  }, [flow, zoom, fit]);

  const { here, pointed, selected, select, point } = state;
  const context = useMemo<MapState>(
    () => ({
      orientation: layout.orientation,
      marks,
      here,
      pointed,
      selected,
      select,
      point,
      focusable,
      focus: setFocused,
    }),
    [layout, marks, here, pointed, selected, select, point, focusable],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!isArrow(event.key) || focusable === undefined) return;
    const next = nearestNode(layout, focusable, event.key);
    if (next === undefined) return;
    event.preventDefault();
    setFocused(next);
    const buttons = event.currentTarget.querySelectorAll<HTMLElement>('button[data-node]');
    [...buttons].find(({ dataset }) => dataset['node'] === next)?.focus();
  };

  return (
    <MapContext value={context}>
      <div
        className="xm-canvas"
        role="group"
        aria-label={label}
        data-orientation={layout.orientation}
        data-fit={isFit}
        data-small={scale < 0.75 || undefined}
        style={{ height: fit.height, ...{ '--xm-scale': scale } }}
        onKeyDown={onKeyDown}
      >
        <ReactFlow
          nodes={nodes}
          nodeTypes={nodeTypes}
          proOptions={proOptions}
          defaultViewport={{ x: fit.x, y: fit.y, zoom: fit.zoom }}
          minZoom={Math.min(leastZoom, fit.zoom)}
          maxZoom={mostZoom}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          panActivationKeyCode={null}
          zoomOnScroll={false}
          zoomOnDoubleClick={false}
          preventScrolling={false}
          onMove={(_, { zoom: now }) => setScale(now)}
        >
          <ViewportPortal>
            <div className="xm-under">
              <Lines graph={graph} layout={layout} marks={marks} curves={curves} />
              <FrameNames graph={graph} layout={layout} />
              <Packet stops={stops} player={player} />
            </div>
          </ViewportPortal>
        </ReactFlow>
      </div>
    </MapContext>
  );
}

export function Canvas(props: Props) {
  return (
    <ReactFlowProvider>
      <Inside {...props} />
    </ReactFlowProvider>
  );
}
