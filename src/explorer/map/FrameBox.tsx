/** The frame around the nodes of one place, and its name, which lies above the lines so that none crosses it out. */
import { memo } from 'react';
import type { Drawing } from './useDrawing.ts';

export const FrameBox = memo(function FrameBox() {
  return <div className="xm-frame" />;
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
