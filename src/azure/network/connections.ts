/** What a connection means to packets: it joins a gateway to a circuit, and routes flow between them. */
import * as z from 'zod/mini';
import type { Link, Reason, Route } from '#src/datapath/network.ts';
import { circuitType, nodesOfCircuit, siteOf } from './circuits.ts';
import { fastPathOf } from './fastPath.ts';
import { gatewayOf, type Gateway } from './gateways.ts';
import { addressSpaceOf, spokesOf } from './virtualNetworks.ts';
import { declareVpnConnection } from './vpnConnections.ts';
import { count, flag, nodeOf, reference, word, type Declare, type World, type WorldResource } from './world.ts';

const connectionProperties = z.object({
  connectionType: word,
  connectionStatus: word,
  provisioningState: word,
  virtualNetworkGateway1: reference,
  peer: reference,
  routingWeight: count,
  expressRouteGatewayBypass: flag,
  enablePrivateLinkFastPath: flag,
});

type Connection = z.infer<typeof connectionProperties>;

/** Why no packet crosses the connection, if none does. */
function whyDown(
  resource: WorldResource,
  { connectionStatus, provisioningState }: Connection,
  gateway: Gateway,
  gatewayResource: WorldResource,
  world: World,
): Reason | undefined {
  const { name } = resource;
  if (provisioningState === 'Failed') {
    return {
      because: `The connection ${name} failed, so it carries nothing. Read its error, delete it and add it again.`,
    };
  }
  if (provisioningState === 'Deleting') return { because: `The connection ${name} is being deleted.` };
  if (gateway.provisioningState === 'Failed') {
    return { because: `The gateway ${gateway.name} failed, so it forwards nothing and announces no routes.` };
  }
  if (world.isBeingCreated(gatewayResource)) {
    return { because: `The gateway ${gateway.name} is still being created. Wait until it says Succeeded.` };
  }
  if (world.isBeingCreated(resource)) {
    return { because: `The connection ${name} is still being created. Wait until it says Succeeded.` };
  }
  if (['', 'Unknown', 'Connected'].includes(connectionStatus)) return undefined;
  return { because: `The connection ${name} is not up yet (${connectionStatus}). Wait until it says Connected.` };
}

/** The link between edge and gateway, the routes that BGP carries over it, and FastPath. */
export const declareConnection: Declare = (resource, world) => {
  const connection = connectionProperties.parse(resource.properties);
  const gatewayResource = world.find(connection.virtualNetworkGateway1.id);
  const circuit = world.find(connection.peer.id);
  if (connection.connectionType !== 'ExpressRoute') return declareVpnConnection(resource, world);
  if (!gatewayResource || !circuit) return {};
  const gateway = gatewayOf(world, gatewayResource);
  const hub = gateway.network;
  if (!gateway.isExpressRoute || !hub || circuit.type.toLowerCase() !== circuitType.toLowerCase()) return {};

  const { router, provider, edge } = nodesOfCircuit(circuit);
  const spokes = spokesOf(world, hub);
  const hubPrefixes = addressSpaceOf(hub);
  const site = siteOf(world, circuit);
  const down = whyDown(resource, connection, gateway, gatewayResource, world);
  const { routingWeight: weight } = connection;
  const fastPathSwitch = connection.expressRouteGatewayBypass
    ? ''
    : ' FastPath is off here, so the gateway also forwards the packet.';

  const inward = (prefix: string, owner: string): Route[] => [
    {
      at: router,
      prefix,
      via: provider ?? edge,
      origin: 'bgp',
      because: `Microsoft's edge announced ${prefix} (${owner}) over BGP.`,
    },
    {
      at: edge,
      prefix,
      via: gateway.id,
      origin: 'bgp',
      because: `The gateway ${gateway.name} announced ${prefix} (${owner}) over BGP.${fastPathSwitch}`,
      fact: connection.expressRouteGatewayBypass
        ? 'expressroute/fastpath-keeps-gateway'
        : 'expressroute/gateway-two-jobs',
    },
  ];
  const outward = (at: string, via: string, because: string): Route[] =>
    site.prefixes.map((prefix) => ({ at, prefix, via, origin: 'bgp', because, weight }));
  const hubNode = nodeOf(hub.id);

  const link: Link = { id: nodeOf(resource.id), ends: [edge, gateway.id], name: resource.name, ...(down && { down }) };
  return {
    links: [link],
    routes: [
      ...hubPrefixes.flatMap((prefix) => inward(prefix, hub.name)),
      ...spokes.flatMap((spoke) => addressSpaceOf(spoke).flatMap((prefix) => inward(prefix, spoke.name))),
      ...outward(gateway.id, edge, `Microsoft's edge announced ${site.name} over BGP.`),
      ...outward(hubNode, gateway.id, `${gateway.name} learned ${site.name} from the circuit and told its network.`),
      ...spokes.flatMap((spoke) =>
        outward(nodeOf(spoke.id), hubNode, `${spoke.name} uses the gateway of ${hub.name}, which is peered with it.`),
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
            edge,
            spokes,
          },
          world,
        )
      : [],
  };
};
