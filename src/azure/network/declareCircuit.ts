/** What a circuit means to packets: the site it serves, its router, the provider, and Microsoft's pair of edge routers. */
import { valueOf } from '#src/base/facts.ts';
import type { Link, Node, Route } from '#src/datapath/network.ts';
import { circuitsAt, circuitType, lineOf, nodesOfCircuit, siteOf, ways } from './circuits.ts';
import { facilityOf, whyEdgeDown } from './outages.ts';
import { whyCircuitDown, whyDown, whyLinkDown, whyNotSpoken } from './sessions.ts';
import { exitOf } from './exits.ts';
import { siteAt } from './sites.ts';
import { nodeOf, type Declare, type World, type WorldResource } from './world.ts';

const everywhere = ['0.0.0.0/0', '::/0'];
/** The private addresses of IPv6. */
const uniqueLocal = 'fc00::/7';

function nodesIn(world: World, circuit: WorldResource): Node[] {
  const { site, router, provider, edges } = nodesOfCircuit(circuit);
  const { name } = siteOf(world, circuit);
  const only = world.ofType(circuitType).length === 1;
  const shared = circuitsAt(world, site).length > 1;
  const routerName = only ? 'On-premises router' : shared ? `Router of ${circuit.name}` : `Router at ${name}`;
  return [
    { id: site, kind: 'site', name, prefixes: siteAt(world, site).home, place: name },
    { id: router, kind: 'router', name: routerName, prefixes: [], place: name },
    ...(provider === undefined
      ? []
      : [
          {
            id: provider,
            kind: 'provider' as const,
            name: lineOf(circuit).provider || 'Connectivity provider',
            prefixes: [],
          },
        ]),
    ...ways.map((way): Node => {
      const down = whyEdgeDown(world, circuit, way);
      const facility = facilityOf(world, circuit, way);
      return {
        id: edges[way],
        kind: 'edge',
        name: `${only ? 'Microsoft edge' : `Microsoft edge of ${circuit.name}`} (${way})`,
        prefixes: [],
        pair: `${nodeOf(circuit.id)}/edge`,
        ...(facility !== '' && { place: facility }),
        ...(down && { down }),
      };
    }),
  ];
}

function linksIn(world: World, circuit: WorldResource): Link[] {
  const { site, router, provider, edges } = nodesOfCircuit(circuit);
  const { mbps, provider: carrier } = lineOf(circuit);
  const capacity = mbps > 0 ? { capacity: mbps } : {};
  const down = whyCircuitDown(world, circuit);
  return [
    { id: `${router}/lan`, ends: [site, router], name: 'local network', kind: 'inside' },
    ...(provider === undefined
      ? []
      : [
          {
            id: `${provider}/line`,
            ends: [router, provider] as const,
            name: `line of ${carrier || 'the provider'}`,
            kind: 'line' as const,
            ...capacity,
            ...(down && { down }),
          },
        ]),
    ...ways.map((way): Link => {
      const cut = whyLinkDown(world, circuit, way);
      return {
        id: `${edges[way]}/link`,
        ends: [provider ?? router, edges[way]],
        name: `${way} link of ${circuit.name}`,
        kind: 'line',
        ...capacity,
        ...(cut && { down: cut }),
      };
    }),
  ];
}

/** What to say of addresses a router has no route to: it has no default route, and the private peering brings it networks only. */
function unknownTo(router: string, circuit: WorldResource, world: World): Route[] {
  const none = { at: router, via: undefined, origin: 'system', none: true } as const;
  const { nowhere } = valueOf('expressroute/default-routes', world.profile);
  const down = whyDown(world, circuit);
  return [
    ...[...nowhere, uniqueLocal].map((prefix): Route => {
      const isIpv6 = prefix === uniqueLocal;
      return {
        because: `The router knows no way to this ${isIpv6 ? 'IPv6 address: it learns the IPv6' : 'address: it learns the'} addresses of a virtual network over BGP only while that network is connected to ${circuit.name}${isIpv6 ? ' and has some' : ''}.`,
        ...down,
        ...none,
        prefix,
      };
    }),
    ...everywhere.map((prefix): Route => ({
      because: `The router has no route to this address and no default route. Over ${circuit.name} it learns virtual networks, not the internet, and the site has no other way out here.`,
      ...none,
      prefix,
    })),
  ];
}

function routesIn(world: World, circuit: WorldResource): Route[] {
  const { site, router, provider, edges } = nodesOfCircuit(circuit);
  const { name, prefixes } = siteOf(world, circuit);
  const { announced, defaults } = siteAt(world, site);
  const to = (at: string, via: string, origin: Route['origin'], where: readonly string[], because: string): Route[] =>
    where.map((prefix) => ({ at, prefix, via, origin, because }));
  const isFirst = circuitsAt(world, site)[0] === circuit;
  const others = everywhere.filter((prefix) => !defaults.includes(prefix));
  return [
    ...(isFirst ? to(site, router, 'system', others, 'Everything that is not local goes to the router.') : []),
    ...to(router, site, 'system', announced, `${name} is right behind this router.`),
    ...unknownTo(router, circuit, world),
    ...(provider === undefined
      ? []
      : to(provider, router, 'system', prefixes, `The provider carries the circuit back to ${name}.`)),
    ...ways.flatMap((way) =>
      to(
        edges[way],
        provider ?? router,
        'bgp',
        prefixes,
        `The on-premises router announced this range to Microsoft's edge over BGP.`,
      ).map((route): Route => {
        const withdrawn = whyNotSpoken(circuit, route.prefix, world);
        return withdrawn ? { ...route, withdrawn } : route;
      }),
    ),
  ];
}

/** Nodes, links and routes from a site to Microsoft's edges. What lies beyond is said by the connections. */
export const declareCircuit: Declare = (circuit, world) => {
  const { site } = nodesOfCircuit(circuit);
  const exit = exitOf(world, site);
  return {
    nodes: [...nodesIn(world, circuit), ...(exit.nodes ?? [])],
    links: [...linksIn(world, circuit), ...(exit.links ?? [])],
    routes: [...routesIn(world, circuit), ...(circuitsAt(world, site)[0] === circuit ? (exit.routes ?? []) : [])],
  };
};
