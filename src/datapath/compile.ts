/** A network made ready for many questions: every name and prefix in it is looked up, not searched. */
import { contains, parsePrefix, type Address, type Prefix } from '#src/base/ip.ts';
import type {
  Filter,
  Link,
  Network,
  Node,
  NodeKind,
  Remark,
  Route,
  RouteOrigin,
  Shortcut,
} from '#src/datapath/network.ts';
import { createPrefixTable, type PrefixTable } from '#src/datapath/prefixTable.ts';

export interface CompiledNode {
  node: Node;
  routes: PrefixTable<Route>;
  shortcuts: PrefixTable<CompiledShortcut>;
  filters: readonly CompiledFilter[];
  /** What is at home here. */
  home: readonly Prefix[];
}

export interface CompiledShortcut {
  shortcut: Shortcut;
  /** The first exception that fits the address. */
  exceptionFor: (to: Address) => Remark | undefined;
  /** Every remark that fits the address. */
  remarksFor: (to: Address) => Remark[];
}

export interface CompiledFilter {
  filter: Filter;
  fits: (from: Address | undefined, to: Address) => boolean;
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

const answering: ReadonlySet<NodeKind> = new Set(['host', 'site', 'endpoint', 'balancer', 'appliance', 'internet']);

/** Whether a node answers for its own addresses; the others only pass packets on. */
export const answers = ({ kind }: Node): boolean => answering.has(kind);

/** Finds the remarks that fit an address, in the order they were declared. */
function findRemarks(remarks: readonly Remark[]): (to: Address) => Remark[] {
  const table = createPrefixTable(remarks.map((remark, index): [string, number] => [remark.prefix, index]));
  return (to) =>
    table
      .matches(to)
      .flatMap(({ items }) => items)
      .sort((one, other) => one - other)
      .flatMap((index) => remarks[index] ?? []);
}

function compileShortcut(shortcut: Shortcut): CompiledShortcut {
  const exceptions = findRemarks(shortcut.exceptions);
  return { shortcut, exceptionFor: (to) => exceptions(to)[0], remarksFor: findRemarks(shortcut.remarks ?? []) };
}

/** A filter without a prefix fits every address; one that cannot be read fits none. */
function compileFilter(filter: Filter): CompiledFilter {
  const [from, to] = [filter.from, filter.to].map((text) => (text === undefined ? undefined : parsePrefix(text)));
  const fits = (text: string | undefined, prefix: Prefix | undefined, address: Address | undefined) =>
    text === undefined || (prefix !== undefined && address !== undefined && contains(prefix, address));
  return { filter, fits: (source, target) => fits(filter.from, from, source) && fits(filter.to, to, target) };
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
        (shortcutsAt.get(node.id) ?? []).flatMap((shortcut) => {
          const ready = compileShortcut(shortcut);
          return shortcut.prefixes.map((prefix): [string, CompiledShortcut] => [prefix, ready]);
        }),
      ),
      filters: (filtersAt.get(node.id) ?? []).map(compileFilter),
      home: node.prefixes.flatMap((text) => parsePrefix(text) ?? []),
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
