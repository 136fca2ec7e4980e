/** The frame around the nodes of one place. */
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { FrameNode } from './flow-nodes.ts';

export const FrameBox = memo(function FrameBox({ data: { place } }: NodeProps<FrameNode>) {
  const [, name = place, where] = /^(.*?)(?: \(([^)]*)\))?$/.exec(place) ?? [];
  return (
    <div className="xm-frame" aria-hidden="true">
      <span className="xm-frame-name">
        {name}
        {where !== undefined && <span> {where}</span>}
      </span>
    </div>
  );
});
