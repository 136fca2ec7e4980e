/** Every line of the map in one drawing below the nodes: links, lanes, and over them the ways of packet and answer. */
import { memo } from 'react';
import type { Curve } from './curves.ts';
import type { MapGraph, MapLane, MapLink } from './graph.ts';
import type { Layout } from './layout.ts';
import type { Direction, LineMark, Marks } from './marks.ts';
import { pill } from './measures.ts';

export interface Curves {
  /** Every line as it lies, the packet's way among them. */
  there: ReadonlyMap<string, Curve>;
  /** Beside it, for the answer. */
  back: ReadonlyMap<string, Curve>;
  /** On the other side, for the way before. */
  before: ReadonlyMap<string, Curve>;
}

interface Props {
  graph: MapGraph;
  layout: Layout;
  marks: Marks;
  curves: Curves;
}

function Chevron({ curve: { middle }, direction }: { curve: Curve; direction: Direction }) {
  const turn = middle.angle + (direction === 'along' ? 0 : 180);
  return (
    <path
      className="xm-chevron"
      d="M-4-5L2 0L-4 5"
      transform={`translate(${middle.x} ${middle.y}) rotate(${Math.round(turn)})`}
    />
  );
}

function stateOf(line: MapLink | MapLane, mark: LineMark | undefined): string {
  if (mark?.there) return 'there';
  if ('down' in line && line.down) return 'down';
  if (mark?.isShared) return 'shared';
  if (mark?.isExchange) return 'exchange';
  return 'idle';
}

function Base({ line, curve, mark }: { line: MapLink | MapLane; curve: Curve; mark: LineMark | undefined }) {
  const state = stateOf(line, mark);
  const kind = 'kind' in line ? line.kind : 'shortcut';
  const { x, y } = curve.middle;
  return (
    <g className="xm-line" data-kind={kind} data-state={state}>
      {state === 'there' && <path className="xm-sheath" d={curve.d} />}
      <path className="xm-core" d={curve.d} />
      {kind === 'tunnel' && <path className="xm-inner" d={curve.d} />}
      {state === 'down' && (
        <g className="xm-cut" transform={`translate(${x} ${y})`}>
          <circle r="9" />
          <path d="M-3.5-3.5L3.5 3.5M3.5-3.5L-3.5 3.5" />
        </g>
      )}
    </g>
  );
}

function Pill({ name, curve: { middle }, mark }: { name: string; curve: Curve; mark: LineMark | undefined }) {
  const taken = mark?.there ? 'there' : mark?.back ? 'back' : undefined;
  return (
    <g className="xm-pill" data-taken={taken} transform={`translate(${middle.x} ${middle.y})`}>
      <g className="xm-pill-size">
        <rect x={-pill.width / 2} y={-pill.height / 2} width={pill.width} height={pill.height} rx={pill.height / 2} />
        <text textAnchor="middle" dominantBaseline="central">
          {name}
        </text>
      </g>
    </g>
  );
}

export const Lines = memo(function Lines({ graph, layout, marks, curves }: Props) {
  const lines: (MapLink | MapLane)[] = [...graph.links, ...graph.lanes.filter(({ shortcut }) => shortcut)];
  const isOnWay = ({ id }: MapLink | MapLane) => marks.lines.get(id)?.there !== undefined;
  // What the packet takes is drawn last, above everything it crosses.
  const ordered = [...lines.filter((line) => !isOnWay(line)), ...lines.filter(isOnWay)];
  return (
    <svg className="xm-lines" width={layout.width} height={layout.height} aria-hidden="true" focusable="false">
      {ordered.map((line) => {
        const [curve, before, back] = [curves.there, curves.before, curves.back].map((all) => all.get(line.id));
        const mark = marks.lines.get(line.id);
        if (!curve) return null;
        return (
          <g key={line.id}>
            {mark?.before && before && <path className="xm-before" d={before.d} />}
            <Base line={line} curve={curve} mark={mark} />
            {mark?.back && back && (
              <g className="xm-back">
                <path d={back.d} />
                {!('shortcut' in line) && <Chevron curve={back} direction={mark.back} />}
              </g>
            )}
            {mark?.there && !('shortcut' in line) && <Chevron curve={curve} direction={mark.there} />}
          </g>
        );
      })}
      {graph.lanes.map(({ id, shortcut }) => {
        const curve = curves.there.get(id);
        return shortcut && curve ? (
          <Pill key={id} name={shortcut.name} curve={curve} mark={marks.lines.get(id)} />
        ) : null;
      })}
    </svg>
  );
});
