/** A network made ready for many questions. What a node does is worked out when the first packet comes to it, and kept. */
import { parsePrefix, type Address, type Prefix } from '#src/base/ip.ts';
import { guardOf, type Guard } from '#src/datapath/filters.ts';
import type { Link, Network, Node, NodeKind } from '#src/datapath/network.ts';
import { createPrefixTable, type PrefixTable } from '#src/datapath/prefixTable.ts';
import { stancesOf, type Stance } from '#src/datapath/stance.ts';

export interface CompiledNode {
  node: Node;
  /** The prefixes it answers for; of a node that only passes packets on, those at home there. */
  home: readonly Prefix[];
  /** What it does with packets to an address. Undefined: it was told nothing about it. */
  stanceOn: (to: Address) => Stance | undefined;
  /** Whether it has a route of the family. */
  speaks: (family: 4 | 6) => boolean;
  /** Its filters, if it has any. */
  guard: Guard | undefined;
}

/** What can be seen from a node: other nodes by id, and the links between two, in declared order. */
export interface Surroundings {
  find: (id: string) => CompiledNode | undefined;
  links: (one: string, other: string) => readonly Link[];
}

export interface CompiledNetwork extends Surroundings {
  /** The nodes that answer for an address by their longest prefix; of equal ones all, in declared order. */
  ownersOf: (address: Address) => readonly Node[];
}

const answering: ReadonlySet<NodeKind> = new Set(['host', 'site', 'endpoint', 'balancer', 'appliance', 'internet']);

/** Whether a node answers for its own addresses; the others only pass packets on. */
export const answers = ({ kind }: Node): boolean => answering.has(kind);

const nobody: readonly Node[] = [];

function build({ nodes, links, routes, shortcuts, filters = [], translations = [] }: Network): CompiledNetwork {
  const pair = (one: string, other: string) => (one < other ? `${one}\n${other}` : `${other}\n${one}`);
  const linksByPair = Map.groupBy(links, ({ ends: [one, other] }) => pair(one, other));
  const routesAt = Map.groupBy(routes, ({ at }) => at);
  const shortcutsAt = Map.groupBy(shortcuts, ({ at }) => at);
  const filtersAt = Map.groupBy(filters, ({ at }) => at);
  const translationsAt = Map.groupBy(translations, ({ at }) => at);

  const compiled = new Map<string, CompiledNode>();
  const near: Surroundings = {
    find: (id) => compiled.get(id),
    links: (one, other) => linksByPair.get(pair(one, other)) ?? [],
  };
  for (const node of nodes) {
    if (compiled.has(node.id)) continue;
    let home: Prefix[] | undefined;
    let stances: CompiledNode['stanceOn'] | undefined;
    const own: CompiledNode = {
      node,
      get home() {
        return (home ??= node.prefixes.flatMap((text) => parsePrefix(text) ?? []));
      },
      stanceOn: (to) => {
        stances ??= stancesOf(
          {
            node,
            home: answers(node) ? own.home : [],
            routes: routesAt.get(node.id) ?? [],
            shortcuts: shortcutsAt.get(node.id) ?? [],
            translations: translationsAt.get(node.id) ?? [],
          },
          near,
        );
        return stances(to);
      },
      speaks: (family) => (routesAt.get(node.id) ?? []).some(({ prefix }) => prefix.includes(':') === (family === 6)),
      guard: guardOf(filtersAt.get(node.id) ?? []),
    };
    compiled.set(node.id, own);
  }

  let homes: PrefixTable<Node> | undefined;
  const ownersOf = (address: Address) => {
    homes ??= createPrefixTable(
      [...compiled.values()].flatMap((own) =>
        answers(own.node) ? own.home.map((prefix) => [prefix, own.node] as const) : [],
      ),
    );
    return homes.longest(address)?.items ?? nobody;
  };
  return { ...near, ownersOf };
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
