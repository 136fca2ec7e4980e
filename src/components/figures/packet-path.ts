/** Lays out the way of one packet: where each node stands, how the lines run, and the same story as text. Pure; the component only draws. */
import { shortName } from '#src/azure/network/short-name.ts';
import type { Hop, Trace } from '#src/datapath/trace.ts';
import type { Network, Node, NodeKind } from '#src/datapath/network.ts';

/** `wide` runs to the right, `tall` runs down, for narrow places. */
export type Orientation = 'wide' | 'tall';

/** What became of a node: the packet passed it, arrived at it, died at it, went around it, or never came near. */
export type NodeRole = 'passed' | 'arrived' | 'died' | 'bypassed' | 'idle';

export interface FigureNode {
  id: string;
  kind: NodeKind;
  role: NodeRole;
  x: number;
  y: number;
  /** The name, broken into lines. */
  lines: readonly { x: number; y: number; text: string }[];
  /** A few words below the name. */
  note: { x: number; y: number; text: string } | undefined;
  anchor: 'start' | 'middle';
}

/** `passed`: the packet's way. `shortcut`: the part of it around a node. `routes`: route exchange only. `idle`: no packet came. `missing`: no link. */
export type EdgeRole = 'passed' | 'shortcut' | 'routes' | 'idle' | 'missing';

export interface FigureEdge {
  id: string;
  role: EdgeRole;
  d: string;
  /** The name of a shortcut, in a pill on the line. */
  label?: { x: number; y: number; width: number; height: number; text: string };
}

export interface PacketPathFigure {
  /** Where the drawing begins; its width and height count from here. */
  top: number;
  width: number;
  height: number;
  fontSize: number;
  nodes: readonly FigureNode[];
  edges: readonly FigureEdge[];
  /** The whole way of the packet as one line; empty if it never left. */
  packet: string;
}

/** One step of the story. */
export interface Step {
  name: string;
  because: string;
  fact: string | undefined;
  /** The names of the nodes the packet goes around after this step. */
  around: readonly string[];
  ending: 'arrived' | 'died' | undefined;
}

const measures = {
  wide: { step: 112, margin: 60, main: 212, lifted: 84, lineHeight: 20, fontSize: 17, chars: 10, liftedChars: 12 },
  tall: { step: 76, margin: 40, main: 46, lifted: 142, lineHeight: 18, fontSize: 15, chars: 28, liftedChars: 17 },
} as const;

/** Half the side of a node's box. */
export const nodeRadius = 26;

type Item = { node: Pick<Node, 'id' | 'name' | 'kind'>; role: NodeRole; hop?: Hop };

