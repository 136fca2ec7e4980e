/** What a circuit means to packets: the site it serves, its router, the provider, and Microsoft's pair of edge routers. */
import type { Link, Node, Route } from '#src/datapath/network.ts';
import { circuitsAt, circuitType, lineOf, nodesOfCircuit, siteOf, ways } from './circuits.ts';
import { facilityOf, whyEdgeDown } from './outages.ts';
import { whyCircuitDown, whyDown, whyLinkDown } from './sessions.ts';
import type { Declare, World, WorldResource } from './world.ts';

const everywhere = ['0.0.0.0/0', '::/0'];

/** Every prefix at home at the site of a circuit, whichever of its circuits announces it. */
const homeOf = (world: World, site: string): string[] => [
  ...new Set(circuitsAt(world, site).flatMap((circuit) => siteOf(world, circuit).prefixes)),
];

function nodesIn(world: World, circuit: WorldResource): Node[] {
  const { site, router, provider, edges } = nodesOfCircuit(circuit);
  const { name } = siteOf(world, circuit);
  const only = world.ofType(circuitType).length === 1;
  const shared = circuitsAt(world, site).length > 1;
  const routerName = only ? 'On-premises router' : shared ? `Router of ${circuit.name}` : `Router at ${name}`;
  return [
    { id: site, kind: 'site', name, prefixes: homeOf(world, site), place: name },
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

function routesIn(world: World, circuit: WorldResource): Route[] {
  const { site, router, provider, edges } = nodesOfCircuit(circuit);
  const { name, prefixes } = siteOf(world, circuit);
  const to = (at: string, via: string, origin: Route['origin'], where: readonly string[], because: string): Route[] =>
    where.map((prefix) => ({ at, prefix, via, origin, because }));
  const carried = ways.flatMap((way) => {
    const facility = facilityOf(world, circuit, way);
    const because = `The provider carries the packet over the ${way} link to Microsoft's edge${facility === '' ? '' : ` in ${facility}`}.`;
    return provider === undefined ? [] : to(provider, edges[way], 'bgp', everywhere, because);
  });
  return [
    ...to(site, router, 'system', everywhere, 'Everything that is not local goes to the router.'),
    ...to(router, site, 'system', homeOf(world, site), `${name} is right behind this router.`),
    ...everywhere.map((prefix): Route => ({
      because: `The router knows no way to this address: it learns a virtual network's addresses over BGP only while that network is connected to ${circuit.name}.`,
      ...whyDown(world, circuit),
      at: router,
      prefix,
      via: undefined,
      origin: 'system',
    })),
    ...carried,
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
      ),
    ),
  ];
}

/** Nodes, links and routes from a site to Microsoft's edges. What lies beyond is said by the connections. */
export const declareCircuit: Declare = (circuit, world) => ({
  nodes: nodesIn(world, circuit),
  links: linksIn(world, circuit),
  routes: routesIn(world, circuit),
});
