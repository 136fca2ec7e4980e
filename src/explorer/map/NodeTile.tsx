/** One node of the map: a button with its drawing, its name and a note. */
import { memo } from 'react';
import { icons, kindNames } from './icons.ts';
import type { MapNode } from './graph.ts';
import type { NodeMark } from './marks.ts';
import type { Box } from './layout.ts';

const roleWords: Record<NodeMark['role'], string | undefined> = {
  start: 'the packet starts here',
  passed: 'the packet passes here',
  arrived: 'the packet arrives here',
  died: undefined,
  bypassed: 'the packet goes around it',
  target: 'the destination, not reached',
  idle: undefined,
};

/** The node in words: first what can be seen, as it stands there, then what a drawing says without words. */
export function labelOf(node: MapNode, { role, note, isBack }: NodeMark): string {
  const { name, fullName, folded, place, down } = node;
  const seen = `${name} ${note ?? node.note}`.trim();
  const rest =
    folded > 0
      ? [fullName]
      : [
          fullName === name ? undefined : fullName,
          kindNames[node.kind],
          note === undefined || node.note === '' ? undefined : node.note,
          role === 'died' ? 'the packet ends here' : roleWords[role],
          isBack ? 'the answer passes here' : undefined,
          place && `in ${place.name}`,
          down?.because,
        ];
  return [seen, ...rest].filter((part) => part !== undefined).join(', ');
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

export interface TileProps extends NodeMark {
  node: MapNode;
  box: Box;
  isSelected: boolean;
  isPointed: boolean;
  /** Whether Tab reaches it: one node of the map is reached so, the arrow keys go on from there. */
  isFocusable: boolean;
  /** The packet is here now, on its way there or back. */
  here: 'there' | 'back' | undefined;
  onSelect: (id: string) => void;
  onPoint: (id: string | undefined) => void;
  onFocus: (id: string) => void;
}

/** Everything it shows comes in single values, so that a new way or a moving packet redraws only the nodes it changes. */
export const NodeTile = memo(function NodeTile({ node, box, onSelect, onPoint, onFocus, ...state }: TileProps) {
  const { role, note, isBack, isBackEnd, isSelected, isPointed, isFocusable, here } = state;
  const { id, kind } = node;
  const words = note ?? node.note;
  return (
    <button
      type="button"
      className="xm-node"
      style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
      data-node={id}
      data-kind={kind}
      data-role={role}
      data-loose={node.place === undefined || undefined}
      data-folded={node.folded > 0 || undefined}
      data-down={node.down ? true : undefined}
      data-pointed={isPointed || undefined}
      data-here={here}
      tabIndex={isFocusable ? 0 : -1}
      aria-pressed={isSelected}
      aria-label={labelOf(node, { role, note, isBack, isBackEnd })}
      onClick={() => onSelect(id)}
      onFocus={() => onFocus(id)}
      onBlur={() => onPoint(undefined)}
      onPointerEnter={() => onPoint(id)}
      onPointerLeave={() => onPoint(undefined)}
    >
      <span className="xm-tile">
        <svg viewBox="-15 -15 30 30" aria-hidden="true">
          <path d={icons[kind]} />
        </svg>
        <Badge role={role} isBackEnd={isBackEnd} />
      </span>
      <span className="xm-label">
        <span className="xm-name">
          <span>{node.name}</span>
        </span>{' '}
        {words !== '' && <span className="xm-note">{words}</span>}
      </span>
    </button>
  );
});
