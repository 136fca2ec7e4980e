/** Networks to draw: one site, a circuit with two edges, a hub with its gateway and machines, and any number of spokes. */
import type { Link, Network, Node, Route, Shortcut } from '#src/datapath/network.ts';

export interface Drawing {
  spokes?: number;
  fastPath?: boolean;
  /** FastPath reaches the spokes too. */
  reachesSpokes?: boolean;
  /** The hub sends what is for the first spoke nowhere. */
  blackHole?: boolean;
}

const route = (at: string, prefix: string, via: string | undefined): Route => ({
  at,
  prefix,
  via,
  origin: 'bgp',
  because: via === undefined ? 'Thrown away.' : `On to ${via}.`,
});
const line = (one: string, other: string, more: Partial<Link> = {}): Link => ({
  id: `${one}-${other}`,
  ends: [one, other],
  name: `${one} to ${other}`,
  ...more,
});
const node = (id: string, kind: Node['kind'], place: string, prefixes: readonly string[] = []): Node => ({
  id,
  kind,
  name: id,
  prefixes,
  place,
});

const spoke = (index: number): string => `vnet-spoke-${index + 1}`;
const spokePrefix = (index: number): string => `10.${30 + Math.floor(index / 250)}.${index % 250}.0/24`;
/** The address of the machine in a spoke, counted from 0. */
export const inSpoke = (index: number): string => spokePrefix(index).replace('0/24', '4');

/** A hub and its spokes behind one circuit, `site` → `vm-app` (10.20.1.4) and the machines of the spokes. */
export function hubAndSpokes({ spokes = 1, fastPath = true, reachesSpokes, blackHole }: Drawing = {}): Network {
  const indexes = Array.from({ length: spokes }, (_, index) => index);
  const edges = ['edge-primary', 'edge-secondary'];
  const home = '10.100.0.0/16';
  const azure = ['10.20.0.0/16', ...indexes.map(spokePrefix)];
  const shortcut = (at: string): Shortcut => ({
    id: `fastpath-${at}`,
    name: 'FastPath',
    at,
    to: 'vnet-hub',
    skips: ['ergw-hub'],
    prefixes: azure,
    exceptions: reachesSpokes
      ? []
      : indexes.map((index) => ({ prefix: spokePrefix(index), because: 'FastPath does not reach spokes.' })),
    because: 'FastPath is on.',
    fact: 'expressroute/fastpath-bypasses-gateway',
  });
  return {
    nodes: [
      node('site', 'site', 'On-premises', [home]),
      node('router', 'router', 'On-premises'),
      node('Equinix', 'provider', 'Amsterdam'),
      ...edges.map((id) => node(id, 'edge', 'Amsterdam')),
      node('ergw-hub', 'gateway', 'vnet-hub (westeurope)'),
      node('vnet-hub', 'network', 'vnet-hub (westeurope)', ['10.20.0.0/16']),
      node('vm-app', 'host', 'vnet-hub (westeurope)', ['10.20.1.4/32']),
      node('pe-storage', 'endpoint', 'vnet-hub (westeurope)', ['10.20.1.200/32']),
      ...indexes.flatMap((index) => [
        node(spoke(index), 'network', `${spoke(index)} (westeurope)`, [spokePrefix(index)]),
        node(`vm-${index + 1}`, 'host', `${spoke(index)} (westeurope)`, [`${inSpoke(index)}/32`]),
      ]),
    ],
    links: [
      line('site', 'router', { kind: 'inside' }),
      line('router', 'Equinix', { id: 'first', name: 'primary link' }),
      line('router', 'Equinix', { id: 'second', name: 'secondary link' }),
      ...edges.flatMap((edge) => [line('Equinix', edge), line(edge, 'ergw-hub')]),
      line('ergw-hub', 'vnet-hub', { kind: 'inside' }),
      line('vnet-hub', 'vm-app', { kind: 'inside' }),
      line('vnet-hub', 'pe-storage', { kind: 'inside' }),
      ...indexes.flatMap((index) => [
        line('vnet-hub', spoke(index), { kind: 'peering' }),
        line(spoke(index), `vm-${index + 1}`, { kind: 'inside' }),
      ]),
    ],
    routes: [
      route('site', '0.0.0.0/0', 'router'),
      ...azure.flatMap((prefix) => [
        route('router', prefix, 'Equinix'),
        ...edges.flatMap((edge) => [route('Equinix', prefix, edge), route(edge, prefix, 'ergw-hub')]),
        route('ergw-hub', prefix, 'vnet-hub'),
      ]),
      route('router', home, 'site'),
      route('Equinix', home, 'router'),
      ...edges.flatMap((edge) => [route(edge, home, 'Equinix'), route('ergw-hub', home, edge)]),
      route('vnet-hub', home, 'ergw-hub'),
      route('vnet-hub', '10.20.1.4/32', 'vm-app'),
      route('vnet-hub', '10.20.1.200/32', 'pe-storage'),
      ...['vm-app', 'pe-storage'].map((host) => route(host, '0.0.0.0/0', 'vnet-hub')),
      ...indexes.flatMap((index) => [
        route('vnet-hub', spokePrefix(index), blackHole && index === 0 ? undefined : spoke(index)),
        route(spoke(index), `${inSpoke(index)}/32`, `vm-${index + 1}`),
        route(spoke(index), home, 'vnet-hub'),
        route(`vm-${index + 1}`, '0.0.0.0/0', spoke(index)),
      ]),
    ],
    shortcuts: fastPath ? edges.map(shortcut) : [],
  };
}
