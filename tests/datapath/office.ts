/** A small network to ask about: an office, a router, and two ways to a host, through a firewall or through a gateway. */
import type { Link, Network, Node, Route } from '#src/datapath/network.ts';

export const node = (id: string, kind: Node['kind'], ...prefixes: string[]): Node => ({ id, kind, name: id, prefixes });

export const link = (one: string, other: string, more: Partial<Link> = {}): Link => ({
  id: `${one}-${other}`,
  ends: [one, other],
  name: `${one} to ${other}`,
  ...more,
});

export const route = (at: string, prefix: string, via: string | undefined, more: Partial<Route> = {}): Route => ({
  at,
  prefix,
  via,
  origin: 'system',
  because: `${at} sends ${prefix} to ${via ?? 'nowhere'}`,
  ...more,
});

/** Addresses: the office has 10.100.0.0/16, the host 10.1.4.7 and fd00::7. How the router reaches the host is for the test to say. */
export function office(...routes: Route[]): Network {
  return {
    nodes: [
      node('office', 'site', '10.100.0.0/16'),
      node('router', 'router'),
      node('firewall', 'router'),
      node('gateway', 'gateway'),
      node('host', 'host', '10.1.4.7/32', 'fd00::7/128'),
    ],
    links: [
      link('office', 'router'),
      link('router', 'firewall'),
      link('router', 'gateway'),
      link('firewall', 'host'),
      link('gateway', 'host'),
    ],
    routes: [
      route('office', '0.0.0.0/0', 'router'),
      route('office', '::/0', 'router'),
      route('firewall', '10.1.0.0/16', 'host'),
      route('gateway', '10.1.0.0/16', 'host'),
      route('gateway', '::/0', 'host'),
      ...routes,
    ],
    shortcuts: [],
  };
}

/** The routes by which an answer of the host finds the office, through one of the two. */
export const backThrough = (via: 'firewall' | 'gateway'): Route[] => [
  route('host', '0.0.0.0/0', via),
  route(via, '10.100.0.0/16', 'router'),
  route('router', '10.100.0.0/16', 'office'),
];

/** The same network with one node changed. */
export const changed = (network: Network, id: string, more: Partial<Node>): Network => ({
  ...network,
  nodes: network.nodes.map((one) => (one.id === id ? { ...one, ...more } : one)),
});

/** The same network with the links between two nodes cut. */
export const cut = (network: Network, one: string, other: string): Network => ({
  ...network,
  links: network.links.map((line) =>
    line.ends.includes(one) && line.ends.includes(other) ? { ...line, down: { because: 'The cable is cut.' } } : line,
  ),
});
