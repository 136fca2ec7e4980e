/** The changes that beliefs are made of. Each gives back the very same network where it finds nothing to change. */
import type { FactId } from '#src/base/facts.ts';
import type { Link, Network, Node, Reason, Remark, Route, Shortcut } from '#src/datapath/network.ts';

/** A copy in which each thing is what `change` makes of it; the same list if all come back as they were. */
function changed<T>(things: readonly T[], change: (thing: T) => T): readonly T[] {
  const after = things.map(change);
  return after.every((thing, index) => thing === things[index]) ? things : after;
}

/** The network with other shortcuts. */
export function changeShortcuts(network: Network, change: (shortcut: Shortcut) => Shortcut): Network {
  const shortcuts = changed(network.shortcuts, change);
  return shortcuts === network.shortcuts ? network : { ...network, shortcuts };
}

/** The network with other routes. */
export function changeRoutes(network: Network, change: (route: Route) => Route): Network {
  const routes = changed(network.routes, change);
  return routes === network.routes ? network : { ...network, routes };
}

/** The network with other nodes. */
export function changeNodes(network: Network, change: (node: Node) => Node): Network {
  const nodes = changed(network.nodes, change);
  return nodes === network.nodes ? network : { ...network, nodes };
}

/** The network with other links. */
function changeLinks(network: Network, change: (link: Link) => Link): Network {
  const links = changed(network.links, change);
  return links === network.links ? network : { ...network, links };
}

/** The network with more routes. */
export const addRoutes = (network: Network, routes: readonly Route[]): Network =>
  routes.length === 0 ? network : { ...network, routes: [...network.routes, ...routes] };

/** The network without some of its routes. */
export function removeRoutes(network: Network, drop: (route: Route) => boolean): Network {
  const routes = network.routes.filter((route) => !drop(route));
  return routes.length === network.routes.length ? network : { ...network, routes };
}

/** The network with more shortcuts, which are tried before the others. */
export const addShortcuts = (network: Network, shortcuts: readonly Shortcut[]): Network =>
  shortcuts.length === 0 ? network : { ...network, shortcuts: [...shortcuts, ...network.shortcuts] };

/** A shortcut without the exceptions that `drop` names. */
export function withoutExceptions(shortcut: Shortcut, drop: (exception: Remark) => boolean): Shortcut {
  const exceptions = shortcut.exceptions.filter((exception) => !drop(exception));
  return exceptions.length === shortcut.exceptions.length ? shortcut : { ...shortcut, exceptions };
}

/** The network in which FastPath knows no exception that rests on one of these facts. */
export const withoutExceptionsOf = (network: Network, facts: readonly FactId[]): Network =>
  changeShortcuts(network, (shortcut) => withoutExceptions(shortcut, ({ fact }) => facts.some((one) => one === fact)));

/** What is asked of each thing that is down or withdrawn: whether it would be so under a belief, by the reason and the nodes it is about. */
export type Mends = (why: Reason, nodes: readonly string[]) => boolean;

/** The network in which nodes and links are up, and routes announced, wherever `mends` says so. */
export function mended(network: Network, mends: Mends): Network {
  const nodesUp = changeNodes(network, (node) => {
    if (!node.down || !mends(node.down, [node.id])) return node;
    const { down: _, ...up } = node;
    return up;
  });
  const linksUp = changeLinks(nodesUp, (link) => {
    if (!link.down || !mends(link.down, link.ends)) return link;
    const { down: _, ...up } = link;
    return up;
  });
  return changeRoutes(linksUp, (route) => {
    if (!route.withdrawn || !mends(route.withdrawn, [route.at, route.via ?? route.at])) return route;
    const { withdrawn: _, ...announced } = route;
    return announced;
  });
}

/** The network in which nothing is down or withdrawn for the sake of these facts. */
export const mendedOf = (network: Network, facts: readonly FactId[]): Network =>
  mended(network, ({ fact }) => facts.some((one) => one === fact));

/** The nodes of a network by id. */
export const nodesById = ({ nodes }: Network): ReadonlyMap<string, Node> =>
  new Map(nodes.map((node) => [node.id, node]));

/** The nodes that are linked with each node. */
export function neighborsOf({ links }: Network): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (one: string, other: string) => {
    const known = found.get(one);
    if (known) known.add(other);
    else found.set(one, new Set([other]));
  };
  for (const { ends } of links) {
    add(ends[0], ends[1]);
    add(ends[1], ends[0]);
  }
  return found;
}

/** Things by what `key` says of them. */
export function grouped<T>(things: readonly T[], key: (thing: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const thing of things) {
    const group = found.get(key(thing));
    if (group) group.push(thing);
    else found.set(key(thing), [thing]);
  }
  return found;
}
