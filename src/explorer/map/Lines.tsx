/** Every line of the map in one drawing below the nodes: links, lanes, and over them the ways of packet and answer; their names apart. */
import { memo } from 'react';
import type { Curve } from './curves.ts';
import type { MapGraph, MapLane, MapLink } from './graph.ts';
import type { Layout } from './layout.ts';
import { markOf, type Direction, type LineMark, type Marks } from './marks.ts';
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

function stateOf(line: MapLink | MapLane, { there, isShared, isExchange }: LineMark): string {
  if (there) return 'there';
  if ('down' in line && line.down) return 'down';
  if (isShared) return 'shared';
  return isExchange ? 'exchange' : 'idle';
}

interface LineProps extends LineMark {
  line: MapLink | MapLane;
  curve: Curve;
  backCurve: Curve | undefined;
  beforeCurve: Curve | undefined;
}

/** One line with all that runs along it. Its mark comes in single values, so that a new way redraws only the lines it changes. */
const LineDrawing = memo(function LineDrawing({ line, curve, backCurve, beforeCurve, ...mark }: LineProps) {
  const state = stateOf(line, mark);
  const isLane = 'shortcut' in line;
  const kind = isLane ? 'shortcut' : line.kind;
  const { there, back, before } = mark;
  return (
    <g>
      {before && beforeCurve && <path className="xm-before" d={beforeCurve.d} />}
      <g className="xm-line" data-kind={kind} data-state={state}>
        {there && <path className="xm-sheath" d={curve.d} />}
        <path className="xm-core" d={curve.d} />
        {kind === 'tunnel' && <path className="xm-inner" d={curve.d} />}
        {state === 'down' && (
          <g className="xm-cut" transform={`translate(${curve.middle.x} ${curve.middle.y})`}>
            <circle r="9" />
            <path d="M-3.5-3.5L3.5 3.5M3.5-3.5L-3.5 3.5" />
          </g>
        )}
      </g>
      {back && backCurve && (
        <g className="xm-back">
          <path d={backCurve.d} />
          {!isLane && <Chevron curve={backCurve} direction={back} />}
        </g>
      )}
      {there && !isLane && <Chevron curve={curve} direction={there} />}
    </g>
  );
});

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

/** The lanes worth drawing: of a packet's way those it took and those around a gateway it met, else all of them. */
function tellingLanes(graph: MapGraph, marks: Marks): MapLane[] {
  return graph.lanes.filter(({ id, shortcut }) => {
    if (!shortcut) return false;
    if (marks.there.length === 0 || marks.lines.has(id)) return true;
    return shortcut.skips.some((node) => markOf(marks, node).role !== 'idle');
  });
}

export const Lines = memo(function Lines({ graph, layout, marks, curves }: Props) {
  const lines: (MapLink | MapLane)[] = [...graph.links, ...tellingLanes(graph, marks)];
  const isOnWay = ({ id }: MapLink | MapLane) => marks.lines.get(id)?.there !== undefined;
  const drawn = (some: readonly (MapLink | MapLane)[]) =>
    some.map((line) => {
      const curve = curves.there.get(line.id);
      return curve ? (
        <LineDrawing
          key={line.id}
          line={line}
          curve={curve}
          backCurve={curves.back.get(line.id)}
          beforeCurve={curves.before.get(line.id)}
          {...marks.lines.get(line.id)}
        />
      ) : null;
    });
  return (
    <svg className="xm-lines" width={layout.width} height={layout.height} aria-hidden="true" focusable="false">
      {drawn(lines.filter((line) => !isOnWay(line)))}
      {/* What the packet takes is above everything it crosses. In a list of its own: within one list, React would move every line. */}
      {drawn(lines.filter(isOnWay))}
    </svg>
  );
});

/** The names of the shortcuts, above the names of the frames: the one the packet takes is the point of the picture. */
export const Pills = memo(function Pills({ graph, layout, marks, curves }: Props) {
  const isTaken = ({ id }: MapLane) => marks.lines.get(id)?.there !== undefined;
  const lanes = tellingLanes(graph, marks).toSorted((one, other) => Number(isTaken(one)) - Number(isTaken(other)));
  return (
    <svg className="xm-lines" width={layout.width} height={layout.height} aria-hidden="true" focusable="false">
      {lanes.map(({ id, shortcut }) => {
        const curve = curves.there.get(id);
        return shortcut && curve ? (
          <Pill key={id} name={shortcut.name} curve={curve} mark={marks.lines.get(id)} />
        ) : null;
      })}
    </svg>
  );
});
