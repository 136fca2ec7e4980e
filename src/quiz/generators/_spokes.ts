/** A hub with a gateway, two spokes, a site and perhaps another: which way the tracer sees a packet take between two of them. */
import type { Belief } from '#src/azure/beliefs/belief.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import {
  circuit,
  connection,
  firewall,
  gateway,
  globalReach,
  network,
  peered,
  routed,
} from '#src/azure/pieces/build.ts';
import { remembered } from '#src/base/remembered.ts';
import { senderIn } from './_trace.ts';

export const places = ['site', 'branch', 'hub', 'first', 'second'] as const;
/** The site on the hub's circuit, the branch on one of its own, the hub, and the two spokes. */
export type Place = (typeof places)[number];

export interface Spokes {
  kind: 'provider' | 'direct';
  sku: string;
  fastPath: boolean;
  /** Whether the hub lends its gateway to each spoke. */
  transit: { first: boolean; second: boolean };
  /** Where a user route on the first spoke's subnet leads through the firewall in the hub: nowhere, to the other spoke, or to the site. */
  routeTo: 'none' | 'second' | 'site';
  /** Whether the peerings take what was forwarded. */
  forwarded: boolean;
  /** Whether Global Reach joins the circuits of site and branch. */
  reach: boolean;
}

export const addressOf: Readonly<Record<Place, string>> = {
  site: '10.100.0.10',
  branch: '10.110.0.10',
  hub: '10.20.1.4',
  first: '10.30.1.4',
  second: '10.40.1.4',
};

const resourcesOf = remembered((world: Spokes): WorldResource[] => {
  const { kind, sku, fastPath, transit, routeTo, forwarded, reach } = world;
  const hub = '10.20.0.0/16';
  const first = network({ name: 'vnet-a', space: '10.30.0.0/16' });
  const app = first.find(({ name }) => name === 'snet-app');
  const prefix = routeTo === 'second' ? '10.40.0.0/16' : '10.100.0.0/16';
  return [
    ...circuit({ kind, site: 'Office', prefixes: '10.100.0.0/16' }),
    ...circuit({ name: 'er-branch', site: 'Branch', prefixes: '10.110.0.0/16', location: 'London' }),
    ...(reach ? [globalReach('to-branch', 'er-contoso', 'er-branch')] : []),
    ...network({ name: 'vnet-hub', space: hub }),
    ...gateway('vnet-hub', hub, sku),
    firewall('vnet-hub', hub),
    connection('conn-hub', 'ergw-hub', 'er-contoso', { expressRouteGatewayBypass: fastPath }),
    ...first.filter((piece) => piece !== app),
    ...(app && routeTo !== 'none'
      ? routed('rt-a', app, [{ name: 'through-firewall', prefix, next: '10.20.254.4' }])
      : app
        ? [app]
        : []),
    ...network({ name: 'vnet-b', space: '10.40.0.0/16' }),
    ...peered('vnet-hub', 'vnet-a', { transit: transit.first, forwarded }),
    ...peered('vnet-hub', 'vnet-b', { transit: transit.second, forwarded }),
  ];
});

/** How a packet goes: it is lost, it passes the gateway or goes around it, it passes the firewall (and the gateway), or neither. */
export type Way = 'lost' | 'gateway' | 'around' | 'firewall' | 'both' | 'neither';

export function sender(world: Spokes, belief?: Belief): (from: Place, to: Place) => { way: Way; because: string } {
  const send = senderIn(resourcesOf(world), { ...(belief && { belief }) });
  return (from, to) => {
    const { hops, bypassed, delivered, because } = send(addressOf[from], addressOf[to]);
    const saw = (kind: string): boolean => hops.some((hop) => hop.kind === kind);
    const way = !delivered
      ? 'lost'
      : saw('appliance')
        ? saw('gateway')
          ? 'both'
          : 'firewall'
        : saw('gateway')
          ? 'gateway'
          : bypassed.length > 0
            ? 'around'
            : 'neither';
    return { way, because };
  };
}
