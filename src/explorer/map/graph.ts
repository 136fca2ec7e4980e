/** What is drawn of a network: its nodes in frames, its links, and the lanes on which a shortcut could go around a node. Pure. */
import { shortName } from '#src/azure/network/short-name.ts';
import { ranksOf } from './ranks.ts';
import type { Link, Network, Node, NodeKind, Reason, Shortcut } from '#src/datapath/network.ts';

/** What nodes belong to, drawn around them. */
export interface Frame {
  id: string;
  name: string;
  /** The region, or a word that tells it from another of the same name. */
  where: string | undefined;
}

export interface MapNode {
  id: string;
  kind: NodeKind;
  /** The name as there is room for it. */
  name: string;
  /** The whole name, for those who hear the map. */
  fullName: string;
  /** A few words below the name: the address, or how many things are folded into it. */
  note: string;
  /** The frame it stands in. */
  place: Frame | undefined;
  down: Reason | undefined;
  /** How many nodes it stands for. 0: it is a node itself. */
  folded: number;
}

export type LinkKind = NonNullable<Link['kind']>;

export interface MapLink {
  id: string;
  /** In drawing order: packets on their way to Azure go from the first to the second. */
  from: string;
  to: string;
  kind: LinkKind;
  name: string;
  down: Reason | undefined;
  /** It runs across the way, between nodes that stand side by side, and bows out. */
  isAcross: boolean;
  /** Its number among the links between the same two nodes, and how many these are. */
  index: number;
  of: number;
}

/** Room for a way around a node, kept free whether or not a shortcut is there now, so that switching one on moves nothing. */
export interface MapLane {
  id: string;
  from: string;
  to: string;
  /** The shortcut that uses it; absent: the lane is empty and is not drawn. */
  shortcut: Shortcut | undefined;
}

export interface MapGraph {
  nodes: readonly MapNode[];
  links: readonly MapLink[];
  lanes: readonly MapLane[];
}

export const laneId = (from: string, to: string): string => `${from} → ${to}`;

/** The first address, and of two families the one that is short enough to stand below a node. */
const addressOf = ({ prefixes }: Node): string =>
  (prefixes.find((prefix) => !prefix.includes(':')) ?? prefixes[0] ?? '').replace(/\/(32|128)$/, '');

/** Its name without what the frame around it says already. */
const inPlace = ({ name, kind, place }: Node): string => {
  const short = shortName(name);
  return kind === 'router' && place !== undefined && short === 'On-premises router' ? 'Router' : short;
};

/** What stands on a node and below it. Of the twins at the edge, which of the two it is comes first, and the circuit below. */
function wordsOf(node: Node): Pick<MapNode, 'name' | 'note'> {
  const { kind, down } = node;
  const [, circuit = 'Microsoft', twin] = /^Microsoft edge(?: of (.+))? \((primary|secondary)\)$/.exec(node.name) ?? [];
  const isTwin = kind === 'edge' && twin !== undefined;
  return {
    name: isTwin ? `${twin === 'primary' ? 'Primary' : 'Secondary'} edge` : inPlace(node),
    note: down ? 'down' : isTwin ? circuit : kind === 'internet' ? '' : addressOf(node),
  };
}

/** A site may be called like the town where its circuit meets Microsoft; they are two places. */
function frameOf({ kind, place }: Node): MapNode['place'] {
  if (place === undefined) return undefined;
  const isOwn = kind === 'site' || kind === 'router';
  const [, name = place, where] = /^(.*?)(?: \(([^)]*)\))?$/.exec(place) ?? [];
  if (!isOwn || name === 'On-premises') return { id: place, name, where };
  return { id: `site ${place}`, name, where: 'on-premises' };
}

const mapNode = (node: Node): MapNode => ({
  id: node.id,
  kind: node.kind,
  ...wordsOf(node),
  fullName: node.name,
  place: frameOf(node),
  down: node.down,
  folded: 0,
});

const kindOf = (link: Link, kinds: readonly (NodeKind | undefined)[]): LinkKind =>
  link.kind ?? (kinds.every((kind) => kind === 'network') ? 'peering' : 'line');

/** Lanes from each edge around a gateway into its network, and those of every other shortcut. */
function lanesOf({ nodes, links, shortcuts }: Network): MapLane[] {
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]));
  const besides = new Map<string, { edges: string[]; networks: string[] }>();
  for (const { ends } of links)
    for (const [one, other] of [ends, [ends[1], ends[0]]] as const) {
      if (kinds.get(one) !== 'gateway') continue;
      const sides = besides.get(one) ?? { edges: [], networks: [] };
      besides.set(one, sides);
      if (kinds.get(other) === 'edge') sides.edges.push(other);
      if (kinds.get(other) === 'network') sides.networks.push(other);
    }
  const lanes = new Map<string, MapLane>();
  const add = (from: string, to: string, shortcut: Shortcut | undefined) => {
    const id = laneId(from, to);
    if (!lanes.has(id) || (shortcut && !lanes.get(id)?.shortcut)) lanes.set(id, { id, from, to, shortcut });
  };
  for (const { edges, networks } of besides.values())
    for (const edge of edges) for (const network of networks) add(edge, network, undefined);
  for (const shortcut of shortcuts)
    if (kinds.has(shortcut.at) && kinds.has(shortcut.to)) add(shortcut.at, shortcut.to, shortcut);
  return [...lanes.values()];
}

/** The whole network as it can be drawn. Links and shortcuts that lead to a node nobody declared are left out. */
export function graphOf(network: Network): MapGraph {
  const kinds = new Map(network.nodes.map(({ id, kind }) => [id, kind]));
  const { isBefore, isAcross } = ranksOf(network);
  const drawn = network.links.filter(({ ends: [one, other] }) => one !== other && kinds.has(one) && kinds.has(other));
  const directed = drawn.map((link) => {
    const [one, other] = link.ends;
    const [from, to] = isBefore(one, other) ? [one, other] : [other, one];
    return { link, from, to, pair: laneId(from, to) };
  });
  const count = new Map<string, number>();
  for (const { pair } of directed) count.set(pair, (count.get(pair) ?? 0) + 1);
  const next = new Map<string, number>();
  return {
    nodes: network.nodes.map(mapNode),
    links: directed.map(({ link, from, to, pair }) => {
      const index = next.get(pair) ?? 0;
      next.set(pair, index + 1);
      const kind = kindOf(link, [kinds.get(from), kinds.get(to)]);
      const { id, name, down } = link;
      return { id, from, to, kind, name, down, isAcross: isAcross(from, to), index, of: count.get(pair) ?? 1 };
    }),
    lanes: lanesOf(network),
  };
}
