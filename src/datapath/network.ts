/** The words in which anything can say what it means to packets: nodes, links, routes, filters and shortcuts. Plain data. */

/** What a node is to a packet. Hosts and sites answer for their addresses; everything else only passes packets on. */
export type NodeKind = 'site' | 'router' | 'provider' | 'edge' | 'gateway' | 'network' | 'host';

export interface Node {
  id: string;
  kind: NodeKind;
  name: string;
  /** The addresses at home here, in CIDR notation. */
  prefixes: readonly string[];
}

/** A reason in words fit for a learner, with the id of the fact it rests on if there is one. */
export interface Reason {
  because: string;
  fact?: string;
}

/** A two-way connection between two nodes. Of several between the same two, the first that is up carries the packet. */
export interface Link {
  id: string;
  ends: readonly [string, string];
  name: string;
  /** Why no packet crosses it now. Absent: it is up. */
  down?: Reason;
}

/** Where a route came from. Of two equally long ones a user's beats one learned over BGP, and that beats the system's. */
export type RouteOrigin = 'user' | 'bgp' | 'system';

/** At node `at`, packets to `prefix` go on to node `via`. `via` undefined: they are thrown away. */
export interface Route extends Reason {
  at: string;
  prefix: string;
  via: string | undefined;
  origin: RouteOrigin;
  /** Among equals the higher weight wins; 0 unless said. */
  weight?: number;
}

/** At node `at`, lets a packet pass or stops it. Filters are asked by rising priority; the first that fits decides. */
export interface Filter extends Reason {
  at: string;
  priority: number;
  allow: boolean;
  /** Absent: from anywhere. */
  from?: string;
  /** Absent: to anywhere. */
  to?: string;
}

/** Something that is so for the destinations in `prefix`. */
export interface Remark extends Reason {
  prefix: string;
}

/**
 * A way from `at` straight to `to`, around the nodes in `skips`. A packet takes it only when its ordinary next node is one of these:
 * a shortcut shortens a way that exists and opens none. FastPath is one; so is a wrong belief about it.
 */
export interface Shortcut extends Reason {
  id: string;
  name: string;
  at: string;
  to: string;
  skips: readonly string[];
  /** The destinations it serves; of several shortcuts the longest match wins. */
  prefixes: readonly string[];
  /** Destinations that keep the ordinary way, each with the reason: the first that fits is told. */
  exceptions: readonly Remark[];
  /** What to tell besides when it is taken. */
  remarks?: readonly Remark[];
}

/** Everything a packet can meet. Read-only: `trace` remembers what it worked out for a network. */
export interface Network {
  nodes: readonly Node[];
  links: readonly Link[];
  routes: readonly Route[];
  shortcuts: readonly Shortcut[];
  filters?: readonly Filter[];
}

/** A network with nothing in it. */
export const emptyNetwork: Network = { nodes: [], links: [], routes: [], shortcuts: [], filters: [] };

/** One network out of many parts, in their order. Of nodes and links that are declared twice, the first stands. */
export function joined(parts: readonly Partial<Network>[]): Network {
  const first = <T extends { id: string }>(things: readonly T[]): T[] => {
    const byId = new Map<string, T>();
    for (const thing of things) if (!byId.has(thing.id)) byId.set(thing.id, thing);
    return [...byId.values()];
  };
  return {
    nodes: first(parts.flatMap((part) => part.nodes ?? [])),
    links: first(parts.flatMap((part) => part.links ?? [])),
    routes: parts.flatMap((part) => part.routes ?? []),
    shortcuts: first(parts.flatMap((part) => part.shortcuts ?? [])),
    filters: parts.flatMap((part) => part.filters ?? []),
  };
}
