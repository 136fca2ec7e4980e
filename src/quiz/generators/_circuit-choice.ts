/** A site and a network that are joined by several circuits: what each is set to, and over which of them the tracer sends a packet. */
import type { WorldResource } from '#src/azure/network/world.ts';
import type { Network } from '#src/datapath/network.ts';
import type { Way } from '#src/datapath/trace.ts';
import { circuit, connection, gateway, network } from '#src/azure/pieces/build.ts';
import { idOf } from '#src/azure/pieces/plain.ts';
import { failureOf, senderIn } from './_trace.ts';

/** One of the circuits, with its connection. */
export interface Line {
  name: string;
  location: string;
  mbps: number;
  /** The routing weight of its connection. */
  weight: number;
  /** How many times more the site writes its own AS number on this circuit. */
  prepends: number;
  /** What the site announces there. */
  prefixes: readonly string[];
  /** The local preference that the site's routers give to what they learn there. */
  preference: number;
}

export type Direction = 'to-site' | 'to-azure';

export interface Packet {
  direction: Direction;
  /** An address of the site; the machine in Azure is always the same. */
  site: string;
}

export const machine = '10.20.1.4';

const tagsOf = (prefixes: readonly string[], preference: number) => ({
  onPremisesName: 'Head office',
  onPremisesPrefixes: prefixes.join(', '),
  onPremisesPreference: String(preference),
});

const resourcesOf = (lines: readonly Line[]): WorldResource[] => [
  ...network({ name: 'vnet-hub', space: '10.20.0.0/16' }),
  ...gateway('vnet-hub', '10.20.0.0/16'),
  ...lines.flatMap(({ name, location, mbps, prefixes, preference, weight }) => [
    ...circuit({ name, location, mbps }).map((one) =>
      one.name === name ? { ...one, tags: tagsOf(prefixes, preference) } : one,
    ),
    connection(name.replace('er-', 'conn-'), 'ergw-hub', name, {
      routingWeight: weight,
      expressRouteGatewayBypass: false,
    }),
  ]),
];

const nodeOf = (name: string): string => idOf('expressRouteCircuits', name).toLowerCase();

/** Less than one step of a routing weight: a longer AS path decides only between equal weights. */
const step = 0.001;

/** The gateway's routes with the length of their AS paths, of which a Cloud knows nothing. */
const lengthened =
  (lines: readonly Line[]) =>
  (drawn: Network): Network => ({
    ...drawn,
    routes: drawn.routes.map((route) => {
      const line = lines.find(({ name }) => route.via?.startsWith(`${nodeOf(name)}/edge/`));
      const isGateway = route.at.includes('/virtualnetworkgateways/');
      return line && isGateway ? { ...route, weight: (route.weight ?? 0) - line.prepends * step } : route;
    }),
  });

/** The names of the circuits that carry flows of a kind: one, or several that share them; none if nothing arrives. */
export function carriers(lines: readonly Line[], { direction, site }: Packet, lost: readonly string[] = []): string[] {
  const failures = lost.map((name) => failureOf('connection', 'connections', name.replace('er-', 'conn-')));
  const send = senderIn(resourcesOf(lines), { failures, also: lengthened(lines) });
  const way: Way = direction === 'to-site' ? send(machine, site) : send(site, machine);
  if (!way.delivered) return [];
  const nodes = [...way.hops.map(({ node }) => node), ...way.shared.flatMap((shared) => shared.with)];
  return lines.map(({ name }) => name).filter((name) => nodes.some((node) => node.startsWith(`${nodeOf(name)}/`)));
}
