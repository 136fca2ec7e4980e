/** Folds what the packet does not touch when a network is too large to be read, and says how much was folded. Pure. */
import type { NodeKind } from '#src/datapath/network.ts';
import type { MapGraph, MapLane, MapLink, MapNode } from './graph.ts';

export interface FoldOptions {
  /** Nodes that stay what they are: those the packet touches. */
  keep: ReadonlySet<string>;
  /** Above this number of nodes everything that can be folded is. */
  most?: number;
  /** So many places that hang on the same node stay open in any case; of more, those the packet does not touch are folded. */
  open?: number;
}

const nouns: Partial<Record<NodeKind, readonly [one: string, more: string]>> = {
  network: ['network', 'networks'],
  host: ['machine', 'machines'],
  endpoint: ['private endpoint', 'private endpoints'],
  balancer: ['load balancer', 'load balancers'],
  gateway: ['gateway', 'gateways'],
  site: ['site', 'sites'],
};

/** 1 and network → "1 more network"; 997 → "997 more networks". */
export function moreOf(count: number, kind: NodeKind | undefined): string {
  const [one, many] = (kind && nouns[kind]) ?? ['node', 'nodes'];
  return `${count.toLocaleString('en-US')} more ${count === 1 ? one : many}`;
}

/** A set of nodes that hangs on one node of the rest, so that it can be folded without cutting a way. */
interface Branch {
  on: string;
  members: readonly string[];
}

function grouped(nodes: readonly MapNode[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { id, place } of nodes) {
    const name = place === undefined ? `node ${id}` : `place ${place.id}`;
    const group = groups.get(name);
    if (group) group.push(id);
    else groups.set(name, [id]);
  }
  return groups;
}

function neighborsOf(links: readonly MapLink[]): Map<string, Set<string>> {
  const neighbors = new Map<string, Set<string>>();
  for (const { from, to } of links)
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      const set = neighbors.get(one) ?? new Set<string>();
      neighbors.set(one, set.add(other));
    }
  return neighbors;
}

/** The places and lone nodes that hang on exactly one node outside. */
function branchesOf(
  groups: Iterable<readonly string[]>,
  neighbors: ReadonlyMap<string, ReadonlySet<string>>,
): Branch[] {
  const branches: Branch[] = [];
  for (const members of groups) {
    const own = new Set(members);
    const outside = new Set(members.flatMap((id) => [...(neighbors.get(id) ?? [])].filter((other) => !own.has(other))));
    const [on] = outside;
    if (on !== undefined && outside.size === 1) branches.push({ on, members });
  }
  return branches;
}

/** What most of the folded places are: networks if there is one in each, else what all nodes are, else nothing in particular. */
function kindOfAll(folded: readonly (readonly MapNode[])[]): NodeKind | undefined {
  if (folded.every((nodes) => nodes.filter(({ kind }) => kind === 'network').length === 1)) return 'network';
  const kinds = new Set(folded.flat().map(({ kind }) => kind));
  const [kind] = kinds;
  return kinds.size === 1 && folded.every(({ length }) => length === 1) ? kind : undefined;
}

function replace(graph: MapGraph, folds: readonly { on: string; branches: readonly Branch[] }[]): MapGraph {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const gone = new Set(folds.flatMap(({ branches }) => branches.flatMap(({ members }) => members)));
  const stays = ({ from, to }: MapLink | MapLane) => !gone.has(from) && !gone.has(to);
  const added = folds.map(({ on, branches }) => {
    const folded = branches.map(({ members }) => members.flatMap((id) => byId.get(id) ?? []));
    const kind = kindOfAll(folded);
    const count = kind === undefined ? folded.flat().length : folded.length;
    const name = `and ${moreOf(count, kind)}`;
    const hasOwnPlaces = folded.every(([first]) => first?.place?.id !== byId.get(on)?.place?.id);
    const node: MapNode = {
      id: `folded ${on}${kind === undefined ? '' : ` ${kind}`}`,
      kind: kind ?? 'network',
      name,
      fullName: `on ${byId.get(on)?.name ?? on}, which this packet does not touch`,
      note: 'not on the way',
      place: hasOwnPlaces ? undefined : byId.get(on)?.place,
      down: undefined,
      folded: folded.flat().length,
    };
    const link: MapLink = {
      id: `${node.id} link`,
      from: on,
      to: node.id,
      kind: kind === 'network' ? 'peering' : 'inside',
      name,
      down: undefined,
      isAcross: false,
      index: 0,
      of: 1,
    };
    return { node, link };
  });
  return {
    nodes: [...graph.nodes.filter(({ id }) => !gone.has(id)), ...added.map(({ node }) => node)],
    links: [...graph.links.filter(stays), ...added.map(({ link }) => link)],
    lanes: graph.lanes.filter(stays),
  };
}

