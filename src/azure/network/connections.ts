/** What a connection means to packets: it joins a gateway to a circuit, and routes flow between them. */
import * as z from 'zod/mini';
import type { Link, Reason, Route } from '#src/datapath/network.ts';
import { circuitsAt, circuitType, nodesOfCircuit, preferenceOf, siteOf, ways, type LinkName } from './circuits.ts';
import { whyConnectionDown } from './connectionStates.ts';
import { fastPathOf } from './fastPath.ts';
import { gatewayOf } from './gateways.ts';
import { whyDown } from './sessions.ts';
import { addressSpaceOf, spokesOf } from './virtualNetworks.ts';
import { declareVpnConnection } from './vpnConnections.ts';
import { count, flag, nodeOf, reference, word, type Declare, type WorldResource } from './world.ts';

const connectionProperties = z.object({
  connectionType: word,
  provisioningState: word,
  virtualNetworkGateway1: reference,
  peer: reference,
  routingWeight: count,
  expressRouteGatewayBypass: flag,
  enablePrivateLinkFastPath: flag,
});

/** The next nodes of a circuit's router: the provider, or on Direct each edge, over its own link. */
function firstHops(circuit: WorldResource): { via: string; way?: LinkName }[] {
  const { provider, edges } = nodesOfCircuit(circuit);
  return provider === undefined ? ways.map((way) => ({ via: edges[way], way })) : [{ via: provider }];
}

/** The links between the edges and the gateway, the routes that BGP carries over it, and FastPath. */
export const declareConnection: Declare = (resource, world) => {
  const connection = connectionProperties.parse(resource.properties);
  const gatewayResource = world.find(connection.virtualNetworkGateway1.id);
  const circuit = world.find(connection.peer.id);
  if (connection.connectionType !== 'ExpressRoute') return declareVpnConnection(resource, world);
  if (!gatewayResource || !circuit) return {};
  const gateway = gatewayOf(world, gatewayResource);
  const hub = gateway.network;
  if (!gateway.isExpressRoute || !hub || circuit.type.toLowerCase() !== circuitType.toLowerCase()) return {};

  const { site: siteNode, router, edges } = nodesOfCircuit(circuit);
  const spokes = spokesOf(world, hub);
  const site = siteOf(world, circuit);
  const down = whyConnectionDown(world, resource);
  const gone = down ?? whyDown(world, circuit);
  const silent = {
    primary: down ?? whyDown(world, circuit, 'primary'),
    secondary: down ?? whyDown(world, circuit, 'secondary'),
  };
  const hops = firstHops(circuit);
  const { routingWeight: weight } = connection;
  const fastPathSwitch = connection.expressRouteGatewayBypass
    ? ''
    : ' FastPath is off here, so the gateway also forwards the packet.';
  const isOneOfSeveral = circuitsAt(world, siteNode).length > 1;

  const inward = (prefix: string, owner: string): Route[] => [
    ...(isOneOfSeveral
      ? [
          {
            at: siteNode,
            prefix,
            via: router,
            origin: 'bgp' as const,
            weight: preferenceOf(circuit),
            because: `The router of ${circuit.name} learned ${prefix} (${owner}) over BGP and told its site.`,
            ...(gone && { withdrawn: gone }),
          },
        ]
      : []),
    ...hops.map(({ via, way }): Route => {
      const withdrawn = way === undefined ? gone : silent[way];
      return {
        at: router,
        prefix,
        via,
        origin: 'bgp',
        because: `Microsoft's edge announced ${prefix} (${owner}) over BGP.`,
        ...(withdrawn && { withdrawn }),
      };
    }),
    ...ways.map((way): Route => ({
      at: edges[way],
      prefix,
      via: gateway.id,
      origin: 'bgp',
      because: `The gateway ${gateway.name} announced ${prefix} (${owner}) over BGP.${fastPathSwitch}`,
      fact: connection.expressRouteGatewayBypass
        ? 'expressroute/fastpath-keeps-gateway'
        : 'expressroute/gateway-two-jobs',
      ...(down && { withdrawn: down }),
    })),
  ];
  const outward = (at: string, via: string, because: string, withdrawn: Reason | undefined): Route[] =>
    site.prefixes.map((prefix) => ({ at, prefix, via, origin: 'bgp', because, ...(withdrawn && { withdrawn }) }));
  const hubNode = nodeOf(hub.id);

  return {
    links: ways.map((way): Link => ({
      id: `${nodeOf(resource.id)}/${way}`,
      ends: [edges[way], gateway.id],
      name: resource.name,
      kind: 'inside',
      ...(down && { down }),
    })),
    routes: [
      ...addressSpaceOf(hub).flatMap((prefix) => inward(prefix, hub.name)),
      ...spokes.flatMap((spoke) => addressSpaceOf(spoke).flatMap((prefix) => inward(prefix, spoke.name))),
      ...ways.flatMap((way) =>
        outward(gateway.id, edges[way], `Microsoft's edge announced ${site.name} over BGP.`, silent[way]).map(
          (route) => ({ ...route, weight }),
        ),
      ),
      ...outward(
        hubNode,
        gateway.id,
        `${gateway.name} learned ${site.name} from the circuit and told its network.`,
        gone,
      ),
      ...spokes.flatMap((spoke) =>
        outward(
          nodeOf(spoke.id),
          hubNode,
          `${spoke.name} uses the gateway of ${hub.name}, which is peered with it.`,
          gone,
        ),
      ),
    ],
    shortcuts: connection.expressRouteGatewayBypass
      ? fastPathOf(
          {
            connection: resource,
            isReady: connection.provisioningState !== 'Updating',
            reachesPrivateLink: connection.enablePrivateLinkFastPath,
            circuit,
            gateway,
            hub,
            edges: ways.map((way) => edges[way]),
            spokes,
          },
          world,
        )
      : [],
  };
};
