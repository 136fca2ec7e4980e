/** A network made ready for many questions: every name and prefix in it is looked up, not searched. */
import { contains, parsePrefix, type Address } from '#src/base/ip.ts';
import type { Filter, Link, Network, Node, Route, RouteOrigin, Shortcut } from '#src/datapath/network.ts';
import { createPrefixTable, type PrefixTable } from '#src/datapath/prefixTable.ts';

export interface CompiledNode {
  node: Node;
  routes: PrefixTable<Route>;
  shortcuts: PrefixTable<Shortcut>;
  filters: readonly Filter[];
}

export interface CompiledNetwork {
  nodes: ReadonlyMap<string, CompiledNode>;
  /** The nodes that answer for an address, by the prefixes at home there. */
  homes: PrefixTable<Node>;
  /** Every link between two nodes, in the order it is tried. */
  linksBetween(one: string, other: string): readonly Link[];
}

const rank: Record<RouteOrigin, number> = { user: 0, bgp: 1, system: 2 };

/** The order among routes of equal length: origin, then weight. What is still equal keeps its declared order. */
export const byPreference = (one: Route, other: Route): number =>
  rank[one.origin] - rank[other.origin] || (other.weight ?? 0) - (one.weight ?? 0);

/** Whether a node answers for its own addresses; the others only pass packets on. */
export const answers = ({ kind }: Node): boolean => kind === 'host' || kind === 'site';

/** Whether the text is a prefix that holds the address. */
export function holds(text: string, address: Address): boolean {
  const prefix = parsePrefix(text);
  return prefix !== undefined && contains(prefix, address);
}

function grouped<T>(things: readonly T[], key: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(key(thing));
    if (group) group.push(thing);
    else groups.set(key(thing), [thing]);
  }
  return groups;
}

function build({ nodes, links, routes, shortcuts, filters = [] }: Network): CompiledNetwork {
  const pair = (one: string, other: string) => (one < other ? `${one}\n${other}` : `${other}\n${one}`);
  const linksByPair = grouped(links, ({ ends: [one, other] }) => pair(one, other));
  const routesAt = grouped(routes.toSorted(byPreference), ({ at }) => at);
  const shortcutsAt = grouped(shortcuts, ({ at }) => at);
  const filtersAt = grouped(
    filters.toSorted((one, other) => one.priority - other.priority),
    ({ at }) => at,
  );
  const compiled = new Map<string, CompiledNode>();
  for (const node of nodes) {
    if (compiled.has(node.id)) continue;
    compiled.set(node.id, {
      node,
      routes: createPrefixTable((routesAt.get(node.id) ?? []).map((route) => [route.prefix, route])),
      shortcuts: createPrefixTable(
        (shortcutsAt.get(node.id) ?? []).flatMap((shortcut) =>
          shortcut.prefixes.map((prefix): [string, Shortcut] => [prefix, shortcut]),
        ),
      ),
      filters: filtersAt.get(node.id) ?? [],
    });
  }
  const homes = nodes.filter(answers).flatMap((node) => node.prefixes.map((prefix): [string, Node] => [prefix, node]));
  return {
    nodes: compiled,
    homes: createPrefixTable(homes),
    linksBetween: (one, other) => linksByPair.get(pair(one, other)) ?? [],
  };
}

const known = new WeakMap<Network, CompiledNetwork>();

/** Compiles a network once; asked again for the same object it answers from memory. */
export function compile(network: Network): CompiledNetwork {
  const before = known.get(network);
  if (before) return before;
  const compiled = build(network);
  known.set(network, compiled);
  return compiled;
}