const byHub = (branches: readonly Branch[]) =>
  [...Map.groupBy(branches, ({ on }) => on)].map(([on, all]) => ({ on, branches: all }));

/** Nodes beyond the limit that hang together in a knot: those nearest the packet stay, the others become one note. */
function cut(graph: MapGraph, keep: ReadonlySet<string>, most: number): MapGraph {
  if (graph.nodes.length <= most) return graph;
  const neighbors = neighborsOf(graph.links);
  const near = new Set(graph.nodes.filter(({ id, folded }) => keep.has(id) || folded > 0).map(({ id }) => id));
  if (near.size === 0) for (const { id } of graph.nodes.slice(0, 1)) near.add(id);
  for (const id of near) {
    for (const other of neighbors.get(id) ?? []) if (near.size < most) near.add(other);
  }
  for (const { id } of graph.nodes) if (near.size < most) near.add(id);
  const count = graph.nodes.length - near.size;
  const name = `and ${moreOf(count, undefined)}`;
  const rest: MapNode = {
    id: 'folded rest',
    kind: 'network',
    name,
    fullName: 'not drawn',
    note: 'not on the way',
    place: undefined,
    down: undefined,
    folded: count,
  };
  const stays = ({ from, to }: MapLink | MapLane) => near.has(from) && near.has(to);
  return {
    nodes: [...graph.nodes.filter(({ id }) => near.has(id)), rest],
    links: graph.links.filter(stays),
    lanes: graph.lanes.filter(stays),
  };
}

/** The internet is behind every network, and of interest only to the packet that goes there. */
function withoutIdleInternet(graph: MapGraph, keep: ReadonlySet<string>): MapGraph {
  const gone = new Set(graph.nodes.filter(({ id, kind }) => kind === 'internet' && !keep.has(id)).map(({ id }) => id));
  if (gone.size === 0 || gone.size === graph.nodes.length) return graph;
  const stays = ({ from, to }: MapLink | MapLane) => !gone.has(from) && !gone.has(to);
  return {
    nodes: graph.nodes.filter(({ id }) => !gone.has(id)),
    links: graph.links.filter(stays),
    lanes: graph.lanes.filter(stays),
  };
}

/**
 * The graph with what the packet does not touch folded: of more than `open` places on one node always, and everything that hangs on one
 * node once there are more than `most` nodes. What is folded is counted, so nothing vanishes unsaid; only the internet, behind every network, is left out until a packet goes there.
 */
export function folded(whole: MapGraph, { keep, most = 120, open = 6 }: FoldOptions): MapGraph {
  const graph = withoutIdleInternet(whole, keep);
  const branches = branchesOf(grouped(graph.nodes).values(), neighborsOf(graph.links));
  const places = new Map(graph.nodes.map(({ id, place }) => [id, place]));
  const isTouched = ({ members }: Branch) => members.some((id) => keep.has(id));
  const isPlace = ({ members: [first] }: Branch) => first !== undefined && places.get(first) !== undefined;
  const isLarge = graph.nodes.length > most;
  const crowded = byHub(branches.filter(isPlace)).flatMap(({ on, branches: all }) => {
    const spare = all.filter((branch) => !isTouched(branch));
    return all.length > open && spare.length > 1 ? [{ on, branches: spare }] : [];
  });
  const lighter = crowded.length === 0 ? graph : replace(graph, crowded);
  if (!isLarge || lighter.nodes.length <= most) return lighter;
  const alone = branchesOf(
    lighter.nodes.filter(({ folded: count }) => count === 0).map(({ id }) => [id]),
    neighborsOf(lighter.links),
  ).filter((branch) => !isTouched(branch));
  const lightest = replace(
    lighter,
    byHub(alone).filter(({ branches: all }) => all.length > 1),
  );
  return cut(lightest, keep, most);
}
