/** The sites that a virtual network reaches over gateways: its own, or that of a network it is peered with and uses. */
import * as z from 'zod/mini';
import { circuitType, siteOf } from './circuits.ts';
import { gatewayOf } from './gateways.ts';
import { spokesOf } from './virtualNetworks.ts';
import { nodeOf, reference, word, words, type World, type WorldResource } from './world.ts';

const connectionType = 'Microsoft.Network/connections';
const connectionProperties = z.object({
  connectionType: word,
  provisioningState: word,
  virtualNetworkGateway1: reference,
  localNetworkGateway2: reference,
  peer: reference,
});
const localProperties = z.object({
  localNetworkAddressSpace: z.catch(z.object({ addressPrefixes: words }), { addressPrefixes: [] }),
});

/** The prefixes behind a local network gateway, as the customer wrote them down. */
export const localPrefixes = (local: WorldResource): readonly string[] =>
  localProperties.parse(local.properties).localNetworkAddressSpace.addressPrefixes;

/** A prefix that came over a gateway. */
export interface Learned {
  prefix: string;
  /** The gateway it came over. */
  gateway: WorldResource;
  /** The network that gateway stands in. */
  hub: WorldResource;
}

function prefixesBehind(world: World, connection: WorldResource): readonly string[] {
  const { peer, localNetworkGateway2 } = connectionProperties.parse(connection.properties);
  const circuit = world.find(peer.id);
  if (circuit?.type.toLowerCase() === circuitType.toLowerCase()) return siteOf(world, circuit).prefixes;
  const local = world.find(localNetworkGateway2.id);
  return local ? localPrefixes(local) : [];
}

/** Every prefix a network learned, the gateways of its own first. */
export function learnedBy(world: World, network: WorldResource): Learned[] {
  const at = nodeOf(network.id);
  const found = world.ofType(connectionType).flatMap((connection): Learned[] => {
    const { provisioningState, virtualNetworkGateway1 } = connectionProperties.parse(connection.properties);
    const gateway = world.find(virtualNetworkGateway1.id);
    const hub = gateway && gatewayOf(world, gateway).network;
    if (!gateway || !hub || provisioningState === 'Failed' || world.isBeingCreated(connection)) return [];
    const serves = nodeOf(hub.id) === at || spokesOf(world, hub).some(({ id }) => nodeOf(id) === at);
    return serves ? prefixesBehind(world, connection).map((prefix) => ({ prefix, gateway, hub })) : [];
  });
  return found.sort((one, other) => Number(nodeOf(other.hub.id) === at) - Number(nodeOf(one.hub.id) === at));
}