/** Breaks a name at spaces and after hyphens into at most three lines. */
export function broken(name: string, chars: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of name.match(/[^\s-]+-?\s*|[\s-]+/g) ?? []) {
    if (line !== '' && (line + part).trimEnd().length > chars) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
    while (line.trimEnd().length > chars) {
      lines.push(line.slice(0, chars));
      line = line.slice(chars);
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  if (lines.length <= 3) return lines;
  return [...lines.slice(0, 2), `${(lines[2] ?? '').slice(0, chars - 1)}…`];
}

/** The kinds of nodes a packet is sent to. */
const destinations: ReadonlySet<NodeKind> = new Set(['host', 'balancer', 'endpoint']);

/** What lies between the place where a packet died and its destination: by links if there are any, else the last two nodes. */
function ahead(network: Network, { hops, delivered, flow }: Trace): { nodes: Node[]; isLinked: boolean } {
  const last = hops.at(-1);
  const host = network.nodes.find(
    ({ kind, prefixes }) => destinations.has(kind) && prefixes.some((prefix) => prefix.split('/')[0] === flow.to),
  );
  if (delivered || !last || !host || hops.some(({ node }) => node === host.id)) return { nodes: [], isLinked: true };
  const neighbors = new Map<string, string[]>();
  const meet = (one: string, other: string) => neighbors.set(one, [...(neighbors.get(one) ?? []), other]);
  for (const { ends } of network.links) {
    meet(ends[0], ends[1]);
    meet(ends[1], ends[0]);
  }
  const came = new Map<string, string | undefined>([[last.node, undefined]]);
  for (const id of came.keys()) {
    for (const next of neighbors.get(id) ?? []) if (!came.has(next)) came.set(next, id);
  }
  const ids: string[] = [];
  for (let id: string | undefined = host.id; id !== undefined && id !== last.node; id = came.get(id)) ids.unshift(id);
  const isLinked = came.has(host.id);
  if (!isLinked) ids.unshift(...(neighbors.get(host.id) ?? []).slice(0, 1));
  return { nodes: ids.flatMap((id) => network.nodes.find((node) => node.id === id) ?? []), isLinked };
}

/** The nodes of the figure from left to right, with those the packet went around in their place. */
function itemsOf(network: Network, trace: Trace): { items: Item[]; isLinked: boolean } {
  const { hops, bypassed, delivered } = trace;
  const items: Item[] = [];
  let left = [...bypassed];
  hops.forEach((hop, index) => {
    if (hop.by === 'shortcut') {
      const skipped =
        network.shortcuts.find(
          ({ at, to, name }) => at === hops[index - 1]?.node && to === hop.node && name === hop.over,
        )?.skips ?? left;
      for (const id of skipped) {
        const node = network.nodes.find((candidate) => candidate.id === id);
        if (node) items.push({ node, role: 'bypassed' });
      }
      left = left.slice(skipped.length);
    }
    const isLast = index === hops.length - 1;
    const role = !isLast ? 'passed' : delivered ? 'arrived' : 'died';
    items.push({ node: { id: hop.node, name: hop.name, kind: hop.kind }, role, hop });
  });
  const { nodes, isLinked } = ahead(network, trace);
  return { items: [...items, ...nodes.map((node): Item => ({ node, role: 'idle' }))], isLinked };
}

const notes: Partial<Record<NodeRole, string>> = { bypassed: 'routes only', died: 'ends here' };

function noteOf({ role, node }: Item, { flow: { to } }: Trace): string | undefined {
  const isDestination = role === 'arrived' || (role === 'idle' && destinations.has(node.kind));
  // An IPv6 address is too long to stand below a node.
  if (isDestination) return to.includes(':') ? undefined : to;
  return notes[role];
}

interface Point {
  x: number;
  y: number;
}

const isLifted = ({ node, role }: Item): boolean => node.kind === 'gateway' || role === 'bypassed';

/** The curve from one node to the next, without its starting point. */
function curve(from: Point, to: Point, orientation: Orientation, bulge = 0): string {
  const half = orientation === 'wide' ? (to.x - from.x) / 2 : (to.y - from.y) / 2;
  const controls =
    orientation === 'wide'
      ? [from.x + half * 0.9, from.y + bulge, to.x - half * 0.9, to.y + bulge]
      : [from.x - bulge, from.y + half * 0.9, to.x - bulge, to.y - half * 0.9];
  return `C${controls.map((value) => String(Math.round(value))).join(' ')} ${to.x} ${to.y}`;
}

const pill = (text: string, { x, y }: Point, fontSize: number) => {
  const width = Math.round(text.length * fontSize * 0.58 + 22);
  const height = fontSize + 12;
  return { x: x - width / 2, y: y - height / 2, width, height, text };
};

function drawnNode(item: Item, { x, y }: Point, trace: Trace, orientation: Orientation): FigureNode {
  const { lineHeight, chars, liftedChars } = measures[orientation];
  const { node, role } = item;
  const names = broken(shortName(node.name), isLifted(item) ? liftedChars : chars);
  const note = noteOf(item, trace);
  const count = names.length + (note === undefined ? 0 : 1);
  const beside = orientation === 'tall';
  const labelX = beside ? x + nodeRadius + 12 : x;
  const above = y - nodeRadius - 12 - (count - 1) * lineHeight;
  const below = isLifted(item) ? above : y + nodeRadius + 21;
  const top = beside ? y - ((count - 1) * lineHeight) / 2 + 5 : below;
  const at = (index: number) => ({ x: labelX, y: Math.round(top + index * lineHeight) });
  return {
    id: node.id,
    kind: node.kind,
    role,
    x,
    y,
    lines: names.map((text, index) => ({ ...at(index), text })),
    note: note === undefined ? undefined : { ...at(names.length), text: note },
    anchor: beside ? 'start' : 'middle',
  };
}

/** Lays the trace out. Gateways stand off the main line, so that going through one is seen as a detour and around one as a short cut. */
export function packetPathFigure(network: Network, trace: Trace, orientation: Orientation): PacketPathFigure {
  const { step, margin, main, lifted, fontSize } = measures[orientation];
  const { items, isLinked } = itemsOf(network, trace);
  const place = (item: Item, index: number): Point => {
    const along = margin + index * step;
    const across = isLifted(item) ? lifted : main;
    return orientation === 'wide' ? { x: along, y: across } : { x: across, y: along };
  };
  const points = items.map(place);
  const start = (point: Point) => `M${point.x} ${point.y}`;

  const edges: FigureEdge[] = [];
  let packet = '';
  let previous: number | undefined;
  items.forEach((item, index) => {
    const here = points[index];
    if (!here) return;
    const before = points[index - 1];
    if (item.role === 'bypassed') {
      const after = points[index + 1];
      if (before)
        edges.push({ id: `routes-${index}`, role: 'routes', d: `${start(before)}${curve(before, here, orientation)}` });
      if (after)
        edges.push({
          id: `routes-after-${index}`,
          role: 'routes',
          d: `${start(here)}${curve(here, after, orientation)}`,
        });
      return;
    }
    const from = previous === undefined ? undefined : points[previous];
    if (from && item.hop) {
      const isShortcut = item.hop.by === 'shortcut';
      const bulge = isShortcut ? (orientation === 'wide' ? 72 : 26) : 0;
      const line = curve(from, here, orientation, bulge);
      if (packet === '') packet = start(from);
      packet += line;
      const middle = { x: (from.x + here.x) / 2, y: (from.y + here.y) / 2 };
      const labelAt =
        orientation === 'wide' ? { x: middle.x, y: middle.y + bulge * 0.75 } : { x: middle.x, y: middle.y };
      edges.push({
        id: `way-${index}`,
        role: isShortcut ? 'shortcut' : 'passed',
        d: `${start(from)}${line}`,
        ...(isShortcut && { label: pill(item.hop.over ?? 'shortcut', labelAt, fontSize) }),
      });
    } else if (from) {
      const isGap = !isLinked && items[index - 1]?.role !== 'idle';
      edges.push({
        id: `idle-${index}`,
        role: isGap ? 'missing' : 'idle',
        d: `${start(from)}${curve(from, here, orientation)}`,
      });
    }
    previous = index;
  });

  const length = margin * 2 + Math.max(0, items.length - 1) * step;
  const nodes = items.map((item, index) => drawnNode(item, points[index] ?? { x: 0, y: 0 }, trace, orientation));
  if (orientation === 'tall') return { top: 0, width: 326, height: length, fontSize, nodes, edges, packet };
  const heights = nodes.flatMap(({ y, lines, note }) => [
    y - nodeRadius - 14,
    y + nodeRadius,
    ...[...lines, ...(note ? [note] : [])].flatMap((line) => [line.y - fontSize, line.y]),
  ]);
  const top = Math.min(...heights, main) - 4;
  return { top, width: length, height: Math.max(...heights, main) + 12 - top, fontSize, nodes, edges, packet };
}

/** The same story in words: one step per hop. */
export function stepsOf(network: Network, { hops, delivered }: Trace): Step[] {
  const names = new Map(network.nodes.map(({ id, name }) => [id, name]));
  return hops.map((hop, index) => {
    const next = hops[index + 1];
    const shortcut =
      next?.by === 'shortcut'
        ? network.shortcuts.find(({ at, to, name }) => at === hop.node && to === next.node && name === next.over)
        : undefined;
    return {
      name: hop.name,
      because: hop.because,
      fact: hop.fact,
      around: (shortcut?.skips ?? []).map((id) => names.get(id) ?? id),
      ending: next ? undefined : delivered ? 'arrived' : 'died',
    };
  });
}
