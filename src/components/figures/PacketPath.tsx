/** Draws the way of a packet, wide and tall, and tells it as a list. It has no state: Astro prints it, the lab renders it. */
import type { Network } from '#src/datapath/network.ts';
import type { Trace } from '#src/datapath/trace.ts';
import { icons } from '#src/explorer/map/icons.ts';
import {
  nodeRadius,
  packetPathFigure,
  stepsOf,
  type FigureEdge,
  type FigureNode,
  type Orientation,
  type PacketPathFigure,
} from './packet-path.ts';
import './packet-path.css';

export interface PacketPathProps {
  network: Network;
  trace: Trace;
  /** What is to be seen, above the drawing. Absent: no title. */
  title?: string | undefined;
  /** Leaves the list of hops closed until asked for. */
  folded?: boolean | undefined;
}

function Edge({ edge: { role, d, label } }: { edge: FigureEdge }) {
  return (
    <g className={`cc-path-edge cc-path-${role}`}>
      {(role === 'passed' || role === 'shortcut') && <path className="cc-path-sheath" d={d} />}
      <path className="cc-path-core" d={d} />
      {label && (
        <>
          <rect
            className="cc-path-pill"
            x={label.x}
            y={label.y}
            width={label.width}
            height={label.height}
            rx={label.height / 2}
          />
          <text
            className="cc-path-pill-text"
            x={label.x + label.width / 2}
            y={label.y + label.height / 2}
            dominantBaseline="central"
            textAnchor="middle"
          >
            {label.text}
          </text>
        </>
      )}
    </g>
  );
}

function Badge({ node: { x, y, role } }: { node: FigureNode }) {
  if (role !== 'arrived' && role !== 'died') return null;
  const mark = role === 'arrived' ? 'M-4 0L-1 3.5L4.5-3.5' : 'M-3.5-3.5L3.5 3.5M3.5-3.5L-3.5 3.5';
  return (
    <g
      className={`cc-path-badge cc-path-badge-${role}`}
      transform={`translate(${String(x + nodeRadius - 3)} ${String(y - nodeRadius + 3)})`}
    >
      <circle r="9.5" />
      <path d={mark} />
    </g>
  );
}

function Place({ node }: { node: FigureNode }) {
  const { x, y, kind, role, lines, note, anchor } = node;
  return (
    <g className={`cc-path-node cc-path-node-${role}`}>
      {role === 'arrived' && <circle className="cc-path-ring" cx={x} cy={y} r={nodeRadius} />}
      <rect x={x - nodeRadius} y={y - nodeRadius} width={nodeRadius * 2} height={nodeRadius * 2} rx="15" />
      <path className="cc-path-icon" transform={`translate(${String(x)} ${String(y)}) scale(1.15)`} d={icons[kind]} />
      <Badge node={node} />
      <text className="cc-path-name" textAnchor={anchor}>
        {lines.map((line) => (
          <tspan key={line.y} x={line.x} y={line.y}>
            {line.text}
          </tspan>
        ))}
      </text>
      {note && (
        <text className="cc-path-note" x={note.x} y={note.y} textAnchor={anchor}>
          {note.text}
        </text>
      )}
    </g>
  );
}

function Drawing({ figure, orientation }: { figure: PacketPathFigure; orientation: Orientation }) {
  const { top, width, height, fontSize, nodes, edges, packet } = figure;
  return (
    <svg
      className={`cc-path-drawing cc-path-drawing-${orientation}`}
      viewBox={`0 ${String(top)} ${String(width)} ${String(height)}`}
      width={width}
      height={height}
      fontSize={fontSize}
      aria-hidden="true"
      focusable="false"
    >
      {edges.map((edge) => (
        <Edge key={edge.id} edge={edge} />
      ))}
      {packet !== '' && (
        <g key={packet}>
          <path className="cc-path-trail" d={packet} pathLength={100} />
          <path className="cc-path-packet" d={packet} pathLength={100} />
        </g>
      )}
      {nodes.map((node, index) => (
        // A packet that goes in a circle meets a node twice.
        <Place key={`${node.id} ${String(index)}`} node={node} />
      ))}
    </svg>
  );
}

function Steps({ network, trace }: Pick<PacketPathProps, 'network' | 'trace'>) {
  return (
    <ol className="cc-path-steps">
      {stepsOf(network, trace).map(({ name, because, around, fact, ending }, index) => (
        <li key={`${String(index)} ${name}`} data-fact={fact} className={ending && `cc-path-step-${ending}`}>
          <strong>{name}.</strong> {because}
          {around.length > 0 && <em className="cc-path-around"> Goes around {around.join(' and ')}.</em>}
        </li>
      ))}
    </ol>
  );
}

/** How much room the wide drawing needs before its text is large enough; the style sheet switches by it. */
const sizeOf = ({ nodes }: PacketPathFigure) => (nodes.length <= 7 ? 'small' : nodes.length === 8 ? 'medium' : 'large');

export function PacketPath({ network, trace, title, folded = false }: PacketPathProps) {
  const verdict = !trace.answered ? 'died' : trace.bypassed.length > 0 ? 'around' : 'through';
  const wide = packetPathFigure(network, trace, 'wide');
  const steps = <Steps network={network} trace={trace} />;
  return (
    <figure className="cc-path not-content" data-verdict={verdict} data-size={sizeOf(wide)}>
      <figcaption className="cc-path-caption">
        {title !== undefined && <span className="cc-path-title">{title}</span>}
        <span className="cc-path-verdict">{trace.because}</span>
      </figcaption>
      {trace.hops.length > 0 && (
        <div className={folded ? 'cc-path-body' : 'cc-path-body cc-path-open'}>
          <div className="cc-path-drawings">
            <Drawing figure={wide} orientation="wide" />
            <Drawing figure={packetPathFigure(network, trace, 'tall')} orientation="tall" />
            <label className="cc-path-hold">
              <input type="checkbox" /> Hold the packet
            </label>
          </div>
          {folded ? (
            <details className="cc-path-why">
              <summary>Hop by hop, and why</summary>
              {steps}
            </details>
          ) : (
            steps
          )}
        </div>
      )}
    </figure>
  );
}
