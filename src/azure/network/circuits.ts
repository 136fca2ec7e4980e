/** What a circuit means to packets: the site it serves, its router, the provider, and Microsoft's pair of edge routers. */
import * as z from 'zod/mini';
import { parsePrefix } from '#src/base/ip.ts';
import { valueOf } from '#src/base/facts.ts';
import type { FactId } from '#src/base/facts.ts';
import type { Link, Node, Reason, Route } from '#src/datapath/network.ts';
import { nodeOf, reference, word, type Declare, type World, type WorldResource } from './world.ts';

export const circuitType = 'Microsoft.Network/expressRouteCircuits';
const circuitProperties = z.object({
  serviceProviderProvisioningState: word,
  circuitProvisioningState: word,
  serviceProviderProperties: z.catch(z.object({ serviceProviderName: word, peeringLocation: word }), {
    serviceProviderName: '',
    peeringLocation: '',
  }),
  expressRoutePort: reference,
});
const peeringProperties = z.object({ peeringType: word, state: word });
const siteTags = z.catch(z.object({ onPremisesPrefixes: word, onPremisesName: word }), {
  onPremisesPrefixes: '',
  onPremisesName: '',
});

/** Both links of a circuit. Azure insists on two; the second carries the packet when the first is down. */
export const ways = ['primary', 'secondary'] as const;

/** The nodes of one circuit, from the site to the edge. */
export interface CircuitNodes {
  site: string;
  router: string;
  /** Absent on an ExpressRoute Direct circuit: there the customer's router meets Microsoft's. */
  provider: string | undefined;
  edge: string;
}

/** Whether the circuit runs on the customer's own ports, without a provider. */
export const isDirect = (circuit: WorldResource): boolean =>
  circuitProperties.parse(circuit.properties).expressRoutePort.id !== '';

export function nodesOfCircuit(circuit: WorldResource): CircuitNodes {
  const id = nodeOf(circuit.id);
  return {
    site: `${id}/site`,
    router: `${id}/router`,
    provider: isDirect(circuit) ? undefined : `${id}/provider`,
    edge: `${id}/edge`,
  };
}

/** What the site behind a circuit is called, and the prefixes at home there: those it announces, else from the circuit's tags, else 10.100.0.0/16 and on. */
export function siteOf(world: World, circuit: WorldResource): { name: string; prefixes: string[] } {
  const tags = siteTags.parse(circuit.tags);
  const tagged = tags.onPremisesPrefixes
    .split(',')
    .map((text) => text.trim())
    .filter((text) => parsePrefix(text));
  const circuits = world.ofType(circuitType);
  const place = Math.max(0, circuits.indexOf(circuit)) % 100;
  const name = circuits.length > 1 ? `On-premises (${circuit.name})` : 'On-premises';
  const home = tagged.length > 0 ? tagged : [`10.${100 + place}.0.0/16`, `fd00:${100 + place}::/64`];
  return {
    name: tags.onPremisesName === '' ? name : tags.onPremisesName,
    prefixes: [...(circuit.onPremises?.prefixes ?? home)],
  };
}

const prerequisites: FactId = 'expressroute/connection-prerequisites';

const circuitSku = z.catch(z.object({ tier: word }), { tier: '' });

/** Why Microsoft's edge drops the session of a site that announces too much, if it does. */
function whyTooMany(world: World, circuit: WorldResource): Reason | undefined {
  const { ipv4, premium, ipv6 } = valueOf('expressroute/private-peering-routes', world.profile);
  const { prefixes } = siteOf(world, circuit);
  const six = prefixes.filter((prefix) => prefix.includes(':')).length;
  const four = prefixes.length - six;
  const most = circuitSku.parse(circuit.sku).tier === 'Premium' ? premium : ipv4;
  if (four <= most && six <= ipv6) return undefined;
  const said =
    four > most ? `${four} IPv4 prefixes, and may announce ${most}` : `${six} IPv6 prefixes, and may announce ${ipv6}`;
  return {
    because: `The site behind ${circuit.name} announces ${said}. So Microsoft's edge dropped the BGP session. Announce fewer, larger prefixes.`,
    fact: 'expressroute/private-peering-routes',
  };
}

