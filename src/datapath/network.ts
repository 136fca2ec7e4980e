/** The words in which anything can say what it means to packets: nodes, links, routes, filters and shortcuts. Plain data. */

/** What a node is to a packet. Hosts, sites, endpoints, balancers and the internet answer for their addresses; everything else only passes packets on. */
export type NodeKind =
  | 'site'
  | 'router'
  | 'provider'
  | 'edge'
  | 'gateway'
  | 'network'
  | 'host'
  | 'balancer'
  | 'endpoint'
  | 'appliance'
  | 'internet';

export interface Node {
  id: string;
  kind: NodeKind;
  name: string;
  /** The addresses at home here, in CIDR notation. */
  prefixes: readonly string[];
  /** What it belongs to: nodes of one place have the same text and are drawn in one frame. */
  place?: string;
  /** Nodes with the same pair do one job together: it makes no other way which of them a packet meets. */
  pair?: string;
  /** Why no packet enters or leaves it now. Absent: it is up. */
  down?: Reason;
  /** It remembers conversations, and drops an answer whose question it did not see. */
  stateful?: boolean;
}

/** A reason in words fit for a learner, with the id of the fact it rests on if there is one. */
export interface Reason {
  because: string;
  fact?: string;
  /** The documentation does not say whether it is so. */
  open?: true;
}

/** A two-way connection between two nodes. Of several between the same two, the first that is up carries the packet. */
export interface Link {
  id: string;
  ends: readonly [string, string];
  name: string;
  /** Why no packet crosses it now. Absent: it is up. */
  down?: Reason;
  /** How much it carries, in Mbps. */
  capacity?: number;
  /** What it is made of: a line, a peering of networks, a tunnel over something else, or the inside of a site or network. */
  kind?: 'line' | 'peering' | 'tunnel' | 'inside';
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
  /** No route at all, but what to say for want of one: it counts only where no other matches, and is never told as a route. */
  none?: true;
  /** Why nobody announces it any more: learned over BGP once, it is never used now. */
  withdrawn?: Withdrawal;
}

/** Why a route is not used. `never`: it was not announced before either, though one might think so. */
export interface Withdrawal extends Reason {
  never?: true;
}

/** The protocols a packet can be of. */
export type Protocol = 'tcp' | 'udp' | 'icmp';

/** The first and the last port of a range. */
export type Ports = readonly [first: number, last: number];

/**
 * At node `at`, lets a packet pass or stops it. Filters are asked by rising priority; the first that fits decides.
 * They keep state: the answer to a packet that passed here passes too.
 */
export interface Filter extends Reason {
  at: string;
  priority: number;
  allow: boolean;
  /** Filters of one group are one list; a packet must pass every group. A group of which none fits stops nothing. */
  group?: string;
  /** Asked when a packet comes `in` over a link, or when it goes `out` over one. Absent: when it comes, or starts here. */
  direction?: 'in' | 'out';
  /** Absent: from anywhere. */
  from?: string;
  /** Absent: to anywhere. */
  to?: string;
  /** Absent: any protocol. A flow that does not say its protocol or port is spoken of only by filters for any. */
  protocol?: Protocol | 'esp' | 'ah';
  /** The sender's ports. Absent: any. */
  fromPorts?: readonly Ports[];
  /** The receiver's ports. Absent: any. */
  toPorts?: readonly Ports[];
}

/**
 * At node `at`, packets to `prefix` go on to one of `into`, chosen by the flow. The answer comes back in the name of the address that was asked.
 * `into` empty: nobody answers.
 */
export interface Translation extends Reason {
  at: string;
  prefix: string;
  /** Absent: any protocol. */
  protocol?: Protocol;
  /** The receiver's ports. Absent: any. */
  ports?: readonly Ports[];
  into: readonly { node: string; address: string; /** Absent: the port that was asked. */ port?: number }[];
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
  translations?: readonly Translation[];
}

/** A network with nothing in it. */
export const emptyNetwork: Network = { nodes: [], links: [], routes: [], shortcuts: [], filters: [], translations: [] };

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
    translations: parts.flatMap((part) => part.translations ?? []),
  };
}
