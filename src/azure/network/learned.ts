/** The sites that a virtual network reaches over gateways: its own, or that of a network it is peered with and uses. */
import * as shape from '#src/base/shape.ts';
import { siteOf } from './circuits.ts';
import { whyConnectionDown } from './connectionStates.ts';
import { gatewayOf } from './gateways.ts';
import { connectionType, jointOf } from './joints.ts';
import { perWorld } from './once.ts';
import { whyNotSpoken } from './sessions.ts';
import { localPrefixes } from './sites.ts';
import { spokesOf } from './virtualNetworks.ts';
import { nodeOf, reference, type World, type WorldResource } from './world.ts';

const connectionProperties = shape.object({ virtualNetworkGateway1: reference, localNetworkGateway2: reference });

/** A prefix that came over a gateway. */
export interface Learned {
  prefix: string;
  /** The gateway it came over. */
  gateway: WorldResource;
  /** The network that gateway stands in. */
  hub: WorldResource;
}

/** What a connection brings now; nothing while it, or the circuit behind it, is down. */
function prefixesBehind(world: World, connection: WorldResource): readonly string[] {
  const joint = jointOf(world, connection);
  if (joint) {
    const { circuit, gone } = joint;
    return gone ? [] : siteOf(world, circuit).prefixes.filter((prefix) => !whyNotSpoken(circuit, prefix, world));
  }
  const local = world.find(connectionProperties.parse(connection.properties).localNetworkGateway2.id);
  return local && !whyConnectionDown(world, connection) ? localPrefixes(local) : [];
}

const allLearned = perWorld((world): readonly Learned[] =>
  world.ofType(connectionType).flatMap((connection): Learned[] => {
    const { virtualNetworkGateway1 } = connectionProperties.parse(connection.properties);
    const gateway = world.find(virtualNetworkGateway1.id);
    const hub = gateway && gatewayOf(world, gateway).network;
    return gateway && hub ? prefixesBehind(world, connection).map((prefix) => ({ prefix, gateway, hub })) : [];
  }),
);

/** Every prefix a network learned, the gateways of its own first. */
export function learnedBy(world: World, network: WorldResource): Learned[] {
  const at = nodeOf(network.id);
  const serves = new Map<string, boolean>();
  const reaches = (hub: WorldResource): boolean => {
    const before = serves.get(hub.id);
    if (before !== undefined) return before;
    const does = nodeOf(hub.id) === at || spokesOf(world, hub).some(({ id }) => nodeOf(id) === at);
    serves.set(hub.id, does);
    return does;
  };
  return allLearned(world)
    .filter(({ hub }) => reaches(hub))
    .sort((one, other) => Number(nodeOf(other.hub.id) === at) - Number(nodeOf(one.hub.id) === at));
}
