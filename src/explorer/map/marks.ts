/** What a packet's way means for each thing on the map: passed, gone around, the end of the way, routes only. Pure; changes no layout. */
import type { Hop, Trace, Way } from '#src/datapath/trace.ts';
import type { Problem } from '#src/datapath/trace.ts';
import type { Network } from '#src/datapath/network.ts';
import { parseAddress, parsePrefix, contains } from '#src/base/ip.ts';
import { laneId, type MapGraph } from './graph.ts';

export type NodeRole = 'start' | 'passed' | 'arrived' | 'died' | 'bypassed' | 'target' | 'idle';

export interface NodeMark {
  role: NodeRole;
  /** The answer passes here. */
  isBack: boolean;
  /** The answer dies here. */
  isBackEnd: boolean;
  /** A word below the name that matters more than the address. */
  note: string | undefined;
}

/** `along`: the way the link is drawn, from its first end to its second. */
export type Direction = 'along' | 'against';

export interface LineMark {
  there?: Direction;
  back?: Direction;
  before?: Direction;
  /** Another flow of the same kind takes this one. */
  isShared?: true;
  /** No packet of this flow comes here, but the routes that steer it do. */
  isExchange?: true;
}

/** One step of a way: from a node to the next, over a link or lane of the map. `line` is absent when the map has none. */
export interface Segment {
  from: string;
  to: string;
  line: string | undefined;
  direction: Direction;
  isShortcut: boolean;
}

export interface Marks {
  nodes: ReadonlyMap<string, NodeMark>;
  lines: ReadonlyMap<string, LineMark>;
  there: readonly Segment[];
  back: readonly Segment[];
}

/** How an end before the destination is called in two or three words. */
const problemWords: Record<Problem, string> = {
  'no-sender': 'no sender',
  'no-destination': 'no destination',
  'no-route': 'no route',
  'black-hole': 'thrown away',
  loop: 'goes in a circle',
  filtered: 'blocked by a rule',
  'link-down': 'link down',
  'node-down': 'out of order',
  'unknown-address': 'nobody has it',
  'dropped-as-half': 'unknown conversation',
};

export const endingOf = ({ problem }: Pick<Way, 'problem'>): string =>
  problem === undefined ? 'ends here' : `ends here: ${problemWords[problem]}`;

/** The nodes a trace speaks of; folding leaves these alone. */
export function touchedBy(network: Network, traces: readonly (Trace | undefined)[]): Set<string> {
  const touched = new Set<string>();
  for (const trace of traces) {
    if (!trace) continue;
    for (const way of [trace, trace.back]) {
      for (const { node } of way?.hops ?? []) touched.add(node);
      for (const id of way?.bypassed ?? []) touched.add(id);
    }
    const target = targetOf(network, trace);
    if (target !== undefined) touched.add(target);
  }
  return touched;
}

/** Who has the address the packet is for: the most exact owner that can answer. */
function targetOf({ nodes }: Network, { flow, delivered, hops }: Trace): string | undefined {
  if (delivered) return hops.at(-1)?.node;
  const to = parseAddress(flow.to);
  if (!to) return undefined;
  let best: { id: string; length: number } | undefined;
  for (const { id, prefixes } of nodes)
    for (const text of prefixes) {
      const prefix = parsePrefix(text);
      if (prefix && contains(prefix, to) && prefix.length > (best?.length ?? -1)) best = { id, length: prefix.length };
    }
  return best?.id;
}

function segmentsOf(graph: MapGraph, hops: readonly Hop[]): Segment[] {
  return hops.slice(1).map((hop, index) => {
    const from = hops[index]?.node ?? '';
    const to = hop.node;
    if (hop.by === 'shortcut') {
      const ids = [laneId(from, to), laneId(to, from)];
      const lane = graph.lanes.find(({ id }) => ids.includes(id));
      return { from, to, line: lane?.id, direction: lane?.from === to ? 'against' : 'along', isShortcut: true };
    }
    const between = graph.links.filter(
      (link) => (link.from === from && link.to === to) || (link.from === to && link.to === from),
    );
    const link =
      between.find(({ name, down }) => name === hop.over && !down) ??
      between.find(({ name }) => name === hop.over) ??
      between[0];
    return { from, to, line: link?.id, direction: link?.from === to ? 'against' : 'along', isShortcut: false };
  });
}

const idle: NodeMark = { role: 'idle', isBack: false, isBackEnd: false, note: undefined };

/** The mark of a thing the packet has nothing to do with. */
export const markOf = (marks: Marks, id: string): NodeMark => marks.nodes.get(id) ?? idle;

/** Marks everything a trace touches; `before` is another way to show beside it. Without a trace nothing is marked. */
export function marksOf(network: Network, graph: MapGraph, trace: Trace | undefined, before?: Trace): Marks {
  const nodes = new Map<string, NodeMark>();
  const lines = new Map<string, LineMark>();
  const mark = (id: string, more: Partial<NodeMark>) => nodes.set(id, { ...markOf2(nodes, id), ...more });
  const draw = (id: string | undefined, more: LineMark) => {
    if (id !== undefined) lines.set(id, { ...lines.get(id), ...more });
  };
  for (const { line, direction } of segmentsOf(graph, before?.hops ?? [])) draw(line, { before: direction });
  if (!trace) return { nodes, lines, there: [], back: [] };

  const { hops, delivered, bypassed, back } = trace;
  const target = targetOf(network, trace);
  if (!delivered && target !== undefined) mark(target, { role: 'target', note: 'not reached' });
  hops.forEach(({ node }, index) => {
    const isLast = index === hops.length - 1;
    if (isLast && delivered) mark(node, { role: 'arrived', note: undefined });
    else if (isLast) mark(node, { role: 'died', note: endingOf(trace) });
    else mark(node, { role: index === 0 ? 'start' : 'passed', note: undefined });
  });
  const there = segmentsOf(graph, hops);
  for (const { line, direction } of there) draw(line, { there: direction });

  const returning = back?.hops ?? [];
  returning.forEach(({ node }, index) => {
    const isEnd = back !== undefined && !back.delivered && index === returning.length - 1;
    mark(node, { isBack: true, ...(isEnd && { isBackEnd: true, note: `answer ${endingOf(back)}` }) });
  });
  const home = segmentsOf(graph, returning);
  for (const { line, direction } of home) draw(line, { back: direction });

  const around = new Set([...bypassed, ...(back?.bypassed ?? [])]);
  for (const id of around)
    if (markOf2(nodes, id).role === 'idle')
      mark(id, { role: 'bypassed', note: nodes.get(id)?.isBack ? 'only the answer' : 'routes only' });
  const onWay = new Set([...hops, ...returning].map(({ node }) => node));
  for (const { id, from, to } of graph.links) {
    const isExchange = (around.has(from) && onWay.has(to)) || (around.has(to) && onWay.has(from));
    const known = lines.get(id);
    if (isExchange && !known?.there && !known?.back) draw(id, { isExchange: true });
  }
  for (const way of [trace, back])
    for (const { node, with: others } of way?.shared ?? [])
      for (const { id, from, to } of graph.links)
        if ((from === node && others.includes(to)) || (to === node && others.includes(from)))
          if (!lines.get(id)?.there) draw(id, { isShared: true });
  return { nodes, lines, there, back: home };
}

const markOf2 = (nodes: ReadonlyMap<string, NodeMark>, id: string): NodeMark => nodes.get(id) ?? idle;
