/** The routes that hold for a network interface, as the network they come from is drawn for the tracer. */
import { valueOf } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import type { Resource } from '../cloud.ts';
import type { Context } from '../resource.ts';
import { machineOf } from '../rules/network-interface.ts';
import { learnedBy } from './learned.ts';
import { placeOf } from './networkInterfaces.ts';
import { keepsOutLearned, routesOf } from './userRoutes.ts';
import { addressSpaceOf, peeredWith } from './virtualNetworks.ts';
import { sameRegion, worldOf } from './world.ts';

/** A route as the action answers it. */
export interface EffectiveRoute {
  name?: string;
  source: 'Default' | 'User' | 'VirtualNetworkGateway';
  state: 'Active' | 'Invalid';
  addressPrefix: string[];
  nextHopType: string;
  nextHopIpAddress: string[];
}

/** Refuses for a network interface that belongs to no machine, as nothing can be asked of it then. */
export function demandMachine(nic: Resource, { cloud }: Context): void {
  if (machineOf(cloud, nic)) return;
  throw new Refusal(
    400,
    'CrossconnectNetworkInterfaceNotAttached',
    `${nic.name} belongs to no virtual machine. Azure works out effective routes and rules for a running machine only. Name it in the networkProfile of a machine first.`,
  );
}

const route = (
  source: EffectiveRoute['source'],
  prefix: string,
  nextHopType: string,
  more: Partial<EffectiveRoute> = {},
): EffectiveRoute => ({
  ...more,
  source,
  state: 'Active',
  addressPrefix: [prefix],
  nextHopType,
  nextHopIpAddress: more.nextHopIpAddress ?? [],
});

/** A prefix that the user routes too, or that a gateway brought, is not active as a default. */
function overridden(routes: readonly EffectiveRoute[]): EffectiveRoute[] {
  const rank = { Default: 0, VirtualNetworkGateway: 1, User: 2 };
  const best = new Map<string, number>();
  for (const { source, addressPrefix } of routes) {
    const key = addressPrefix.join();
    best.set(key, Math.max(best.get(key) ?? 0, rank[source]));
  }
  return routes.map((one) =>
    rank[one.source] < (best.get(one.addressPrefix.join()) ?? 0) ? { ...one, state: 'Invalid' } : one,
  );
}

/** `effectiveRouteTable`: what Azure knows by itself, what came over gateways, and what the user says. */
export function effectiveRoutesOf(nic: Resource, context: Context): { value: EffectiveRoute[] } {
  const { cloud, profile } = context;
  const world = worldOf(cloud, profile);
  const place = placeOf(world, nic);
  if (!place) return { value: [] };
  const { network, subnet } = place;
  const table = world.find(subnet.routeTable);
  const { internet, nowhere } = valueOf('expressroute/default-routes', profile);
  const learned = keepsOutLearned(table) ? [] : learnedBy(world, network);
  const routes = [
    ...addressSpaceOf(network).map((prefix) => route('Default', prefix, 'VnetLocal')),
    ...peeredWith(world, network).flatMap(({ remote, prefixes }) =>
      prefixes.map((prefix) =>
        route('Default', prefix, sameRegion(remote.location, network.location) ? 'VNetPeering' : 'VNetGlobalPeering'),
      ),
    ),
    ...learned.map(({ prefix }) => route('VirtualNetworkGateway', prefix, 'VirtualNetworkGateway')),
    route('Default', internet, 'Internet'),
    ...nowhere.map((prefix) => route('Default', prefix, 'None')),
    ...(table ? routesOf(world, table) : []).map(({ name, prefix, nextHopType, nextHop }) =>
      route('User', prefix, nextHopType, { name, nextHopIpAddress: nextHop === '' ? [] : [nextHop] }),
    ),
  ];
  return { value: overridden(routes) };
}
