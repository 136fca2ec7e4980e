/** One node of the map: a button with its drawing, its name and a note. What the packet does there it reads from the context. */
import { createContext, memo, use } from 'react';
import { icons, kindNames } from './icons.ts';
import type { MapNode } from './graph.ts';
import { markOf, type Marks, type NodeMark } from './marks.ts';
import type { Box } from './layout.ts';

export interface MapState {
  marks: Marks;
  selected: string | undefined;
  pointed: string | undefined;
  /** Where the packet is now. */
  here: { node: string; way: 'there' | 'back' } | undefined;
  /** The one node that Tab reaches; the arrow keys go on from there. */
  focusable: string | undefined;
  select: (id: string) => void;
  point: (id: string | undefined) => void;
  focus: (id: string) => void;
}

export const MapContext = createContext<MapState | undefined>(undefined);

const roleWords: Record<NodeMark['role'], string | undefined> = {
  start: 'the packet starts here',
  passed: 'the packet passes here',
  arrived: 'the packet arrives here',
  died: undefined,
  bypassed: 'the packet goes around it',
  target: 'the destination, not reached',
  idle: undefined,
};

/** The whole node in words. */
export function labelOf(node: MapNode, { role, note, isBack }: NodeMark): string {
  const parts = [
    node.folded > 0 ? node.fullName : `${node.fullName}, ${kindNames[node.kind]}`,
    node.folded > 0 ? undefined : node.note || undefined,
    role === 'died' ? `the packet ${note ?? 'ends here'}` : roleWords[role],
    isBack ? 'the answer passes here' : undefined,
    node.place === undefined ? undefined : `in ${node.place.name}`,
    node.down?.because,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

function Badge({ role, isBackEnd }: Pick<NodeMark, 'role' | 'isBackEnd'>) {
  const ending = role === 'died' || isBackEnd ? 'died' : role === 'arrived' ? 'arrived' : undefined;
  if (!ending) return null;
  return (
    <svg className="xm-badge" data-ending={ending} viewBox="-10 -10 20 20" aria-hidden="true">
      <circle r="9" />
      <path d={ending === 'arrived' ? 'M-4 0L-1 3.5L4.5-3.5' : 'M-3.5-3.5L3.5 3.5M3.5-3.5L-3.5 3.5'} />
    </svg>
  );
}

export const NodeTile = memo(function NodeTile({ node, box }: { node: MapNode; box: Box }) {
  const state = use(MapContext);
  if (!state) return null;
  const { marks, selected, pointed, here, focusable } = state;
  const mark = markOf(marks, node.id);
  const { id, kind } = node;
  return (
    <button
      type="button"
      className="xm-node"
      style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
      data-node={id}
      data-kind={kind}
      data-role={mark.role}
      data-loose={node.place === undefined || undefined}
      data-folded={node.folded > 0 || undefined}
      data-down={node.down ? true : undefined}
      data-pointed={pointed === id || undefined}
      data-here={here?.node === id ? here.way : undefined}
      tabIndex={focusable === id ? 0 : -1}
      aria-pressed={selected === id}
      aria-label={labelOf(node, mark)}
      onClick={() => state.select(id)}
      onFocus={() => {
        state.focus(id);
        state.point(id);
      }}
      onBlur={() => state.point(undefined)}
      onPointerEnter={() => state.point(id)}
      onPointerLeave={() => state.point(undefined)}
    >
      <span className="xm-tile">
        <svg viewBox="-15 -15 30 30" aria-hidden="true">
          <path d={icons[kind]} />
        </svg>
        <Badge {...mark} />
      </span>
      <span className="xm-label">
        <span className="xm-name">{node.name}</span>
        {(mark.note ?? node.note) !== '' && <span className="xm-note">{mark.note ?? node.note}</span>}
      </span>
    </button>
  );
});
