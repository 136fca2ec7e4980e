/** The frames around the nodes of one place, and their names, which lie above the lines so that none crosses them out. */
import { memo } from 'react';
import type { Drawing } from './useDrawing.ts';

export const Frames = memo(function Frames({ layout }: Pick<Drawing, 'layout'>) {
  return Object.entries(layout.frames).map(([id, { x, y, width, height }]) => (
    <div key={id} className="xm-frame" style={{ left: x, top: y, width, height }} />
  ));
});

export const FrameNames = memo(function FrameNames({ graph, layout }: Drawing) {
  const frames = new Map(graph.nodes.flatMap(({ place }) => (place ? [[place.id, place] as const] : [])));
  return [...frames.values()].map(({ id, name, where }) => {
    const box = layout.frames[id];
    if (!box) return null;
    return (
      <span
        key={id}
        className="xm-frame-name"
        style={{ left: box.x + 8, top: box.y + 6, maxWidth: box.width - 16 }}
        aria-hidden="true"
      >
        {name}
        {where !== undefined && <span> {where}</span>}
      </span>
    );
  });
});
