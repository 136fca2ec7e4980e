/** The routes that hold in a subnet, as Azure shows them for a network interface there: its own, what gateways brought, and the user's. */
import { valueOf } from '#src/base/facts.ts';
import { covers, parsePrefix } from '#src/base/ip.ts';
import type { Network } from '#src/datapath/network.ts';
import { endpointRoutes } from './endpoints.ts';
import { keepsOutLearned, routesOf } from './routeTables.ts';
import { isUsable } from './usable.ts';
import { addressSpaceOf, holds, peeredWith, type Subnet } from './virtualNetworks.ts';
import { nodeOf, sameRegion, type World, type WorldResource } from './world.ts';

/** A route as Azure shows it. */
export interface EffectiveRoute {
  name?: string;
  source: 'Default' | 'User' | 'VirtualNetworkGateway';
  state: 'Active' | 'Invalid';
  addressPrefix: string[];
  nextHopType: string;
  nextHopIpAddress: string[];
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

const rank = { Default: 0, VirtualNetworkGateway: 1, User: 2 } as const;

/** Of routes for the same prefix only those of the highest rank are active: the user's, then a gateway's, then Azure's own. */
function overridden(routes: readonly EffectiveRoute[]): EffectiveRoute[] {
  const best = new Map<string, number>();
  for (const { source, addressPrefix } of routes) {
    const key = addressPrefix.join();
    best.set(key, Math.max(best.get(key) ?? 0, rank[source]));
  }
  return routes.map((one) =>
    rank[one.source] < (best.get(one.addressPrefix.join()) ?? 0) ? { ...one, state: 'Invalid' } : one,
  );
}

/** What gateways brought to a network and still stands, each prefix once. */
function learnedIn(drawn: Network, network: WorldResource): string[] {
  const at = nodeOf(network.id);
  const found = drawn.routes.filter((one) => one.at === at && one.origin === 'bgp' && isUsable(drawn, one));
  return [...new Set(found.map(({ prefix }) => prefix))];
}

/** Every route of a subnet, the active and those they beat. `drawn` is the network as the tracer has it. */
export function effectiveRoutesIn(
  world: World,
  drawn: Network,
  network: WorldResource,
  subnet: Subnet,
): EffectiveRoute[] {
  const table = world.find(subnet.routeTable);
  const { internet, nowhere } = valueOf('expressroute/default-routes', world.profile);
  const own = addressSpaceOf(network);
  const speaksIpv6 = own.some((prefix) => prefix.includes(':'));
  const learned = learnedIn(drawn, network).filter((prefix) => speaksIpv6 || !prefix.includes(':'));
  const heard = keepsOutLearned(table) ? [] : learned;
  const user = table ? routesOf(world, table) : [];
  const hasOtherDefault = heard.includes(internet) || user.some(({ prefix }) => prefix === internet);
  const endpoints = endpointRoutes(
    world,
    network,
    user.map(({ prefix }) => prefix),
  );
  const isOwn = (range: string): boolean => own.some((prefix) => holds(prefix, range));
  return overridden([
    ...own.map((prefix) => route('Default', prefix, 'VnetLocal')),
    ...peeredWith(world, network).flatMap(({ remote, prefixes }) =>
      prefixes.map((prefix) =>
        route('Default', prefix, sameRegion(remote.location, network.location) ? 'VNetPeering' : 'VNetGlobalPeering'),
      ),
    ),
    ...endpoints.map(({ prefix }) => route('Default', prefix, 'InterfaceEndpoint')),
    ...heard.map((prefix) => route('VirtualNetworkGateway', prefix, 'VirtualNetworkGateway')),
    route('Default', internet, 'Internet'),
    // Another default route takes the private ranges along.
    ...(hasOtherDefault ? [] : nowhere)
      .filter((range) => !isOwn(range))
      .map((prefix) => route('Default', prefix, 'None')),
    ...user.map(({ name, prefix, nextHopType, nextHop }) =>
      route('User', prefix, nextHopType, { name, nextHopIpAddress: nextHop === '' ? [] : [nextHop] }),
    ),
  ]);
}

/** The route that wins for an address: of the active ones the longest. */
export function winning(routes: readonly EffectiveRoute[], to: string): EffectiveRoute | undefined {
  const target = parsePrefix(to);
  const fits = routes.flatMap((one) =>
    one.state === 'Active'
      ? one.addressPrefix.flatMap((text) => {
          const prefix = parsePrefix(text);
          return target && prefix && covers(prefix, target) ? [{ one, length: prefix.length }] : [];
        })
      : [],
  );
  return fits.toSorted((left, right) => right.length - left.length)[0]?.one;
}