/** Why no packet crosses the circuit on one of its links, or on any of them when none is named. */
export function whyDown(world: World, circuit: WorldResource, way?: (typeof ways)[number]): Reason | undefined {
  const properties = circuitProperties.parse(circuit.properties);
  const state = properties.serviceProviderProvisioningState;
  if (state !== 'Provisioned' && !isDirect(circuit)) {
    const provider = properties.serviceProviderProperties.serviceProviderName || 'The connectivity provider';
    return {
      because: `${provider} has not provisioned ${circuit.name} (provider status: ${state || 'unknown'}). Give the provider the service key and wait for Provisioned.`,
      fact: prerequisites,
    };
  }
  const peering = world
    .children(circuit, 'peerings')
    .map(({ name, properties: inner }) => ({ name, ...peeringProperties.parse(inner) }))
    .find(({ name, peeringType }) => (peeringType || name).toLowerCase() === 'azureprivatepeering');
  if (!peering) {
    return {
      because: `${circuit.name} has no private peering, so no routes are exchanged over it. Configure Azure private peering.`,
      fact: prerequisites,
    };
  }
  if (peering.state === 'Disabled') {
    return {
      because: `The private peering of ${circuit.name} is disabled, so its BGP session is down. Enable the peering.`,
      fact: prerequisites,
    };
  }
  const tooMany = whyTooMany(world, circuit);
  if (tooMany) return tooMany;
  const dead = ways.filter((one) => circuit.onPremises?.down.includes(one));
  if (way === undefined ? dead.length < ways.length : !dead.includes(way)) return undefined;
  return {
    because: `The on-premises router holds no BGP session on ${way === undefined ? 'either link' : `the ${way} link`} of ${circuit.name}, so nothing is announced there. Bring the session up on the router.`,
    fact: prerequisites,
  };
}

/** Nodes, links and routes from a site to Microsoft's edge. What lies beyond is said by the connections. */
export const declareCircuit: Declare = (circuit, world) => {
  const { site, router, provider, edge } = nodesOfCircuit(circuit);
  const { name, prefixes } = siteOf(world, circuit);
  const { serviceProviderProperties, expressRoutePort } = circuitProperties.parse(circuit.properties);
  const { serviceProviderName } = serviceProviderProperties;
  const peeringLocation =
    serviceProviderProperties.peeringLocation ||
    word.parse(world.find(expressRoutePort.id)?.properties['peeringLocation']);
  const only = world.ofType(circuitType).length === 1;

  const nodes: Node[] = [
    { id: site, kind: 'site', name, prefixes },
    { id: router, kind: 'router', name: only ? 'On-premises router' : `Router at ${name}`, prefixes: [] },
    ...(provider === undefined
      ? []
      : [
          {
            id: provider,
            kind: 'provider' as const,
            name: serviceProviderName || 'Connectivity provider',
            prefixes: [],
          },
        ]),
    { id: edge, kind: 'edge', name: only ? 'Microsoft edge' : `Microsoft edge of ${circuit.name}`, prefixes: [] },
  ];
  const pair = (one: string, other: string, isEdge = false): Link[] =>
    ways.map((way) => {
      const down = isEdge ? whyDown(world, circuit, way) : undefined;
      return {
        id: `${other}/${way}`,
        ends: [one, other],
        name: `${way} link of ${circuit.name}`,
        ...(down && { down }),
      };
    });
  const links: Link[] = [
    { id: `${router}/lan`, ends: [site, router], name: 'local network' },
    ...(provider === undefined ? [] : pair(router, provider)),
    ...pair(provider ?? router, edge, true),
  ];
  const home = (at: string, via: string, origin: Route['origin'], because: string): Route[] =>
    prefixes.map((prefix) => ({ at, prefix, via, origin, because }));
  const any = (at: string, via: string | undefined, because: string): Route[] =>
    ['0.0.0.0/0', '::/0'].map((prefix) => ({ at, prefix, via, origin: 'system', because }));
  const routes: Route[] = [
    ...any(site, router, 'Everything that is not local goes to the router.'),
    ...home(router, site, 'system', `${name} is right behind this router.`),
    ...any(
      router,
      undefined,
      `The router knows no way to this address: it learns a virtual network's addresses over BGP only while that network is connected to ${circuit.name}.`,
    ),
    ...(provider === undefined
      ? []
      : [
          ...any(
            provider,
            edge,
            `The provider carries the circuit to Microsoft's edge${peeringLocation === '' ? '' : ` in ${peeringLocation}`}.`,
          ),
          ...home(provider, router, 'system', `The provider carries the circuit back to ${name}.`),
        ]),
    ...home(
      edge,
      provider ?? router,
      'bgp',
      `The on-premises router announced this range to Microsoft's edge over BGP.`,
    ),
  ];
  return { nodes, links, routes };
};
