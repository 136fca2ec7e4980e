/** In which order the nodes stand along the way: from a site to Azure, and with Global Reach on to the sites beyond. Pure. */
import type { Network, NodeKind } from '#src/datapath/network.ts';

/** From the learner's own place to the end of the way. */
const order: Record<NodeKind, number> = {
  site: 0,
  router: 1,
  provider: 2,
  edge: 3,
  gateway: 4,
  network: 5,
  appliance: 6,
  balancer: 7,
  endpoint: 8,
  host: 8,
  internet: 9,
};
const beyond = 100;

type Drawn = Pick<Network, 'nodes' | 'links'>;

function neighborsOf(links: Drawn['links']): Map<string, string[]> {
  const neighbors = new Map<string, string[]>();
  for (const { ends } of links)
    for (const [one, other] of [ends, [ends[1], ends[0]]] as const) {
      const known = neighbors.get(one);
      if (known) known.push(other);
      else neighbors.set(one, [other]);
    }
  return neighbors;
}

/** What hangs together by the links of a circuit: a site with its routers, providers and edges. Each has a number. */
function groupsOf({ nodes, links }: Drawn, kinds: ReadonlyMap<string, NodeKind>): Map<string, number> {
  const isOutside = (id: string) => order[kinds.get(id) ?? 'host'] <= order.edge;
  const isAcross = (ends: readonly [string, string]) => ends.every((id) => kinds.get(id) === 'edge');
  const neighbors = neighborsOf(links.filter(({ ends }) => ends.every(isOutside) && !isAcross(ends)));
  const groups = new Map<string, number>();
  let count = 0;
  for (const { id } of nodes) {
    if (!isOutside(id) || groups.has(id)) continue;
    const found = new Set([id]);
    for (const member of found) for (const other of neighbors.get(member) ?? []) found.add(other);
    for (const member of found) groups.set(member, count);
    count += 1;
  }
  return groups;
}

/**
 * How many steps of Global Reach a circuit is away from those that stand on the left: the ones with a gateway, or if none has one the first.
 * A circuit that is reached so stands beyond the other's edges, turned around, so that the way reads on from left to right.
 */
function depthsOf(network: Drawn, kinds: ReadonlyMap<string, NodeKind>): (id: string) => number {
  const groups = groupsOf(network, kinds);
  const joined = new Map<number, Set<number>>();
  const hasGateway = new Set<number>();
  for (const { ends } of network.links)
    for (const [one, other] of [ends, [ends[1], ends[0]]] as const) {
      const [a, b] = [groups.get(one), groups.get(other)];
      if (a === undefined) continue;
      if (b === undefined && kinds.get(other) === 'gateway') hasGateway.add(a);
      if (b !== undefined && a !== b) joined.set(a, (joined.get(a) ?? new Set()).add(b));
    }
  const depths = new Map<number, number>();
  const spread = (starts: readonly number[]) => {
    let ring = starts.filter((group) => !depths.has(group));
    for (let depth = 0; ring.length > 0; depth += 1) {
      for (const group of ring) depths.set(group, depth);
      ring = [...new Set(ring.flatMap((group) => [...(joined.get(group) ?? [])]))].filter((one) => !depths.has(one));
    }
  };
  spread([...hasGateway]);
  for (const group of new Set(groups.values())) spread([group]);
  return (id) => depths.get(groups.get(id) ?? -1) ?? 0;
}

/** How far each node is from the nearest site, in links; a node no site reaches counts from the nearest gateway, then from itself. */
function distancesOf({ nodes, links }: Drawn): Map<string, number> {
  const neighbors = neighborsOf(links);
  const found = new Map<string, number>();
  const spread = (starts: readonly string[]) => {
    let ring = starts.filter((id) => !found.has(id));
    for (let distance = 0; ring.length > 0; distance += 1) {
      for (const id of ring) found.set(id, distance);
      ring = [...new Set(ring.flatMap((id) => neighbors.get(id) ?? []))].filter((id) => !found.has(id));
    }
  };
  const ofKind = (kind: NodeKind) => nodes.filter((node) => node.kind === kind).map(({ id }) => id);
  spread(ofKind('site'));
  spread(ofKind('gateway'));
  for (const { id } of nodes) spread([id]);
  return found;
}

export interface Ranks {
  /** Whether the first stands before the second. */
  isBefore: (one: string, other: string) => boolean;
  /** Whether they stand side by side, so that a line between them runs across. */
  isAcross: (one: string, other: string) => boolean;
}

export function ranksOf(network: Drawn): Ranks {
  const kinds = new Map(network.nodes.map(({ id, kind }) => [id, kind]));
  const depthOf = depthsOf(network, kinds);
  const distances = distancesOf(network);
  const rankOf = (id: string): number => {
    const place = order[kinds.get(id) ?? 'host'];
    const depth = depthOf(id);
    return depth === 0 ? place : depth * beyond + order.edge - place;
  };
  return {
    isBefore: (one, other) => {
      const [a, b] = [rankOf(one), rankOf(other)];
      return a === b ? (distances.get(one) ?? 0) <= (distances.get(other) ?? 0) : a < b;
    },
    isAcross: (one, other) => kinds.get(one) === 'edge' && rankOf(one) === rankOf(other),
  };
}
